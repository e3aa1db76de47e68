/** What became of a question in one country, as `type CountryOutcome` of the national profile has it. */
export interface CountryOutcome {
  readonly country: string;
  readonly status: CountryStatus;
  /** How many records the country has for the question. Null: it did not answer or may not tell. */
  readonly count: number | null;
  /** Milliseconds from the question to the answer or to giving up. Null: it was not asked. */
  readonly latencyMs: number | null;
  readonly reason: string | null;
  readonly source: 'LIVE' | 'CACHE' | 'SHARED' | 'FILTER' | null;
  /** RFC 3339. Null: there is no answer. */
  readonly asOf: string | null;
}

export type CountryStatus =
  | 'HIT' | 'NO_HIT' | 'WITHHELD' | 'REFUSED' | 'NOT_CONNECTED' | 'UNSUPPORTED' | 'TIMEOUT' | 'UNAVAILABLE' | 'STALE';

/** One country's answer to one question. */
export interface CountryAnswer {
  readonly outcome: CountryOutcome;
  /** The root field's value; null when the country did not answer. */
  readonly data: unknown;
}

/** One root field of the national profile, asked of countries. */
export interface NationalQuestion {
  /** Name of the root field, for example `personCandidates`. */
  readonly field: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The GraphQL type of each argument, for example `{ probes: '[PersonProbe!]!' }`. */
  readonly argumentTypes: Readonly<Record<string, string>>;
  /** The selection below the field, without braces, for example `index candidates { id score reasons }`. */
  readonly selection: string;
  /** The countries to ask. Null: all that are connected and that the requester may ask. */
  readonly in: readonly string[] | null;
}

/** A Contact as the national profile has it. */
export interface BureauContact {
  readonly bureau: string | null;
  readonly telephone: string | null;
  readonly email: string | null;
}

/** How a bureau is doing, as far as this gateway knows. */
export type BureauHealth = 'CONNECTED' | 'DEGRADED' | 'UNREACHABLE' | 'NOT_CONNECTED';

/** What is known of a bureau now. */
export interface BureauState {
  readonly country: string;
  readonly name: string;
  /** RFC 3339 full-date; null: not told. */
  readonly connectedSince: string | null;
  /** Record types of the registers it keeps, for example `['Person', 'Vehicle']`. Empty: not known. */
  readonly holds: readonly string[];
  readonly health: BureauHealth;
  /** Why it is not CONNECTED, as a code. Null: it is. */
  readonly reason: string | null;
  readonly contact: BureauContact | null;
}

/**
 * The exchange's way to the countries: one request's own scatter over the national data source, so that links and totals pass the same
 * policy, cache, breaker and deadline as any other question. Made anew for every request.
 */
export interface NationalPort {
  /**
   * Asks one root field of the profile of each country, one call each. Never throws and never rejects for a country that fails:
   * its outcome tells. Every country named or meant by `in` has one answer, in any order.
   * Whether an answered value means HIT or NO_HIT, and its count, the caller says: it knows what the field means.
   */
  ask(question: NationalQuestion): Promise<readonly CountryAnswer[]>;
  /**
   * Asks the owners of these persons which of them the requester is given, each owner once. False: it is not there, or as good as not there.
   * Where nothing can be said (it is withheld, its country did not answer) there is an error in its place. Never rejects.
   */
  knownPersons(ids: readonly string[]): Promise<readonly (boolean | Error)[]>;
  /** Whether the requester may ask the country. A question to one that may not be asked is REFUSED. */
  mayAsk(country: string): boolean;
  /** What is known of each bureau now, sorted by country. Asks nobody. */
  bureaux(): readonly BureauState[];
}
