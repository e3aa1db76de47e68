import { createHash } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { withoutAccess } from '../util/access-directives.js';
import { openTurns } from '../util/turns.js';
import { composeAccepting, tell } from './accept.js';
import type { Accepted, OwnSubgraph } from './accept.js';
import { readExtension } from './extension.js';
import type { BureauListing, Extension, Graph } from './graph.js';
import type { GraphThread } from './graph-thread.js';
import { contradictions, readProfile } from './profile.js';
import type { Profile } from './profile.js';
import { readSdl } from './sdl.js';
import type { SdlTable } from './sdl.js';

/** A bureau as it is configured, with what it has published. */
export type PublishedBureau = Omit<BureauListing, 'refused' | 'digest'>;

/** The subgraph name of the national profile. */
export const nationalSubgraph = 'national';

interface Split {
  readonly extension: Extension | null;
  readonly refused: string | null;
}

/** An SDL that was read: its types, and where it contradicts the profile. */
interface ReadText {
  readonly table: SdlTable;
  readonly contradictions: readonly string[];
}

const readText = (profile: Profile, sdl: string): ReadText => {
  const table = readSdl(sdl);
  return { table, contradictions: contradictions(profile, table) };
};

/**
 * Splits one bureau's SDL into the profile, which is checked, and its extension.
 * @param read reads the SDL. Default: it is read each time.
 */
export function splitBureau(profile: Profile, { country, url, sdl }: Pick<PublishedBureau, 'country' | 'url' | 'sdl'>, read = readText): Split {
  if (sdl === null) return { extension: null, refused: null };
  try {
    const { table, contradictions: against } = read(profile, sdl);
    const reading = readExtension(profile, table, country);
    const faults = [...against, ...reading.faults];
    if (faults.length > 0) return { extension: null, refused: `${country} contradicts the national profile: ${tell(faults)}` };
    return { extension: reading.sdl === null ? null : { country, url, sdl: reading.sdl }, refused: null };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { extension: null, refused: `${country} published no SDL that can be read: ${error.message}` };
  }
}

/** The schema that clients of a supergraph see: without inaccessible elements. */
export const apiSchemaOf = (supergraphSdl: string): GraphQLSchema =>
  Supergraph.build(withoutAccess(supergraphSdl), { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const sha256Of = (value: unknown): string => sha256(JSON.stringify(value));

const byName = <T>(key: (item: T) => string) => (a: T, b: T): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);

/** Makes graphs of bureaux, in any order. */
export interface GraphComposer {
  (bureaux: readonly PublishedBureau[]): Graph;
  /**
   * The same without holding up this thread: bureaux are read in turns of a few milliseconds, and what they add is composed in another, or here where
   * that fails. One call at a time.
   */
  beside(bureaux: readonly PublishedBureau[], thread: GraphThread): Promise<Graph>;
}

/** A bureau as it was split last. */
interface KnownSplit {
  readonly url: string;
  readonly sdl: string | null;
  readonly digest: string | null;
  readonly split: Split;
}

/** What was composed last. */
interface LastComposed {
  /** Of the extensions. */
  readonly key: string;
  readonly accepted: Accepted;
  /** Made when it is first asked for. */
  apiSchema?: GraphQLSchema;
}

/**
 * Makes graphs of the gateway's own subgraphs and what the bureaux publish. A bureau that contradicts the profile, breaks a rule for
 * extensions or does not compose is listed as refused, with the reason; the others go on. What was read is remembered from one call to the next, and what the extensions
 * alone decide, so that a bureau that comes or goes costs no composition.
 * @param own must hold `national`; the SDL of the profile.
 */
export function graphComposer(own: readonly OwnSubgraph[]): GraphComposer {
  const national = own.find((subgraph) => subgraph.name === nationalSubgraph);
  if (!national) throw new Error(`expected a subgraph named ${nationalSubgraph}, came ${own.map(({ name }) => name).join(', ')}`);
  const profile = readProfile(national.sdl);
  let last: LastComposed | undefined;
  let splits: ReadonlyMap<string, KnownSplit> = new Map();

  /** Splits bureaux one after the other; many publish the same text, and most what they published before. */
  function* splitting(sorted: readonly PublishedBureau[]): Generator<void, ReadonlyMap<string, KnownSplit>> {
    const texts = new Map<string, ReadText>();
    const readBy = (digest: string) => (_profile: Profile, sdl: string): ReadText => {
      const known = texts.get(digest) ?? readText(profile, sdl);
      texts.set(digest, known);
      return known;
    };
    const next = new Map<string, KnownSplit>();
    for (const { country, url, sdl } of sorted) {
      const known = splits.get(country);
      const isKnown = known?.url === url && known.sdl === sdl;
      if (isKnown) {
        next.set(country, known);
        continue;
      }
      const digest = sdl === null ? null : sha256(sdl);
      next.set(country, { url, sdl, digest, split: splitBureau(profile, { country, url, sdl }, digest === null ? readText : readBy(digest)) });
      yield;
    }
    return next;
  }

  const byCountry = (bureaux: readonly PublishedBureau[]): readonly PublishedBureau[] => [...bureaux].sort(byName(({ country }) => country));

  const extensionsOf = (sorted: readonly PublishedBureau[]): readonly Extension[] => sorted.flatMap(({ country }) => splits.get(country)!.split.extension ?? []);

  function finish(sorted: readonly PublishedBureau[], composed: LastComposed): Graph {
    const { accepted } = composed;
    const listings: readonly BureauListing[] = sorted.map(({ country, name, url, connectedSince, sdl }) => ({
      country, name, url, connectedSince, sdl, digest: splits.get(country)!.digest, refused: splits.get(country)!.split.refused ?? accepted.refused.get(country) ?? null,
    }));
    return {
      supergraphSdl: accepted.supergraphSdl,
      hash: sha256Of([accepted.supergraphSdl, listings.map(({ country, name, url, connectedSince, refused, digest }) => [country, name, url, connectedSince, refused, digest])]),
      bureaux: listings,
      extensions: accepted.extensions,
      additions: accepted.additions,
      get apiSchema() {
        return (composed.apiSchema ??= apiSchemaOf(accepted.supergraphSdl));
      },
    };
  }

  function compose(bureaux: readonly PublishedBureau[]): Graph {
    const sorted = byCountry(bureaux);
    const reading = splitting(sorted);
    let step = reading.next();
    while (!step.done) step = reading.next();
    splits = step.value;
    const extensions = extensionsOf(sorted), key = sha256Of(extensions);
    if (last?.key !== key) last = { key, accepted: composeAccepting(own, extensions) };
    return finish(sorted, last);
  }

  async function beside(bureaux: readonly PublishedBureau[], thread: GraphThread): Promise<Graph> {
    const sorted = byCountry(bureaux);
    const reading = splitting(sorted);
    let step = reading.next();
    if (!step.done) thread.wake();
    for (const endOfStep = openTurns(); !step.done; step = reading.next()) await endOfStep();
    splits = step.value;
    const extensions = extensionsOf(sorted), key = sha256Of(extensions);
    if (last?.key !== key) last = { key, accepted: await thread.ask('compose', { own, extensions }).catch(() => composeAccepting(own, extensions)) };
    return finish(sorted, last);
  }

  return Object.assign(compose, { beside });
}
