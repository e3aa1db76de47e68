import { areLaterUse } from '../../log/index.js';
import type { CasePart, CountriesPart, CountryPart, LeafPart, RequesterPart } from '../../log/index.js';
import type { Asked } from '../request.js';
import { joinOutcomes } from '../util/ledger.js';
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

/** What was told of one country. Plain lists: most have one source, one entry and a few records, and there are hundreds of countries in an operation. */
interface Told {
  /** All that became of the question there, as one. */
  outcome: NotedOutcome;
  readonly sources: string[];
  readonly records: string[];
}

/** What a country is known to have named without being asked. */
const namedBy = (country: string): NotedOutcome => ({ country, status: 'HIT', count: null, reason: null, latencyMs: null, source: null });

/** Each once, sorted. */
function sorted(texts: readonly string[]): readonly string[] {
  for (let at = 1; at < texts.length; at += 1) if (texts[at]! <= texts[at - 1]!) return [...new Set(texts)].sort();
  return texts;
}

/** What was told of each country. */
function toldBy({ outcomes, alike, texts, records, named }: Ledger): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  const note = (outcome: NotedOutcome): void => {
    const { country, source } = outcome;
    const known = told.get(country);
    if (known) {
      known.outcome = joinOutcomes(known.outcome, outcome);
      if (source !== null) known.sources.push(source);
    } else told.set(country, { outcome, sources: source === null ? [] : [source], records: [] });
  };
  for (const outcome of outcomes) note(outcome);
  for (const { countries, ...same } of alike) for (const country of countries) note({ country, ...same });
  const disclose = (id: string): Told => {
    const country = id.slice(0, 2);
    let known = told.get(country);
    if (!known) told.set(country, (known = { outcome: namedBy(country), sources: [], records: [] }));
    known.records.push(id);
    return known;
  };
  const ids = [...records];
  for (const text of texts) readIds(text, ids);
  for (const id of ids) disclose(id);
  if (named.length > 0) {
    const given = new Set(ids);
    for (const id of named) if (!given.has(id)) disclose(id).sources.push('EXCHANGE');
  }
  return told;
}

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
  const only = onlyAlike(ledger);
  if (only) return [only];
  const { entries } = ledger;
  const told = toldBy(ledger);
  const own: CountryPart[] = [];
  const grouped = new Map<string, { readonly part: 'countries'; readonly status: string; readonly sources: readonly string[]; readonly reason: string | null; readonly countries: string[]; answers?: Record<string, readonly string[]> }>();
  for (const country of [...told.keys()].sort()) {
    const { outcome: { status, count, reason, latencyMs }, sources, records } = told.get(country)!;
    const known = sorted(sources);
    const gave = entries.get(country);
    if (records.length > 0 || disclosing.has(status)) {
      const part: CountryPart = { count, country, latencyMs, part: 'country', reason, records: sorted(records), sources: known, status };
      own.push(gave ? { answers: sorted(gave), ...part } : part);
      continue;
    }
    const group = `${status} ${reason ?? ''} ${known.join()}`;
    const others = grouped.get(group) ?? { countries: [], part: 'countries', reason, sources: known, status };
    grouped.set(group, others);
    others.countries.push(country);
    if (gave && areLaterUse(known)) (others.answers ??= {})[country] = sorted(gave);
  }
  return [...own, ...([...grouped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part) satisfies CountriesPart[])];
}
