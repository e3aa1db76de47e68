import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { Kind } from 'graphql';
import type { GraphQLError, GraphQLSchema, SelectionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { fieldError } from '../errors.js';
import { reservedPrefix } from '../request.js';
import type { RequestContext } from '../request.js';
import { askEntities } from './entities.js';
import type { EntityOwner, EntitySelection } from './entities.js';
import { readFetch } from './fetch.js';
import type { Fetch, Variables } from './fetch.js';
import { mergedAnswers } from './merged-answers.js';
import { lookupSchema } from './profile.js';
import { askRoots } from './roots.js';
import type { FetchShapes, RootSetting } from './roots.js';

/** A fetch with what was derived from it. */
interface KnownFetch {
  readonly fetch: Fetch;
  readonly shapes: FetchShapes;
  readonly entityShapes: Map<string, EntitySelection>;
}

/** Distinct fetches of query plans that are remembered, the least used forgotten first. */
const rememberedFetches = 2_000;
/** Fetches that were taken apart so far. */
let fetches = 0;

/** Takes fetches of query plans apart, each distinct text once. */
function fetchMemory(): (options: GraphQLDataSourceProcessOptions) => KnownFetch {
  const known = new LRUCache<string, KnownFetch>({ max: rememberedFetches });
  return ({ request }) => {
    const query = request.query ?? '';
    let entry = known.get(query);
    if (!entry) {
      entry = { fetch: readFetch(query), shapes: { number: (fetches += 1), questions: new Map(), derived: new Map() }, entityShapes: new Map() };
      known.set(query, entry);
    }
    return entry;
  };
}

/** Refuses a fetch that uses a response key of the gateway's own; null: it does not. */
function refuseReserved({ roots, entities, reservedKey }: Fetch, { representations }: Variables): FetchAnswer | null {
  if (reservedKey === null) return null;
  const message = `Expected aliases that do not begin with "${reservedPrefix}", which the gateway keeps for itself; got "${reservedKey}".`;
  const refused = (path: readonly (string | number)[]) => fieldError('BAD_USER_INPUT', message, path);
  if (!entities) return { data: Object.fromEntries(roots.map(({ responseKey }) => [responseKey, null])), errors: roots.map(({ responseKey }) => refused([responseKey])) };
  const places = (representations as readonly unknown[]).map((_, place) => place);
  return { data: { _entities: places.map(() => null) }, errors: places.map((place) => refused(['_entities', place])) };
}

/** The data of a fetch with the errors beside it. */
interface FetchAnswer { readonly data: Record<string, unknown>; readonly errors: readonly GraphQLError[] }

type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;

const response = ({ data, errors }: FetchAnswer): Response =>
  ({ data, ...(errors.length > 0 && { errors: [...errors] }) });

/** The data source of the subgraph `national`: one subgraph in the supergraph, as many bureaux as are connected behind it. */
export function nationalSource(shared: Omit<RootSetting, 'merged'>): GraphQLDataSource {
  const setting: RootSetting = { ...shared, merged: mergedAnswers() };
  const remember = fetchMemory();
  const owner = (country: string): EntityOwner | null => setting.table.get(country) ?? null;
  return {
    async process(options) {
      const { fetch, shapes, entityShapes } = remember(options);
      const variables = (options.request.variables ?? {}) as Variables;
      const context = options.context as RequestContext;
      const refused = refuseReserved(fetch, variables);
      if (refused) return response(refused);
      return response(fetch.entities
        ? await askEntities({ schema: setting.profile, owner, desk: setting.desk, toKeep: true }, fetch, entityShapes, variables, context)
        : await askRoots(setting, fetch, shapes, variables, context));
    },
  };
}

/** The country whose bureau adds a field: the names of what it adds begin with its code in small letters, and a capital letter or a digit. Null: none does, as the key `id`. */
const countryOfField = (name: string): string | null => /^[a-z]{2}(?=[A-Z0-9])/.exec(name)?.[0].toUpperCase() ?? null;

/** The countries a fetch of additions asks something of, by type. */
function countriesAsked({ entities }: Fetch): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  const collect = (selections: readonly SelectionNode[], type: string | null): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet.selections, node.typeCondition?.name.value ?? type);
      const country = node.kind === Kind.FIELD ? countryOfField(node.name.value) : null;
      if (country !== null && type !== null) asked.set(type, (asked.get(type) ?? new Set()).add(country));
    }
  };
  for (const { selections } of entities!.parts) collect(selections, null);
  return asked;
}

/**
 * The data source of what countries add to the profile: each country is asked for what it adds itself, of its own entities; all others are null.
 * Its calls join those of `national` to the same bureau. What they answer is not kept: their schemas do not say until when a record may be used.
 * @param sdl the subgraph's.
 * @param countries those that add something.
 */
export function additionsSource(sdl: string, countries: ReadonlySet<string>, setting: Pick<RootSetting, 'table' | 'desk'>): GraphQLDataSource {
  const remember = fetchMemory();
  const schema: GraphQLSchema = lookupSchema(sdl);
  const asked = new WeakMap<Fetch, ReturnType<typeof countriesAsked>>();
  return {
    async process(options) {
      const { fetch, entityShapes } = remember(options);
      if (!fetch.entities) throw new Error('What countries add has no root fields.');
      const of = asked.get(fetch) ?? countriesAsked(fetch);
      asked.set(fetch, of);
      const owner = (country: string, type: string): EntityOwner | null | undefined =>
        countries.has(country) && of.get(type)?.has(country) ? setting.table.get(country) ?? null : undefined;
      const variables = (options.request.variables ?? {}) as Variables;
      const refused = refuseReserved(fetch, variables);
      if (refused) return response(refused);
      return response(await askEntities({ schema, owner, desk: setting.desk, toKeep: false }, fetch, entityShapes, variables, options.context as RequestContext));
    },
  };
}
