import { term } from '../../log/index.js';
import type { Clause, Sought } from '../../log/index.js';
import { badInput, countryOf } from '../in-process/input.js';
import { instantOf, textOf } from './input.js';
import { showsUsers, sightsOf } from './reader.js';
import type { LogReader, Sight } from './reader.js';

/** `input QueryLogFilter`. */
export interface LogFilter {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly user?: string | null;
  readonly organisation?: string | null;
  readonly requesterCountry?: string | null;
  readonly role?: string | null;
  readonly country?: string | null;
  readonly purpose?: string | null;
  readonly case?: string | null;
  readonly record?: string | null;
  readonly status?: string | null;
  readonly source?: string | null;
  readonly result?: string | null;
  readonly code?: string | null;
}

/** What a reader looks for, and the sights whose entries it is looked for in. */
export interface ReaderSought extends Sought {
  /** One for each view. */
  readonly sights: readonly Sight[];
}

/** What of an entry does not depend on who reads it. */
const plainTerms = { organisation: 'organisation', role: 'role', purpose: 'purpose', case: 'case', result: 'result', code: 'code' } as const;

/**
 * What a reader looks for with a filter. A filter by a country, a status or a record is about what the reader may see of an entry: by another country
 * it finds nothing, as if there were nothing.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function soughtBy(reader: LogReader, filter: LogFilter | null | undefined): ReaderSought {
  const asked = filter ?? {};
  const common: Clause[] = [];
  for (const [field, kind] of Object.entries(plainTerms) as [keyof typeof plainTerms, typeof plainTerms[keyof typeof plainTerms]][]) {
    const value = asked[field];
    if (value !== null && value !== undefined) common.push([term(kind, textOf(`filter.${field}`, value))]);
  }
  if (asked.user !== null && asked.user !== undefined) {
    if (!showsUsers(reader)) throw badInput('filter.user: expected none, as this reader is shown organisations alone; one came');
    common.push([term('user', textOf('filter.user', asked.user))]);
  }
  if (asked.requesterCountry) common.push([term('from', countryOf('filter.requesterCountry', asked.requesterCountry))]);
  if (asked.country) countryOf('filter.country', asked.country);
  if (asked.record) textOf('filter.record', asked.record);

  const found = sightsOf(reader).flatMap((sight) => {
    const own = clausesIn(sight, asked);
    return own ? [{ sight, view: [...sight.view, ...common, ...own] }] : [];
  });
  return { views: found.map(({ view }) => view), sights: found.map(({ sight }) => sight), from: instantOf('filter.from', asked.from), to: instantOf('filter.to', asked.to) };
}

/** What a filter asks of the parts that a sight shows. Null: the sight shows none of it. */
function clausesIn({ countries }: Sight, { country, status, source, record }: LogFilter): readonly Clause[] | null {
  const shows = (code: string): boolean => countries === 'all' || countries.includes(code);
  const clauses: Clause[] = [];
  if (country) {
    if (!shows(country)) return null;
    clauses.push([term('asked', country)]);
  }
  if (record) {
    if (!shows(record.slice(0, 2))) return null;
    clauses.push([term('record', record)]);
  }
  const inCountries = (kind: 'status' | 'source', anywhere: 'any' | 'known', value: string): void => {
    const own = (code: string): string => term(kind, value, code);
    clauses.push(country ? [own(country)] : countries === 'all' ? [term(anywhere, value)] : countries.map(own));
  };
  if (status) inCountries('status', 'any', status);
  if (source) inCountries('source', 'known', source);
  return clauses;
}
