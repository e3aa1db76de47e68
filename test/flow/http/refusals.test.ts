import { connect } from 'node:net';
import { projectFile } from '../../../schema/files.js';
import { errorCodes, startTestGateway, testPurpose } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ limits: { bodyBytes: 20_000, tokens: 500, depth: 6 } });
});

afterAll(() => gateway.close());

/** Sends bytes as they are and reads what comes until the gateway closes the connection. */
async function sendBytes(bytes: string): Promise<HttpAnswer> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  socket.write(bytes);
  let came = '';
  for await (const chunk of socket) came += String(chunk);
  const [head = '', ...rest] = came.split('\r\n\r\n');
  const text = rest.join('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  return { status: Number(first.split(' ')[1]), headers, text, body: text === '' ? null : JSON.parse(text) };
}

const persons = '{ persons(search: {category: WANTED}) { totalCount } }';
const json = { accept: 'application/graphql-response+json' };

test.each([
  ['no token', { authorization: undefined }, 401, 'UNAUTHENTICATED'],
  ['no JWT', { authorization: 'Bearer abc' }, 401, 'UNAUTHENTICATED'],
  ['no purpose', { 'x-purpose': undefined }, 403, 'PURPOSE_REQUIRED'],
  ['no case', { 'x-case-reference': undefined }, 403, 'PURPOSE_REQUIRED'],
  ['no such purpose', { 'x-purpose': 'CURIOSITY' }, 400, 'BAD_PURPOSE'],
  ['a foreign media type', { 'content-type': 'application/xml' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a media type a form can send', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['nothing acceptable', { accept: 'text/css' }, 406, 'NOT_ACCEPTABLE'],
])('%s', async (_what, headers, status, code) => {
  const answer = await gateway.ask(persons, undefined, headers);
  expect([answer.status, errorCodes(answer)]).toEqual([status, [code]]);
  expect(answer.body).not.toHaveProperty('data');
  expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a refused token says how to authenticate', async () => {
  const answer = await gateway.ask(persons, undefined, { authorization: undefined });
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="bureaux", error="invalid_token"');
});

test('the list of countries needs a token and no purpose', async () => {
  const answer = await gateway.ask('{ __typename countries { code } }', undefined, { 'x-purpose': undefined, 'x-case-reference': undefined });
  expect([answer.status, answer.body]).toEqual([200, { data: { __typename: 'Query', countries: [] } }]);
});

test.each([
  ['no GraphQL', '{ persons(', 'GRAPHQL_PARSE_FAILED'],
  ['no such field', '{ people { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a mutation', 'mutation { forget }', 'GRAPHQL_VALIDATION_FAILED'],
  ['two operations and no name', 'query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
  ['too many tokens', `{ ${'__typename '.repeat(600)} }`, 'LIMIT_EXCEEDED'],
  ['too deep', '{ persons(search: {category: WANTED}) { edges { node { documents { holder { documents { id } } } } } } }', 'LIMIT_EXCEEDED'],
  ['too many root fields', `{ ${Array.from({ length: 21 }, (_none, index) => `a${index}: persons(search: {sex: MALE}) { totalCount }`).join(' ')} }`, 'LIMIT_EXCEEDED'],
])('%s', async (_what, query, code) => {
  const answer = await gateway.ask(query, undefined, json);
  expect([answer.status, errorCodes(answer)]).toEqual([400, [code]]);
});

test('a document that is nested too deep to be read is beyond a limit', async () => {
  const generous = await startTestGateway({ limits: { tokens: 100_000 } });
  try {
    for (const depth of [3_000, 20_000]) {
      const answer = await generous.ask(`{${'a{'.repeat(depth)}b${'}'.repeat(depth)}}`, undefined, json);
      expect([answer.status, errorCodes(answer)]).toEqual([400, ['LIMIT_EXCEEDED']]);
      expect(answer.text).not.toContain('stack');
    }
  } finally {
    await generous.close();
  }
});

test('a variable of another type', async () => {
  const answer = await gateway.ask('query ($first: Int!) { persons(search: {category: WANTED}, first: $first) { totalCount } }', { first: 'Quux' }, json);
  expect([answer.status, errorCodes(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
  expect(answer.text).toContain('expected a value of the type');
  expect(answer.text).not.toContain('Quux');
});

test('a body that is too large, and one that is no JSON', async () => {
  const large = await gateway.ask(`{ __typename } # ${'x'.repeat(20_000)}`);
  expect([large.status, errorCodes(large)]).toEqual([413, ['BODY_TOO_LARGE']]);
  const broken = await gateway.send('/graphql', { method: 'POST', headers: gateway.headers, body: '{"query":' });
  expect([broken.status, errorCodes(broken)]).toEqual([400, ['BAD_REQUEST']]);
  const poisoned = await gateway.send('/graphql', { method: 'POST', headers: gateway.headers, body: '{"query":"{__typename}","variables":{"__proto__":{"a":1}}}' });
  expect([poisoned.status, errorCodes(poisoned)]).toEqual([400, ['BAD_REQUEST']]);
  const batch = await gateway.send('/graphql', { method: 'POST', headers: gateway.headers, body: '[{"query":"{__typename}"}]' });
  expect([batch.status, errorCodes(batch)]).toEqual([400, ['BAD_REQUEST']]);
});

test('a GET asks only with a header that no page of another site can send', async () => {
  const path = `/graphql?query=${encodeURIComponent('{ __typename }')}`;
  const { authorization } = gateway.headers;
  const bare = await gateway.send(path, { headers: { authorization: authorization! } });
  expect([bare.status, errorCodes(bare)]).toEqual([400, ['BAD_REQUEST']]);
  const meant = await gateway.send(path, { headers: { authorization: authorization!, 'apollo-require-preflight': 'true' } });
  expect([meant.status, meant.body]).toEqual([200, { data: { __typename: 'Query' } }]);
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
  const answer = await gateway.send('/graphql', { method, headers: { authorization: gateway.headers['authorization']! } });
  expect([answer.status, errorCodes(answer), answer.headers.get('allow')]).toEqual([405, ['METHOD_NOT_ALLOWED'], 'GET, POST']);
});

test.each([
  ['HEAD', '/graphql', 'GET, POST'], ['TRACE', '/graphql', 'GET, POST'], ['PROPFIND', '/graphql?query=x', 'GET, POST'],
  ['POST', '/health/live', 'GET, HEAD'], ['DELETE', '/health/ready', 'GET, HEAD'], ['TRACE', '/health/ready', 'GET, HEAD'], ['PUT', '/.well-known/jwks.json', 'GET, HEAD'],
])('%s %s is not allowed, and what is is said', async (method, path, allow) => {
  const answer = await sendBytes(`${method} ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  if (method !== 'HEAD') expect(errorCodes(answer)).toEqual(['METHOD_NOT_ALLOWED']);
});

test.each(['/health/live', '/health/ready', '/.well-known/jwks.json'])('HEAD %s answers as GET, without a body', async (path) => {
  const [head, get] = await Promise.all([gateway.send(path, { method: 'HEAD' }), gateway.send(path)]);
  expect([head.status, head.text]).toEqual([200, '']);
  for (const name of ['content-type', 'content-length', 'cache-control']) expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
});

test.each([
  ['a charset that is not UTF-8', { 'content-type': 'application/json; charset=utf-16' }],
  ['a compressed body', { 'content-encoding': 'gzip' }],
])('%s is not read', async (_what, headers) => {
  const answer = await gateway.ask('{ __typename }', undefined, headers);
  expect([answer.status, errorCodes(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']]);
});

test.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'application/json'])('%s is read', async (type) => {
  expect((await gateway.ask('{ __typename }', undefined, { 'content-type': type, 'content-encoding': 'identity' })).status).toBe(200);
});

test.each([
  ['a URL that cannot be decoded', 'GET /%ff%zz-secret HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  ['garbage', 'secret garbage\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a body of two lengths', 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400, 'BAD_REQUEST'],
  ['no Host', 'GET /health/live?secret HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  ['an expectation that is not known', 'GET /health/live HTTP/1.1\r\nhost: a\r\nexpect: secret\r\nconnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  ['headers beyond the limit', `GET /graphql HTTP/1.1\r\nhost: a\r\nx-secret: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
])('%s: the answer has the shape of all others', async (_what, bytes, status, code) => {
  const answer = await sendBytes(bytes);
  expect([answer.status, errorCodes(answer)]).toEqual([status, [code]]);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.text).not.toMatch(/secret|zz/);
});

test('another path', async () => {
  const answer = await gateway.send('/admin');
  expect([answer.status, errorCodes(answer)]).toEqual([404, ['NOT_FOUND']]);
});

test('keys are published, without the private part', async () => {
  const answer = await gateway.send('/.well-known/jwks.json');
  const key = { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' };
  expect(answer.body).toEqual({ keys: [expect.objectContaining({ ...key, bureaux_use: 'assertion' }), expect.objectContaining(key)] });
  expect(answer.text).not.toContain('"d"');
});

test('health is open to all', async () => {
  expect((await gateway.send('/health/live')).body).toEqual({ status: 'live' });
  expect((await gateway.send('/health/ready')).body).toEqual({ status: 'ready' });
});

test('logs hold neither tokens nor what was looked for, nor who asked', async () => {
  await gateway.ask('query ($name: String) { persons(search: {name: $name}) { totalCount } }', { name: 'Zanzibar Quux' }, testPurpose);
  const text = gateway.logged.join('');
  expect(text).toContain('"path":"/graphql"');
  for (const secret of ['Zanzibar', 'test-user', 'CASE-1', gateway.headers['authorization']!.slice(7)]) expect(text).not.toContain(secret);
});

test('every code that can be seen here is in docs/errors.md', () => {
  const table = projectFile('docs', 'errors.md');
  for (const code of ['LIMIT_EXCEEDED', 'BODY_TOO_LARGE', 'NOT_ACCEPTABLE']) expect(table).toContain(`\`${code}\``);
});
