import { areLaterUse } from '../../log/index.js';
import type { CasePart, CountriesPart, CountryPart, LeafPart, RequesterPart } from '../../log/index.js';
import type { Asked } from '../request.js';
import { joinedOutcomes } from '../util/ledger.js';
import type { Ledger, NotedOutcome } from '../util/ledger.js';
import { readIds } from './record-ids.js';

// Keys of parts stand in the order of RFC 8785, that of UTF-16: then they are written as they are.

/** Who asks, and for which case. */
export function askedParts({ requester, purpose }: Pick<Asked, 'requester' | 'purpose'>): LeafPart[] {
  const parts: LeafPart[] = [];
  if (requester) {
    const { user, issuer, organisation, country, role, scopes, partnerSystem, onBehalfOf } = requester;
    parts.push({ country, ...(issuer !== undefined && { issuer }), onBehalfOf, organisation, part: 'requester', partnerSystem, role, scopes, user } satisfies RequesterPart);
  }
  if (purpose && (purpose.caseReference !== null || purpose.justification !== null)) {
    parts.push({ caseReference: purpose.caseReference, justification: purpose.justification, part: 'case' } satisfies CasePart);
  }
  return parts;
}

/** Statuses of a country that has something. */
const disclosing = new Set(['HIT', 'WITHHELD']);

/** What a country is known to have named without being asked. */
const namedBy = (country: string, source: string | null): NotedOutcome => ({ country, status: 'HIT', count: null, reason: null, latencyMs: null, source });

const answersOf = (entries: ReadonlySet<string> | undefined): Pick<CountryPart, 'answers'> => (entries ? { answers: [...entries].sort() } : {});

/** The one part of an operation of which all that is known is the same in all countries, and nothing was disclosed. Null: there is more to tell. */
function onlyAlike({ outcomes, alike, texts, records, named }: Ledger): CountriesPart | null {
  const [one] = alike;
  if (!one || alike.length > 1 || outcomes.length + texts.length + records.length + named.length > 0) return null;
  const { countries, reason, source, status } = one;
  if (disclosing.has(status) || areLaterUse(source === null ? [] : [source])) return null;
  return { countries: [...countries].sort(), part: 'countries', reason, sources: source === null ? [] : [source], status };
}

/** What was told of which country: each that had something on its own, the others by what is told of them; sorted. */
export function countryParts(ledger: Ledger): LeafPart[] {
  const { texts, records, named, entries } = ledger;
  const only = onlyAlike(ledger);
  if (only) return [only];
  const outcomes = [...ledger.outcomes, ...ledger.alike.flatMap(({ countries, ...same }) => countries.map((country): NotedOutcome => ({ country, ...same })))];
  const ids = [...records];
  for (const text of texts) readIds(text, ids);
  const told = new Map<string, NotedOutcome>();
  for (const outcome of joinedOutcomes(outcomes)) told.set(outcome.country, outcome);
  const sources = new Map<string, Set<string>>();
  const addSource = (country: string, source: string | null): void => {
    const of = sources.get(country) ?? new Set();
    sources.set(country, of);
    if (source !== null) of.add(source);
  };
  for (const { country, source } of outcomes) addSource(country, source);
  const disclosed = new Map<string, Set<string>>();
  const disclose = (id: string): boolean => {
    const country = id.slice(0, 2);
    const of = disclosed.get(country) ?? new Set();
    disclosed.set(country, of);
    if (!told.has(country)) told.set(country, namedBy(country, null));
    return of.size < of.add(id).size;
  };
  for (const id of ids) disclose(id);
  for (const id of named) if (disclose(id)) addSource(id.slice(0, 2), 'EXCHANGE');

  const own: CountryPart[] = [];
  const grouped = new Map<string, { readonly part: 'countries'; readonly status: string; readonly sources: readonly string[]; readonly reason: string | null; readonly countries: string[]; answers?: Record<string, readonly string[]> }>();
  for (const country of [...told.keys()].sort()) {
    const { status, count, reason, latencyMs } = told.get(country)!;
    const known = [...sources.get(country) ?? []].sort();
    const given = disclosed.get(country);
    if (given || disclosing.has(status)) {
      own.push({ ...answersOf(entries.get(country)), count, country, latencyMs, part: 'country', reason, records: [...given ?? []].sort(), sources: known, status });
      continue;
    }
    const group = `${status} ${reason ?? ''} ${known.join()}`;
    const others = grouped.get(group) ?? { countries: [], part: 'countries', reason, sources: known, status };
    grouped.set(group, others);
    others.countries.push(country);
    const gave = entries.get(country);
    if (gave && areLaterUse(known)) (others.answers ??= {})[country] = [...gave].sort();
  }
  return [...own, ...([...grouped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part) satisfies CountriesPart[])];
}
