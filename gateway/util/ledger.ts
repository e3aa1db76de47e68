import type { RequestContext } from '../request.js';

/** What became of a question in one country, as the query log has it. */
export interface NotedOutcome {
  /** ISO 3166-1 alpha-2; of a supergraph without countries, the name of a subgraph. */
  readonly country: string;
  /** As `enum CountryStatus` of the profile has it. */
  readonly status: string;
  /** How many records it told of. Null: it did not tell. */
  readonly count: number | null;
  readonly reason: string | null;
  readonly latencyMs: number | null;
  /** LIVE, CACHE, SHARED, FILTER. Null: nobody was asked. */
  readonly source: string | null;
}

/** What became of a question in countries, of each the same. */
export interface NotedAlike extends Omit<NotedOutcome, 'country'> {
  readonly countries: readonly string[];
}

/** All that was handed to the plan of one request: what is not noted here is not in the query log. */
export interface Ledger {
  readonly outcomes: NotedOutcome[];
  /** Beside these, what is the same in many countries. */
  readonly alike: NotedAlike[];
  /** Answers of countries as JSON text; the ids of the records in them are read when the outcome is written. */
  readonly texts: string[];
  /** Ids of records that were given beside. */
  readonly records: string[];
  /** Ids of records that the exchange named from what it keeps itself. */
  readonly named: string[];
  /** By country, the entries of its log in which it gave its answers; one may be there more than once. */
  readonly entries: Map<string, string[]>;
}

const key = Symbol('ledger');

type Noting = Pick<RequestContext, 'state'>;

/** Begins a ledger for the request. */
export function openLedger({ state }: Noting): Ledger {
  const ledger: Ledger = { outcomes: [], alike: [], texts: [], records: [], named: [], entries: new Map() };
  state.set(key, ledger);
  return ledger;
}

/** The request's ledger. Undefined: no log is kept. */
const ledgerOf = ({ state }: Noting): Ledger | undefined => state.get(key) as Ledger | undefined;

/** Notes what became of a question in countries. */
export function noteOutcomes(context: Noting, outcomes: readonly NotedOutcome[]): void {
  ledgerOf(context)?.outcomes.push(...outcomes);
}

/** Notes what became of a question in countries, of each the same. */
export function noteAlike(context: Noting, alike: NotedAlike): void {
  ledgerOf(context)?.alike.push(alike);
}

/** Whether it is noted what became of the question anywhere. */
export const tellsOutcomes = ({ outcomes, alike }: Ledger): boolean => outcomes.length > 0 || alike.length > 0;

/** Notes an answer of a country, from wherever it was had: every record in it has its id under `id` or the gateway's own key. */
export function noteAnswer(context: Noting, text: string): void {
  ledgerOf(context)?.texts.push(text);
}

/** Notes the entry of a country's log in which it gave an answer. Null: the country tells none. */
export function noteEntry(context: Noting, country: string, entry: string | null): void {
  const ledger = entry === null ? undefined : ledgerOf(context);
  if (!ledger) return;
  const of = ledger.entries.get(country);
  if (of) of.push(entry!);
  else ledger.entries.set(country, [entry!]);
}

/** Notes records by their ids. */
export function noteRecords(context: Noting, ids: readonly string[]): void {
  ledgerOf(context)?.records.push(...ids);
}

/** Notes records that the exchange named. @param data its answer. */
export function noteNamed(context: Noting, data: unknown): void {
  const ledger = ledgerOf(context);
  if (ledger) collectIds(data, ledger.named);
}

/** How much an outcome tells of a country beside others: the more, the later. */
const weights: Readonly<Record<string, number>> = {
  NOT_CONNECTED: 1, UNSUPPORTED: 2, NO_HIT: 3, HIT: 4, WITHHELD: 5, STALE: 6, REFUSED: 7, UNAVAILABLE: 8, TIMEOUT: 9,
};

const sumOf = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

/** Two outcomes of one country as one: the status that weighs more, with its reason; counts are added. */
export function joinOutcomes<O extends NotedOutcome>(a: O, b: O): O {
  const [heavy, light] = (weights[b.status] ?? 0) > (weights[a.status] ?? 0) ? [b, a] : [a, b];
  const latencyMs = heavy.latencyMs === null ? light.latencyMs : Math.max(heavy.latencyMs, light.latencyMs ?? 0);
  return { ...heavy, count: sumOf(a.count, b.count), latencyMs, source: heavy.source ?? light.source };
}

/** Outcomes with each country once. */
export function joinedOutcomes<O extends NotedOutcome>(outcomes: Iterable<O>): O[] {
  const joined = new Map<string, O>();
  for (const outcome of outcomes) {
    const known = joined.get(outcome.country);
    joined.set(outcome.country, known ? joinOutcomes(known, outcome) : outcome);
  }
  return [...joined.values()];
}

const idForm = /^[A-Z]{2}:[a-z]+:[\x21-\x7e]{1,200}$/;

/** Adds the ids of all records in a value to a list. */
export function collectIds(value: unknown, ids: string[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) collectIds(item, ids);
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    if (typeof item === 'string') {
      if ((name === 'id' || name === '_bx_id') && idForm.test(item)) ids.push(item);
    } else collectIds(item, ids);
  }
}
