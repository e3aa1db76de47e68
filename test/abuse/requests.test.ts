import { request } from 'node:http';
import { startTestGateway } from '../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../support/gateway.js';
import { startMemoryBureau } from '../support/memory-bureau.js';
import type { MemoryBureau } from '../support/memory-bureau.js';

let bureaux: MemoryBureau[], gateway: TestGateway;
const people = (country: string) => [1, 2, 3].map((n) => ({ __typename: 'Person', id: `${country}:person:${n}`, country, names: [{ full: `N${n}` }] }));

beforeAll(async () => {
  bureaux = await Promise.all(['BE', 'FR'].map((country) => startMemoryBureau(country, people(country))));
  gateway = await startTestGateway({ deadlineMs: 60_000, countries: bureaux.map(({ country, url }) => ({ code: country, url })) });
});

afterAll(async () => {
  await gateway?.close();
  await Promise.all((bureaux ?? []).map((bureau) => bureau.kill()));
});

const told = ({ status, body }: HttpAnswer) => [status, body];
const asked = () => bureaux.reduce((sum, { requests }) => sum + requests.length, 0);
const ask = (query: string, variables?: Record<string, unknown>, headers: Record<string, string | undefined> = {}) =>
  gateway.ask(query, variables, { accept: 'application/graphql-response+json', ...headers });
const exceeded = (message: string, name: string, measured: unknown, allowed: number) =>
  [400, { errors: [{ message, extensions: { code: 'LIMIT_EXCEEDED', limit: { name, measured, allowed } } }] }];
const fault = (message: string, code: string, locations?: readonly object[]) => [400, { errors: [{ message, ...(locations && { locations }), extensions: { code } }] }];
const many = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_none, index) => text(index)).join(' ');

test.each<[string, string, unknown]>([
  ['an alias flood of root fields', `{ ${many(21, (n) => `a${n}: persons(search: {name: "x"}) { totalCount }`)} }`,
    exceeded('At most 20 root fields in one operation are expected; came 21.', 'rootFields', 21, 20)],
  ['an alias flood below', `{ person(id: "FR:person:1") { ${many(201, (n) => `a${n}: localId`)} } }`,
    exceeded('At most 200 aliases in one document are expected; came 201.', 'aliases', 201, 200)],
  ['a depth flood', `{ person(id: "FR:person:1") { ${'documents { holder { '.repeat(8)} id ${'} } '.repeat(8)} } }`,
    exceeded('Fields nested at most 15 deep are expected; came 18.', 'depth', 18, 15)],
  ['a directive flood', `{ __typename ${many(51, () => '@include(if: true)')} }`, null],
  ['directives over many fields', `{ ${many(51, () => '... @include(if: true) { __typename }')} }`,
    exceeded('At most 50 directives in one document are expected; came 51.', 'directives', 51, 50)],
  ['a list flood', `{ checkVehicles(vehicles: [${many(1001, () => '{vin: "x"}')}]) { outcome } }`,
    exceeded('Lists of at most 1000 items are expected; came 1001.', 'listItems', 1001, 1000)],
  ['pages of pages', '{ persons(search: {name: "x"}, first: 1000) { edges { node { matches { candidates { person { matches { candidates { score } } } } } } } } }',
    exceeded('An operation that costs at most 25000 is expected of the role ANALYST; came 189010.', 'cost', expect.any(Number), 25000)],
  ['an introspection flood by aliases', `{ ${many(21, (n) => `a${n}: __schema { types { name } }`)} }`,
    exceeded('At most 20 root fields in one operation are expected; came 21.', 'rootFields', 21, 20)],
  ['an introspection flood by depth', '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    fault('Maximum introspection depth exceeded', 'GRAPHQL_VALIDATION_FAILED', [{ line: 1, column: 3 }])],
  ['a fragment cycle', '{ person(id: "FR:person:1") { ...A } } fragment A on Person { documents { holder { ...B } } } fragment B on Person { documents { holder { ...A } } }',
    fault('Cannot spread fragment "A" within itself via "B".', 'GRAPHQL_VALIDATION_FAILED', [{ line: 1, column: 84 }, { line: 1, column: 139 }])],
  ['a fragment of itself', '{ ...A } fragment A on Query { ...A }',
    fault('Cannot spread fragment "A" within itself.', 'GRAPHQL_VALIDATION_FAILED', [{ line: 1, column: 32 }])],
  ['a token flood', `{ ${'__typename '.repeat(10_001)} }`,
    fault('A document of at most 10000 tokens is expected; more came.', 'LIMIT_EXCEEDED', [{ line: 1, column: 109_992 }])],
  ['nested lists', `{ persons(search: {name: ${'['.repeat(3_000)}"x"${']'.repeat(3_000)}}) { totalCount } }`,
    fault('A document that is nested less is expected; this one is too deep to be read.', 'LIMIT_EXCEEDED')],
  ['nested selections', `{ ${'a{'.repeat(3_000)}a${'}'.repeat(3_000)} }`,
    fault('A document that is nested less is expected; this one is too deep to be read.', 'LIMIT_EXCEEDED')],
])('%s is refused before any bureau is asked', async (_what, query, expected) => {
  const before = asked();
  const answer = await ask(query);
  if (expected) {
    const [status, body] = expected as [number, { errors: { message: string }[] }];
    expect(answer.status).toBe(status);
    const came = answer.body as { errors: { message: string }[] };
    // What a flood costs is told; the figure itself is no promise.
    const plain = (text: string) => text.replace(/came \d+\./, 'came N.');
    expect({ ...came, errors: came.errors.map((error) => ({ ...error, message: plain(error.message) })) }).toEqual({ ...body, errors: body.errors.map((error) => ({ ...error, message: plain(error.message) })) });
  } else {
    expect(told(answer)).toEqual([400, { errors: [expect.objectContaining({ message: 'The directive "@include" can only be used once at this location.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })].concat(
      Array.from({ length: 49 }, () => expect.objectContaining({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }) as object)) }]);
  }
  expect(answer.text).not.toMatch(/node_modules|at Object|\.ts:|127\.0\.0\.1/);
  expect(asked()).toBe(before);
});

test('a batch is refused whole', async () => {
  const body = JSON.stringify(Array.from({ length: 500 }, () => ({ query: '{ __typename }' })));
  const answer = await gateway.send('/graphql', { method: 'POST', headers: gateway.headers, body });
  expect(told(answer)).toEqual([400, { errors: [{ message: 'Operation batching disabled.', extensions: { code: 'BAD_REQUEST' } }] }]);
});

test.each(['POST', 'GET'])('a mutation by %s is no part of the graph', async (method) => {
  const query = 'mutation { deleteEverything }';
  const { authorization } = gateway.headers;
  const answer = method === 'POST' ? await ask(query)
    : await gateway.send(`/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization: authorization!, 'apollo-require-preflight': '1', accept: 'application/graphql-response+json' } });
  expect(told(answer)).toEqual(method === 'POST' ? fault('The graph has no mutations.', 'GRAPHQL_VALIDATION_FAILED')
    : [405, { errors: [{ message: 'GET requests only support query operations, not mutation operations', extensions: { code: 'METHOD_NOT_ALLOWED' } }] }]);
});

test.each([
  ['a GET as an image would make it', 'GET', {}],
  ['a form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form with files', 'POST', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['plain text', 'POST', { 'content-type': 'text/plain' }],
])('%s of another site is refused', async (_what, method, headers) => {
  const { authorization } = gateway.headers;
  const query = encodeURIComponent('{ countries { code } }');
  const answer = await gateway.send(method === 'GET' ? `/graphql?query=${query}` : '/graphql', { method, headers: { authorization: authorization!, ...headers }, ...(method === 'POST' && { body: `query=${query}` }) });
  expect(told(answer)).toEqual(method === 'GET'
    ? [400, { errors: [{ message: expect.stringContaining('blocked as a potential Cross-Site Request Forgery (CSRF)'), extensions: { code: 'BAD_REQUEST' } }] }]
    : [415, { errors: [{ message: 'The body is in a media type the gateway does not read.', extensions: { code: 'UNSUPPORTED_MEDIA_TYPE', correlationId: answer.headers.get('x-correlation-id') } }] }]);
  expect(['access-control-allow-origin', 'cache-control', 'x-content-type-options'].map((name) => answer.headers.get(name))).toEqual([null, 'no-store', 'nosniff']);
});

/** Sends a header's bytes as they are. */
const raw = (name: string, value: string | string[]) => new Promise<{ status: number; text: string; headers: string }>((resolve, reject) => {
  const body = JSON.stringify({ query: '{ persons(search: {name: "x"}) { totalCount } }' });
  const sent = request(`${gateway.url}/graphql`, { method: 'POST', headers: { ...gateway.headers, [name]: value, 'content-length': Buffer.byteLength(body) } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk)).on('end', () => resolve({ status: response.statusCode!, text, headers: JSON.stringify(response.rawHeaders) }));
  });
  sent.on('error', reject).end(body);
});

const badText = (name: string, most: number, came: number) => `${name}: expected 1 to ${most} characters without control characters; came ${came} characters.`;
const badCode = (came: string) => 'X-Purpose: expected one of WANTED_PERSONS, IDENTIFICATION, INVESTIGATION, ALERT, BODY_IDENTIFICATION, FORENSICS, SECURITY_CHECK, '
  + `THREAT_ANALYSIS, BORDER_CONTROL, AUDIT; came ${came}.`;

test.each<[string, string | string[], string | null]>([
  ['x-case-reference', 'A\tB', badText('X-Case-Reference', 100, 3)], ['x-case-reference', '\u0080\u0085', badText('X-Case-Reference', 100, 2)],
  ['x-case-reference', 'a'.repeat(101), badText('X-Case-Reference', 100, 101)], ['x-case-reference', ['A', 'B'], null],
  ['x-purpose', 'INVESTIGATION, ALERT', badCode('something else')], ['x-purpose', '__proto__', badCode('"__proto__"')],
  ['x-purpose', ['INVESTIGATION', 'ALERT'], badCode('something else')], ['x-justification', 'a'.repeat(1001), badText('X-Justification', 1000, 1001)],
])('%s as %j injects nothing', async (name, value, message) => {
  const { status, text, headers } = await raw(name, value);
  expect([status, JSON.parse(text)]).toEqual(message === null ? [200, { data: { persons: { totalCount: 6 } } }] : [400, { errors: [{ message, extensions: { code: 'BAD_PURPOSE' } }] }]);
  expect(headers).not.toContain('A\\tB');
});

test('a correlation id of the client is not taken', async () => {
  const mine = '11111111-1111-4111-8111-111111111111';
  const answer = await ask('{ __typename }', undefined, { 'x-correlation-id': mine, 'x-request-id': mine, 'request-id': mine });
  expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('x-correlation-id')).not.toBe(mine);
});

test.each([
  'FR:person:1\u0000', 'FR:person:', ':person:1', 'fr:person:1', 'FR:Person:1', 'FR:people:1', 'FR:person:1 OR 1=1', `FR:person:${'9'.repeat(201)}`, `FR:person:${'9'.repeat(100_000)}`,
  '__proto__:person:1', 'FR:__proto__:1', 'FR:constructor:1', '', 'FR:person:\ud800', 'ＦＲ:person:1', '../../etc/passwd',
])('the id %j is no id', async (id) => {
  const before = asked();
  const answer = await ask('query ($id: ID!) { record(id: $id) { id } }', { id });
  expect(told(answer)).toEqual([200, {
    data: { record: null },
    errors: [{ message: 'Argument "id" of "record" expects CC:type:localId, for example "FR:person:8812"; what came is no such id.', path: ['record'], extensions: { code: 'BAD_USER_INPUT' } }],
  }]);
  expect(asked()).toBe(before);
});

test("another country's id and an id of another type find nothing", async () => {
  expect((await ask('{ record(id: "FR:vehicle:1") { id } person(id: "FR:vehicle:1") { id } }')).body).toMatchObject({ data: { person: null, record: null } });
  expect((await ask('{ person(id: "DE:person:1") { id } }')).body).toEqual({
    data: { person: null }, errors: [{ message: expect.any(String), path: ['person'], extensions: { code: 'COUNTRY_NOT_CONNECTED', country: 'DE' } }],
  });
});

test('cursors that were changed, are of another search, of a bureau, or overlong are refused', async () => {
  const page = 'query ($after: String, $name: String = "x") { persons(search: {name: $name}, first: 1, after: $after) { pageInfo { endCursor } edges { node { id } } } }';
  const first = await ask(page);
  const { endCursor } = (first.body as { data: { persons: { pageInfo: { endCursor: string } } } }).data.persons.pageInfo;
  expect((await ask(page, { after: endCursor })).body).not.toHaveProperty('errors');
  const message = 'Argument "after" of "persons" expects a cursor of this search; what came is none, or of another search.';
  const flipped = endCursor.slice(0, -2) + (endCursor.endsWith('AA') ? 'BB' : 'AA');
  const ofBureau = Buffer.from(JSON.stringify([1, 'FR:person:1'])).toString('base64url');
  for (const variables of [{ after: flipped }, { after: `${endCursor}A` }, { after: ofBureau }, { after: '' }, { after: 'A'.repeat(100_000) }, { after: '\u0000' }, { after: endCursor, name: 'y' }]) {
    expect(told(await ask(page, variables))).toEqual([200, { data: { persons: null }, errors: [{ message, path: ['persons'], extensions: { code: 'BAD_CURSOR' } }] }]);
  }
});

test.each([
  '{"query":"{__typename}","variables":{"__proto__":{"polluted":1}}}', '{"query":"{__typename}","variables":{"a":{"constructor":{"prototype":{"polluted":1}}}}}',
  '{"query":"{__typename}","__proto__":{"polluted":1}}', '{"query":"{__typename}","extensions":{"__proto__":{"polluted":1}}}',
  '{"query":"query($s:PersonSearch!){persons(search:$s){totalCount}}","variables":{"s":{"name":"x","constructor":{"prototype":{"polluted":1}}}}}',
])('%s pollutes nothing', async (body) => {
  const answer = await gateway.send('/graphql', { method: 'POST', headers: gateway.headers, body });
  expect(told(answer)).toEqual([400, { errors: [{
    message: 'The HTTP request is no GraphQL request, or a browser could be made to send it.', extensions: { code: 'BAD_REQUEST', correlationId: answer.headers.get('x-correlation-id') },
  }] }]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
