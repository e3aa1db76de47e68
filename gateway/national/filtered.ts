import { getNamedType } from 'graphql';
import type { GraphQLArgument } from 'graphql';
import type { SoughtValues } from '../../schema/interpretation.js';
import type { FilteredType } from '../../schema/filter/terms.js';
import type { RequestContext } from '../request.js';
import type { NotedAlike } from '../util/ledger.js';
import { instantText } from './answer.js';
import type { CountryOutcome } from './outcome.js';
import type { RootArguments } from './question.js';
import type { BureauCaller } from './routing.js';

/** What a country's filter says of items. */
export interface FilterVerdict {
  /** The places of items that the register may have; the others it has not. */
  readonly asked: readonly number[];
  /** All that was committed before this instant is in the filter: milliseconds since 1970-01-01T00:00:00Z. */
  readonly asOf: number;
}

/** The filters of the bureaux, as checks are held against them. */
export interface CountryFilters {
  /** @returns what the filter of a country says of the items at some places; null: it has none that is so fresh. */
  look(type: FilteredType, items: readonly SoughtValues[], freshnessMs: number): (country: string, places: readonly number[]) => FilterVerdict | null;
}

/** Checks that filters answer, by the type of their items. */
const filtered: Readonly<Record<string, FilteredType>> = { TravelDocumentCheck: 'TravelDocument', VehicleCheck: 'Vehicle', FirearmCheck: 'Firearm' };

/** Holds the items of a check against a bureau's filter. Null: the bureau is to be asked. */
export type Look = (client: Pick<BureauCaller, 'country' | 'rules'>, places: readonly number[]) => FilterVerdict | null;

/**
 * What holds a check against filters. Null: every bureau is to be asked, or none may be spared: a bureau refuses who does not say who asks, and for which case.
 * One that is open to everybody does not.
 */
export function lookOf(
  filters: CountryFilters | null, subject: GraphQLArgument, { subject: items, freshness }: RootArguments, { requester, purpose }: RequestContext,
): Look | null {
  const type = filtered[getNamedType(subject.type).name];
  if (filters === null || type === undefined || freshness === 0) return null;
  const look = filters.look(type, items as readonly SoughtValues[], freshness * 1000);
  const isKnown = requester !== null && Boolean(purpose?.caseReference);
  return ({ country, rules }, places) => (isKnown || rules?.startsWith('open;') ? look(country, places) : null);
}

/** What filters have answered to a check: that countries have nothing. */
export class Filtered {
  /** Countries whose filter has answered all of it, and as of when that is so. */
  readonly #whole: string[] = [];
  readonly #asOf: number[] = [];
  readonly #parts = new Map<string, { readonly places: ReadonlySet<number>; readonly asOf: string }>();

  get any(): boolean {
    return this.#whole.length > 0 || this.#parts.size > 0;
  }

  /** Notes that the filter of a country has answered some items. @param places of these; null: all. */
  note(country: string, places: readonly number[] | null, asOf: number): void {
    if (places === null) {
      this.#whole.push(country);
      this.#asOf.push(asOf);
    } else this.#parts.set(country, { places: new Set(places), asOf: instantText(asOf) });
  }

  /** What the filter of a country that has answered a part says of an item. Null: nothing. */
  ofPart(country: string, place: number, countable: boolean): CountryOutcome | null {
    const part = this.#parts.get(country);
    return part?.places.has(place) ? { country, ...noHit(countable), asOf: part.asOf } : null;
  }

  /** The outcomes of countries whose filter has answered all, whatever the item. */
  outcomes(countable: boolean): CountryOutcome[] {
    return this.#whole.map((country, at) => ({ country, ...noHit(countable), asOf: instantText(this.#asOf[at]!) }));
  }

  /** The same, once for all of them. Null: there is none. */
  alike(countable: boolean): NotedAlike | null {
    return this.#whole.length === 0 ? null : { countries: this.#whole, ...noHit(countable) };
  }

  /** That filters of countries have answered a part, once for each. */
  partly(countable: boolean): CountryOutcome[] {
    return [...this.#parts.keys()].map((country) => ({ country, ...noHit(countable), asOf: null }));
  }
}

const noHit = (countable: boolean) => ({ status: 'NO_HIT', count: countable ? 0 : null, latencyMs: null, reason: null, source: 'FILTER' }) as const;
