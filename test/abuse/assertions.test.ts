import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { CallHeaders, SignCalls } from '../../gateway/request.js';
import { callSigner, ownSigningKeys, publicKeySet } from '../../gateway/signing/index.js';
import { iceland, icelandRows, icelandSql } from '../support/bureau-countries.js';
import { analyst, askerWith, bodyOf, startSignedBureau } from '../support/signed-bureau.js';
import type { SignedAnswer, SignedBureau } from '../support/signed-bureau.js';

const query = '{ persons(search: { birth: "1980" }) { totalCount edges { node { id } } } }';
const body = bodyOf(query);
const good = '{"data":{"persons":{"totalCount":1,"edges":[{"node":{"id":"IS:person:k1"}}]}}}\n';

let bureau: SignedBureau;
let sign: SignCalls;
beforeAll(async () => {
  bureau = await startSignedBureau(iceland, icelandSql, icelandRows([{ key: 'k1', name: 'Nafn Nafnsson', born: '1980-02-03' }]), { trust: { keys: '', mostRemembered: 200 } });
  sign = callSigner({ key: bureau.key });
});
afterAll(() => bureau.close());

/** The headers of a question to Iceland, and to France beside it. */
const signed = (by: SignCalls = sign, text = body): readonly CallHeaders[] =>
  by(analyst, [{ audience: 'IS', body: Buffer.from(text), attempt: 1 }, { audience: 'FR', body: Buffer.from(text), attempt: 1 }]);

/** The whole answer to a question that is not admitted. */
function expectRefused({ status, text, headers }: SignedAnswer, message: string | RegExp): void {
  expect(status).toBe(401);
  expect(JSON.parse(text)).toEqual({ errors: [{ message: typeof message === 'string' ? message : expect.stringMatching(message), extensions: { code: 'BAD_ASSERTION' } }] });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('bureau-statements')).toBeNull();
}

/** An assertion with parts replaced; the signature is made by `key`, or left as it was. */
function altered(jws: string, change: { readonly header?: object; readonly payload?: object }, key: Parameters<typeof signBytes>[2] | null = null): string {
  const [header, payload, signature] = jws.split('.') as [string, string, string];
  const part = (text: string, more: object = {}): string => Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(text, 'base64url').toString()) as object), ...more })).toString('base64url');
  const signing = `${part(header, change.header)}.${part(payload, change.payload)}`;
  return `${signing}.${key === null ? signature : signBytes(null, Buffer.from(signing), key).toString('base64url')}`;
}

test('a signed question is answered', async () => {
  const answer = await bureau.send(body, signed()[0]!);
  expect([answer.status, answer.text]).toEqual([200, good]);
});

test('what else the gateway knows of a requester is not told', async () => {
  const answer = await bureau.askAs(askerWith({ issuer: 'https://issuer.example' }), query);
  expect([answer.status, answer.text]).toEqual([200, good]);
});

test.each(['bureau-assertion', 'bureau-leaf', 'bureau-proof'])('a question without %s is refused', async (name) => {
  expectRefused(await bureau.send(body, Object.fromEntries(Object.entries(signed()[0]!).filter(([key]) => key !== name))), `Expected the header ${name}, got none`);
});

const otherKey = ownSigningKeys()[0]!;
const unknownKey = 'Expected an assertion signed by a key that is trusted, got one of a key that is not known';
const wrongSignature = 'Expected the signature of the assertion to be right, got one that is not';
const notSigned = 'Expected this question, for IS, to be among those signed, got one that is not';

test.each<[string, (headers: CallHeaders) => CallHeaders, string]>([
  ['garbage', (headers) => ({ ...headers, 'bureau-assertion': 'x' }), 'Expected the assertion to be a JWS in compact form, got another text'],
  ['two assertions', (headers) => ({ ...headers, 'bureau-assertion': `${headers['bureau-assertion']}, ${headers['bureau-assertion']}` }), 'Expected the assertion to be a JWS in compact form, got another text'],
  ['the algorithm none', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { header: { alg: 'none' } }) }), 'Expected an assertion signed by EdDSA, got another algorithm'],
  ['an HMAC with the public key', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { header: { alg: 'HS256' } }) }), 'Expected an assertion signed by EdDSA, got another algorithm'],
  ['a token in the place of an assertion', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { header: { typ: 'JWT' } }) }), 'Expected an assertion of type bureaux-assertion+jwt, got another type'],
  ['a critical extension', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { header: { crit: ['b64'], b64: false } }) }), 'Expected the header of the assertion to have `kid` and no `crit`, got another'],
  ['a role that was altered', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { payload: { requester: { ...analyst.requester, role: 'ADMIN' } } }) }), wrongSignature],
  ['an end that was altered', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { payload: { exp: Date.now() / 1000 + 50 } }) }), wrongSignature],
  ['the key id of the trusted key over the signature of another', (headers) => ({ ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, {}, otherKey.privateKey) }), wrongSignature],
  ['no inclusion proof', (headers) => ({ ...headers, 'bureau-proof': '-' }), notSigned],
  ['an altered inclusion proof', (headers) => ({ ...headers, 'bureau-proof': Buffer.alloc(32, 7).toString('base64url') }), notSigned],
  ['a longer inclusion proof', (headers) => ({ ...headers, 'bureau-proof': Buffer.concat([Buffer.from(headers['bureau-proof']!, 'base64url'), Buffer.alloc(32)]).toString('base64url') }), notSigned],
  ['a proof that is none', (headers) => ({ ...headers, 'bureau-proof': 'AAAA' }), 'Expected the header bureau-proof to be hashes of 32 bytes, got another text'],
  ['another attempt', (headers) => ({ ...headers, 'bureau-leaf': headers['bureau-leaf']!.replace('.1.', '.2.') }), notSigned],
  ['another salt', (headers) => ({ ...headers, 'bureau-leaf': '0.1.AAAAAAAAAAAAAAAAAAAAAA' }), notSigned],
  ['another place', (headers) => ({ ...headers, 'bureau-leaf': headers['bureau-leaf']!.replace(/^0/, '1') }), notSigned],
  ['a place beyond the tree', (headers) => ({ ...headers, 'bureau-leaf': headers['bureau-leaf']!.replace(/^0/, '2') }), notSigned],
  ['a leaf that is none', (headers) => ({ ...headers, 'bureau-leaf': '-1.1.x' }), 'Expected the header bureau-leaf to be INDEX.ATTEMPT.SALT, got another text'],
])('%s is refused', async (_name, alter, message) => {
  expectRefused(await bureau.send(body, alter(signed()[0]!)), message);
});

test('an assertion by another key is refused', async () => {
  expectRefused(await bureau.send(body, signed(callSigner({ key: otherKey }))[0]!), unknownKey);
});

test('a key of the set that is not for assertions signs none', async () => {
  const { publicJwk, ...key } = otherKey;
  const plain = { ...publicJwk, bureaux_use: undefined };
  writeFileSync(bureau.keysFile, JSON.stringify({ keys: [...publicKeySet([bureau.key]).keys, plain] }));
  expectRefused(await bureau.send(body, signed(callSigner({ key: { ...key, publicJwk } }))[0]!), unknownKey);
});

test.each<[string, number, RegExp]>([
  ['expired', -36_000, /^Expected an assertion that is still valid, got one that ended \d+ seconds ago$/],
  ['from the future', 36_000, /^Expected an assertion signed up to now, got one from \d+ seconds ahead$/],
])('an assertion that is %s is refused', async (_name, by, message) => {
  expectRefused(await bureau.send(body, signed(callSigner({ key: bureau.key, now: () => Date.now() + by }))[0]!), message);
});

test('an assertion from before the bureau started is refused: what was answered then is forgotten', async () => {
  const early = callSigner({ key: bureau.key, now: () => Date.now() - 20_000 });
  expectRefused(await bureau.send(body, signed(early)[0]!), 'Expected an assertion signed since the bureau started, got an earlier one');
});

test('an assertion that is valid for too long is refused', async () => {
  const long = callSigner({ key: bureau.key, validSeconds: 3_600 });
  expectRefused(await bureau.send(body, signed(long)[0]!), 'Expected an assertion that is valid for 60 seconds at most, got a longer one');
});

test('an assertion with members of its own is refused', async () => {
  const headers = signed()[0]!;
  const more = { ...headers, 'bureau-assertion': altered(headers['bureau-assertion']!, { payload: { admin: true } }, bureau.key.privateKey) };
  expectRefused(await bureau.send(body, more), 'Expected an assertion of this version, got one with other members: top level');
});

test('the question of another country is refused, leaf, proof and all', async () => {
  expectRefused(await bureau.send(body, signed()[1]!), notSigned);
});

test('another body under the same assertion is refused', async () => {
  expectRefused(await bureau.send(body.replace('1980', '1981'), signed()[0]!), notSigned);
  expectRefused(await bureau.send(`${body} `, signed()[0]!), notSigned);
});

test('a question that comes twice is answered once; a new attempt needs a signature of its own', async () => {
  const headers = signed()[0]!;
  expect((await bureau.send(body, headers)).text).toBe(good);
  expectRefused(await bureau.send(body, headers), 'Expected a question that was not asked before, got one that was');
  const again = sign(analyst, [{ audience: 'IS', body: Buffer.from(body), attempt: 2 }])[0]!;
  expect((await bureau.send(body, again)).text).toBe(good);
});

test('a gateway that asks for itself learns the schema, and no record', async () => {
  expect((await bureau.askAs(null, '{ _service { sdl } }')).status).toBe(200);
  const refused = { errors: [{ message: 'Expected a requester in the assertion of a question for records, got none', extensions: { code: 'FORBIDDEN' } }] };
  for (const asked of [query, '{ _service { sdl } ...F } fragment F on Query { persons(search: { birth: "1980" }) { totalCount } }']) {
    const answer = await bureau.askAs(null, asked);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([403, { errors: [expect.objectContaining(refused.errors[0]!)] }]);
  }
});

test('no purpose, no case, no record', async () => {
  for (const asker of [{ ...analyst, purpose: null }, askerWith({}, { caseReference: null })]) {
    const answer = await bureau.askAs(asker, query);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([403, {
      errors: [expect.objectContaining({ message: 'Expected a purpose and a case reference in the assertion of a question for records, got none', extensions: { code: 'PURPOSE_REQUIRED' } })],
    }]);
  }
});

test('a body in another media type, or none, is not read', async () => {
  const text = await bureau.send('query=x', { ...signed(sign, 'query=x')[0]!, 'content-type': 'application/x-www-form-urlencoded' });
  expect(text.status).toBe(415);
  const plain = await bureau.send(body, { ...signed()[0]!, 'content-type': 'text/plain' });
  expect(plain.status).toBe(415);
  const get = await fetch(`${bureau.url}?query={__typename}`);
  expect(get.status).toBe(404);
});

test('a key that is new in the key set is found, and signs for itself alone', async () => {
  const next = ownSigningKeys()[0]!;
  writeFileSync(bureau.keysFile, JSON.stringify(publicKeySet([bureau.key, next])));
  const until = Date.now() + 20_000;
  let answer: SignedAnswer;
  do answer = await bureau.send(body, signed(callSigner({ key: next }))[0]!); while (answer.status === 401 && Date.now() < until);
  expect(answer.text).toBe(good);
  const forged = generateKeyPairSync('ed25519').privateKey;
  expectRefused(await bureau.send(body, signed(callSigner({ key: { ...next, privateKey: forged } }))[0]!), wrongSignature);
});

// Last: fills the memory.
test('more questions than can be remembered are refused rather than answered twice', async () => {
  let last: SignedAnswer;
  let count = 0;
  do last = await bureau.askAs(analyst, '{ __typename }'); while (last.status === 200 && ++count < 300);
  expect(count).toBeLessThan(201);
  expectRefused(last, 'Expected fewer questions than can be remembered, got more');
});
