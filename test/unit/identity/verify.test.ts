import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { createVerifier, demoIssuer, openDemoIssuer, signDemoToken } from '../../../gateway/identity/index.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bureaux-identity-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const claims = { user: 'u1', country: 'FR', role: 'ANALYST', expiresInSeconds: 60 } as const;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const refused = (message: string, code = 'UNAUTHENTICATED') => ({ message, extensions: { code } });

/** An issuer of its own, with keys in a file, that signs whatever it is given. */
async function issuer(name: string, algorithm = 'ES256') {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwks = join(folder, `${name}.json`);
  writeFileSync(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: name }] }));
  const sign = (payload: JWTPayload) =>
    new SignJWT({ iss: name, aud: 'here', sub: 'u1', country: 'FR', role: 'OFFICER', exp: Math.floor(Date.now() / 1000) + 60, nbf: Math.floor(Date.now() / 1000), ...payload })
      .setProtectedHeader({ alg: algorithm, kid: name })
      .sign(privateKey);
  return { trusted: { issuer: name, audience: 'here', jwks }, sign };
}

test('a demo token identifies its requester', async () => {
  const identify = createVerifier({ issuers: [await openDemoIssuer(folder)] });
  const token = await signDemoToken(folder, { ...claims, organisation: 'DCPJ', scopes: ['a', 'b'] });
  expect(await identify(bearer(token))).toEqual({
    user: 'u1',
    issuer: demoIssuer,
    organisation: 'DCPJ',
    country: 'FR',
    role: 'ANALYST',
    scopes: ['a', 'b'],
    partnerSystem: null,
    onBehalfOf: null,
  });
});

test("the demo issuer's private key is its owner's alone, and stays when opened again", async () => {
  await openDemoIssuer(folder);
  const file = join(folder, 'issuer', 'private.jwk.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file, 'utf8');
  await openDemoIssuer(folder);
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(readFileSync(join(folder, 'issuer', 'jwks.json'), 'utf8')).not.toContain('"d"');
});

test.each([
  [undefined, 'Not authenticated: expected `Authorization: Bearer JWT`, came no such header.'],
  ['Basic abc', 'Not authenticated: expected `Authorization: Bearer JWT`, came something else.'],
  ['Bearer abc', 'Not authenticated: expected `Authorization: Bearer JWT`, came something else.'],
  ['Bearer a.b.c', 'Not authenticated: the token is no JWT.'],
])('%s is refused', async (authorization, message) => {
  const identify = createVerifier({ issuers: [await openDemoIssuer(folder)] });
  await expect(identify({ authorization })).rejects.toMatchObject(refused(message));
});

test('claims that are not as required are refused by name', async () => {
  const { trusted, sign } = await issuer('claims');
  const identify = createVerifier({ issuers: [trusted] });
  const answer = async (payload: JWTPayload) => identify(bearer(await sign(payload)));
  await expect(answer({})).resolves.toMatchObject({ user: 'u1', role: 'OFFICER' });
  await expect(answer({ aud: 'there' })).rejects.toMatchObject(refused("Not authenticated: the token's claim `aud` is not as required."));
  await expect(answer({ sub: undefined })).rejects.toMatchObject(refused("Not authenticated: the token's claim `sub` is not as required."));
  await expect(answer({ exp: undefined })).rejects.toMatchObject(refused("Not authenticated: the token's claim `exp` is not as required."));
  await expect(answer({ nbf: undefined })).rejects.toMatchObject(refused("Not authenticated: the token's claim `nbf` is not as required."));
  await expect(answer({ nbf: 4_000_000_000 })).rejects.toMatchObject(refused("Not authenticated: the token's claim `nbf` is not as required."));
  await expect(answer({ country: 'ZZ' })).rejects.toMatchObject(refused('Not authenticated: claim `country`: expected an ISO 3166-1 alpha-2 code.'));
  await expect(answer({ role: 'KING' })).rejects.toMatchObject(
    refused('Not authenticated: claim `role`: expected one of ANALYST, OFFICER, PARTNER, AUDITOR, DPO, ADMIN.'),
  );
  await expect(answer({ iss: 'elsewhere' })).rejects.toMatchObject(refused('Not authenticated: the token is from an issuer that is not trusted here.'));
});

test('one issuer cannot speak for another', async () => {
  const first = await issuer('first');
  const second = await issuer('second');
  const identify = createVerifier({ issuers: [first.trusted, second.trusted] });
  await expect(identify(bearer(await second.sign({ iss: 'first' })))).rejects.toMatchObject(
    refused("Not authenticated: the token's key is not among the issuer's keys."),
  );
});

test('a changed token does not verify', async () => {
  const { trusted, sign } = await issuer('changed');
  const identify = createVerifier({ issuers: [trusted] });
  const [header, , signature] = (await sign({})).split('.');
  const [, payload] = (await sign({ role: 'ADMIN' })).split('.');
  await expect(identify(bearer(`${header}.${payload}.${signature}`))).rejects.toMatchObject(
    refused("Not authenticated: the token's signature is not the issuer's."),
  );
});

test('a token without a signature, or signed with the public key as a secret, is refused', async () => {
  const { trusted } = await issuer('confused');
  const identify = createVerifier({ issuers: [trusted] });
  const payload = { iss: 'confused', aud: 'here', sub: 'u1', country: 'FR', role: 'ADMIN', exp: 4_000_000_000 };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const message = "Not authenticated: the token's algorithm: expected one of EdDSA, ES256, RS256, PS256.";
  await expect(identify(bearer(`${part({ alg: 'none' })}.${part(payload)}.`))).rejects.toMatchObject(refused(message));
  const forged = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'confused' }).sign(readFileSync(trusted.jwks));
  await expect(identify(bearer(forged))).rejects.toMatchObject(refused(message));
});

test('a token is taken until it expires, and no longer when it was remembered', async () => {
  let now = Date.now();
  const identify = createVerifier({ issuers: [await openDemoIssuer(folder)], now: () => now });
  const token = await signDemoToken(folder, claims);
  await expect(identify(bearer(token))).resolves.toMatchObject({ user: 'u1' });
  now += 59_000;
  await expect(identify(bearer(token))).resolves.toMatchObject({ user: 'u1' });
  now += 10_000;
  await expect(identify(bearer(token))).rejects.toMatchObject(refused('Not authenticated: the token has expired.'));
});

/** A key server of one issuer, with what it answers. */
async function keyServer(name: string) {
  const { trusted, sign } = await issuer(name);
  const state = { status: 200, keys: JSON.parse(readFileSync(trusted.jwks, 'utf8')) as { keys: object[] }, fetched: [] as string[], discovered: '' };
  const server = createServer(({ url = '' }, response) => {
    state.fetched.push(url);
    const body = url === '/jwks.json' ? state.keys : { issuer: state.discovered || base, jwks_uri: `${base}/jwks.json` };
    response.writeHead(state.status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { trusted, sign, state, base, close: () => new Promise((resolve) => server.close(resolve)) };
}

const unavailable = { extensions: { code: 'IDENTITY_UNAVAILABLE', http: { status: 503 } } };

test('keys come from a URL; a key server that fails is no fault of the client, and is tried again after 5 seconds', async () => {
  const { trusted, sign, state, base, close } = await keyServer('remote');
  let now = Date.now();
  try {
    const identify = createVerifier({ issuers: [{ ...trusted, jwks: `${base}/jwks.json` }], now: () => now });
    state.status = 500;
    await expect(identify(bearer(await sign({})))).rejects.toMatchObject(unavailable);
    await expect(identify(bearer(await sign({})))).rejects.toMatchObject(unavailable);
    expect(state.fetched).toHaveLength(1);
    state.status = 200;
    now += 5_000;
    await expect(identify(bearer(await sign({ sub: 'u2' })))).resolves.toMatchObject({ user: 'u2' });
    await expect(identify(bearer(await sign({ sub: 'u3' })))).resolves.toMatchObject({ user: 'u3' });
    expect(state.fetched).toHaveLength(2);
  } finally {
    await close();
  }
});

test('unknown key ids bring a fetch every 30 seconds at most, rotated keys are found, and known keys outlive a failing server for a day', async () => {
  const { trusted, sign, state, base, close } = await keyServer('rotating');
  const other = await issuer('rotated');
  const rotated = (payload: JWTPayload) => other.sign({ iss: 'rotating', ...payload });
  let now = Date.now();
  const claimsNow = () => ({ exp: Math.floor(now / 1000) + 60 });
  const noSuchKey = refused("Not authenticated: the token's key is not among the issuer's keys.");
  try {
    const identify = createVerifier({ issuers: [{ ...trusted, jwks: `${base}/jwks.json` }], now: () => now });
    await identify(bearer(await sign({})));
    for (let count = 0; count < 20; count++) await expect(identify(bearer(await rotated({ sub: `u${count}` })))).rejects.toMatchObject(noSuchKey);
    expect(state.fetched).toHaveLength(1);
    now += 30_000;
    for (let count = 0; count < 20; count++) await expect(identify(bearer(await rotated({ sub: `u${count}` })))).rejects.toMatchObject(noSuchKey);
    expect(state.fetched).toHaveLength(2);
    state.keys.keys.push(...(JSON.parse(readFileSync(other.trusted.jwks, 'utf8')) as { keys: object[] }).keys);
    now += 30_000;
    await expect(identify(bearer(await rotated({ sub: 'u9', ...claimsNow() })))).resolves.toMatchObject({ user: 'u9' });
    state.status = 503;
    now += 20 * 3_600_000;
    await expect(identify(bearer(await sign({ sub: 'later', ...claimsNow() })))).resolves.toMatchObject({ user: 'later' });
    now += 5 * 3_600_000;
    await expect(identify(bearer(await sign({ sub: 'too late', ...claimsNow() })))).rejects.toMatchObject(unavailable);
  } finally {
    await close();
  }
});

test("an issuer's discovery document names its keys, and only its own is believed", async () => {
  const { trusted, sign, state, base, close } = await keyServer('discovered');
  let now = Date.now();
  try {
    const identify = createVerifier({ issuers: [{ ...trusted, issuer: base, jwks: null }], now: () => now });
    state.discovered = 'https://another.example';
    await expect(identify(bearer(await sign({ iss: base })))).rejects.toMatchObject(unavailable);
    state.discovered = '';
    now += 5_000;
    await expect(identify(bearer(await sign({ iss: base })))).resolves.toMatchObject({ user: 'u1', issuer: base });
    expect(state.fetched).toEqual(['/.well-known/openid-configuration', '/.well-known/openid-configuration', '/jwks.json']);
  } finally {
    await close();
  }
});

test('a revoked token is refused, also one that was taken before; a list that is too old is believed no more', async () => {
  const { trusted, sign } = await issuer('revoking');
  let answer: 'valid' | 'revoked' | 'unknown' = 'valid';
  const asked: unknown[] = [];
  const identify = createVerifier({ issuers: [trusted], revocations: { check: (...of) => (asked.push(of), answer) } });
  const token = bearer(await sign({ jti: 'j1' }));
  await expect(identify(token)).resolves.toMatchObject({ user: 'u1' });
  answer = 'revoked';
  await expect(identify(token)).rejects.toMatchObject(refused('Not authenticated: the token is revoked.'));
  answer = 'unknown';
  await expect(identify(token)).rejects.toMatchObject(unavailable);
  expect(asked).toEqual([['revoking', 'j1'], ['revoking', 'j1'], ['revoking', 'j1']]);
});

test('the demo issuer names itself', async () => {
  expect(await openDemoIssuer(folder)).toEqual({ issuer: demoIssuer, audience: 'bureaux', jwks: join(folder, 'issuer', 'jwks.json') });
});
