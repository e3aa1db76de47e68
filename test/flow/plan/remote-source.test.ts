import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types.js';
import type { Agent } from 'undici';
import { composeSubgraphs, readSupergraph, remoteDispatcher, remoteSource, startEngine } from '../../../gateway/plan/index.js';
import type { Engine, ServedGraph } from '../../../gateway/plan/index.js';
import type { RequestContext } from '../../../gateway/request.js';
import { json, serve } from './bureau-server.js';

type Respond = Parameters<typeof serve>[0];

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const catalogue = `${link} type Query { top: [Product!] } type Product @key(fields: "sku") { sku: ID! name: String }`;
const ratings = `${link} type Product @key(fields: "sku") { sku: ID! stars: Int }`;

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function started(url: string): Promise<{ readonly engine: Engine<RequestContext, ServedGraph>; readonly products: Awaited<ReturnType<typeof serve>> }> {
  const products = await serve((_, response) => json(response, { data: { top: [{ __typename: 'Product', sku: 'a' }, { __typename: 'Product', sku: 'b' }, { __typename: 'Product', sku: 'a' }] } }));
  const composed = composeSubgraphs([{ name: 'catalogue', url: products.url, sdl: catalogue }, { name: 'ratings', url, sdl: ratings }]);
  const dispatcher: Agent = remoteDispatcher(4);
  const engine = await startEngine<RequestContext, ServedGraph>(readSupergraph(composed.supergraphSdl!), {
    source: ({ name, url: where }) => remoteSource({ name, url: where!, dispatcher, maxBytes: 10_000 }),
  });
  ending.push(() => products.close(), () => dispatcher.destroy(), () => engine.stop());
  return { engine, products };
}

const context = (rest: Partial<RequestContext> = {}): RequestContext => ({
  id: '0', requester: null, purpose: null, permission: null, visibility: 'all', signal: new AbortController().signal, startedAt: performance.now(), deadlineMs: 60_000, state: new Map(), ...rest,
});

async function ask(url: string, rest: Partial<RequestContext> = {}, query = '{ top { sku stars } }') {
  const { engine, products } = await started(url);
  const { body } = await engine.server.executeOperation({ query }, { contextValue: context(rest) });
  if (body.kind !== 'single') throw new Error('expected a single answer');
  return { ...JSON.parse(JSON.stringify(body.singleResult)) as { data: unknown; errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[] }, engine, products };
}

async function answering(respond: Respond): Promise<string> {
  const server = await serve(respond);
  ending.push(() => server.close());
  return server.url;
}

/** A server that answers with bytes as they are, and then ends or breaks the connection. */
async function raw(bytes: string, end: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.write(bytes, () => end(socket)));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  ending.push(() => new Promise((resolve) => { server.close(resolve); }));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

test('equal representations are sent once, and each place is answered', async () => {
  let sent: unknown;
  const { data, errors } = await ask(await answering(({ variables }, response) => {
    sent = variables?.representations;
    json(response, { data: { _entities: [{ stars: 1 }, { stars: 2 }] } });
  }));
  expect(errors).toBeUndefined();
  expect(sent).toEqual([{ __typename: 'Product', sku: 'a' }, { __typename: 'Product', sku: 'b' }]);
  expect(data).toEqual({ top: [{ sku: 'a', stars: 1 }, { sku: 'b', stars: 2 }, { sku: 'a', stars: 1 }] });
});

test('a subgraph\'s own error stands at every place it concerns, without what tells of its inside', async () => {
  const { data, errors } = await ask(await answering((_, response, request) => json(response, {
    data: { _entities: [{ stars: null }, { stars: 2 }] },
    errors: [{
      message: `connect to http://db.internal:5432/x failed at ${request.headers.host}`, path: ['_entities', 0, 'stars'],
      extensions: { code: 'NO_STARS', stacktrace: ['at /srv/secret.js'], response: { url: 'http://x' } },
    }],
  })));
  expect(data).toEqual({ top: [{ sku: 'a', stars: null }, { sku: 'b', stars: 2 }, { sku: 'a', stars: null }] });
  expect(errors?.map(({ path }) => path)).toEqual([['top', 0, 'stars'], ['top', 2, 'stars']]);
  expect(errors?.[0]?.message).toBe('The subgraph ratings reported NO_STARS.');
  expect(errors?.[0]?.extensions).toEqual({ code: 'NO_STARS', serviceName: 'ratings' });
});

const http = (body: string, length = body.length): string => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;

test.each<[string, () => Promise<string>, string]>([
  ['garbage', () => answering((_, response) => response.end('<html>secret</html>')), 'BAD_ANSWER'],
  ['JSON that is no answer', () => answering((_, response) => json(response, ['secret'])), 'BAD_ANSWER'],
  ['data that is no object', () => answering((_, response) => json(response, { data: 'secret' })), 'BAD_ANSWER'],
  ['no data and no errors', () => answering((_, response) => json(response, { data: null })), 'BAD_ANSWER'],
  ['an HTTP error', () => answering((_, response) => json(response, { data: { _entities: [] }, secret: 1 }, 500)), 'HTTP_ERROR'],
  ['a redirect', () => answering((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/secret' }).end()), 'HTTP_ERROR'],
  ['too few entities', () => answering((_, response) => json(response, { data: { _entities: [{ stars: 1 }] } })), 'WRONG_NUMBER_OF_ENTITIES'],
  ['too many entities', () => answering((_, response) => json(response, { data: { _entities: [null, null, null] } })), 'WRONG_NUMBER_OF_ENTITIES'],
  ['too much', () => answering((_, response) => json(response, { data: { _entities: [{ stars: 1, secret: 'x'.repeat(20_000) }, null] } })), 'TOO_LARGE'],
  ['half an answer', () => raw(http('{"data":{"_entities":[', 500), (socket) => socket.end()), 'UNREACHABLE'],
  ['a broken connection', () => raw('HTTP/1.1 200', (socket) => socket.resetAndDestroy()), 'UNREACHABLE'],
  ['no HTTP', () => raw('SSH-2.0-secret\r\n', (socket) => socket.end()), 'UNREACHABLE'],
  ['nobody', () => Promise.resolve('http://127.0.0.1:9/graphql'), 'UNREACHABLE'],
])('%s costs the fields of that subgraph alone, and tells nothing of it', async (_, where, reason) => {
  const url = await where();
  const { data, errors } = await ask(url);
  expect(data).toEqual({ top: [{ sku: 'a', stars: null }, { sku: 'b', stars: null }, { sku: 'a', stars: null }] });
  expect(errors?.map(({ path }) => path)).toEqual([['top', 0], ['top', 1], ['top', 2]]);
  expect(errors?.[0]).toMatchObject({ message: `The subgraph ratings did not answer in a way that can be used: ${reason}.`, extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', reason } });
  expect(JSON.stringify(errors)).not.toMatch(/secret|127\.0\.0\.1/);
});

const leak = 'SQLITE_ERROR at http://10.0.0.1:9/x select * from secret /tmp/path/file.js:3';

test.each<[string, unknown, string, string]>([
  ['no code', undefined, 'The subgraph ratings failed.', 'DOWNSTREAM_SERVICE_ERROR'],
  ['a code of its own', 'SQLITE_ERROR', 'The subgraph ratings reported SQLITE_ERROR.', 'SQLITE_ERROR'],
  ['the code of a defect', 'INTERNAL_SERVER_ERROR', 'The subgraph ratings failed.', 'DOWNSTREAM_SERVICE_ERROR'],
  ['a code that is no plain word', 'select * from secret', 'The subgraph ratings failed.', 'DOWNSTREAM_SERVICE_ERROR'],
  ['a code that is no text', { secret: 1 }, 'The subgraph ratings failed.', 'DOWNSTREAM_SERVICE_ERROR'],
])('a message with %s is not told', async (_, code, message, told) => {
  const { errors } = await ask(await answering((_request, response) => json(response, {
    data: { _entities: [{ stars: null }, { stars: 2 }] }, errors: [{ message: leak, path: ['_entities', 0, 'stars'], extensions: { code } }],
  })));
  expect(errors?.[0]).toMatchObject({ message, path: ['top', 0, 'stars'], extensions: { code: told } });
  expect(JSON.stringify(errors)).not.toMatch(/secret|10\.0\.0\.1|file\.js/);
});

test('a message about the client\'s own question is told, without addresses and files', async () => {
  const { errors } = await ask(await answering((_request, response) => json(response, {
    data: { _entities: [null, { stars: 2 }] },
    errors: [
      { message: 'Expected 1 to 5 stars, got 6; see http://10.0.0.1/stars (/srv/app/secret.js:3)', path: ['_entities', 0], extensions: { code: 'BAD_USER_INPUT' } },
      { message: 'x'.repeat(400), path: ['select * from secret'], extensions: { code: 'FORBIDDEN' } },
    ],
  })));
  expect(errors?.[0]).toMatchObject({ message: 'Expected 1 to 5 stars, got 6; see (address) ((file))', path: ['top', 0], extensions: { code: 'BAD_USER_INPUT' } });
  expect(errors?.find(({ extensions }) => extensions.code === 'FORBIDDEN')?.message).toBe(`${'x'.repeat(300)}...`);
  expect(JSON.stringify(errors)).not.toContain('secret');
});

test('an error answer in the media type of GraphQL is an answer, whatever its status', async () => {
  const { errors } = await ask(await answering((_, response) => json(response, { errors: [{ message: 'not today' }] }, 400, 'application/graphql-response+json')));
  expect(errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([['The subgraph ratings failed.', 'DOWNSTREAM_SERVICE_ERROR']]);
});

test('the request\'s deadline cuts a subgraph that stalls', async () => {
  const dispatcher = remoteDispatcher(1);
  ending.push(() => dispatcher.destroy());
  const url = await answering(() => undefined);
  const { errors, data } = await remoteSource({ name: 'ratings', url, dispatcher }).process({
    kind: GraphQLDataSourceRequestKind.LOADING_SCHEMA, context: context({ deadlineMs: 100 }),
    request: { query: 'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { stars } } }', variables: { representations: [{ sku: 'a' }, { sku: 'b' }] } },
  });
  expect(data).toBeUndefined();
  expect(errors?.map(({ path, extensions }) => [path, extensions?.reason])).toEqual([[['_entities', 0], 'TIMEOUT'], [['_entities', 1], 'TIMEOUT']]);
});

test('after the deadline nothing more is asked', async () => {
  const { errors, products } = await ask('http://127.0.0.1:9/graphql', { startedAt: performance.now() - 1_000, deadlineMs: 500 });
  expect(errors?.map(({ path, extensions }) => [path, extensions.reason])).toEqual([[['top'], 'TIMEOUT']]);
  expect(products.requests).toBe(0);
});

test('when the client goes away the call is cut, at the subgraph too', async () => {
  const client = new AbortController();
  let closed: () => void = () => undefined;
  const cut = new Promise<void>((resolve) => { closed = resolve; });
  const url = await answering((_, response) => {
    response.on('close', closed);
    client.abort();
  });
  const { errors } = await ask(url, { signal: client.signal });
  expect(errors?.[0]?.extensions.reason).toBe('ABANDONED');
  await cut;
});

test('connections are kept alive', async () => {
  const sockets = new Set<unknown>();
  const { engine } = await ask(await answering((_, response, request) => {
    sockets.add(request.socket);
    json(response, { data: { _entities: [{ stars: 1 }, { stars: 2 }] } });
  }));
  for (let turn = 0; turn < 5; turn += 1) await engine.server.executeOperation({ query: '{ top { stars } }' }, { contextValue: context() });
  expect(sockets.size).toBe(1);
});

test('a supergraph that is none, or whose subgraphs have no address, is refused', () => {
  expect(() => readSupergraph('type Query { a: Int }')).toThrow();
  const { supergraphSdl } = composeSubgraphs([{ name: 'catalogue', url: '', sdl: catalogue }]);
  expect(() => readSupergraph(supergraphSdl!)).toThrow('subgraph catalogue: expected an http or https URL, came none');
});
