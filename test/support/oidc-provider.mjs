// An OpenID Connect provider written by others, as a process of its own: it ships ECMAScript modules alone. Each message to it rotates its keys.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

const server = createServer((request, response) => handle(request, response));
let handle = (_request, response) => response.writeHead(503).end();

async function rotate() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomUUID()] },
    clients: [{ client_id: 'analyst-tool', client_secret: 'not-secret-in-a-test', grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true, defaultResource: () => 'urn:bureaux', useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'records', audience: 'bureaux', accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } } }),
      },
    },
    extraTokenClaims: () => ({ country: 'FR', role: 'ANALYST', org: 'NCB Paris' }),
    // RFC 9068 has no `nbf`; the gateway requires it.
    formats: { customizers: { jwt: (_context, _token, parts) => void (parts.payload.nbf = parts.payload.iat) } },
  });
  handle = provider.callback();
}

server.listen(0, '127.0.0.1', async () => {
  await rotate();
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
});
process.on('message', () => void rotate().then(() => process.send({ rotated: true })));
process.on('disconnect', () => process.exit());
