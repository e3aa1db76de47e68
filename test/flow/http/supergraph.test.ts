import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, GraphQLError, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { composeSubgraphs } from '../../../gateway/plan/index.js';
import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { HttpAnswer } from '../../support/gateway.js';
import { entriesOf, operationText } from '../../support/read-log.js';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const products = `${link}
  type Query { product(sku: ID!): Product sure(sku: ID!): Product! }
  type Product @key(fields: "sku") { sku: ID! name: String stock: Int }`;

const reviews = `${link}
  type Product @key(fields: "sku") { sku: ID! reviews: [String!] }`;

const productOf = (_: unknown, { sku }: { sku: string }) => ({ sku, name: `Product ${sku}` });

const productsSchema = buildSubgraphSchema({
  typeDefs: parse(products),
  resolvers: {
    Query: { product: productOf, sure: productOf },
    Product: {
      stock: () => {
        throw new GraphQLError('Out of stock, see http://10.0.0.9/stock; SQLITE_ERROR at select * from secret /tmp/path/file.js:3', { extensions: { code: 'NO_STOCK', sql: 'SELECT' } });
      },
    },
  },
});

const reviewsSchema = buildSubgraphSchema({
  typeDefs: parse(reviews),
  resolvers: { Product: { __resolveReference: ({ sku }: { sku: string }) => ({ sku, reviews: [`of ${sku}`] }) } },
});

async function serve(schema: GraphQLSchema): Promise<Server & { readonly url: string }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables: Record<string, unknown> };
      void graphql({ schema, source: query, variableValues: variables }).then((result) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(result)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
}

test("somebody else's supergraph is served by the same way, without identity and purpose when it is open", async () => {
  const [first, second] = await Promise.all([serve(productsSchema), serve(reviewsSchema)]);
  const { supergraphSdl } = composeSubgraphs([
    { name: 'products', url: first.url, sdl: products },
    { name: 'reviews', url: second.url, sdl: reviews },
  ]);
  const gateway = await startTestGateway({}, { supergraphSdl: supergraphSdl!, open: true });
  const ask = (query: string) => gateway.ask(query, undefined, { authorization: undefined, 'x-purpose': undefined, 'x-case-reference': undefined });
  try {
    const whole = await ask('{ product(sku: "7") { name reviews } }');
    expect([whole.status, whole.body]).toEqual([200, { data: { product: { name: 'Product 7', reviews: ['of 7'] } } }]);

    const part = await ask('{ product(sku: "7") { name stock } }');
    expect(part.body).toMatchObject({ data: { product: { name: 'Product 7', stock: null } } });
    expect(errorCodes(part)).toEqual(['NO_STOCK']);
    for (const secret of ['10.0.0.9', 'SELECT', 'SQLITE_ERROR', 'select', 'file.js', first.url]) expect(part.text).not.toContain(secret);

    second.closeAllConnections();
    await new Promise((resolve) => second.close(resolve));
    const without = await ask('{ product(sku: "7") { name reviews } }');
    expect(without.body).toMatchObject({ data: { product: { name: 'Product 7', reviews: null } } });
    expect(errorCodes(without)).toEqual(['DOWNSTREAM_SERVICE_ERROR']);
    expect(without.text).not.toContain(second.url);
  } finally {
    await gateway.close();
    first.close();
    second.close();
  }
});

test('with a log each operation makes its two entries: who asked for what, and what became of it in each subgraph', async () => {
  const [first, second] = await Promise.all([serve(productsSchema), serve(reviewsSchema)]);
  const { supergraphSdl } = composeSubgraphs([
    { name: 'products', url: first.url, sdl: products },
    { name: 'reviews', url: second.url, sdl: reviews },
  ]);
  const gateway = await startTestGateway({ deadlineMs: 60_000 }, { supergraphSdl: supergraphSdl! });
  const log = join(gateway.folder, 'query-log');
  const entries = async ({ headers }: HttpAnswer) => (await entriesOf(log)).filter(({ header }) => 'id' in header && header.id === headers.get('x-correlation-id'));
  const outcome = async (answer: HttpAnswer) => {
    const [, { header, countries, others }] = await entries(answer) as [unknown, Awaited<ReturnType<typeof entries>>[number]];
    const statuses = [...countries.map(({ country, status, reason }) => [country, status, reason]), ...others.flatMap(({ countries: of, status, reason }) => of.map((name) => [name, status, reason]))];
    return [(header as { result: string }).result, (header as { code: string | null }).code, ...statuses.sort()];
  };
  const down = async (server: Server) => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  try {
    const whole = await gateway.ask('query Name($sku: ID!) { product(sku: $sku) { name reviews } }', { sku: '7' });
    expect(whole.body).toEqual({ data: { product: { name: 'Product 7', reviews: ['of 7'] } } });
    const [intent] = await entries(whole);
    expect(intent).toMatchObject({ header: { kind: 'INTENT', purpose: 'INVESTIGATION' }, requester: { user: 'test-user', country: 'FR' }, search: { values: { v1: '7' } } });
    expect((await operationText(log, (intent!.header as { operation: string }).operation))!.replace(/\s+/g, ' ')).toBe('query ($v1: ID!) { product(sku: $v1) { name reviews } }');
    expect(await outcome(whole)).toEqual(['SERVED', null, ['products', 'HIT', null], ['reviews', 'HIT', null]]);
    expect(await outcome(await gateway.ask('{ product(sku: "7") { missing } }'))).toEqual(['REFUSED', 'GRAPHQL_VALIDATION_FAILED']);

    await down(second);
    const part = await gateway.ask('{ product(sku: "7") { name reviews } }');
    expect(errorCodes(part)).toEqual(['DOWNSTREAM_SERVICE_ERROR']);
    expect(await outcome(part)).toEqual(['SERVED', null, ['products', 'HIT', null], ['reviews', 'UNAVAILABLE', 'UNREACHABLE']]);

    await down(first);
    const nothing = await gateway.ask('{ sure(sku: "7") { name } }');
    expect(nothing.body).toMatchObject({ data: null });
    expect(await outcome(nothing)).toEqual(['FAILED', 'DOWNSTREAM_SERVICE_ERROR', ['products', 'UNAVAILABLE', 'UNREACHABLE']]);
  } finally {
    await gateway.close();
    first.close();
    second.close();
  }
});
