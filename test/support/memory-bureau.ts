import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, print, validate, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema, InputObjectTypeDefinitionNode } from 'graphql';
import { nationalSdl } from '../../schema/files.js';
import { scalarResolvers } from '../../schema/scalars.js';
import { byRank } from '../../gateway/national/merge.js';

/** A record a memory bureau holds: whatever fields a test needs, and how well it fits every search of its type. */
export interface MemoryRecord {
  readonly __typename: string;
  readonly id: string;
  readonly score?: number;
  readonly [field: string]: unknown;
}

/** An answer as JSON, to be changed in place. */
export interface RewrittenAnswer {
  // Any shape: tests write into it what a bureau must not say.
  data: Record<string, never>;
  errors?: unknown[];
}

/** What a memory bureau leaves out of the profile: `Type.field`, `Type` or the directives of a field, `Type.field@directive`, as a country without it would. */
export type LeftOut = readonly string[];

/** What the bureau does instead of answering. */
export type Fault =
  | 'stall' | 'garbage' | 'half-closed' | 'http-500' | 'too-much' | 'wrong-count' | 'foreign-ids' | 'unranked' | 'refuse' | 'graphql-error' | 'null-node-part' | 'wrong-types';

export interface MemoryBureau {
  readonly country: string;
  readonly url: string;
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  /** The requests that came, newest last. */
  readonly requests: { readonly query: string; readonly variables: Record<string, unknown> }[];
  fault: Fault | null;
  /** What it says of keeping its answers. Null: nothing. */
  cacheControl: string | null;
  /** What it publishes of its owner's rules with its answers. Null: nothing. */
  rules: string | null;
  /** How long it takes to answer after it has read its records, in milliseconds. */
  delayMs: number;
  /** How many answers wait for `release` of `hold` now: each has read its records. */
  readonly held: number;
  /** Holds every answer back after it has read its records, until `release` is called: what a test has seen to be under way stays so. */
  hold(): { release(): void };
  /** The position its changes have come to, as it tells it. */
  readonly position: string;
  /** Whether it tells its changes; when it stops, connections stay open and nothing comes. */
  tellsChanges: boolean;
  /** Changes an answer before it leaves. Null: it leaves as it is. */
  rewrite: ((answer: RewrittenAnswer) => void) | null;
  records: readonly MemoryRecord[];
  /** Tells a change of a record to all who follow its changes. */
  tellChange(type: string, id: string): void;
  /** Answers in the process, without HTTP. */
  answer(request: { query: string; variables: Record<string, unknown> }): Promise<unknown>;
  /** Ends it as a killed process would: connections are cut. */
  kill(): Promise<void>;
  /** Listens again on the same port. */
  restart(): Promise<void>;
}

/** The profile's SDL without some types and fields. */
export function narrowedSdl(leftOut: LeftOut): string {
  const out = new Set(leftOut);
  const document: DocumentNode = visit(parse(nationalSdl()), {
    InterfaceTypeDefinition: (node) => without(node),
    ObjectTypeDefinition: (node) => (out.has(node.name.value) ? null : without(node)),
    InputObjectTypeDefinition: (node) => (out.has(node.name.value) ? null : plain(without(node))),
  });
  return print(document);

  function plain(node: InputObjectTypeDefinitionNode): InputObjectTypeDefinitionNode {
    const fields = node.fields?.map((field) => ({
      ...field, directives: field.directives?.filter(({ name }) => !out.has(`${node.name.value}.${field.name.value}@${name.value}`)),
    }));
    return { ...node, fields };
  }

  function without<N extends { readonly name: { readonly value: string }; readonly fields?: readonly { readonly name: { readonly value: string } }[] }>(node: N): N {
    return { ...node, fields: (node.fields ?? []).filter((field) => !out.has(`${node.name.value}.${field.name.value}`)) };
  }
}

const types: Readonly<Record<string, string>> = {
  persons: 'Person', travelDocuments: 'TravelDocument', vehicles: 'Vehicle', firearms: 'Firearm', warrants: 'Warrant', arrests: 'Arrest', seizures: 'Seizure',
};

/** Schema of a bureau over records in memory: every search, and every check but that of documents, finds every record of its type, ranked by `score` (1 if none). */
export function memorySchema(country: string, sdl: string, records: () => readonly MemoryRecord[]): GraphQLSchema {
  const find = (id: string) => records().find((record) => record.id === id) ?? null;
  const ranked = (type: string) => records()
    .filter((record) => record.__typename === type)
    .map((node) => ({ node, score: node.score ?? 1, id: node.id }))
    .sort(byRank);
  const connection = (type: string) => (_: unknown, args: { first?: number; after?: string | null }) => {
    const all = ranked(type);
    const [score, id] = args.after ? (JSON.parse(Buffer.from(args.after, 'base64url').toString()) as [number, string]) : [Infinity, ''];
    const rest = all.filter((edge) => byRank({ score, id }, edge) < 0);
    const edges = rest.slice(0, args.first ?? 20).map(({ node, score: own }) => ({ node, score: own, cursor: 'x' }));
    return {
      edges, totalCount: all.length, complete: true, countries: [],
      pageInfo: { hasNextPage: rest.length > edges.length, hasPreviousPage: false, startCursor: null, endCursor: null },
    };
  };
  const checkDocuments = (_: unknown, { documents }: { documents: { number?: string }[] }) => documents.map(({ number }, index) => {
    if (!number) return { index, outcome: 'UNKNOWN', complete: true, countries: [], records: [], error: { code: 'BAD_ITEM', message: 'Expected a number.' } };
    const fit = records().filter((record) => record.__typename === 'TravelDocument' && record.number === number);
    return {
      index, outcome: fit.length > 0 ? 'HIT' : 'NO_HIT', complete: true, records: fit, error: null,
      countries: [{ country, status: fit.length > 0 ? 'HIT' : 'NO_HIT', count: fit.length }],
    };
  });
  const checkAll = (type: string, items: string) => (_: unknown, args: Record<string, unknown[]>) => args[items]!.map((_item, index) => {
    const fit = records().filter((record) => record.__typename === type);
    const outcome = fit.length > 0 ? 'HIT' : 'NO_HIT';
    return { index, outcome, complete: true, records: fit, error: null, countries: [{ country, status: outcome, count: fit.length }] };
  });
  const has = (field: string): boolean => new RegExp(`^  ${field}\\(`, 'm').test(sdl);
  const reference = { __resolveReference: ({ id }: { id: string }) => find(id) };
  const present = (type: string): boolean => new RegExp(`^type ${type} `, 'm').test(sdl);
  const query: Record<string, unknown> = {
    person: (_: unknown, { id }: { id: string }) => find(id),
    record: (_: unknown, { id }: { id: string }) => find(id),
    checkVehicles: checkAll('Vehicle', 'vehicles'),
    checkFirearms: checkAll('Firearm', 'firearms'),
    checkPersons: checkAll('Person', 'persons'),
    operationTotals: () => ({ arrests: ranked('Arrest').length, seizures: null }),
    personCandidates: (_: unknown, { probes }: { probes: unknown[] }) => probes.map((_probe, index) => ({ index, candidates: [] })),
  };
  for (const [field, type] of Object.entries(types)) if (has(field)) query[field] = connection(type);
  if (has('checkTravelDocuments')) query.checkTravelDocuments = checkDocuments;
  for (const field of ['checkVehicles', 'checkFirearms', 'checkPersons', 'operationTotals']) if (!has(field)) delete query[field];
  return buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      ...scalarResolvers,
      Query: query,
      ...Object.fromEntries(Object.values(types).filter(present).map((type) => [type, reference])),
      Record: { __resolveType: ({ __typename }: MemoryRecord) => __typename },
    } as Parameters<typeof buildSubgraphSchema>[0] extends { resolvers?: infer R } ? R : never,
  });
}

/**
 * Starts a bureau on 127.0.0.1, any free port.
 * @param added SDL of what the country adds to the profile; its fields are read from records by their names. Default: nothing.
 */
export async function startMemoryBureau(country: string, records: readonly MemoryRecord[], leftOut: LeftOut = [], added = ''): Promise<MemoryBureau> {
  const sdl = narrowedSdl(leftOut) + added;
  const sockets = new Set<Socket>();
  let server: Server;
  let port = 0;
  const bureau = { country, sdl, fault: null as Fault | null, cacheControl: null as string | null, rules: null as string | null, delayMs: 0, tellsChanges: true, rewrite: null as MemoryBureau['rewrite'], records, requests: [] as MemoryBureau['requests'], url: '' };
  const schema = memorySchema(country, sdl, () => bureau.records);

  const answer = async ({ query, variables }: { query: string; variables: Record<string, unknown> }): Promise<unknown> => {
    bureau.requests.push({ query, variables });
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : execute({ schema, document, variableValues: variables });
  };

  const followers = new Set<ServerResponse>();
  let position = 0, held = 0;
  let gate: Promise<void> | null = null;
  const tell = (changes: readonly object[]): void => {
    position += changes.length;
    if (bureau.tellsChanges) for (const follower of followers) follower.write(`${JSON.stringify({ position: String(position), asOf: new Date().toISOString(), changes })}\n`);
  };

  function follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/x-ndjson', ...(bureau.rules !== null && { 'bureau-rules': bureau.rules }) });
    followers.add(response);
    const beat = setInterval(() => tell([]), 100);
    response.on('close', () => {
      clearInterval(beat);
      followers.delete(response);
    });
    tell([]);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/changes')) return follow(response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables: Record<string, unknown> };
    const { fault } = bureau;
    if (fault === 'stall') {
      bureau.requests.push(body);
      return;
    }
    response.setHeader('content-type', 'application/json');
    if (bureau.cacheControl !== null) response.setHeader('cache-control', bureau.cacheControl);
    if (bureau.rules !== null) response.setHeader('bureau-rules', bureau.rules);
    if (fault === 'garbage') return void response.end('<html>not json');
    if (fault === 'http-500') return void response.writeHead(500).end('{"errors":[{"message":"secret at http://10.0.0.1/db"}]}');
    if (fault === 'refuse') return void response.end('{"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}],"data":null}');
    if (fault === 'graphql-error') return void response.end('{"errors":[{"message":"SELECT secret","path":["persons"]}],"data":{"persons":null}}');
    if (fault === 'too-much') return void response.end(`{"data":{"x":"${'y'.repeat(300_000)}"}}`);
    const given = JSON.parse(JSON.stringify(await answer(body))) as RewrittenAnswer;
    bureau.rewrite?.(given);
    if (bureau.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, bureau.delayMs));
    if (gate !== null) {
      held += 1;
      await gate;
      held -= 1;
    }
    const text = JSON.stringify(given);
    if (fault === 'half-closed') {
      response.setHeader('content-length', Buffer.byteLength(text));
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    }
    response.end(fault ? spoil(text, fault) : text);
  }

  async function listen(): Promise<void> {
    server = createServer((request, response) => void respond(request, response).catch(() => response.destroy()));
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }
  await listen();
  return Object.defineProperties(Object.assign(bureau, {
    url: `http://127.0.0.1:${port}/graphql`,
    schema,
    answer,
    tellChange: (type: string, id: string) => tell([{ type, id, kind: 'CHANGED' }]),
    async kill() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    restart: listen,
    hold() {
      let release = (): void => undefined;
      const closed = new Promise<void>((resolve) => (release = resolve));
      gate = closed;
      return {
        release() {
          if (gate === closed) gate = null;
          release();
        },
      };
    },
  }), { held: { get: () => held }, position: { get: () => String(position) } }) as MemoryBureau;
}

interface Spoilt { data: Record<string, { edges?: { node: { id: string } | null }[] } | unknown[]>; errors?: unknown[] }

/** Makes an answer wrong in a stated way. */
function spoil(text: string, fault: Fault): string {
  const answer = JSON.parse(text) as Spoilt;
  for (const [key, value] of Object.entries(answer.data)) {
    if (Array.isArray(value) && fault === 'wrong-count') value.pop();
    if (Array.isArray(value) && fault === 'wrong-types') for (const item of value) Object.assign(item as object, { names: 7 });
    if (Array.isArray(value) || !value?.edges) continue;
    if (fault === 'foreign-ids') for (const edge of value.edges) if (edge.node) edge.node.id = edge.node.id.replace(/^[A-Z]{2}/, 'ZZ');
    if (fault === 'wrong-types') for (const edge of value.edges) Object.assign(edge.node ?? {}, { names: 'a text where a list is asked' });
    if (fault === 'unranked') value.edges.reverse();
    if (fault === 'wrong-count') value.edges.push(...value.edges.slice(0, 1));
    if (fault === 'null-node-part') answer.errors = [{ message: 'at db.ts:12 SELECT', path: [key, 'edges', 0, 'node', 'names'] }];
  }
  return JSON.stringify(answer);
}
