import { randomBytes } from 'node:crypto';
import type { FilterLine } from '../../schema/filter/publication.js';
import { filteredTypes, filtersPath, longestFilterLine, readFilterLine } from '../../schema/filter/publication.js';
import type { FilterSecret } from '../../schema/filter/secrets.js';
import { normaliserVersion } from '../../schema/filter/terms.js';
import type { FilteredType } from '../../schema/filter/terms.js';
import type { SoughtValues } from '../../schema/interpretation.js';
import type { CallHeaders } from '../request.js';
import type { BureauTls } from '../util/bureau-tls.js';
import { openLineStreams } from '../util/line-streams.js';
import type { FollowedBureau } from '../util/line-streams.js';
import { askItems } from './asked-items.js';
import { holdFilter, joinedPlaces } from './held-filter.js';
import type { HeldFilter } from './held-filter.js';

/** What a country's filter says of some items. */
export interface FilterVerdict {
  /** The places of items that the register may have; the others it has not. */
  readonly asked: readonly number[];
  /** All that was committed before this instant is in the filter: milliseconds since 1970-01-01T00:00:00Z, on this clock. */
  readonly asOf: number;
}

export interface FiltersOptions {
  /** The secrets under which bureaux may publish. */
  readonly secrets: readonly FilterSecret[];
  /** Signs what a country is asked for. */
  readonly sign: (country: string, body: Uint8Array) => CallHeaders;
  /** How bureaux at https URLs are connected to. Default: as Node.js does. */
  readonly tls?: BureauTls;
  /** How long a bureau may be silent until it is asked anew, in milliseconds. Default 5000. */
  readonly silenceMs?: number;
  /** Told when what a bureau publishes cannot be believed, with the reason. Default: nobody is told. */
  readonly onRefused?: (country: string, reason: string) => void;
}

/** The filters of the bureaux. */
export interface Filters {
  /**
   * Prepares items of a check to be held against filters, at once; what is needed of them is made once for all countries.
   * @returns what the filter of a country says of the items at some places; null: it has none that is so fresh.
   * @param freshnessMs how old a filter may be.
   */
  look(type: FilteredType, items: readonly SoughtValues[], freshnessMs: number): (country: string, places: readonly number[]) => FilterVerdict | null;
  /** Follows these bureaux and no other. */
  follow(bureaux: readonly FollowedBureau[]): void;
  close(): Promise<void>;
}

interface Held {
  readonly filter: HeldFilter;
  readonly secret: FilterSecret;
  /** As the bureau's clock had it; -Infinity: it was never known to be whole. */
  asOf: number;
  /** How long before its line was written that was, and when the line came, as `performance.now()`. */
  behindMs: number;
  heardAt: number;
}

/**
 * How old what a filter holds is, in milliseconds: by the time that has passed since it was told, or by both clocks where they say more. What lay on the
 * way for long is known by the clocks; clocks that differ make it older, never younger. @param passed, clock the time now, as `performance.now()` and as `Date.now()`
 */
const ageOf = ({ asOf, behindMs, heardAt }: Held, passed: number, clock: number): number => Math.max(behindMs + passed - heardAt, clock - asOf);

/** Holds what bureaux publish of their registers. */
export function openFilters({ secrets, sign, tls = {}, silenceMs = 5_000, onRefused = () => undefined }: FiltersOptions): Filters {
  const known = new Map(secrets.map((secret) => [secret.id, secret]));
  const countries = new Map<string, Map<FilteredType, Held>>();

  const take = (held: Map<FilteredType, Held>, line: FilterLine): void => {
    if (line.normaliser !== normaliserVersion) throw new Error('Expected terms of the normaliser that is used here, got those of another');
    const secret = known.get(line.secret)!;
    if (line.sequence === 0) held.clear();
    for (const published of line.filters) held.set(published.type, { filter: holdFilter(published), secret, asOf: -Infinity, behindMs: Infinity, heardAt: -Infinity });
    for (const { type, keys, unknown } of line.added) held.get(type)?.filter.add(Buffer.from(keys, 'base64'), unknown);
    const at = Date.parse(line.at), heardAt = performance.now();
    for (const type of filteredTypes) {
      const of = held.get(type), asOf = line.asOf[type];
      if (!of || asOf === undefined) continue;
      of.asOf = Date.parse(asOf);
      of.behindMs = Math.max(0, at - of.asOf);
      of.heardAt = heardAt;
    }
  };

  const streams = openLineStreams({
    silenceMs, mostLineBytes: longestFilterLine, tls,
    open({ country, url }) {
      const held = new Map<FilteredType, Held>();
      countries.set(country, held);
      let stream = '', next = 0;
      let refused = false;
      return {
        ask() {
          stream = randomBytes(16).toString('base64url');
          next = 0;
          const body = Buffer.from(JSON.stringify({ stream }));
          const headers = { accept: 'application/x-ndjson', 'content-type': 'application/json', ...sign(country, body) };
          return Promise.resolve({ method: 'POST', url: new URL(filtersPath, url), headers, body });
        },
        begun: () => undefined,
        line(text) {
          try {
            take(held, readFilterLine(known, { country, stream }, next, text));
            next += 1;
            refused = false;
          } catch (error) {
            // What came before it is true still, and grows old.
            if (!refused) onRefused(country, error instanceof Error ? error.message : 'unknown');
            refused = true;
            throw error;
          }
        },
        ended: () => undefined,
      };
    },
  });

  return {
    look(type, items, freshnessMs) {
      const asked = askItems(type, items);
      const passed = performance.now(), clock = Date.now();
      return (country, places) => {
        const held = countries.get(country)?.get(type);
        if (!held) return null;
        const age = ageOf(held, passed, clock);
        // Also where the age is no number.
        if (!(age <= freshnessMs)) return null;
        const { filter, secret } = held;
        const of = asked(country, secret);
        const told = of.told(filter.fields);
        const tellable = told ? places.filter(told) : places;
        const found = filter.among(of.keys, tellable);
        const known = filter.unknown ? joinedPlaces(found, filter.among(of.unknownKeys(), tellable)) : found;
        const mayHave = told ? joinedPlaces(known, places.filter((place) => !told(place))) : known;
        return { asked: mayHave, asOf: clock - age };
      };
    },
    follow(bureaux) {
      const wanted = new Set(bureaux.map(({ country }) => country));
      for (const country of countries.keys()) if (!wanted.has(country)) countries.delete(country);
      streams.follow(bureaux);
    },
    async close() {
      countries.clear();
      await streams.close();
    },
  };
}
