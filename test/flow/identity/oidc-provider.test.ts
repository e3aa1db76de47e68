import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createVerifier } from '../../../gateway/identity/index.js';
import { projectRoot } from '../../../schema/files.js';

let provider: ChildProcess;
let issuer: string;

beforeAll(async () => {
  provider = fork('test/support/oidc-provider.mjs', { cwd: projectRoot, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let said = '';
  provider.stderr?.on('data', (text) => void (said += String(text)));
  const first = await Promise.race([once(provider, 'message'), once(provider, 'exit').then(() => { throw new Error(`the provider ended: ${said}`); })]);
  issuer = (first[0] as { readonly url: string }).url;
}, 60_000);

afterAll(() => void provider?.kill());

async function token(): Promise<{ readonly authorization: string }> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'records' }),
    headers: { authorization: `Basic ${Buffer.from('analyst-tool:not-secret-in-a-test').toString('base64')}` },
  });
  const body = (await response.json()) as { readonly access_token?: string };
  if (body.access_token === undefined) throw new Error(`expected an access token, came ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.access_token}` };
}

test('tokens of a real OpenID Connect provider are taken by discovery, and after it has rotated its keys', async () => {
  let now = Date.now();
  const identify = createVerifier({ issuers: [{ issuer, audience: 'bureaux', jwks: null }], now: () => now });
  const requester = { user: 'analyst-tool', issuer, country: 'FR', role: 'ANALYST', organisation: 'NCB Paris', scopes: ['records'], partnerSystem: null, onBehalfOf: null };
  const before = await token();
  expect(await identify(before)).toEqual(requester);

  const rotated = once(provider, 'message');
  provider.send('rotate');
  await rotated;
  const after = await token();
  await expect(identify(after)).rejects.toMatchObject({ message: "Not authenticated: the token's key is not among the issuer's keys." });
  now += 30_000;
  expect(await identify(after)).toEqual(requester);
  expect(await identify(before)).toEqual(requester);
  await expect(createVerifier({ issuers: [{ issuer, audience: 'elsewhere', jwks: null }] })(after)).rejects.toMatchObject({ message: "Not authenticated: the token's claim `aud` is not as required." });
});
