import type { CountryFilters } from '../../../gateway/national/index.js';
import type { RequestContext } from '../../../gateway/request.js';
import { countryParts } from '../../../gateway/audit/parts.js';
import { openLedger } from '../../../gateway/util/ledger.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { national, requestContext } from '../../support/national.js';

const document = (country: string, number: string) => ({
  __typename: 'TravelDocument', id: `${country}:document:${number.toLowerCase()}`, number, type: 'PASSPORT', status: 'STOLEN', country, issuer: country,
});

/** What the filter of each country has; a country that is not there has no filter that is fresh. */
let held: Record<string, readonly string[]>;
let looks: { readonly type: string; readonly freshnessMs: number; readonly country: string; readonly places: readonly number[] }[];
const asOf = Date.parse('2026-03-01T12:00:00Z');

const filters: CountryFilters = {
  look: (type, items, freshnessMs) => (country, places) => {
    looks.push({ type, freshnessMs, country, places });
    const has = held[country];
    return has ? { asked: places.filter((place) => has.includes(String(items[place]!['number']))), asOf } : null;
  },
};

let bureaux: MemoryBureau[];
let graph: ReturnType<typeof national>;

beforeAll(async () => {
  bureaux = await Promise.all([
    startMemoryBureau('BE', [document('BE', 'B1')]), startMemoryBureau('DE', [], ['TravelDocumentCheck.mrz', 'TravelDocumentCheck.issuer']), startMemoryBureau('FR', [document('FR', 'F1'), document('FR', 'F2')]),
    startMemoryBureau('IT', [], ['Query.checkTravelDocuments']),
  ]);
  graph = national(bureaux, {}, null, filters);
});
afterAll(async () => {
  await graph.close();
  await Promise.all(bureaux.map((bureau) => bureau.kill()));
});
beforeEach(() => {
  looks = [];
  held = { BE: ['B1'], DE: [], FR: ['F1', 'F2'], IT: [] };
  for (const bureau of bureaux) Object.assign(bureau, { fault: null, rules: null, requests: [] });
});

const requester = { user: 'u', organisation: null, country: 'FR', role: 'OFFICER' as const, scopes: [], partnerSystem: null, onBehalfOf: null };
const known = (more: Partial<RequestContext> = {}): RequestContext => ({
  ...requestContext(), requester: requester,
  purpose: { code: 'BORDER_CONTROL', caseReference: 'C-1', justification: null }, ...more,
});
const asked = (): readonly string[] => bureaux.filter(({ requests }) => requests.length > 0).map(({ country }) => country);
const check = (documents: string, more = '', below = 'outcome complete countries { country status count reason source asOf latencyMs }'): string =>
  `{ checkTravelDocuments(documents: [${documents}]${more}) { index ${below} } }`;
const ask = async (query: string, context = known()) => {
  const { data, errors } = await graph.ask(query, {}, context);
  expect(errors).toBeUndefined();
  return data['checkTravelDocuments'] as unknown as readonly { readonly outcome: string; readonly complete: boolean; readonly countries: readonly Record<string, unknown>[] }[];
};

const byFilter = (country: string) => ({ country, status: 'NO_HIT', count: 0, reason: null, source: 'FILTER', asOf: '2026-03-01T12:00:00.000Z', latencyMs: null });
const noRegister = { country: 'IT', status: 'UNSUPPORTED', count: null, reason: 'NO_SUCH_REGISTER', source: null, asOf: null, latencyMs: null };
const live = (country: string, status: string, count: number) => ({ country, status, count, reason: null, source: 'LIVE', asOf: expect.any(String), latencyMs: expect.any(Number) });

test('what no filter has is a miss, and no country is asked', async () => {
  expect(await ask(check('{number: "Z"}'))).toEqual([{ index: 0, outcome: 'NO_HIT', complete: true, countries: [byFilter('BE'), byFilter('DE'), byFilter('FR'), noRegister] }]);
  expect(asked()).toEqual([]);
  expect(looks[0]).toEqual({ type: 'TravelDocument', freshnessMs: 60_000, country: 'BE', places: [0] });
  expect(await ask(check('{number: "Z"}', '', 'outcome complete'))).toEqual([{ index: 0, outcome: 'NO_HIT', complete: true }]);
});

test('of several items each country is asked those its filter may have, and none other', async () => {
  const [z, f1, b1, f2] = await ask(check('{number: "Z"}, {number: "F1"}, {number: "B1"}, {number: "F2"}'));
  expect(z).toEqual({ index: 0, outcome: 'NO_HIT', complete: true, countries: [byFilter('BE'), byFilter('DE'), byFilter('FR'), noRegister] });
  expect(f1).toEqual({ index: 1, outcome: 'HIT', complete: true, countries: [byFilter('BE'), byFilter('DE'), live('FR', 'HIT', 1), noRegister] });
  expect(b1).toEqual({ index: 2, outcome: 'HIT', complete: true, countries: [live('BE', 'HIT', 1), byFilter('DE'), byFilter('FR'), noRegister] });
  expect(f2).toMatchObject({ outcome: 'HIT' });
  expect(bureaux.map(({ requests }) => requests.map(({ variables }) => Object.values(variables)[0]))).toEqual([[[{ number: 'B1' }]], [], [[{ number: 'F1' }, { number: 'F2' }]], []]);
});

test('what a filter has by chance is asked, and is a miss', async () => {
  held['DE'] = ['Z'];
  expect((await ask(check('{number: "Z"}')))[0]).toMatchObject({ outcome: 'NO_HIT', complete: true, countries: [byFilter('BE'), live('DE', 'NO_HIT', 0), byFilter('FR'), noRegister] });
});

test('a country that fails fails for what it was asked alone', async () => {
  bureaux[2]!.fault = 'http-500';
  const [z, f1] = await ask(check('{number: "Z"}, {number: "F1"}'));
  expect(z).toMatchObject({ outcome: 'NO_HIT', complete: true });
  expect(f1).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [byFilter('BE'), byFilter('DE'), { country: 'FR', status: 'UNAVAILABLE', source: null }, noRegister] });
});

test('what a country cannot be searched by is not answered by its filter', async () => {
  const [narrowed, plain] = await ask(check('{number: "Z", issuer: "FR"}, {number: "Z"}'));
  expect(narrowed).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [byFilter('BE'), { country: 'DE', status: 'UNSUPPORTED', reason: 'FIELD_NOT_SEARCHABLE' }, byFilter('FR'), noRegister] });
  expect(plain).toMatchObject({ outcome: 'NO_HIT', complete: true, countries: [byFilter('BE'), byFilter('DE'), byFilter('FR'), noRegister] });
  expect(asked()).toEqual([]);
  held['DE'] = ['Y'];
  expect((await ask(check('{number: "Z", issuer: "FR"}, {number: "Y"}, {number: "Z"}'))).map(({ countries }) => countries[1])).toEqual([
    expect.objectContaining({ status: 'UNSUPPORTED' }), live('DE', 'NO_HIT', 0), byFilter('DE'),
  ]);
});

test('a country without a fresh filter is asked, and freshness is what was asked for', async () => {
  delete held['FR'];
  await ask(check('{number: "Z"}', ', freshness: 7'));
  expect(asked()).toEqual(['FR']);
  expect(new Set(looks.map(({ freshnessMs }) => freshnessMs))).toEqual(new Set([7_000]));
  expect(bureaux[2]!.requests[0]!.query).not.toContain('freshness');
  looks = [];
  await ask(check('{number: "Z"}', ', freshness: 0'));
  expect([looks, asked()]).toEqual([[], ['BE', 'DE', 'FR']]);
  for (const freshness of [-1, 3_601]) {
    const { errors } = await graph.ask(check('{number: "Z"}', `, freshness: ${freshness}`), {}, known());
    expect(errors?.[0]?.message).toBe(`Argument "freshness" of "checkTravelDocuments" expects 0 to 3600 seconds, got ${freshness}.`);
  }
});

test.each<readonly [string, Partial<RequestContext>]>([
  ['nobody is known to ask', { requester: null }], ['no purpose is declared', { purpose: null }],
  ['no case is named', { purpose: { code: 'BORDER_CONTROL', caseReference: null, justification: null } }],
])('where %s, bureaux are asked, unless they are open to everybody', async (_how, more) => {
  const anew = national(bureaux, {}, null, filters);
  const once = async (): Promise<readonly string[]> => {
    for (const { requests } of bureaux) (requests as unknown[]).length = 0;
    await anew.ask(check('{number: "Z"}'), {}, known(more));
    return asked();
  };
  expect(await once()).toEqual(['BE', 'DE', 'FR']);
  // A bureau tells with its answer that it is open.
  bureaux[0]!.rules = 'open;';
  await once();
  expect(await once()).toEqual(['DE', 'FR']);
  await anew.close();
});

test('countries that policy keeps or that are not connected read as ever', async () => {
  const permission = { countries: ['BE', 'IT', 'NO'], granularity: 'BOOLEAN' } as unknown as NonNullable<RequestContext['permission']>;
  const [item] = await ask(check('{number: "Z"}', ', in: [BE, FR, NO]'), known({ permission }));
  expect(item).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [{ ...byFilter('BE'), count: null }, { country: 'FR', status: 'REFUSED', reason: 'NOT_PERMITTED' }, { country: 'NO', status: 'NOT_CONNECTED' }] });
});

test('the query log has what filters answered, beside what countries were asked', async () => {
  const context = known();
  const ledger = openLedger(context);
  await ask(check('{number: "Z"}, {number: "F1"}', '', 'outcome records { id }'), context);
  expect(countryParts(ledger)).toEqual([
    expect.objectContaining({ part: 'country', country: 'FR', status: 'HIT', sources: ['FILTER', 'LIVE'], records: ['FR:document:f1'] }),
    { part: 'countries', status: 'NO_HIT', reason: null, sources: ['FILTER'], countries: ['BE', 'DE'] },
    { part: 'countries', status: 'UNSUPPORTED', reason: 'NO_SUCH_REGISTER', sources: [], countries: ['IT'] },
  ]);
});

test('the query log names each country once where filters alone have answered, whether one check was asked or two', async () => {
  const ofTwo = { part: 'countries', status: 'NO_HIT', reason: null, sources: ['FILTER'], countries: ['BE', 'FR'] };
  for (const query of [check('{number: "Z"}', ', in: [FR, BE]'), `{ a: ${check('{number: "Z"}', ', in: [FR, BE]').slice(1, -1)} b: ${check('{number: "Y"}', ', in: [BE]').slice(1, -1)} }`]) {
    const context = known();
    const ledger = openLedger(context);
    const { errors } = await graph.ask(query, {}, context);
    expect(errors).toBeUndefined();
    expect(countryParts(ledger)).toEqual([ofTwo]);
  }
});
