import type { LeafPart, RecordsPart } from '../../../log/index.js';

/** Ids of one kind that a leaf holds at most; of more it says that there were more. A page has 1,000 records, each with its relations. */
export const mostNamed = 20_000;
/** Masked records that are looked for at most, in one statement. */
export const mostMasked = 1_000;

/** What one answer told of which records: its own account, beside what the asker sees. */
export class Told {
  readonly #disclosed = new Set<string>();
  readonly #withheld = new Set<string>();
  readonly #masked = new Set<string>();
  readonly #asked = new Set<string>();
  #moreMasked = false;

  /** A record is in the answer. */
  disclose(records: readonly { readonly id: string }[]): void {
    for (const { id } of records) this.#disclosed.add(id);
  }

  /** The owner withholds records, and the answer tells that there are some. */
  withhold(ids: readonly string[]): void {
    for (const id of ids) this.#withheld.add(id);
  }

  /** The owner withholds records, and nothing in the answer tells. @param more whether there are others. */
  mask(ids: readonly string[], more: boolean): void {
    for (const id of ids) this.#masked.add(id);
    this.#moreMasked ||= more;
  }

  /** A record was asked for by its id. */
  askFor(id: string): void {
    this.#asked.add(id);
  }

  /** The account as parts of a leaf, each a commitment of its own. */
  parts(): readonly LeafPart[] {
    const notGiven = [...this.#asked].filter((id) => !this.#disclosed.has(id));
    return [
      ...part('DISCLOSED', this.#disclosed), ...part('WITHHELD', this.#withheld), ...part('MASKED', this.#masked, this.#moreMasked), ...part('NOT_GIVEN', notGiven),
    ];
  }
}

function part(how: RecordsPart['how'], ids: Iterable<string>, more = false): readonly RecordsPart[] {
  const sorted = [...ids].sort();
  if (sorted.length === 0) return [];
  return [{ part: 'records', how, records: sorted.slice(0, mostNamed), ...((more || sorted.length > mostNamed) && { more: true }) }];
}
