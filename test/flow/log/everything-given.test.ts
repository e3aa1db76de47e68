import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { RecordType } from '../../../schema/record-id.js';
import type { DemoRegister } from '../../../subgraphs/demo/register.js';
import type { ReadEntry } from '../../../log/index.js';
import { errorCodes } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';
import { keptRefs, keptRegister, shownRef } from '../../support/kept-register.js';
import { idsOf, ownerNetwork } from '../../support/owner-network.js';
import { entriesOf } from '../../support/read-log.js';
import { eventually } from '../../support/servers/eventually.js';

/** Bureaux with registers, BJ none of warrants; TG has an address at which nobody is, NG is not connected. */
const connected = ['FR', 'BE', 'BJ'] as const;
const network = ownerNetwork();
const folder = mkdtempSync(join(tmpdir(), 'bureaux-given-'));
const bureauLogs = new Map(connected.map((country) => [country as string, join(folder, country)]));
let gateway: TestGateway, given: readonly Given[], byId: ReadonlyMap<string, ReadEntry>, disclosed: ReadonlyMap<string, ReadonlySet<string>>, maskedIn: ReadonlyMap<string, ReadonlySet<string>>;

/** Owners keep records from GH, and confidential ones from officers. */
const requesters = [{ country: 'FR', role: 'ANALYST' }, { country: 'BE', role: 'OFFICER' }, { country: 'GH', role: 'ANALYST' }] as const;
/** Asked by GH, the owners withhold what there is. */
const withheld = 'vehicles(search: {vin: "KEPT0000000090902"}) { totalCount countries { country status } edges { node { id } } }';

/** An operation that was asked, by whom, and what came. */
interface Given { readonly query: string; readonly user: string; readonly answer: HttpAnswer }

const relations: Readonly<Partial<Record<RecordType, readonly (readonly [field: string, type: RecordType])[]>>> = {
  Person: [['documents', 'TravelDocument'], ['warrants', 'Warrant'], ['arrests', 'Arrest'], ['vehicles', 'Vehicle'], ['firearms', 'Firearm']],
  TravelDocument: [['holder', 'Person']], Warrant: [['person', 'Person']], Arrest: [['person', 'Person']], Vehicle: [['keeper', 'Person']], Firearm: [['keeper', 'Person']],
};
const values: Readonly<Record<RecordType, string>> = {
  Person: 'names { full } frFicheS { number level }', TravelDocument: 'number issuer', Warrant: 'reference', Arrest: 'operation', Vehicle: 'vin', Firearm: 'serial', Seizure: 'operation',
};

/** Selections of a record: its id under its name, under another, or not at all, values, and records behind it. */
function selection(type: RecordType, depth: number): fc.Arbitrary<string> {
  const behind = depth === 0 ? [] : [
    ...(relations[type] ?? []).map(([field, to]) => selection(to, depth - 1).map((of) => `${field} { ${of} }`)),
    ...(type === 'Person' ? [selection('Person', depth - 1).map((of) => `matches { countries { country status } candidates { score person { ${of} } } }`)] : []),
  ];
  return fc.tuple(
    fc.constantFrom('id', 'named: id', 'cursor: id country', 'country'), fc.constantFrom('', values[type]),
    ...behind.map((arbitrary) => fc.oneof({ arbitrary: fc.constant(''), weight: behind.length > 1 ? 2 : 1 }, { arbitrary, weight: 1 })),
  ).map((parts) => parts.join(' '));
}

const text = JSON.stringify;
const countries = 'countries { country status }';

/** Root fields with what they select. @param ids of records there are and there are not. */
function rootFields(registers: readonly DemoRegister[], ids: readonly string[]): fc.Arbitrary<string> {
  const all = <K extends 'persons' | 'documents' | 'vehicles' | 'firearms' | 'warrants' | 'arrests'>(list: K) => registers.flatMap((register) => register[list] as DemoRegister[K][number][]);
  const search = (field: string, type: RecordType, searches: readonly string[]): fc.Arbitrary<string> => fc.tuple(
    fc.constantFrom(...searches), fc.constantFrom('', '', '', ', in: ["FR", "BJ"]', ', in: ["BE", "NG"]', ', in: ["TG"]'), fc.integer({ min: 1, max: 8 }), selection(type, 2),
  ).map(([of, among, first, node]) => `${field}(search: ${of}${among}, first: ${first}) { totalCount ${countries} edges { node { ${node} } } }`);
  const check = (field: string, argument: string, type: RecordType, items: readonly string[]): fc.Arbitrary<string> => fc.tuple(
    fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 4 }), selection(type, 1),
  ).map(([of, node]) => `${field}(${argument}: [${of.join(', ')}]) { outcome ${countries} records { ... on ${type} { ${node} } } }`);
  return fc.oneof(
    { arbitrary: search('persons', 'Person', ['{name: "Kornelia Zwart"}', '{category: WANTED}', '{category: FOREIGN_TERRORIST_FIGHTER}', '{sex: FEMALE}', '{name: "Xqvv Wzzk"}', ...all('persons').filter((_, place) => place % 6 === 0).map(({ names }) => `{name: ${text(names[0]!.full)}}`)]), weight: 3 },
    search('travelDocuments', 'TravelDocument', ['{status: STOLEN}', '{number: "KEPT90901"}', ...all('documents').map(({ number }) => `{number: ${text(number)}}`)]),
    search('vehicles', 'Vehicle', ['{status: STOLEN}', '{vin: "KEPT0000000090902"}', ...all('vehicles').map(({ make }) => `{make: ${text(make)}}`)]),
    search('firearms', 'Firearm', ['{status: STOLEN}', '{kind: "HANDGUN"}', ...all('firearms').map(({ serial }) => `{serial: ${text(serial)}}`)]),
    search('warrants', 'Warrant', ['{issuedAfter: "1900-01-01"}', ...all('warrants').map(({ offences }) => `{offence: ${text(offences[0])}}`)]),
    search('arrests', 'Arrest', ['{from: "1900-01-01T00:00:00Z"}', ...all('arrests').map(({ offences }) => `{offence: ${text(offences[0])}}`)]),
    search('seizures', 'Seizure', ['{operation: "KEPT-OP"}', '{kind: CURRENCY}', '{from: "1900-01-01T00:00:00Z"}']),
    check('checkTravelDocuments', 'documents', 'TravelDocument', ['{number: "KEPT90901"}', ...all('documents').map(({ number }) => `{number: ${text(number)}}`)]),
    check('checkVehicles', 'vehicles', 'Vehicle', ['{plate: "KE 902"}', ...all('vehicles').map(({ vin }) => `{vin: ${text(vin)}}`)]),
    check('checkFirearms', 'firearms', 'Firearm', all('firearms').map(({ serial }) => `{serial: ${text(serial)}}`)),
    check('checkPersons', 'persons', 'Person', ['{name: "Kornelia Zwart", birth: "1961-04-05"}', '{name: "Xqvv Wzzk", birth: "1984"}']),
    fc.tuple(fc.constantFrom(...ids), selection('Person', 2)).map(([id, node]) => `person(id: "${id}") { ${node} }`),
    fc.tuple(fc.constantFrom(...ids), selection('Person', 1)).map(([id, node]) => `record(id: "${id}") { country ... on Person { ${node} } ... on Vehicle { id vin } }`),
    fc.tuple(fc.constantFrom('', '(colour: RED)'), selection('Person', 1)).map(([of, node]) => `notices${of} { edges { node { reference subject { ${node} } } } }`),
    fc.constant(`operation(code: "KEPT-OP") { arrests ${countries} }`),
  );
}

beforeAll(async () => {
  const registers = connected.map((country) => {
    const register = keptRegister(country, { deniedTo: ['GH'], confidentiality: 'CONFIDENTIAL' });
    return { ...register, persons: register.persons.map((one) => (one.ref === shownRef ? { ...one, category: 'FOREIGN_TERRORIST_FIGHTER' as const } : one)) };
  });
  const bureaux = await Promise.all(registers.map((register) => network.bureau(register, undefined, { log: { folder: bureauLogs.get(register.country)! } })));
  const idOf = new Map(await Promise.all(connected.map(async (country) => [country as string, await idsOf(country)] as const)));
  const person = (country: string, ref: number): string => idOf.get(country)!('Person', ref);
  const notice = (reference: string, colour: 'RED' | 'BLUE', subject: string) => ({ reference, colour, subject, offences: [], actionToTake: 'Tell.', issued: '2026-01-01' });
  const subjects = [person('FR', shownRef), person('BJ', keptRefs.Person), 'NG:person:1'];
  gateway = await network.gateway([...bureaux, { country: 'TG', url: 'http://127.0.0.1:1/graphql' }], {
    queryLog: { origin: 'gateway.test', folder: 'query-log', thread: false },
    operations: [{ code: 'KEPT-OP', name: 'Kept', region: 'Nowhere', members: ['FR', 'BJ', 'NG'], from: '2026-01-01', to: '2026-01-31' }],
    notices: subjects.map((subject, place) => notice(`N-${place}`, place === 1 ? 'BLUE' : 'RED', subject)),
  });
  const ids = [
    ...connected.flatMap((country) => [1, 2, 3, 4, shownRef, keptRefs.Person].map((ref) => person(country, ref))),
    ...connected.map((country) => idOf.get(country)!('Vehicle', keptRefs.Vehicle)), 'FR:person:none', 'NG:person:1', 'TG:person:1',
  ];
  const field = rootFields(registers, ids);
  const operations = fc.sample(fc.tuple(fc.array(field, { minLength: 1, maxLength: 3 }), fc.constantFrom(...requesters)), { numRuns: 90, seed: 20_261_126 });
  // Answers are kept as soon as the bureaux tell their changes.
  await eventually('answers to be kept', async () => {
    const { body } = await gateway.ask('{ persons(search: { name: "Before Anybody" }, in: ["FR", "BE", "BJ"]) { countries { source } } }');
    return (body as { data: { persons: { countries: { source: string }[] } } }).data.persons.countries.every(({ source }) => source === 'CACHE');
  });
  const asked: Given[] = [];
  for (const [fields, who] of [...operations, [[withheld], requesters[2]] as const]) {
    const query = `{ ${fields.map((of, place) => `r${place}: ${of}`).join(' ')} }`;
    const user = `${who.role} of ${who.country}`;
    const headers = { authorization: `Bearer ${await gateway.token({ ...who, user })}` };
    for (let times = 0; times < 2; times += 1) asked.push({ query, user, answer: await gateway.ask(query, undefined, headers) });
  }
  given = asked;
  const own = await entriesOf(join(gateway.folder, 'query-log'));
  byId = new Map(own.flatMap((entry) => (entry.header.kind === 'OUTCOME' ? [[entry.header.id, entry] as const] : [])));
  const gave = new Map<string, Set<string>>(), masked = new Map<string, Set<string>>();
  for (const folder of bureauLogs.values()) {
    for (const { entry, records } of await entriesOf(folder)) {
      const of = (...how: readonly string[]) => new Set(records.flatMap((part) => (how.includes(part.how) ? part.records : [])));
      gave.set(entry, of('DISCLOSED'));
      masked.set(entry, of('MASKED', 'WITHHELD'));
    }
  }
  [disclosed, maskedIn] = [gave, masked];
}, 180_000);
afterAll(async () => {
  await network.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The ids that stand in an answer's data, under whatever name. */
const idsIn = ({ body }: HttpAnswer): readonly string[] => [...new Set([...text((body as { data?: unknown }).data ?? null).matchAll(/"([A-Z]{2}:[a-z]+:[^"]+)"/g)].map(([, id]) => id!))];

/** The statuses of each country that stand in a value. */
function statusesIn(value: unknown, found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  if (value === null || typeof value !== 'object') return found;
  const { country, status } = value as { readonly country?: unknown; readonly status?: unknown };
  if (typeof country === 'string' && typeof status === 'string') found.set(country, (found.get(country) ?? new Set()).add(status));
  for (const item of Object.values(value)) statusesIn(item, found);
  return found;
}

const outcomeOf = ({ answer }: Given): ReadEntry => byId.get(answer.headers.get('x-correlation-id')!)!;
const recordsOf = ({ countries: of }: ReadEntry): readonly string[] => of.flatMap(({ records }) => records);
const statusOf = (entry: ReadEntry): ReadonlyMap<string, string> => new Map([
  ...entry.countries.map(({ country, status }) => [country, status] as const), ...entry.others.flatMap(({ status, countries: of }) => of.map((country) => [country, status] as const)),
]);
/** The more a status tells, or leaves open, the later. */
const byWeight = ['NOT_CONNECTED', 'UNSUPPORTED', 'NO_HIT', 'HIT', 'WITHHELD', 'STALE', 'REFUSED', 'UNAVAILABLE', 'TIMEOUT'];
const heaviest = (statuses: Iterable<string>): number => Math.max(...[...statuses].map((status) => byWeight.indexOf(status)));

test('every operation was answered and has its outcome, and together they are of every kind', () => {
  for (const one of given) {
    const refused = errorCodes(one.answer).filter((code) => code === 'GRAPHQL_VALIDATION_FAILED' || code === 'LIMIT_EXCEEDED' || code === 'INTERNAL_SERVER_ERROR');
    expect([one.query, one.answer.status, refused, outcomeOf(one)?.header]).toEqual([one.query, 200, [], expect.objectContaining({ result: 'SERVED', code: null })]);
  }
  const outcomes = given.map(outcomeOf);
  const statuses = new Set(outcomes.flatMap((entry) => [...statusOf(entry).values()]));
  for (const status of ['HIT', 'NO_HIT', 'NOT_CONNECTED', 'UNSUPPORTED', 'WITHHELD', 'UNAVAILABLE']) expect(statuses).toContain(status);
  const sources = new Set(outcomes.flatMap(({ countries: of }) => of.flatMap(({ sources: from }) => from)));
  expect([...sources].filter((source) => source !== 'SHARED').sort()).toEqual(['CACHE', 'LIVE']);
  const fiches = given.filter(({ answer }) => /"frFicheS":\{/.test(answer.text));
  const matched = given.filter(({ answer }) => /"candidates":\[\{/.test(answer.text));
  expect([given.flatMap(({ answer }) => idsIn(answer)).length > 300, fiches.length > 3, matched.length > 3]).toEqual([true, true, true]);
});

test('every id that stands anywhere in an answer stands with its country in the outcome', () => {
  for (const one of given) {
    const entry = outcomeOf(one);
    const lacking = idsIn(one.answer).filter((id) => !entry.countries.some(({ country, records }) => country === id.slice(0, 2) && records.includes(id)));
    expect({ query: one.query, lacking }).toEqual({ query: one.query, lacking: [] });
  }
});

test('what was given without its id has its record in the outcome, too', () => {
  const searches = given.filter(({ query }) => /^\{ r0: \w+\(search/.test(query) && !query.includes(' r1: '));
  let nameless = 0;
  for (const one of searches) {
    const nodes = one.answer.text.match(/"node":\{/g)?.length ?? 0;
    if (nodes > 0 && !/\bid\b/.test(one.query)) nameless += 1;
    expect([one.query, recordsOf(outcomeOf(one)).length >= nodes]).toEqual([one.query, true]);
  }
  expect(nameless).toBeGreaterThan(2);
});

test('every country with a status in an answer has it in the outcome: of several the one that weighs most', () => {
  for (const one of given) {
    const logged = statusOf(outcomeOf(one));
    // What stands behind a record is asked for by itself, and no status of it stands in the answer.
    const further = /node \{[^}]*\{|records \{|person\(|record\(|notices/.test(one.query);
    for (const [country, statuses] of statusesIn((one.answer.body as { data: unknown }).data)) {
      const least = heaviest(statuses), has = byWeight.indexOf(logged.get(country) ?? '');
      expect([one.query, country, [...statuses], logged.get(country), further ? has >= least : has === least]).toEqual([one.query, country, [...statuses], logged.get(country), true]);
    }
  }
});

test('nothing else stands there as given: only what owners disclosed in the answers that the outcome names', () => {
  let kept = 0;
  for (const one of given) {
    for (const { country, records, answers = [] } of outcomeOf(one).countries) {
      const mayBe = new Set(answers.flatMap((entry) => [...disclosed.get(entry) ?? []]));
      const beyond = records.filter((id) => !mayBe.has(id));
      kept += answers.reduce((sum, entry) => sum + (maskedIn.get(entry)?.size ?? 0), 0);
      expect({ query: one.query, user: one.user, country, beyond }).toEqual({ query: one.query, user: one.user, country, beyond: [] });
    }
  }
  // Owners did keep records back in answers that are named.
  expect(kept).toBeGreaterThan(10);
});
