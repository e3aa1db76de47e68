import { term, valueOf } from '../../log/index.js';
import type { Group, TermKind } from '../../log/index.js';
import type { LogContext } from './context.js';
import { badInput } from '../in-process/input.js';
import { instantOf } from './input.js';
import { showsUsers } from './reader.js';
import type { Sight } from './reader.js';
import { soughtBy } from './sought.js';
import type { LogFilter, ReaderSought } from './sought.js';

/** `enum QueryLogDimension`. */
export type Dimension =
  | 'COUNTRY' | 'REQUESTER_COUNTRY' | 'ORGANISATION' | 'USER' | 'ROLE' | 'PURPOSE' | 'RESULT' | 'CODE' | 'STATUS' | 'SOURCE' | 'HOUR' | 'DAY' | 'HOUR_OF_DAY' | 'REFUSED_CALLERS';

interface CountedGroup {
  readonly key: string;
  readonly count: number;
}

/** The kind of terms that a dimension has its groups from. */
const kindOf: Readonly<Record<Exclude<Dimension, 'REFUSED_CALLERS'>, TermKind>> = {
  COUNTRY: 'asked', REQUESTER_COUNTRY: 'from', ORGANISATION: 'organisation', USER: 'user', ROLE: 'role', PURPOSE: 'purpose', RESULT: 'result', CODE: 'code', STATUS: 'any', SOURCE: 'known',
  HOUR: 'hour', DAY: 'hour', HOUR_OF_DAY: 'hour',
};

/** What hours are joined to. */
const hourParts: Partial<Readonly<Record<Dimension, (hour: string) => string>>> = { DAY: (hour) => hour.slice(0, 10), HOUR_OF_DAY: (hour) => hour.slice(11) };

/** Groups that are told at most: those with most entries, or the newest hours or days. */
const mostGroups = 10_000;

/** Of kinds that tell of any country, those that tell of one. */
const perCountry: Partial<Readonly<Record<TermKind, TermKind>>> = { any: 'status', known: 'source' };

/** How a sight counts what a term is of. Null: it shows none of it. */
function clauseIn({ countries }: Sight, kind: TermKind, value: string, text: string): Group['clauses'][number] {
  if (kind === 'asked') return countries === 'all' || countries.includes(value) ? [text] : null;
  const inCountry = perCountry[kind];
  if (inCountry && countries !== 'all') return countries.map((country) => term(inCountry, value, country));
  return [text];
}

/** Counts what a filter finds. @throws GraphQLError BAD_USER_INPUT */
export async function statistics(context: LogContext, filter: LogFilter | null | undefined, by: Dimension) {
  const { source, reader } = context;
  if (by === 'REFUSED_CALLERS') return refusedCallers(context, filter ?? {});
  if (by === 'USER' && !showsUsers(reader)) throw badInput('by: expected another than USER, as this reader is shown organisations alone; USER came');
  const sought = soughtBy(reader, filter);
  const kind = kindOf[by];
  const terms = (await source.lookup.terms(`${kind}:`)).filter((text) => kind !== 'hour' || mayHold(text, sought));
  const values = terms.map((text) => valueOf(text) ?? text);
  const counts = await source.lookup.countGroups(sought, terms.map((text, place) => ({ clauses: sought.sights.map((sight) => clauseIn(sight, kind, values[place]!, text)) })));
  const joined = new Map<string, number>();
  const part = hourParts[by] ?? ((value: string) => value);
  values.forEach((value, place) => joined.set(part(value), (joined.get(part(value)) ?? 0) + counts[place]!));
  const groups = sorted([...joined].map(([key, count]) => ({ key, count })), kind === 'hour');
  const told = kind === 'hour' ? groups.slice(-mostGroups) : groups.slice(0, mostGroups);
  return { total: () => source.lookup.count(sought), groups: told, complete: told.length === groups.length && source.lookup.passedOver === 0 };
}

/** Whether an hour may hold something of the time asked for. */
function mayHold(text: string, { from, to }: ReaderSought): boolean {
  const start = Date.parse(`${valueOf(text) ?? ''}:00:00Z`);
  return (to === null || start < to) && (from === null || start + 3_600_000 > from);
}

const sorted = (groups: readonly CountedGroup[], byKey: boolean): readonly CountedGroup[] => groups.filter(({ count }) => count > 0)
  .sort((one, other) => ((byKey || one.count === other.count) ? (one.key < other.key ? -1 : 1) : other.count - one.count));

async function refusedCallers({ source, reader }: LogContext, { from, to, ...others }: LogFilter) {
  if (reader.kind !== 'SCOPE' || reader.countries !== 'all') throw badInput('by: expected another than REFUSED_CALLERS, which is for auditors of all countries; it came');
  if (Object.values(others).some((value) => value !== null && value !== undefined)) throw badInput('filter: expected `from` and `to` alone beside REFUSED_CALLERS, more came');
  const first = instantOf('filter.from', from), last = instantOf('filter.to', to);
  const sums = new Map<string, number>();
  for (const { hour, code, count } of await source.lookup.refusals()) {
    const start = Date.parse(`${hour}:00:00Z`);
    if ((first === null || start + 3_600_000 > first) && (last === null || start < last)) sums.set(code, (sums.get(code) ?? 0) + count);
  }
  const total = [...sums.values()].reduce((sum, count) => sum + count, 0);
  return { total, groups: sorted([...sums].map(([key, count]) => ({ key, count })), false), complete: source.lookup.passedOver === 0 };
}
