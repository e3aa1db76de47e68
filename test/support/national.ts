import { randomBytes } from 'node:crypto';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLError } from 'graphql';
import { BureauClient, bureauCallDefaults, cursorSeal, lookupSchema, nationalSource, openDesk, readCapability, rootFields } from '../../gateway/national/index.js';
import type { AnswerCache, BureauCallOptions, CountryFilters, RoutingTable } from '../../gateway/national/index.js';
import type { RequestContext } from '../../gateway/request.js';
import { nationalSdl } from '../../schema/files.js';
import type { MemoryBureau } from './memory-bureau.js';

export const profile = lookupSchema(nationalSdl());
const fields = rootFields(profile);

/** A request's context; one for each question asked. */
export function requestContext(options: { readonly deadlineMs?: number; readonly signal?: AbortSignal } = {}): RequestContext {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    requester: null,
    purpose: null,
    permission: null,
    visibility: 'all',
    signal: options.signal ?? new AbortController().signal,
    startedAt: performance.now(),
    deadlineMs: options.deadlineMs ?? 20_000,
    state: new Map(),
  };
}

/** JSON of any shape, read by path. */
export interface Json { readonly [key: string]: Json }

export interface Answered {
  readonly data: Record<string, Json>;
  readonly errors?: readonly GraphQLError[];
}

/** The national data source over bureaux, as the gateway's engine calls it. */
export function national(bureaux: readonly MemoryBureau[], options: Partial<BureauCallOptions> = {}, cache: AnswerCache | null = null, filters: CountryFilters | null = null) {
  const clients = bureaux.map((bureau) => new BureauClient(bureau.country, bureau.url, { ...bureauCallDefaults, ...options }));
  const table: RoutingTable = new Map(bureaux.map((bureau, index) => [bureau.country, {
    country: bureau.country, name: bureau.country, connectedSince: null, client: clients[index]!, capability: readCapability(bureau.sdl), refused: null,
  }]));
  const source = nationalSource({ profile, fields, table, seal: cursorSeal(randomBytes(32)), desk: openDesk(cache, null), checkFreshnessMs: 5_000, filters });
  return {
    source,
    table,
    ask: (query: string, variables: Record<string, unknown> = {}, context: RequestContext = requestContext()) => askSource(source, query, variables, context),
    close: () => Promise.all(clients.map((client) => client.close())),
  };
}

/** Has a data source process one fetch. */
export async function askSource(source: GraphQLDataSource, query: string, variables: Record<string, unknown>, context: RequestContext): Promise<Answered> {
  const options = { request: { query, variables }, context } as unknown as Parameters<GraphQLDataSource['process']>[0];
  return (await source.process(options)) as unknown as Answered;
}
