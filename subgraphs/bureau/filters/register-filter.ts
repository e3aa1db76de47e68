import { type AskedFilter, askBinaryFuse, type BinaryFuse, binaryFuseInSteps } from '../../../schema/filter/binary-fuse.js';
import type { FilterLine, PublishedFilter } from '../../../schema/filter/publication.js';
import { Turns } from '../loaders/turns.js';
import { KeyList } from './key-list.js';
import type { Publishable } from './publishable.js';
import type { RecordKeys, RegisterReader } from './register-reader.js';

/** Keys that come to a filter. */
export type Added = FilterLine['added'][number];

/** Most keys of a filter: three of them find room in a line. */
const mostKeys = 6_000_000;

/** A filter is made anew when so many records have changed since, and an eighth of its keys at least: of what it has, some may be gone, and what came since takes more room. */
const leastChanged = 1_000, changedPart = 1 / 8;

/** How long a filter stands once anything has changed, in milliseconds: what was deleted is in it still, and can be told from what never was. */
const longestChangedMs = 3_600_000;

/** How long a register is left alone after its filter was made, in milliseconds, and nine times as long as that took at least: its database has other work. */
const leastRestMs = 1_000;

/** A filter that is published, and what came to it. */
interface Made {
  readonly version: string;
  /** When it was begun, as `performance.now()`. */
  readonly at: number;
  readonly fuse: BinaryFuse;
  readonly asked: AskedFilter;
  readonly added: Set<bigint>;
  unknown: boolean;
  /** Records that have changed since it was begun. */
  changed: number;
}

/** What changes while a filter is made. */
interface Making {
  readonly late: RecordKeys[];
  changed: number;
  /** Anything may have changed since it was begun. */
  stale: boolean;
}

const wordsOf = (key: Uint8Array): bigint => Buffer.from(key.buffer, key.byteOffset, key.byteLength).readBigUInt64LE();
const low32 = 0xffff_ffffn;

/** Takes a record's keys in. @returns those that were in it neither by the filter nor since. */
function takeIn(made: Made, { terms, unknown }: RecordKeys): readonly Uint8Array[] {
  const isNew = (key: Uint8Array): boolean => {
    const words = wordsOf(key);
    if (made.added.has(words) || made.asked.mayHave(Number(words & low32), Number(words >> 32n))) return false;
    made.added.add(words);
    return true;
  };
  return [...terms, ...unknown].filter(isNew);
}

/** The filter over one register, kept in step with it. */
export class RegisterFilter {
  #made: Made | null = null;
  #making: Making | null = null;
  #whole = false;
  #restUntil = -Infinity;

  constructor(private readonly of: Publishable, private readonly reader: RegisterReader) {}

  get type(): Publishable['type'] {
    return this.of.type;
  }

  /** Whether all is in it that it was told of. */
  get whole(): boolean {
    return this.#whole;
  }

  /** Of the filter that is published. Null: there is none yet. */
  get version(): string | null {
    return this.#made?.version ?? null;
  }

  /** Whether it is time to make it (anew). */
  get due(): boolean {
    if (this.#making !== null || performance.now() < this.#restUntil) return false;
    if (!this.#whole || this.#made === null) return true;
    const { at, changed, fuse: { keys } } = this.#made;
    return changed >= Math.max(leastChanged, changedPart * keys) || (changed > 0 && performance.now() - at >= longestChangedMs);
  }

  /** Any record may have changed: it is not whole until it is made anew. */
  lose(): void {
    this.#whole = false;
    if (this.#making) this.#making.stale = true;
  }

  /** Takes in what changed records read as. @throws what reading throws; nothing is taken in then. @returns what followers are to be told. */
  async change(localIds: readonly string[], signal: AbortSignal): Promise<Added | null> {
    const records = await this.reader.some(localIds, signal);
    if (this.#making) {
      this.#making.late.push(...records);
      this.#making.changed += localIds.length;
    }
    const made = this.#made;
    if (made === null) return null;
    made.changed += localIds.length;
    const keys = new KeyList();
    for (const record of records) for (const key of takeIn(made, record)) keys.add(key);
    const isUnknown = records.some(({ unknown }) => unknown.length > 0);
    const isNews = isUnknown && !made.unknown;
    made.unknown ||= isUnknown;
    return keys.count > 0 || isNews ? { type: this.type, keys: Buffer.from(keys.bytes).toString('base64'), unknown: isUnknown } : null;
  }

  /**
   * Makes the filter. What changes meanwhile goes to the one before, and to this one.
   * @param version another for each.
   * @throws what reading throws; the filter before stays.
   */
  async make(version: string, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    const making: Making = { late: [], changed: 0, stale: false };
    this.#making = making;
    try {
      const keys = new KeyList();
      let unknown = false;
      for await (const records of this.reader.all(signal)) {
        if (making.stale) return;
        for (const record of records) {
          unknown ||= record.unknown.length > 0;
          for (const key of [...record.terms, ...record.unknown]) keys.add(key);
        }
        if (keys.count > mostKeys) throw new Error(`Expected a filter over ${this.type} of at most ${mostKeys} keys, got more`);
      }
      const fuse = await inTurns(keys.bytes, signal);
      if (making.stale) return;
      const made: Made = { version, at: began, fuse, asked: askBinaryFuse(fuse), added: new Set(), unknown, changed: making.changed };
      for (const record of making.late) {
        takeIn(made, record);
        made.unknown ||= record.unknown.length > 0;
      }
      this.#made = made;
      this.#whole = true;
    } finally {
      this.#making = null;
      const ended = performance.now();
      this.#restUntil = ended + Math.max(leastRestMs, 9 * (ended - began));
    }
  }

  /** The filter as it is told whole. Null: there is none yet. */
  told(): PublishedFilter | null {
    if (this.#made === null) return null;
    const { version, fuse: { keys, seed, fingerprints }, added, unknown } = this.#made;
    return {
      type: this.type, version, fields: [...this.of.fields], unknown, keys, seed,
      fingerprints: Buffer.from(fingerprints.buffer, fingerprints.byteOffset, fingerprints.byteLength).toString('base64'),
      added: Buffer.from(BigUint64Array.from(added).buffer).toString('base64'),
    };
  }
}

/** Builds a filter while other work of the process has its turns. */
async function inTurns(keys: Uint8Array, signal: AbortSignal): Promise<BinaryFuse> {
  const turns = new Turns(signal);
  const steps = binaryFuseInSteps(keys);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await turns.next();
  }
}
