import { openGuard, openRedis } from '../../../gateway/cache/index.js';
import { openRevocations } from '../../../gateway/identity/index.js';
import { limitRates, openLockout } from '../../../gateway/limits/index.js';
import type { Requester } from '../../../gateway/request.js';
import { parsedOperation } from '../../support/parsed-operation.js';
import { eventually } from '../../support/servers/eventually.js';
import { serverStartTimeout, startRedis } from '../../support/servers/index.js';

let redis: Awaited<ReturnType<typeof startRedis>>;
beforeAll(async () => void (redis = await startRedis()), serverStartTimeout);
afterAll(() => redis?.close());

const requester: Requester = { user: 'u', issuer: 'i', organisation: 'o', country: 'FR', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null };

async function gateway() {
  const client = openRedis({ kind: 'single', host: '127.0.0.1', port: redis.port }, { password: redis.password }, () => undefined);
  await eventually('Redis to be reached', () => Promise.resolve(client.status === 'ready'));
  const guard = openGuard({ patienceMs: 10_000, pauseMs: 60_000, onFailure: () => undefined });
  const shared = { client, run: guard.run };
  return { client, rate: limitRates({ requester: 3, organisation: 100 }, shared), lockout: openLockout({ neighbours: 2, unknownIds: 100, narrowCounts: 100, lockSeconds: 600 }, shared) };
}

test('gateways count and lock out together, take a revocation from Redis, and count for themselves when it is gone', async () => {
  const [one, two] = [await gateway(), await gateway()];
  for (const { rate } of [one, two, one]) expect(await rate(requester)).toBeNull();
  expect((await two.rate(requester))?.extensions['code']).toBe('RATE_LIMITED');

  const numbers = parsedOperation('query ($v: [VehicleCheck!]!) { checkVehicles(vehicles: $v) { outcome } }', { v: Array.from({ length: 9 }, (_none, n) => ({ vin: `ABCDEFGH00000010${n}` })) });
  await one.lockout.count(requester, numbers, { data: {} });
  expect((await two.lockout.check(requester))?.extensions['code']).toBe('LOCKED_OUT');
  expect(await two.lockout.check({ ...requester, issuer: 'another' })).toBeNull();

  let failures = 0;
  const revocations = await openRevocations({ tokens: [{ issuer: 'i', jti: 'own' }], read: () => one.client.smembers('revoked'), pollMs: 20, maxAgeMs: 60_000, onFailure: () => void (failures += 1) });
  expect([revocations.check('i', 'own'), revocations.check('i', 'j'), revocations.check('i', null)]).toEqual(['revoked', 'valid', 'valid']);
  await two.client.sadd('revoked', 'i j');
  await eventually('the revocation to be read', () => Promise.resolve(revocations.check('i', 'j') === 'revoked'));
  expect(revocations.check('k', 'j')).toBe('valid');

  await redis.close();
  await eventually('the list to be unreadable', () => Promise.resolve(failures > 0));
  expect(revocations.check('i', 'j')).toBe('revoked');
  expect(await one.rate(requester)).toBeNull();
  expect((await Promise.all([1, 2, 3].map(() => one.rate(requester)))).map((refused) => refused?.extensions['code'] ?? null)).toContain('RATE_LIMITED');
  revocations.close();
  for (const { client } of [one, two]) client.disconnect();
}, 60_000);
