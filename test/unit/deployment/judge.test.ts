import { judge } from '../../faults/tables/servers/judge.js';

const hit = (country: string, count: number) => ({ country, status: 'HIT', count });
const gone = (country: string) => ({ country, status: 'UNAVAILABLE', count: null });
const node = (id: string, holder: object | null = null) => ({ node: { id, holder } });
const page = (complete: boolean, totalCount: number, countries: readonly object[], edges: readonly object[]) => ({ travelDocuments: { complete, totalCount, countries, edges } });
const known = page(true, 2, [hit('BE', 1), hit('FR', 1)], [node('FR:travelDocument:1', { id: 'FR:person:1' }), node('BE:travelDocument:2')]);
const check = (outcome: string, complete: boolean, countries: readonly object[], ids: readonly string[]) => ({ check: [{ index: 0, outcome, complete, countries, records: ids.map((id) => ({ id })) }] });
const knownCheck = check('HIT', true, [hit('BE', 1), { country: 'FR', status: 'NO_HIT', count: 0 }], ['BE:travelDocument:2']);
const error = (path: readonly (string | number)[], code = 'COUNTRY_UNAVAILABLE') => ({ path, extensions: { code } });
const be = new Set(['BE']);

const kind = (right: Readonly<Record<string, unknown>>, data: unknown, errors?: readonly object[], mayMiss: ReadonlySet<string> = be, status = 200): string =>
  judge(right, { status, body: { data, ...(errors && { errors }) } }, mayMiss).kind;

const withoutBe = page(false, 1, [gone('BE'), hit('FR', 1)], [node('FR:travelDocument:1', { id: 'FR:person:1' })]);

test.each([
  ['the known answer', known, known, 'right'],
  ['a country away, and said to be', known, withoutBe, 'own part missing'],
  ['a country away that is said to have nothing', known, page(true, 1, [{ country: 'BE', status: 'NO_HIT', count: 0 }, hit('FR', 1)], withoutBe.travelDocuments.edges), 'wrong'],
  ['a country away and called complete', known, page(true, 1, [gone('BE'), hit('FR', 1)], withoutBe.travelDocuments.edges), 'wrong'],
  ['a record of a country that is away', known, page(false, 1, [gone('BE'), hit('FR', 1)], known.travelDocuments.edges), 'wrong'],
  ['a record lost', known, page(true, 2, known.travelDocuments.countries, [node('FR:travelDocument:1', { id: 'FR:person:1' })]), 'wrong'],
  ['another record', known, page(true, 2, known.travelDocuments.countries, [node('FR:travelDocument:9', { id: 'FR:person:1' }), node('BE:travelDocument:2')]), 'wrong'],
  ['no data', known, null, 'failed'],
  ['a check without a country that had the hit', knownCheck, check('UNKNOWN', false, [gone('BE'), { country: 'FR', status: 'NO_HIT', count: 0 }], []), 'own part missing'],
  ['a check without it that says NO_HIT', knownCheck, check('NO_HIT', false, [gone('BE'), { country: 'FR', status: 'NO_HIT', count: 0 }], []), 'wrong'],
] as const)('%s', (_what, right, data, verdict) => {
  expect(kind(right, data)).toBe(verdict);
});

test('the part of a country that nothing happened to has failed', () => {
  const withoutFr = page(false, 1, [hit('BE', 1), gone('FR')], [node('BE:travelDocument:2')]);
  expect([kind(known, withoutFr), kind(known, withoutBe, undefined, new Set())]).toEqual(['failed', 'failed']);
});

test('what hangs on a record is null with an error of its country at its place, or it is wrong', () => {
  const person = { person: { id: 'BE:person:1', warrants: [{ id: 'BE:warrant:1' }] } };
  expect(kind(person, { person: null }, [error(['person'])])).toBe('own part missing');
  expect(kind(person, { person: null })).toBe('wrong');
  expect(kind(person, { person: null }, [error(['person'], 'INTERNAL_SERVER_ERROR')])).toBe('failed');
  expect(kind(person, person, [error(['person'])])).toBe('wrong');
  const holder = page(true, 2, known.travelDocuments.countries, [node('FR:travelDocument:1'), node('BE:travelDocument:2')]);
  expect(kind(known, holder, [error(['travelDocuments', 'edges', 0, 'node', 'holder'])], new Set(['FR']))).toBe('own part missing');
});

test('an answer with another status has failed', () => {
  expect([kind(known, known, undefined, be, 502), judge(known, { status: 0, body: null }, be).kind]).toEqual(['failed', 'failed']);
});
