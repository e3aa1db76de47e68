import { documentNumber } from '../../../bench/bureaux/documents.js';
import { hitsPerCountry } from '../../../bench/bureaux/records.js';
import { readsAs } from './bureaux.js';
import type { Ill } from './bureaux.js';

/** An outcome of a country, as a client reads it. */
export interface Outcome {
  readonly country: string;
  readonly status: string;
  readonly reason: string | null;
  readonly source: string | null;
}

/** A question to the world and what its answer must be. */
export interface WorldQuestion {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many outcomes of countries were read, by what they say; what is wrong with the answer goes to `breach`. */
  judge(data: Readonly<Record<string, unknown>>, world: World, expect: Expect, breach: (text: string) => void): ReadonlyMap<string, number>;
}

/** Every country, with its illness; null: it is well. */
export type World = ReadonlyMap<string, Ill | null>;

/** Whether ill countries are ill already, and whether a breaker may keep them from being asked. */
export interface Expect {
  readonly fallen: boolean;
  readonly breakersMayBeOpen: boolean;
}

/** An outcome as a table tells it. */
const inWords = ({ status, reason, source }: Outcome): string => [status, reason, source === 'FILTER' ? source : null].filter((part) => part !== null).join(' ');

/** What the outcome of an ill country may read when it is to be asked. */
function ofIll(ill: Ill, { breakersMayBeOpen }: Expect): readonly string[] {
  const { status, reasons } = readsAs[ill];
  return [...reasons.map((reason) => `${status} ${reason}`), ...(breakersMayBeOpen ? ['UNAVAILABLE CIRCUIT_OPEN'] : [])];
}

/** Counts the outcomes of all countries; each must be there once, and read as it may. */
function readOutcomes(told: readonly Outcome[], world: World, may: (country: string, ill: Ill | null) => readonly string[], breach: (text: string) => void, into: Map<string, number>): void {
  if (told.map(({ country }) => country).join() !== [...world.keys()].sort().join()) breach(`expected the outcome of each of ${world.size} countries, got ${told.length}`);
  for (const outcome of told) {
    const { country } = outcome, words = inWords(outcome);
    into.set(words, (into.get(words) ?? 0) + 1);
    const allowed = may(country, world.get(country) ?? null);
    if (!allowed.includes(words)) breach(`${country}${world.get(country) ? `, ${world.get(country)}` : ''}: expected ${allowed.join(' or ')}, got ${words}`);
  }
}

interface Search {
  readonly persons: {
    readonly edges: readonly { readonly node: { readonly id: string } }[]; readonly totalCount: number; readonly complete: boolean; readonly countries: readonly Outcome[];
  };
}

/** A search for persons by name in all countries. @param name is to be new, so that no answer is shared. */
export const search = (name: string, countries: number): WorldQuestion => ({
  name: 'search by name',
  query: `query ($name: String!, $first: Int!) { persons(search: { name: $name }, first: $first) {
    edges { node { id } } totalCount complete countries { country status reason source }
  } }`,
  variables: { name, first: countries * hitsPerCountry },
  judge(data, world, expect, breach) {
    const { edges, totalCount, complete, countries: told } = (data as unknown as Search).persons;
    const seen = new Map<string, number>();
    readOutcomes(told, world, (_country, ill) => (ill === null || !expect.fallen ? ['HIT'] : ofIll(ill, expect)), breach, seen);
    const well = [...world].filter(([, ill]) => ill === null || !expect.fallen).map(([country]) => country);
    const ids = edges.map(({ node }) => node.id).sort();
    const wanted = well.flatMap((country) => Array.from({ length: hitsPerCountry }, (_none, n) => `${country}:person:${n + 1}`)).sort();
    if (ids.join() !== wanted.join()) breach(`expected ${wanted.length} persons, of ${well.length} countries, got ${ids.length} or others`);
    if (totalCount !== wanted.length) breach(`expected totalCount ${wanted.length}, got ${totalCount}`);
    if (complete !== (well.length === world.size)) breach(`expected complete ${String(well.length === world.size)}, got ${String(complete)}`);
    return seen;
  },
});

/** False positives of all filters to one check at most: two in 100,000 of them are expected, and a check has 98,000 at most. */
const mostFalseAlarms = 20;

/** A document that is checked, and the country that has it; null: none has it. */
export interface Checked {
  readonly number: string;
  readonly of: string | null;
}

/** The document of a country with this place in its register. */
export const held = (country: string, n: number): Checked => ({ number: documentNumber(country, n), of: country });

interface Check {
  readonly checkTravelDocuments: readonly {
    readonly outcome: string; readonly complete: boolean; readonly records: readonly { readonly id: string }[]; readonly countries: readonly Outcome[];
  }[];
}

/** A check of documents in all countries. @param freshness 0: every country is asked; null: as by default, so that filters answer. */
export const check = (name: string, documents: readonly Checked[], freshness: 0 | null): WorldQuestion => ({
  name,
  query: `query ($documents: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $documents${freshness === null ? '' : `, freshness: ${freshness}`}) {
    outcome complete records { id } countries { country status reason source }
  } }`,
  variables: { documents: documents.map(({ number, of }) => ({ number, issuer: of ?? 'FR' })) },
  judge(data, world, expect, breach) {
    const { checkTravelDocuments: results } = data as unknown as Check;
    if (results.length !== documents.length) breach(`expected ${documents.length} results, got ${results.length}`);
    const seen = new Map<string, number>();
    let falseAlarms = 0;
    for (const [place, { outcome, complete, records, countries: told }] of results.entries()) {
      const { of } = documents[place]!;
      const at = (text: string): void => breach(`item ${place}: ${text}`);
      readOutcomes(told, world, (country, ill) => {
        const asked = ill === null || !expect.fallen ? [country === of ? 'HIT' : 'NO_HIT'] : ofIll(ill, expect);
        // A filter may say now and then that a country may have what it has not; then the country is asked.
        return freshness === 0 || country === of ? asked : ['NO_HIT FILTER', ...asked];
      }, at, seen);
      const whole = told.every(({ status }) => status === 'HIT' || status === 'NO_HIT');
      falseAlarms += told.filter((each) => each.country !== of && inWords(each) !== 'NO_HIT FILTER').length;
      const hit = told.some(({ status }) => status === 'HIT');
      const must = hit ? 'HIT' : whole ? 'NO_HIT' : 'UNKNOWN';
      if (outcome !== must) at(`expected ${must}, got ${outcome}`);
      if (complete !== whole) at(`expected complete ${String(whole)}, got ${String(complete)}`);
      if (records.length !== (hit ? 1 : 0) || (hit && !records[0]!.id.startsWith(`${of}:document:`))) at(`expected ${hit ? `the record of ${of}` : 'no record'}, got ${records.map(({ id }) => id).join()}`);
    }
    if (freshness === null && falseAlarms > mostFalseAlarms) breach(`expected filters to answer, but for ${mostFalseAlarms} of ${documents.length * world.size} at most; ${falseAlarms} were asked`);
    return seen;
  },
});
