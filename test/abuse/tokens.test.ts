import { createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK, JWTHeaderParameters, JWTPayload } from 'jose';
import { startTestGateway } from '../support/gateway.js';
import type { TestGateway } from '../support/gateway.js';

let gateway: TestGateway, keyServer: Server, issuer: string, publicJwk: JWK;
let fetched = 0;
let sign: (payload?: JWTPayload, header?: Partial<JWTHeaderParameters>) => Promise<string>;
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({ iss: issuer, aud: 'here', sub: 'u1', country: 'FR', role: 'ANALYST', nbf: now() - 10, exp: now() + 600 });

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  publicJwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  keyServer = createServer((_request, response) => {
    fetched += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [publicJwk] }));
  });
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}`;
  sign = (payload = {}, header = {}) => new SignJWT({ ...claims(), ...payload }).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(privateKey);
  gateway = await startTestGateway({ issuers: [{ issuer, audience: 'here', jwks: `${issuer}/keys` }], trustedDocuments: { roles: [] } }, {});
});

afterAll(async () => {
  await gateway?.close();
  keyServer?.close();
});

const ask = (authorization: string) => gateway.ask('{ countries { code } }', undefined, { authorization });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The whole answer: status, headers that matter, body. */
async function expectRefused(authorization: string, why: string) {
  const { status, headers, body } = await ask(authorization);
  expect({ status, challenge: headers.get('www-authenticate'), cache: headers.get('cache-control'), sniff: headers.get('x-content-type-options'), body }).toEqual({
    status: 401, challenge: 'Bearer realm="bureaux", error="invalid_token"', cache: 'no-store', sniff: 'nosniff',
    body: { errors: [{ message: `Not authenticated: ${why}.`, extensions: { code: 'UNAUTHENTICATED' } }] },
  });
}

test('a good token is taken, so that what follows is refused for its fault alone', async () => {
  expect(await ask(`Bearer ${await sign()}`)).toMatchObject({ status: 200, body: { data: { countries: [] } } });
});

const algorithm = "the token's algorithm: expected one of EdDSA, ES256, RS256, PS256";

test.each(['none', 'None', 'NONE', 'nOnE', 'HS256', ''])('alg %j without a signature', async (alg) => {
  for (const signature of ['', 'AAAA']) {
    await expectRefused(`Bearer ${part({ alg, kid: 'k1', typ: 'JWT' })}.${part(claims())}.${signature}`, alg === '' ? 'the token cannot be verified' : algorithm);
  }
});

test('the public key as a secret, in every form it is published in', async () => {
  const pem = createPublicKey({ key: publicJwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  for (const secret of [Buffer.from(pem), Buffer.from(JSON.stringify(publicJwk)), Buffer.from(publicJwk.n!, 'base64url')]) {
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      await expectRefused(`Bearer ${await new SignJWT(claims()).setProtectedHeader({ alg, kid: 'k1' }).sign(secret)}`, algorithm);
    }
  }
});

test('a key of the token\'s own, in its header', async () => {
  const own = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(own.publicKey);
  const forged = (header: object) => new SignJWT({ ...claims(), role: 'ADMIN' }).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(own.privateKey);
  const wrong = "the token's signature is not the issuer's";
  for (const header of [{ jwk }, { jku: 'http://127.0.0.1:1/keys' }, { x5u: 'http://127.0.0.1:1/keys' }, {}]) await expectRefused(`Bearer ${await forged(header)}`, wrong);
  await expectRefused(`Bearer ${await forged({ crit: ['exp'], exp: 1 }).catch(() => `${part({ alg: 'RS256', kid: 'k1', crit: ['x'], x: 1 })}.${part(claims())}.AAAA`)}`, 'the token cannot be verified');
});

test.each<[string, JWTPayload, string]>([
  ['expired', { exp: 1_000_000_000 }, 'the token has expired'],
  ['not valid yet', { nbf: 4_000_000_000 }, "the token's claim `nbf` is not as required"],
  ['without an end', { exp: undefined }, "the token's claim `exp` is not as required"],
  ['without a beginning', { nbf: undefined }, "the token's claim `nbf` is not as required"],
  ['without a user', { sub: undefined }, "the token's claim `sub` is not as required"],
  ['for another audience', { aud: 'there' }, "the token's claim `aud` is not as required"],
  ['for no audience', { aud: undefined }, "the token's claim `aud` is not as required"],
  ['of another issuer', { iss: 'https://elsewhere.example' }, 'the token is from an issuer that is not trusted here'],
  ['of an issuer like a key of Object', { iss: '__proto__' }, 'the token is from an issuer that is not trusted here'],
  ['with a role of a list', { role: ['ANALYST'] }, 'claim `role`: expected one of ANALYST, OFFICER, PARTNER, AUDITOR, DPO, ADMIN'],
  ['with a role of Object', { role: 'constructor' }, 'claim `role`: expected one of ANALYST, OFFICER, PARTNER, AUDITOR, DPO, ADMIN'],
  ['with an endless name', { sub: 'a'.repeat(201) }, 'claim `sub`: expected 1 to 200 characters'],
])('a token that is %s', async (_what, payload, why) => {
  await expectRefused(`Bearer ${await sign(payload)}`, why);
});

test('a payload that was changed after signing', async () => {
  const [header, , signature] = (await sign()).split('.');
  await expectRefused(`Bearer ${header}.${part({ ...claims(), role: 'ADMIN' })}.${signature}`, "the token's signature is not the issuer's");
});

test('a flood of unknown key ids brings one fetch, and known keys are taken meanwhile', async () => {
  const before = fetched;
  const flood = await Promise.all(Array.from({ length: 60 }, async (_none, index) => ask(`Bearer ${await sign({}, { kid: `unknown-${index}` })}`)));
  expect(new Set(flood.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set([`401 ${JSON.stringify({ errors: [{ message: "Not authenticated: the token's key is not among the issuer's keys.", extensions: { code: 'UNAUTHENTICATED' } }] })}\n`]));
  expect(fetched - before).toBeLessThanOrEqual(1);
  expect((await ask(`Bearer ${await sign({ sub: 'u2' })}`)).status).toBe(200);
});

test.each([
  ['two schemes', 'Basic YTpi, Bearer x', 'expected `Authorization: Bearer JWT`, came something else'],
  ['a token with blanks', 'Bearer a b c', 'expected `Authorization: Bearer JWT`, came something else'],
  ['an encrypted token', 'Bearer a.b.c.d.e', 'expected `Authorization: Bearer JWT`, came something else'],
  ['no JSON', 'Bearer YQ.YQ.YQ', 'the token is no JWT'],
])('%s', async (_what, authorization, why) => {
  await expectRefused(authorization, why);
});
