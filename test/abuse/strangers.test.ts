import { addressKey } from '../../gateway/limits/strangers.js';
import { startTestGateway } from '../support/gateway.js';
import type { TestGateway } from '../support/gateway.js';

const most = 5;
/** Believes no header; and one that is behind a balancer on this machine, so that each test is a client of its own. */
let alone: TestGateway, behind: TestGateway;

beforeAll(async () => {
  const rates = { unauthenticated: most };
  [alone, behind] = [await startTestGateway({ rates }), await startTestGateway({ rates, trustedProxies: ['127.0.0.0/8', '::1'] })];
});
afterAll(async () => {
  await Promise.all([alone.close(), behind.close()]);
});

type Headers = Readonly<Record<string, string | undefined>>;
const ask = (gateway: TestGateway, headers: Headers = {}) => gateway.ask('{ countries { code } }', {}, { accept: 'application/graphql-response+json', ...headers });
const status = async (gateway: TestGateway, headers?: Headers): Promise<number> => (await ask(gateway, headers)).status;
const bad = { authorization: 'Bearer e30.e30.AAAA' };
const tooMany = { errors: [{ message: `At most ${most} requests without a valid token are expected of one address in a minute; more came.`, extensions: { code: 'RATE_LIMITED' } }] };

/** A token of somebody who has not asked yet. */
const fresh = async (gateway: TestGateway, user: string) => ({ authorization: `Bearer ${await gateway.token({ user })}` });

const from = (address: string, rest: Headers = {}): Headers => ({ ...rest, 'x-forwarded-for': address });

test.each<[string, () => TestGateway, (place: number) => Headers]>([
  ['no token', () => behind, () => from('198.51.100.1', { authorization: undefined })],
  ['tokens of nobody', () => behind, (place) => from('198.51.100.2', { authorization: `Bearer ${Buffer.from(JSON.stringify({ alg: 'EdDSA', place })).toString('base64url')}.e30.AAAA` })],
  ['addresses that are made up', () => alone, (place) => from(`203.0.113.${place}`, { ...bad, forwarded: `for=203.0.113.${place}`, 'x-real-ip': `203.0.113.${place}` })],
])('a flood of requests with %s is refused, with how long to wait, and who is known goes on', async (what, gatewayOf, headers) => {
  const gateway = gatewayOf();
  const address = { 'x-forwarded-for': headers(0)['x-forwarded-for'] };
  expect(await status(gateway, address)).toBe(200);
  for (let place = 0; place < most; place += 1) expect(await status(gateway, headers(place))).toBe(401);
  const { status: refused, headers: told, body } = await ask(gateway, headers(most));
  expect([refused, body]).toEqual([429, tooMany]);
  expect(Number(told.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(Number(told.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(await status(gateway, address)).toBe(200);
  // Whose signature has not been looked at yet waits: nobody knows what it is.
  const { status: stranger, body: answer } = await ask(gateway, { ...address, ...await fresh(gateway, `new ${what}`) });
  expect([stranger, answer]).toEqual([429, tooMany]);
});

test('requests that come at the same time are counted, too: no more signatures are looked at', async () => {
  const statuses = await Promise.all(Array.from({ length: 4 * most }, () => status(behind, from('198.51.100.3', bad))));
  expect(statuses.filter((one) => one === 401)).toHaveLength(most);
  expect(statuses.filter((one) => one === 429)).toHaveLength(3 * most);
});

test('valid tokens do not count, however many are new', async () => {
  for (let place = 0; place < 3 * most; place += 1) expect(await status(behind, from('198.51.100.4', await fresh(behind, `user-${place}`)))).toBe(200);
  for (let place = 0; place < most; place += 1) expect(await status(behind, from('198.51.100.4', bad))).toBe(401);
});

test('behind a trusted proxy the address is the one it tells: the last that is no proxy', async () => {
  for (let place = 0; place < most; place += 1) expect(await status(behind, from(`198.51.100.${place}, 203.0.113.9, 127.0.0.3`, bad))).toBe(401);
  expect(await status(behind, from('203.0.113.9', bad))).toBe(429);
  expect(await status(behind, { ...await fresh(behind, 'elsewhere'), 'x-forwarded-for': '203.0.113.10' })).toBe(200);
  for (let place = 0; place < most; place += 1) expect(await status(behind, from(`2001:db8:1:2::${place + 1}`, bad))).toBe(401);
  expect(await status(behind, from('2001:db8:1:2:ffff:ffff:ffff:ffff', bad))).toBe(429);
  expect(await status(behind, from('2001:db8:1:3::1', bad))).toBe(401);
});

test.each([
  ['203.0.113.9', '203.0.113.9'], ['::ffff:203.0.113.9', '203.0.113.9'], ['2001:DB8::1', '2001:db8:0:0'], ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0'], ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'], ['64:ff9b::203.0.113.9', '64:ff9b:0:0'], ['2001:db8:1:2::', '2001:db8:1:2'], ['', ''], ['x'.repeat(200), 'x'.repeat(100)],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
