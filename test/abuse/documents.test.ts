import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDocument, documentHash, readDocuments, removeDocument } from '../../gateway/trust/index.js';
import { startTestGateway } from '../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../support/gateway.js';
import { eventually } from '../support/servers/eventually.js';

const registered = '{ countries { code } }';
const other = '{ countries { name } }';
let gateway: TestGateway;
let file: string;
let partner: string, analyst: string;

beforeAll(async () => {
  gateway = await startTestGateway({ deadlineMs: 60_000, trustedDocuments: { file: 'trusted.json' } });
  file = join(gateway.folder, 'trusted.json');
  addDocument(file, registered, { name: 'list', by: 'tester', now: new Date('2026-01-02T03:04:05Z') });
  partner = `Bearer ${await gateway.token({ role: 'PARTNER', user: 'system' })}`;
  analyst = `Bearer ${await gateway.token()}`;
  await eventually('the gateway to have read the file', async () => (await send(partner, { query: registered })).status === 200);
});

afterAll(() => gateway?.close());

const send = (authorization: string, body: unknown): Promise<HttpAnswer> =>
  gateway.send('/graphql', { method: 'POST', headers: { ...gateway.headers, accept: 'application/graphql-response+json', authorization }, body: JSON.stringify(body) });
const byHash = (sha256Hash: unknown, query?: string) => ({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } });
const told = ({ status, body }: HttpAnswer) => [status, body];

const untrusted = [403, { errors: [{ message: 'A registered document is expected of this role; the one that came is not registered.', extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] }];

test('a partner runs a registered document, sent as text, by its hash alone, or with both', async () => {
  const answer = [200, { data: { countries: [] } }];
  expect(told(await send(partner, { query: registered }))).toEqual(answer);
  expect(told(await send(partner, byHash(documentHash(registered))))).toEqual(answer);
  expect(told(await send(partner, byHash(documentHash(registered), registered)))).toEqual(answer);
});

test.each([
  ['another document', { query: other }],
  ['a blank more', { query: `${registered} ` }],
  ['an unknown hash alone', byHash(documentHash(other))],
  ['its hash with it', byHash(documentHash(other), other)],
  ['introspection', { query: '{ __schema { types { name } } }' }],
  ['nothing', {}],
  ['a list as text', { query: [registered] }],
])('a partner cannot run %s', async (_what, body) => {
  expect(told(await send(partner, body))).toEqual(untrusted);
});

test('a registered hash with another text is refused as what it is', async () => {
  const message = 'Expected `extensions.persistedQuery.sha256Hash` to be the hash of the document sent with it.';
  expect(told(await send(partner, byHash(documentHash(registered), other)))).toEqual([400, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }]);
});

test('what an analyst has registered for itself is no document for partners', async () => {
  expect(told(await send(analyst, byHash(documentHash(other), other)))).toEqual([200, { data: { countries: [] } }]);
  expect(told(await send(analyst, byHash(documentHash(other))))).toEqual([200, { data: { countries: [] } }]);
  expect(told(await send(partner, byHash(documentHash(other))))).toEqual(untrusted);
});

test.each([
  ['a number', 7], ['a list that reads as one', [documentHash(registered)]], ['an object', { toString: documentHash(registered) }], ['true', true], ['null', null],
  ['text that is none', 'abc'], ['capital letters', documentHash(registered).toUpperCase()], ['__proto__', '__proto__'], ['very long text', 'a'.repeat(100_000)],
])('a hash that is %s is refused, of everybody', async (_what, hash) => {
  for (const who of [partner, analyst]) {
    for (const query of [undefined, registered, other]) {
      const message = 'Expected `extensions.persistedQuery.sha256Hash` to be a SHA-256 in 64 hexadecimal digits, in small letters.';
      expect(told(await send(who, byHash(hash, query)))).toEqual([400, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }]);
    }
  }
});

test('a GET is held to the same', async () => {
  const get = (query: string) => gateway.send(`/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization: partner, 'apollo-require-preflight': '1', accept: 'application/graphql-response+json' } });
  expect(told(await get(registered))).toEqual([200, { data: { countries: [] } }]);
  expect(told(await get(other))).toEqual(untrusted);
});

test('documents come and go while the gateway runs; a file that is none changes nothing', async () => {
  const third = '{ countries { code name } }';
  addDocument(file, third, { name: null, by: 'tester', now: new Date() });
  await eventually('the new document to be taken', async () => (await send(partner, { query: third })).status === 200);
  expect(removeDocument(file, documentHash(third))).toBe(true);
  expect(removeDocument(file, documentHash(third))).toBe(false);
  await eventually('it to be refused again', async () => (await send(partner, { query: third })).status === 403);
  const before = readDocuments(file);
  writeFileSync(file, '{"documents": [{"hash": "x"}]}');
  await eventually('the gateway to have told of the file', async () => (await send(partner, { query: registered }), gateway.logged.some((line) => line.includes('the file of trusted documents cannot be read'))));
  expect((await send(partner, { query: registered })).status).toBe(200);
  writeFileSync(file, JSON.stringify({ documents: before }));
});

test('who registered a document and when is kept, and a text that is no GraphQL is not registered', () => {
  expect(readDocuments(file)[0]).toEqual({ hash: documentHash(registered), text: registered, name: 'list', registeredBy: 'tester', registeredAt: '2026-01-02T03:04:05.000Z' });
  expect(() => addDocument(file, '{ a', { name: null, by: 'tester', now: new Date() })).toThrow('Syntax Error');
});
