import { openSearch, readEntry, readLeaf, termsOf } from '../../log/index.js';
import type { CasePart, CountriesPart, CountryPart, FoundOperation, IntentHeader, OpenedSearch, OutcomeHeader, ReadLeaf, RequesterPart, SearchPart, StoredLeaf, Term } from '../../log/index.js';
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
  /** Opens what was searched for. Null: nothing was. */
  readonly search: (() => OpenedSearch) | null;
  readonly countries: readonly Omit<CountryPart, 'part'>[];
  readonly others: readonly Omit<CountriesPart, 'part'>[];
  /** What it is found by. */
  readonly terms: ReadonlySet<Term>;
}

/** Reads operations, in the order they come. Those with a leaf that cannot be read are left out, and the lookup is told. */
export async function readOperations({ logs, lookup }: Pick<LogSource, 'logs' | 'lookup'>, found: readonly FoundOperation[]): Promise<readonly LoggedOperation[]> {
  const leaves = new Map<string, ReadonlyMap<number, LeafToJoin>>();
  const readable = (origin: string) => (stored: StoredLeaf): readonly (readonly [number, LeafToJoin])[] => {
    try {
      return [[stored.sequence, { stored, read: readLeaf(stored) }]];
    } catch {
      lookup.passOver(origin, stored.sequence);
      return [];
    }
  };
  for (const [origin, log] of logs) {
    const places = found.filter((each) => each.origin === origin).flatMap(({ intent, outcome }) => (outcome === null ? [intent] : [intent, outcome]));
    if (places.length > 0) leaves.set(origin, new Map((await log.store.leavesAt(places)).flatMap(readable(origin))));
  }
  return found.flatMap(({ origin, intent, outcome }) => {
    const of = leaves.get(origin);
    const first = of?.get(intent), last = outcome === null ? undefined : of?.get(outcome);
    return first && (outcome === null || last) ? [join(logs.get(origin)!, first, last ?? null)] : [];
  });
}

/** A leaf, and what it says. */
interface LeafToJoin {
  readonly stored: StoredLeaf;
  readonly read: ReadLeaf;
}

function join({ origin, searchKeys }: LogSource['logs'] extends ReadonlyMap<string, infer L> ? L : never, { stored: first, read: intent }: LeafToJoin, last: LeafToJoin | null): LoggedOperation {
  const outcome = last?.read ?? null;
  const begun = readEntry(origin, first, null, intent), ended = last && readEntry(origin, last.stored, null, last.read);
  const sealed = [...intent.parts, ...outcome?.parts ?? []].find((part): part is SearchPart => part.part === 'search');
  const terms = new Set([intent, ...(outcome ? [outcome] : [])].flatMap(({ header, parts }) => [...termsOf(header, parts)]));
  return {
    origin, places: [first.sequence, ...(last ? [last.stored.sequence] : [])],
    intent: begun.header as IntentHeader, outcome: (ended?.header ?? null) as OutcomeHeader | null,
    requester: begun.requester ?? ended?.requester ?? null, case: begun.case ?? ended?.case ?? null, search: sealed ? () => openSearch(sealed, searchKeys) : null,
    countries: [...begun.countries, ...ended?.countries ?? []], others: [...begun.others, ...ended?.others ?? []], terms,
  };
}
