import { startMemoryBureau } from '../support/memory-bureau.js';
import type { MemoryBureau } from '../support/memory-bureau.js';
import { errorCodes, startTestGateway } from '../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../support/gateway.js';

let bureau: MemoryBureau;
let gateway: TestGateway;

beforeAll(async () => {
  bureau = await startMemoryBureau('FR', [{ __typename: 'Person', id: 'FR:person:1', country: 'FR' }]);
  gateway = await startTestGateway({
    deadlineMs: 60_000, countries: [{ code: 'FR', url: bureau.url }],
    lockout: { neighbours: 10, unknownIds: 5, narrowCounts: 5 }, rates: { requester: 40, organisation: 70 },
  });
});

afterAll(async () => {
  await gateway?.close();
  await bureau?.kill();
});

let users = 0;
/** A requester nobody else is. */
const newcomer = async (more = {}) => {
  const authorization = `Bearer ${await gateway.token({ user: `user-${users++}`, organisation: `org-${users}`, ...more })}`;
  return (query: string, variables?: Record<string, unknown>): Promise<HttpAnswer> => gateway.ask(query, variables, { authorization });
};

const lockedOut = (message: string) => ({ errors: [{ message: `At most ${message} in ten minutes are expected of one requester; more came.`, extensions: { code: 'LOCKED_OUT' } }] });
const check = 'query ($vehicles: [VehicleCheck!]!) { checkVehicles(vehicles: $vehicles) { outcome } }';
const vins = (from: number, count: number) => Array.from({ length: count }, (_none, index) => ({ vin: `WVWZZZ1JZ3W${String(from + index).padStart(6, '0')}` }));

async function expectLocked(ask: (query: string) => Promise<HttpAnswer>, message: string) {
  const answer = await ask('{ countries { code } }');
  expect([answer.status, answer.body]).toEqual([429, lockedOut(message)]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
}

test('numbers in a row lock out, in one list, in aliases of one document, or in many documents', async () => {
  const inList = await newcomer();
  expect((await inList(check, { vehicles: vins(100, 12) })).status).toBe(200);
  await expectLocked(inList, '10 numbers of one hundred');

  const inAliases = await newcomer();
  const aliases = vins(200, 12).map(({ vin }, index) => `a${index}: vehicles(search: {vin: "${vin}"}) { totalCount }`);
  expect((await inAliases(`{ ${aliases.join(' ')} }`)).status).toBe(200);
  await expectLocked(inAliases, '10 numbers of one hundred');

  const inDocuments = await newcomer();
  for (const { vin } of vins(300, 12)) expect((await inDocuments(`{ checkVehicles(vehicles: [{vin: " ${vin.toLowerCase()}-"}]) { outcome } }`)).status).toBe(200);
  await expectLocked(inDocuments, '10 numbers of one hundred');
});

test('numbers far apart, and the same number again and again, do not', async () => {
  const ask = await newcomer();
  expect((await ask(check, { vehicles: Array.from({ length: 100 }, (_none, index) => vins(index * 1000, 1)[0]!) })).status).toBe(200);
  for (let count = 0; count < 15; count++) expect((await ask(check, { vehicles: vins(100, 1) })).status).toBe(200);
  expect((await ask('{ countries { code } }')).status).toBe(200);
});

test('numbers in a row lock out in digits of another width, too, as bureaux take these for the same', async () => {
  const wide = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  const ask = await newcomer();
  expect((await ask(check, { vehicles: vins(700, 12).map(({ vin }) => ({ vin: wide(vin) })) })).status).toBe(200);
  await expectLocked(ask, '10 numbers of one hundred');
});

test.each([
  ['TD3', (number: string) => `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n${number}6UTO7408122F1204159ZE184226B<<<<<${number.slice(-2)}`],
  ['TD3 run together', (number: string) => `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<${number}6UTO7408122F1204159ZE184226B<<<<<${number.slice(-2)}`],
  ['TD1', (number: string) => `I<UTO${number}7<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<${number.slice(-1)}\nERIKSSON<<ANNA<MARIA<<<<<<<<<<`],
])('numbers in a row in machine-readable zones are counted: %s', async (_what, zone) => {
  const mrz = (index: number) => zone(`L8989${String(1000 + index)}`);
  const ask = await newcomer();
  expect((await ask('query ($d: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $d) { outcome } }', { d: Array.from({ length: 12 }, (_none, index) => ({ mrz: mrz(index) })) })).status).toBe(200);
  await expectLocked(ask, '10 numbers of one hundred');
});

test('a wildcard counts as ten numbers in a row, each time it is asked', async () => {
  const ask = await newcomer();
  for (const plate of ['AB*', 'ab-*']) {
    expect((await ask('{ countries { code } }')).status).toBe(200);
    expect((await ask('query ($plate: String!) { vehicles(search: { plate: $plate }) { totalCount } }', { plate })).status).toBe(200);
  }
  await expectLocked(ask, '10 numbers of one hundred');
});

test('ids that do not exist lock out; one that does, does not', async () => {
  const ask = await newcomer();
  for (let count = 0; count < 8; count++) expect((await ask('{ person(id: "FR:person:1") { id } }')).body).toEqual({ data: { person: { id: 'FR:person:1' } } });
  expect((await ask(`{ ${Array.from({ length: 6 }, (_none, index) => `a${index}: person(id: "FR:person:9${index}") { id }`).join(' ')} }`)).status).toBe(200);
  await expectLocked(ask, '5 ids that do not exist');
});

test('counts of single records lock out; searches that ask for the records do not', async () => {
  const ask = await newcomer();
  const count = '{ persons(search: {name: "a"}) { ...F } } fragment F on PersonConnection { totalCount }';
  for (let times = 0; times < 8; times++) expect((await ask('{ persons(search: {name: "a"}) { totalCount edges { node { id } } } }')).status).toBe(200);
  for (let times = 0; times < 6; times++) expect((await ask(count)).body).toEqual({ data: { persons: { totalCount: 1 } } });
  await expectLocked(ask, '5 counts of single records');
});

test.each([
  ['a column of other numbers', '{ persons(search: {name: "a"}) { countries { latencyMs count } totalCount } }'],
  ['other names', '{ persons(search: {name: "a"}) { countries { a: latencyMs b: count } } }'],
  ['edges that are skipped', '{ persons(search: {name: "a"}) { totalCount edges @skip(if: true) { cursor } } }'],
  ['edges without records', '{ persons(search: {name: "a"}) { totalCount edges { cursor score } } }'],
])('a count of single records is one beside %s', async (_what, query) => {
  const ask = await newcomer();
  for (let times = 0; times < 6; times++) expect((await ask(query)).status).toBe(200);
  await expectLocked(ask, '5 counts of single records');
});

test('nobody is locked out by another: not by the name, the country, or a token that does not verify', async () => {
  const mine = await newcomer({ user: 'same', organisation: 'same' });
  await mine(check, { vehicles: vins(500, 12) });
  await expectLocked(mine, '10 numbers of one hundred');
  const [header, payload] = (await gateway.token({ user: 'victim' })).split('.');
  for (let count = 0; count < 3; count++) expect((await gateway.ask(check, { vehicles: vins(600, 12) }, { authorization: `Bearer ${header}.${payload}.AAAA` })).status).toBe(401);
  const victim = await newcomer({ user: 'victim' });
  expect((await victim('{ countries { code } }')).status).toBe(200);
});

test('more requests in a minute than a requester, or an organisation, may send are refused with when to come again', async () => {
  const one = await newcomer({ organisation: 'crowd' });
  for (let count = 0; count < 40; count++) expect((await one('{ __typename }')).status).toBe(200);
  const over = await one('{ __typename }');
  expect([over.status, over.body]).toEqual([429, { errors: [{ message: 'At most 40 requests in a minute are expected of one requester; more came.', extensions: { code: 'RATE_LIMITED' } }] }]);
  expect(Number(over.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  const second = await newcomer({ organisation: 'crowd' });
  const answers: HttpAnswer[] = [];
  for (let count = 0; count < 35; count++) answers.push(await second('{ __typename }'));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]!.body).toMatchObject({ errors: [{ message: 'At most 70 requests in a minute are expected of one organisation; more came.' }] });
  expect(errorCodes(refused[0]!)).toEqual(['RATE_LIMITED']);
  expect((await (await newcomer({ organisation: 'elsewhere' }))('{ __typename }')).status).toBe(200);
});
