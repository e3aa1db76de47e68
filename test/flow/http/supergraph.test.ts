import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, GraphQLError, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { composeSubgraphs } from '../../../gateway/plan/index.js';
import { errorCodes, startTestGateway } from '../../support/gateway.js';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const products = `${link}
  type Query { product(sku: ID!): Product }
  type Product @key(fields: "sku") { sku: ID! name: String stock: Int }`;

const reviews = `${link}
  type Product @key(fields: "sku") { sku: ID! reviews: [String!] }`;

const productsSchema = buildSubgraphSchema({
  typeDefs: parse(products),
  resolvers: {
    Query: { product: (_: unknown, { sku }: { sku: string }) => ({ sku, name: `Product ${sku}` }) },
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
