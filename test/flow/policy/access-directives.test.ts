import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { composeSubgraphs } from '../../../gateway/plan/index.js';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { policyFile } from '../../support/policy.js';

const products = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", {name: "@policy", as: "@rule"}])
  type Query { thing(kind: String): Thing things: [Thing!] part: Part graded(as: Grade!): String }
  enum Grade @requiresScopes(scopes: [["grades"]]) { FINE ROUGH }
  scalar Stamp @requiresScopes(scopes: [["stamps"]])
  interface Thing { name: String price: Int }
  type Part implements Thing @key(fields: "id") { id: ID! name: String price: Int @authenticated cost: Int @requiresScopes(scopes: [["buy", "read"], ["admin"]]) maker: Maker weight: Int! @requiresScopes(scopes: [["weigh"]]) grade: Grade stamp: Stamp }
  type Tool implements Thing { name: String price: Int edge: String @rule(policies: [["sharp"]]) }
  type Maker @requiresScopes(scopes: [["makers"]]) { name: String }`;

const parts: string[] = [];
let gateway: TestGateway;
let server: Server;

beforeAll(async () => {
  const part = { __typename: 'Part', id: '1', name: 'bolt', price: 3, cost: 2, maker: { name: 'Ada' }, weight: 7, grade: 'FINE', stamp: 'S-1' };
  const tool = { __typename: 'Tool', name: 'saw', price: 9, edge: 'fine' };
  const schema = buildSubgraphSchema({ typeDefs: parse(products), resolvers: { Query: { thing: (_: unknown, { kind }: { kind?: string }) => (kind === 'tool' ? tool : part), things: () => [part, tool], part: () => part, graded: (_: unknown, { as }: { as: string }) => `as ${as}` } } });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables: Record<string, unknown> };
      parts.push(query);
      void graphql({ schema, source: query, variableValues: variables }).then((result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { supergraphSdl, errors } = composeSubgraphs([{ name: 'products', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sdl: products }]);
  expect(errors).toBeUndefined();
  const all = { purposes: 'all', granularity: 'RECORD', records: 'all', asks: 'all', countries: 'all' } as const;
  gateway = await startTestGateway({ deadlineMs: 60_000, policy: policyFile({
    introspection: ['ANALYST', 'OFFICER'],
    profiles: [{ name: 'analysts', roles: ['ANALYST'], ...all }, { name: 'officers', roles: ['OFFICER'], ...all, policies: ['sharp'] }, { name: 'partners', roles: ['PARTNER'], ...all }],
  }) }, { supergraphSdl: supergraphSdl! });
}, 60_000);

afterAll(async () => {
  await gateway.close();
  server.closeAllConnections();
  server.close();
});

type Claims = Parameters<TestGateway['token']>[0];
const ask = async (query: string, claims: Claims = {}, variables?: Record<string, unknown>) =>
  gateway.ask(query, variables, { authorization: `Bearer ${await gateway.token(claims)}` });
const unauthorized = (...path: string[]) => ({ message: 'Unauthorized field or type.', path, extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } });

test('what a scope is needed for is taken out before planning and comes back null, with its path', async () => {
  const query = '{ part { name sum: cost maker { name } } }';
  parts.length = 0;
  expect((await ask(query)).body).toEqual({ data: { part: { name: 'bolt', sum: null, maker: null } }, errors: [unauthorized('part', 'sum'), unauthorized('part', 'maker')] });
  expect(parts).toHaveLength(1);
  expect(parts[0]).not.toMatch(/cost|maker/);
});

test.each([
  [['admin'], 2],
  [['buy', 'read'], 2],
  [['buy'], null],
])('scopes %j', async (scopes, cost) => {
  const { body } = await ask('{ part { cost } }', { scopes });
  if (cost === null) expect(body).toEqual({ data: { part: { cost: null } }, errors: [unauthorized('part', 'cost')] });
  else expect(body).toEqual({ data: { part: { cost } } });
});

test('through fragments, on the types they are for alone; what a list holds is each as it would be alone', async () => {
  const query = `query ($show: Boolean!) { things { __typename name ...P ... on Tool { edge @include(if: $show) } } }
    fragment P on Part { cost maker { name } }`;
  const shown = await ask(query, {}, { show: true });
  expect(shown.body).toEqual({
    data: { things: [{ __typename: 'Part', name: 'bolt', cost: null, maker: null }, { __typename: 'Tool', name: 'saw', edge: null }] },
    errors: [unauthorized('things', '@', 'cost'), unauthorized('things', '@', 'maker'), unauthorized('things', '@', 'edge')],
  });
  const left = await ask(query, { scopes: ['admin', 'makers'] }, { show: false });
  expect(left.body).toEqual({ data: { things: [{ __typename: 'Part', name: 'bolt', cost: 2, maker: { name: 'Ada' } }, { __typename: 'Tool', name: 'saw' }] } });
});

test('where null may not stand, what is above is null', async () => {
  expect((await ask('{ part { name weight } things { name ... on Part { weight } } }')).body).toEqual({
    data: { part: null, things: null }, errors: [unauthorized('part', 'weight'), unauthorized('things', '@', 'weight')],
  });
  expect((await ask('{ part { weight } }', { scopes: ['weigh'] })).body).toEqual({ data: { part: { weight: 7 } } });
});

test('an object of which nothing is left is told, with nothing in it, beside others', async () => {
  expect((await ask('{ part { cost } things { name } }')).body).toEqual({
    data: { part: { cost: null }, things: [{ name: 'bolt' }, { name: 'saw' }] }, errors: [unauthorized('part', 'cost')],
  });
});

test('what has the type of an enum or a scalar that is hidden is hidden; as an argument it is taken, as no directive of access may stand on what is put in', async () => {
  const query = '{ part { name grade stamp } graded(as: ROUGH) }';
  expect((await ask(query)).body).toEqual({
    data: { part: { name: 'bolt', grade: null, stamp: null }, graded: 'as ROUGH' }, errors: [unauthorized('part', 'grade'), unauthorized('part', 'stamp')],
  });
  expect((await ask(query, { scopes: ['grades', 'stamps'] })).body).toEqual({ data: { part: { name: 'bolt', grade: 'FINE', stamp: 'S-1' }, graded: 'as ROUGH' } });
  const schema = '{ __type(name: "Query") { fields { name args { type { ofType { name enumValues { name } } } } } } scalar: __type(name: "Stamp") { name } }';
  const { body } = await ask(schema);
  const { __type: { fields }, scalar } = (body as { data: { __type: { fields: { name: string; args: unknown }[] }; scalar: unknown } }).data;
  expect(fields.find(({ name }) => name === 'graded')!.args).toEqual([{ type: { ofType: { name: 'Grade', enumValues: [{ name: 'FINE' }, { name: 'ROUGH' }] } } }]);
  expect(scalar).toBeNull();
});

test('a policy is fulfilled by whose profile names it', async () => {
  const query = '{ thing(kind: "tool") { name ... on Tool { edge } } }';
  expect((await ask(query, { role: 'OFFICER' })).body).toEqual({ data: { thing: { name: 'saw', edge: 'fine' } } });
  expect((await ask(query)).body).toEqual({ data: { thing: { name: 'saw', edge: null } }, errors: [unauthorized('thing', 'edge')] });
});

test('variables of what is taken out go with it', async () => {
  const query = 'query ($show: Boolean!, $kind: String) { part { name cost @include(if: $show) } thing(kind: $kind) { name } }';
  parts.length = 0;
  const { body } = await ask(query, {}, { show: false, kind: 'tool' });
  expect(body).toEqual({ data: { part: { name: 'bolt' }, thing: { name: 'saw' } } });
  expect(parts.join()).not.toContain('show');
});

test('the schema is shown without what is hidden, beside data, too', async () => {
  const query = '{ part { name } __type(name: "Part") { fields { name } } maker: __type(name: "Maker") { name } }';
  expect((await ask(query)).body).toEqual({ data: { part: { name: 'bolt' }, __type: { fields: ['id', 'name', 'price'].map((name) => ({ name })) }, maker: null } });
  const more = await ask('{ __type(name: "Part") { fields { name } } }', { scopes: ['admin', 'makers', 'weigh'] });
  expect(more.body).toEqual({ data: { __type: { fields: ['id', 'name', 'price', 'cost', 'maker', 'weight'].map((name) => ({ name })) } } });
});

test('who may not ask for the schema is answered of what is hidden as of what is not there', async () => {
  const partner = { role: 'PARTNER' } as const;
  for (const [hidden, absent] of [['{ part { cost } }', '{ part { zost } }'], ['{ part { name maker { name } } }', '{ part { name zaker { name } } }']] as const) {
    const [one, other] = [await ask(hidden, partner), await ask(absent, partner)];
    expect(one.text.replace(/cost|maker/g, 'x')).toBe(other.text.replace(/zost|zaker/g, 'x'));
    expect(one.status).toBe(other.status);
    const headers = ({ headers: all }: typeof one) => [...all].filter(([name]) => name !== 'x-correlation-id' && name !== 'date');
    expect(headers(one)).toEqual(headers(other));
    expect(one.text).not.toContain('Did you mean');
  }
  // Who may is given suggestions, of what is seen alone.
  expect((await ask('{ part { nam costs } }')).text).toContain('Did you mean \\"name\\"?');
  expect((await ask('{ part { costs } }')).text).not.toContain('cost\\"');
  expect((await ask('{ __schema { queryType { name } } }', partner)).body).toEqual({ errors: [{ message: 'This requester may not ask for the schema.', extensions: { code: 'INTROSPECTION_DISABLED' } }] });
});
