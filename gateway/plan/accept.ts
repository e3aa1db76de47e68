import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { joinExtensions } from './additions.js';
import type { Extension } from './graph.js';

/** A subgraph the gateway itself executes: the national profile, the exchange. */
export interface OwnSubgraph {
  /** Small letters, so that no country's extension can have the same name. */
  readonly name: string;
  readonly sdl: string;
}

/** What composition made of the subgraphs. */
export type Composed =
  | { readonly supergraphSdl: string; readonly errors?: undefined }
  | { readonly supergraphSdl?: undefined; readonly errors: readonly string[] };

/** How many faults of one bureau are told in full. */
const faultsTold = 8;

/** Faults in words. */
export const tell = (faults: readonly string[]): string =>
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

/** What composed, and what did not. */
export interface Accepted {
  readonly supergraphSdl: string;
  readonly extensions: readonly Extension[];
  /** The SDL of the subgraph of what they add. Null: none adds anything. */
  readonly additions: string | null;
  readonly refused: ReadonlyMap<string, string>;
}

const refusal = (country: string, errors: readonly string[]): string => `${country} does not compose: ${tell(errors)}`;

/** Composes the gateway's own subgraphs with the one of what countries add. */
function composeWith(own: readonly OwnSubgraph[], extensions: readonly Extension[]): Composed & { readonly additions: string | null } {
  const added = extensions.length === 0 ? [] : [joinExtensions(extensions)];
  return { ...composeSubgraphs([...own, ...added]), additions: added[0]?.sdl ?? null };
}

/** Composes with all extensions; if that fails, with those that compose alone; if they do not get on, one after the other by name. */
export function composeAccepting(own: readonly OwnSubgraph[], extensions: readonly Extension[]): Accepted {
  const refused = new Map<string, string>();
  const all = composeWith(own, extensions);
  if (!all.errors) return { supergraphSdl: all.supergraphSdl, extensions, additions: all.additions, refused };
  if (extensions.length === 0) throw new Error(`The gateway's own subgraphs do not compose: ${tell(all.errors)}`);

  const sound = extensions.filter((extension) => {
    const alone = composeWith(own, [extension]);
    if (alone.errors) refused.set(extension.country, refusal(extension.country, alone.errors));
    return !alone.errors;
  });
  if (sound.length < extensions.length) {
    const rest = composeAccepting(own, sound);
    return { ...rest, refused: new Map([...refused, ...rest.refused]) };
  }

  let accepted: Accepted = composeAccepting(own, []);
  for (const extension of sound) {
    const together = [...accepted.extensions, extension], next = composeWith(own, together);
    if (next.errors) refused.set(extension.country, refusal(extension.country, next.errors));
    else accepted = { supergraphSdl: next.supergraphSdl, extensions: together, additions: next.additions, refused };
  }
  return { ...accepted, refused };
}
