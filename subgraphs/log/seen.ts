import { entryId } from '../../log/index.js';
import type { LeafPart } from '../../log/index.js';
import type { LoggedOperation } from './operation.js';
import { showsUsers, sightsOf } from './reader.js';
import type { LogReader } from './reader.js';

/** `type QueryLogCountry`. */
export interface SeenCountry {
  readonly country: string;
  readonly status: string;
  readonly sources: readonly string[];
  readonly count: number | null;
  readonly reason: string | null;
  readonly latencyMs: number | null;
  readonly records: readonly string[];
}

/** `type QueryLogRequester`. */
export interface SeenRequester {
  readonly user: string | null;
  readonly organisation: string | null;
  readonly country: string;
  readonly role: string;
  readonly partnerSystem: string | null;
  readonly onBehalfOf: string | null;
}

/** An operation as one reader sees it. */
export interface SeenOperation {
  readonly id: string;
  readonly leaves: readonly string[];
  readonly places: readonly number[];
  readonly origin: string;
  readonly correlationId: string;
  readonly at: string;
  readonly requester: SeenRequester | null;
  readonly profile: string | null;
  readonly policyVersion: string | null;
  readonly granularity: string | null;
  readonly purpose: string | null;
  readonly case: string | null;
  readonly justification: string | null;
  readonly operationDigest: string | null;
  readonly countries: readonly SeenCountry[];
  readonly result: string;
  readonly code: string | null;
  readonly latencyMs: number | null;
  /** The countries whose parts are seen: `all`, then the entry is seen whole. */
  readonly seenCountries: readonly string[] | 'all';
  /** Opens what was searched for. Null: nothing was, or it is not for this reader. */
  readonly search: LoggedOperation['search'];
  readonly searched: boolean;
}

/** The countries whose parts of an operation a reader sees. Null: the reader does not see the operation. */
export function countriesSeen(reader: LogReader, { terms }: Pick<LoggedOperation, 'terms'>): readonly string[] | 'all' | null {
  const holding = sightsOf(reader).filter(({ view }) => view.every((clause) => clause.some((term) => terms.has(term))));
  if (holding.length === 0) return null;
  return holding.some(({ countries }) => countries === 'all') ? 'all' : [...new Set(holding.flatMap(({ countries }) => countries))];
}

/** An operation as a reader sees it. Null: not at all. */
export function seenBy(reader: LogReader, operation: LoggedOperation): SeenOperation | null {
  const seen = countriesSeen(reader, operation);
  if (seen === null) return null;
  const { origin, places, intent, outcome, case: about } = operation;
  const shows = (country: string): boolean => seen === 'all' || seen.includes(country);
  const countries = [
    ...operation.countries.map(({ country, status, sources, count, reason, latencyMs, records }): SeenCountry => ({ country, status, sources, count, reason, latencyMs, records })),
    ...operation.others.flatMap((group) => group.countries.map((country): SeenCountry =>
      ({ country, status: group.status, sources: group.sources, count: null, reason: group.reason, latencyMs: null, records: [] }))),
  ].filter(({ country }) => shows(country)).sort((one, other) => (one.country < other.country ? -1 : 1));
  return {
    id: entryId(origin, places[0]!), leaves: places.map((place) => entryId(origin, place)), places, origin,
    correlationId: intent.id, at: intent.at, requester: requesterOf(reader, operation), profile: intent.profile, policyVersion: intent.policyVersion,
    granularity: intent.granularity, purpose: intent.purpose, case: about?.caseReference ?? null, justification: about?.justification ?? null,
    operationDigest: intent.operation, countries, result: outcome?.result ?? 'OPEN', code: outcome?.code ?? null, latencyMs: outcome?.latencyMs ?? null,
    seenCountries: seen, search: seen === 'all' ? operation.search : null, searched: operation.search !== null,
  };
}

function requesterOf(reader: LogReader, { requester }: LoggedOperation): SeenRequester | null {
  if (!requester) return null;
  const { user, organisation, country, role, partnerSystem, onBehalfOf } = requester;
  return showsUsers(reader) ? { user, organisation, country, role, partnerSystem, onBehalfOf } : { user: null, organisation, country, role, partnerSystem: null, onBehalfOf: null };
}

/** Whether a reader who sees the parts of some countries may see a part of one of its leaves. */
export function maySeePart(reader: LogReader, seen: readonly string[] | 'all', part: LeafPart): boolean {
  if (seen === 'all') return part.part !== 'requester' || showsUsers(reader);
  switch (part.part) {
    case 'requester': return showsUsers(reader);
    case 'case': return true;
    case 'country': return seen.includes(part.country);
    // A group is one commitment: it cannot be opened for one country without the others.
    case 'countries': return part.countries.every((country) => seen.includes(country));
    default: return false;
  }
}
