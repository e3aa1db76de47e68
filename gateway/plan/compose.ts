import { createHash } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { GraphQLError, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { withoutAccess } from '../util/access-directives.js';
import { readExtension } from './extension.js';
import type { BureauListing, Extension, Graph } from './graph.js';
import { contradictions, readProfile } from './profile.js';
import type { Profile } from './profile.js';
import { readSdl } from './sdl.js';

/** A subgraph the gateway itself executes: the national profile, the exchange. */
export interface OwnSubgraph {
  /** Small letters, so that no country's extension can have the same name. */
  readonly name: string;
  readonly sdl: string;
}

/** A bureau as it is configured, with what it has published. */
export type PublishedBureau = Omit<BureauListing, 'refused'>;

/** What composition made of the subgraphs. */
export type Composed =
  | { readonly supergraphSdl: string; readonly errors?: undefined }
  | { readonly supergraphSdl?: undefined; readonly errors: readonly string[] };

/** The subgraph name of the national profile. */
export const nationalSubgraph = 'national';

/** How many faults of one bureau are told in full. */
const faultsTold = 8;

const tell = (faults: readonly string[]): string =>
  faults.slice(0, faultsTold).join('; ') + (faults.length > faultsTold ? `; and ${faults.length - faultsTold} more` : '');

/**
 * Composes subgraphs into a supergraph (Federation 2). A subgraph without a URL is given `bureaux:NAME`, which no data source reads.
 * @returns the supergraph, or composition's errors in words.
 */
export function composeSubgraphs(subgraphs: readonly { readonly name: string; readonly url?: string; readonly sdl: string }[]): Composed {
  try {
    const services = subgraphs.map(({ name, url, sdl }) =>
      ({ name, url: url ?? `bureaux:${name}`, typeDefs: parse(sdl, { noLocation: true }) }));
    const result = composeServices(services);
    return result.errors ? { errors: result.errors.map((error) => error.message) } : { supergraphSdl: result.supergraphSdl };
  } catch (error) {
    // Composition throws at some malformed schemas instead of telling: a bureau must not be able to stop the gateway by it.
    return { errors: [error instanceof Error ? error.message : String(error)] };
  }
}

interface Split {
  readonly extension: Extension | null;
  readonly refused: string | null;
}

/** Splits one bureau's SDL into the profile, which is checked, and its extension. */
export function splitBureau(profile: Profile, { country, url, sdl }: Pick<PublishedBureau, 'country' | 'url' | 'sdl'>): Split {
  if (sdl === null) return { extension: null, refused: null };
  try {
    const table = readSdl(sdl);
    const reading = readExtension(profile, table, country);
    const faults = [...contradictions(profile, table), ...reading.faults];
    if (faults.length > 0) return { extension: null, refused: `${country} contradicts the national profile: ${tell(faults)}` };
    return { extension: reading.sdl === null ? null : { name: country, country, url, sdl: reading.sdl }, refused: null };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { extension: null, refused: `${country} published no SDL that can be read: ${error.message}` };
  }
}

interface Accepted {
  readonly supergraphSdl: string;
  readonly extensions: readonly Extension[];
  readonly refused: ReadonlyMap<string, string>;
}

const refusal = (country: string, errors: readonly string[]): string => `${country} does not compose: ${tell(errors)}`;

/** Composes with all extensions; if that fails, with those that compose alone; if they do not get on, one after the other by name. */
function composeAccepting(own: readonly OwnSubgraph[], extensions: readonly Extension[]): Accepted {
  const refused = new Map<string, string>();
  const all = composeSubgraphs([...own, ...extensions]);
  if (!all.errors) return { supergraphSdl: all.supergraphSdl, extensions, refused };
  if (extensions.length === 0) throw new Error(`The gateway's own subgraphs do not compose: ${tell(all.errors)}`);

  const sound = extensions.filter((extension) => {
    const alone = composeSubgraphs([...own, extension]);
    if (alone.errors) refused.set(extension.country, refusal(extension.country, alone.errors));
    return !alone.errors;
  });
  if (sound.length < extensions.length) {
    const rest = composeAccepting(own, sound);
    return { ...rest, refused: new Map([...refused, ...rest.refused]) };
  }

  let accepted: Accepted = composeAccepting(own, []);
  for (const extension of sound) {
    const next = composeSubgraphs([...own, ...accepted.extensions, extension]);
    if (next.errors) refused.set(extension.country, refusal(extension.country, next.errors));
    else accepted = { supergraphSdl: next.supergraphSdl, extensions: [...accepted.extensions, extension], refused };
  }
  return { ...accepted, refused };
}

/** The schema that clients of a supergraph see: without inaccessible elements. */
export const apiSchemaOf = (supergraphSdl: string): GraphQLSchema =>
  Supergraph.build(withoutAccess(supergraphSdl), { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const byName = <T>(key: (item: T) => string) => (a: T, b: T): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);

/**
 * Makes graphs of the gateway's own subgraphs and what the bureaux publish. A bureau that contradicts the profile, breaks a rule for
 * extensions or does not compose is listed as refused, with the reason; the others go on. What the extensions alone
 * decide is remembered from one call to the next, so that a bureau that comes or goes costs no composition.
 * @param own must hold `national`; the SDL of the profile.
 * @returns a function from bureaux, in any order, to the graph.
 */
export function graphComposer(own: readonly OwnSubgraph[]): (bureaux: readonly PublishedBureau[]) => Graph {
  const national = own.find((subgraph) => subgraph.name === nationalSubgraph);
  if (!national) throw new Error(`expected a subgraph named ${nationalSubgraph}, came ${own.map(({ name }) => name).join(', ')}`);
  const profile = readProfile(national.sdl);
  let last: { readonly key: string; readonly accepted: Accepted; readonly apiSchema: GraphQLSchema } | undefined;
  const splits = new Map<string, { readonly key: string; readonly split: Split }>();

  const split = (bureau: PublishedBureau): Split => {
    const key = sha256([bureau.url, bureau.sdl]);
    const known = splits.get(bureau.country);
    if (known?.key === key) return known.split;
    const fresh = splitBureau(profile, bureau);
    splits.set(bureau.country, { key, split: fresh });
    return fresh;
  };

  return (bureaux) => {
    const sorted = [...bureaux].sort(byName(({ country }) => country));
    const parts = sorted.map((bureau) => ({ bureau, ...split(bureau) }));
    const extensions = parts.flatMap(({ extension }) => (extension ? [extension] : []));
    const key = sha256(extensions);
    if (last?.key !== key) {
      const accepted = composeAccepting(own, extensions);
      last = { key, accepted, apiSchema: apiSchemaOf(accepted.supergraphSdl) };
    }
    const { accepted, apiSchema } = last;
    const listings: readonly BureauListing[] = parts.map(({ bureau, refused }) => ({
      country: bureau.country, name: bureau.name, url: bureau.url, connectedSince: bureau.connectedSince, sdl: bureau.sdl,
      refused: refused ?? accepted.refused.get(bureau.country) ?? null,
    }));
    return {
      supergraphSdl: accepted.supergraphSdl,
      hash: sha256([accepted.supergraphSdl, listings]),
      bureaux: listings,
      extensions: accepted.extensions,
      apiSchema,
    };
  };
}
