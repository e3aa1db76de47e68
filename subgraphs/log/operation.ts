import { decodeLeaf, readEntry, termsOf } from '../../log/index.js';
import type { CasePart, CountriesPart, CountryPart, FoundOperation, IntentHeader, LeafPart, OutcomeHeader, ReadEntry, RequesterPart, StoredLeaf, Term } from '../../log/index.js';
import type { LogSource } from './source.js';

/** An operation as its log has it: nobody but an auditor of all countries sees it so. */
export interface LoggedOperation {
  readonly origin: string;
  /** The places of its leaves. */
  readonly places: readonly number[];
  readonly intent: IntentHeader;
  /** Null: it has not ended yet. */
  readonly outcome: OutcomeHeader | null;
  readonly requester: Omit<RequesterPart, 'part'> | null;
  readonly case: Omit<CasePart, 'part'> | null;
  readonly search: ReadEntry['search'];
  readonly countries: readonly Omit<CountryPart, 'part'>[];
  readonly others: readonly Omit<CountriesPart, 'part'>[];
  /** What it is found by. */
  readonly terms: ReadonlySet<Term>;
}

/** Places that are read with those between them, rather than one by one. */
const widestGap = 16;

/** Leaves of one log by their places; those between them may come, too. */
async function leavesAt({ store }: Pick<LogSource['logs'] extends ReadonlyMap<string, infer L> ? L : never, 'store'>, places: readonly number[]): Promise<ReadonlyMap<number, StoredLeaf>> {
  const sorted = [...new Set(places)].sort((one, other) => one - other);
  const ranges: (readonly [number, number])[] = [];
  for (const place of sorted) {
    const last = ranges.at(-1);
    if (last && place - last[1] < widestGap && place - last[0] < 1_000) ranges[ranges.length - 1] = [last[0], place + 1];
    else ranges.push([place, place + 1]);
  }
  const read = await Promise.all(ranges.map(([from, to]) => store.leaves(from, to)));
  return new Map(read.flat().map((leaf) => [leaf.sequence, leaf]));
}

/** Reads operations, in the order they come. */
export async function readOperations({ logs }: LogSource, found: readonly FoundOperation[]): Promise<readonly LoggedOperation[]> {
  const leaves = new Map<string, ReadonlyMap<number, StoredLeaf>>();
  for (const [origin, log] of logs) {
    const places = found.filter((each) => each.origin === origin).flatMap(({ intent, outcome }) => (outcome === null ? [intent] : [intent, outcome]));
    if (places.length > 0) leaves.set(origin, await leavesAt(log, places));
  }
  return found.flatMap(({ origin, intent, outcome }) => {
    const of = leaves.get(origin);
    const first = of?.get(intent), last = outcome === null ? undefined : of?.get(outcome);
    return first && (outcome === null || last) ? [join(logs.get(origin)!, first, last ?? null)] : [];
  });
}

function join({ origin, searchKeys }: LogSource['logs'] extends ReadonlyMap<string, infer L> ? L : never, first: StoredLeaf, last: StoredLeaf | null): LoggedOperation {
  const begun = readEntry(origin, first, searchKeys), ended = last && readEntry(origin, last, searchKeys);
  const terms = new Set([first, ...(last ? [last] : [])].flatMap((leaf) => [...termsOf(decodeLeaf(leaf.leaf).header, leaf.parts.map((part) => JSON.parse(part) as LeafPart))]));
  return {
    origin, places: [first.sequence, ...(last ? [last.sequence] : [])],
    intent: begun.header as IntentHeader, outcome: (ended?.header ?? null) as OutcomeHeader | null,
    requester: begun.requester ?? ended?.requester ?? null, case: begun.case ?? ended?.case ?? null, search: begun.search ?? ended?.search ?? null,
    countries: [...begun.countries, ...ended?.countries ?? []], others: [...begun.others, ...ended?.others ?? []], terms,
  };
}
