import { createHash } from 'node:crypto';
import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ deadlineMs: 60_000 });
});
afterAll(() => gateway.close());

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const send = (body: object): Promise<HttpAnswer> => gateway.send('/graphql', { method: 'POST', headers: gateway.headers, body: JSON.stringify(body) });
const persisted = (sha256Hash: unknown, version: unknown = 1): object => ({ extensions: { persistedQuery: { version, sha256Hash } } });
const withoutPurpose = (): Record<string, string> => Object.fromEntries(Object.entries(gateway.headers).filter(([name]) => name !== 'x-purpose'));

test('a document is sent once with its hash, and asked for by the hash alone from then on', async () => {
  const query = 'query Registered { countries { code } }';
  const unknown = await send(persisted(hashOf(query)));
  expect([unknown.status, errorCodes(unknown)]).toEqual([200, ['PERSISTED_QUERY_NOT_FOUND']]);
  expect((await send({ query, ...persisted(hashOf(query)) })).body).toEqual({ data: { countries: [] } });
  expect((await send(persisted(hashOf(query)))).body).toEqual({ data: { countries: [] } });
  const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } }));
  const get = await gateway.send(`/graphql?extensions=${extensions}`, { headers: { ...gateway.headers, 'apollo-require-preflight': '1' } });
  expect(get.body).toEqual({ data: { countries: [] } });
});

test('variables and the operation name go with a hash as with a document', async () => {
  const query = 'query A { __typename } query B($code: CountryCode!) { country(code: $code) { code } }';
  await send({ query, operationName: 'A', ...persisted(hashOf(query)) });
  expect((await send({ ...persisted(hashOf(query)), operationName: 'A' })).body).toEqual({ data: { __typename: 'Query' } });
  expect((await send({ ...persisted(hashOf(query)), operationName: 'B', variables: { code: 'FR' } })).body).toMatchObject({ data: { country: null } });
});

test('a persisted document passes every stage: it is refused as one that was sent', async () => {
  const query = '{ persons(search: { name: "x" }) { totalCount } }';
  await send({ query, ...persisted(hashOf(query)) });
  const answer = await gateway.send('/graphql', { method: 'POST', headers: withoutPurpose(), body: JSON.stringify(persisted(hashOf(query))) });
  expect([answer.status, errorCodes(answer)]).toEqual([403, ['PURPOSE_REQUIRED']]);
});

test('a document that is refused is not registered', async () => {
  const query = '{ persons(search: { name: "refused" }) { totalCount } }';
  const refused = await gateway.send('/graphql', { method: 'POST', headers: withoutPurpose(), body: JSON.stringify({ query, ...persisted(hashOf(query)) }) });
  expect(errorCodes(refused)).toEqual(['PURPOSE_REQUIRED']);
  expect(errorCodes(await send(persisted(hashOf(query))))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
});

const text = '{ __typename }';
test.each([
  ['a number', persisted(7)], ['an object', persisted({ toString: 'x' })], ['a list', persisted([hashOf(text)])], ['nothing', persisted(null)], ['left out', persisted(undefined)],
  ['true', persisted(true)], ['too short', persisted('abc')], ['no hexadecimal digits', persisted('z'.repeat(64))], ['in capital letters', persisted(hashOf(text).toUpperCase())],
  ['of another version', persisted(hashOf(text), 2)], ['of no version', persisted(hashOf(text), null)], ['in no object', { extensions: { persistedQuery: 'x' } }],
])('a hash that is %s is refused, with a document and without', async (_what, body) => {
  for (const answer of [await send(body), await send({ query: text, ...body })]) {
    expect([answer.status, errorCodes(answer)]).toEqual([400, ['BAD_REQUEST']]);
    expect(answer.body).not.toHaveProperty('data');
  }
});

test('a hash of another document is refused', async () => {
  const answer = await send({ query: text, ...persisted(hashOf('{ countries { code } }')) });
  expect([answer.status, errorCodes(answer)]).toEqual([400, ['BAD_REQUEST']]);
});

test('without a cache nothing can be registered', async () => {
  const without = await startTestGateway({ deadlineMs: 60_000, cache: { enabled: false } });
  try {
    const answer = await without.send('/graphql', { method: 'POST', headers: without.headers, body: JSON.stringify(persisted(hashOf(text))) });
    expect([answer.status, errorCodes(answer)]).toEqual([200, ['PERSISTED_QUERY_NOT_SUPPORTED']]);
  } finally {
    await without.close();
  }
});
