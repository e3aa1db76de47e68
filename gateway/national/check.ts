import type { GraphQLError } from 'graphql';
import type { Interpretation, SoughtValues } from '../../schema/interpretation.js';
import { instantText, unusable } from './answer.js';
import type { Merged, RootAnswer } from './answer.js';
import type { BureauError } from './bureau.js';
import { expectedItem, interpretItem } from './check-item.js';
import type { ItemError } from './check-item.js';
import { numbered } from './derive.js';
import { partError } from './failure.js';
import type { Filtered } from './filtered.js';
import type { Variables } from './fetch.js';
import { isComplete } from './outcome.js';
import type { CountryOutcome, CountryStatus } from './outcome.js';
import { asks, project, standing } from './projection.js';
import { joinedOutcomes } from '../util/ledger.js';
import type { RootQuestion } from './question.js';
import { reservedId } from './select.js';
import { areInterpretations, told } from './told.js';

interface BureauResult {
  readonly index: number;
  readonly outcome: 'HIT' | 'NO_HIT' | 'UNKNOWN';
  /** False beside a hit: the owner withholds other records that fit. */
  readonly complete?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown } | null;
  readonly countries?: readonly { readonly status?: unknown; readonly count?: unknown; readonly reason?: unknown }[];
  /** How the country says that it understood a person. */
  readonly interpretation?: readonly Interpretation[] | null;
  readonly [records: string]: unknown;
}

/** What one country gave to the items it was asked. */
interface CountryResults {
  readonly answer: RootAnswer;
  /** By item: the country's result; null: the item was not asked of it, as it cannot search by a field of it. */
  readonly results: readonly (BureauResult | null)[] | null;
  /** RFC 3339 instant of the answer. */
  readonly asOf: string | null;
}

const itemOutcomes = new Set(['HIT', 'NO_HIT', 'UNKNOWN']);

/**
 * Reads a bureau's results.
 * @param asked the items the bureau was asked, by their place in the client's list.
 * @returns null when they are not one for each item in order, contradict themselves, or came with an error that concerns more than a part of one record.
 */
function readResults(
  { country, value, conforms, errors }: Extract<RootAnswer, { kind: 'value' }>, asked: readonly number[], count: number,
): (BureauResult | null)[] | null {
  if (!Array.isArray(value) || value.length !== asked.length || errors.some(({ path }) => !isInRecord(path))) return null;
  const results = new Array<BureauResult | null>(count).fill(null);
  for (const [place, result] of (value as BureauResult[]).entries()) {
    if (result?.index !== place || !itemOutcomes.has(result.outcome) || !areInterpretations(result.interpretation)) return null;
    const records = conforms.map((_, at) => result[numbered('records', at)]);
    if (!records.every((list, at) => everyOf(list, (record) => conforms[at]!(record) && isOf(country, record)))) return null;
    if (contradicts(result, records as readonly (readonly unknown[])[])) return null;
    results[asked[place]!] = result;
  }
  return results;
}

/** Whether an error concerns a part of one record. */
const isInRecord = ([item, records, record, ...rest]: BureauError['path']): boolean =>
  typeof item === 'number' && /^(_bx_)?records(_\d+)?$/.test(String(records)) && typeof record === 'number' && rest.length > 0;

/** Whether a record is the country's own. */
function isOf(country: string, record: unknown): boolean {
  const { id, [reservedId]: reserved } = record as { readonly id?: unknown; readonly [reservedId]?: unknown };
  const told = reserved ?? id;
  return typeof told === 'string' && told.startsWith(`${country}:`);
}

/** A hit is at least one record; what is none has none, and nothing is kept back. */
function contradicts({ outcome, complete, countries }: BureauResult, records: readonly (readonly unknown[])[]): boolean {
  if (outcome === 'NO_HIT' && complete === false) return true;
  const count = countries?.[0]?.count;
  const some = records.some((list) => list.length > 0);
  return outcome === 'HIT' ? count === 0 : some || (typeof count === 'number' && count > 0);
}

const everyOf = (list: unknown, fits: (item: unknown) => boolean): boolean => Array.isArray(list) && list.every(fits);

const statuses = new Set<CountryStatus>(['HIT', 'NO_HIT', 'WITHHELD', 'REFUSED', 'UNSUPPORTED', 'STALE']);

function itemOutcome({ answer, results, asOf }: CountryResults, index: number, countable: boolean, filtered: Filtered): CountryOutcome {
  const known = filtered.ofPart(countryOf(answer), index, countable);
  if (known) return known;
  if (answer.kind === 'outcome') return answer.outcome;
  if (results === null) return unusable(answer);
  const result = results[index];
  const { country, latencyMs, source } = answer;
  if (!result) return { country, status: 'UNSUPPORTED', count: null, latencyMs: null, reason: 'FIELD_NOT_SEARCHABLE', source: null, asOf: null };
  const told = result.countries?.[0];
  const base = { country, latencyMs, source, asOf };
  if (result.error) return { ...base, status: 'REFUSED', count: null, reason: 'BAD_ITEM' };
  if (result.outcome === 'UNKNOWN') {
    const status = told?.status as CountryStatus;
    return { ...base, status: statuses.has(status) && status !== 'HIT' && status !== 'NO_HIT' ? status : 'UNAVAILABLE', count: null, reason: typeof told?.reason === 'string' ? told.reason : null };
  }
  // What is given is given; that more is withheld makes the country's answer no full one.
  if (result.outcome === 'HIT' && result.complete === false) return { ...base, status: 'WITHHELD', count: null, reason: null };
  if (!countable) return { ...base, status: result.outcome, count: null, reason: null };
  const count = typeof told?.count === 'number' ? told.count : null;
  return { ...base, status: result.outcome, count: count ?? (result.outcome === 'NO_HIT' ? 0 : null), reason: null };
}

/**
 * The error of an item that no country can check. Told in words of the gateway's own: those of a bureau may hold what must not leave. Where
 * only some refuse an item, their outcome tells.
 */
function itemError(countries: readonly CountryResults[], index: number, expected: string): { code: string; message: string } | null {
  const results = countries.flatMap(({ results: of }) => of?.[index] ?? []);
  return results.length > 0 && results.every(({ error }) => error) ? { code: 'BAD_ITEM', message: expected } : null;
}

/**
 * Merges what the countries gave to a check, item by item in the order asked: HIT if any has it, NO_HIT if all answered
 * and none has, else UNKNOWN.
 * @param asked for each country the places of the items it was asked.
 * @param itemErrors what was found to be wrong with items before countries were asked, by place.
 * @param filtered what filters have answered, so that countries were not asked.
 */
export function mergeCheck(
  question: RootQuestion, items: readonly SoughtValues[], answers: readonly RootAnswer[], asked: (country: string) => readonly number[],
  { itemErrors, filtered }: { readonly itemErrors: ReadonlyMap<number, ItemError>; readonly filtered: Filtered }, variables: Variables,
): Merged {
  const countries = answers.map((answer): CountryResults =>
    answer.kind === 'value'
      ? { answer, results: readResults(answer, asked(answer.country), items.length), asOf: instantText(answer.answeredAt) }
      : { answer, results: null, asOf: null })
    .sort((a, b) => (countryOf(a.answer) < countryOf(b.answer) ? -1 : 1));
  const fields = standing(question.projection, variables);
  const recordKeys = question.projection.filter(({ name }) => name === 'records').map(({ key }) => key);
  const errors: GraphQLError[] = [];
  const outcomes: CountryOutcome[] = [];
  const interprets = asks(question.projection, 'interpretation');
  const countable = question.granularity !== 'BOOLEAN';
  const lists = asks(fields, 'countries');
  // Equal for each item.
  const byFilter = lists ? filtered.outcomes(countable).sort(byCountry) : [];
  /** What the gateway does not read itself, countries tell. */
  const understood = (item: SoughtValues, index: number): readonly Interpretation[] => {
    const own = interpretItem(item, question.field.subject);
    return own.length > 0 ? own : told(countries.flatMap(({ results }) => results?.[index]?.interpretation ?? []), countable);
  };
  const value = items.map((item, index) => {
    const wrong = itemErrors.get(index);
    const bad = wrong?.asked === false;
    const became = bad ? [] : countries.map((country) => itemOutcome(country, index, countable, filtered));
    outcomes.push(...became);
    const error = wrong ?? itemError(countries, index, expectedItem(question.field.subject));
    const complete = !wrong && isComplete(became);
    const source: Record<string, unknown> = {
      index,
      outcome: !bad && countries.some(({ results }) => results?.[index]?.outcome === 'HIT') ? 'HIT' : complete && error === null ? 'NO_HIT' : 'UNKNOWN',
      complete,
      countries: bad || byFilter.length === 0 ? became : became.length === 0 ? byFilter : [...became, ...byFilter].sort(byCountry),
      error,
      interpretation: interprets && !bad ? understood(item, index) : null,
    };
    const result: Record<string, unknown> = {};
    for (const { key, name, below } of fields) {
      if (name === 'records') {
        const place = recordKeys.indexOf(key);
        result[key] = countries.flatMap(({ results }) => (results?.[index]?.[numbered('records', place)] as unknown[] | null | undefined) ?? []);
      } else if (name === '__typename') result[key] = 'CheckResult';
      else result[key] = project(below, source[name], typenames[name] ?? '', variables);
    }
    return result;
  });
  for (const [place, { answer, results }] of countries.entries()) {
    if (answer.kind !== 'value' || results === null) continue;
    for (const error of answer.errors) {
      const [item, records, record, ...rest] = error.path;
      const index = typeof item === 'number' ? asked(answer.country)[item] : undefined;
      const key = recordKeys.find((_, position) => numbered('records', position) === records);
      if (index === undefined || key === undefined || typeof record !== 'number') continue;
      errors.push(partError(answer.country, error.code, [question.responseKey, index, key, recordsBefore(countries.slice(0, place), index) + record, ...rest]));
    }
  }
  const alike = filtered.alike(countable);
  return { value, errors, outcomes: [...joinedOutcomes(outcomes), ...filtered.partly(countable)], ...(alike && { alike }) };
}

const typenames: Readonly<Record<string, string>> = { error: 'CheckError', countries: 'CountryOutcome', interpretation: 'Interpretation' };

/** How many records the countries before gave to an item: every selection of `records` has as many. */
const recordsBefore = (countries: readonly CountryResults[], index: number): number =>
  countries.reduce((sum, { results }) => sum + ((results?.[index]?.records as unknown[] | null | undefined)?.length ?? 0), 0);

const byCountry = (a: CountryOutcome, b: CountryOutcome): number => (a.country < b.country ? -1 : 1);

const countryOf = (answer: RootAnswer): string => (answer.kind === 'value' ? answer.country : answer.outcome.country);
