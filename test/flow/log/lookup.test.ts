import { join } from 'node:path';
import fc from 'fast-check';
import { encodeBits, rangeBits } from '../../../log/lookup/bits.js';
import { openLookup, openPostgresLookup, openSqliteLookup, term } from '../../../log/lookup/index.js';
import type { Clause, FoundOperation, Lookup, LookupStore, Sought, View } from '../../../log/lookup/index.js';
import type { LogStore } from '../../../log/store.js';
import { logFolder } from '../../support/query-log.js';
import { appendLeaves, leavesOf, madeCountries, makeLogStore, randomNumbers, randomOperation, sourceOf } from '../../support/random-log.js';
import type { MadeOperation } from '../../support/random-log.js';
import { serverStartTimeout, startPostgres } from '../../support/servers/index.js';
import type { PostgresServer } from '../../support/servers/index.js';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, serverStartTimeout);
afterAll(() => postgres.stop());

const start = Date.parse('2026-01-01T00:00:00Z');

/** Terms of an operation as they are defined, for a plain reading. */
const plainTerms = ({ user, organisation, from, purpose, caseReference, result, code, countries, at }: MadeOperation): ReadonlySet<string> => new Set([
  term('user', user), term('from', from), term('role', 'ANALYST'), term('hour', new Date(at).toISOString().slice(0, 13)), term('result', result ?? 'OPEN'),
  ...(organisation === null ? [] : [term('organisation', organisation)]), ...(purpose === null ? [] : [term('purpose', purpose)]), ...(caseReference === null ? [] : [term('case', caseReference)]),
  ...(result !== null && code !== null ? [term('code', code)] : []),
  ...(result === null ? [] : countries.flatMap(({ country, status, records }) =>
    [term('asked', country), term('status', status, country), term('any', status), term('source', sourceOf({ country, status }), country), term('known', sourceOf({ country, status })), ...records.map((record) => term('record', record))])),
]);

interface World {
  readonly made: readonly MadeOperation[][];
  readonly lookup: Lookup;
  /** Of each log, the operations by the place of their intent. */
  readonly begun: readonly ReadonlyMap<number, string>[];
}

const matches = (operation: MadeOperation, { views, from, to }: Sought): boolean => {
  const terms = plainTerms(operation);
  return (from === null || operation.at >= from) && (to === null || operation.at < to)
    && views.some((view) => view.every((clause) => clause.some((each) => terms.has(each))));
};

/** All that fit, the newest first, as `id` of the test's operations. */
function plainly({ made }: World, sought: Sought): readonly string[] {
  return made.flatMap((operations, log) => operations.map((operation, place) => ({ log, place, operation })))
    .filter(({ operation }) => matches(operation, sought))
    .sort((one, other) => other.operation.at - one.operation.at || other.log - one.log || other.place - one.place)
    .map(({ log, operation }) => `${log}/${operation.id}`);
}

/** What the lookup finds, page by page, up to `most`, a multiple of `size`. */
async function paged({ lookup, begun }: World, sought: Sought, size: number, most: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let before: FoundOperation | null = null; ;) {
    const page: readonly FoundOperation[] = await lookup.find(sought, before, size);
    ids.push(...page.map(({ origin, intent }) => begun[Number(origin.at(-1))]!.get(intent)!));
    if (page.length < size || ids.length >= most) return ids;
    before = page.at(-1)!;
  }
}

/** The places of the intents of operations in their log. */
function intentPlaces(operations: readonly MadeOperation[]): readonly number[] {
  return leavesOf(operations, 'x').flatMap(([header], place) => (header.kind === 'INTENT' ? [place] : []));
}

const clauses: fc.Arbitrary<Clause> = fc.oneof(
  fc.nat(11).map((user) => [term('user', `user-${user}`)]),
  fc.constantFrom('Police', 'Customs', "O'Brien; DROP TABLE posting", "' OR 1=1 --").map((name) => [term('organisation', name)]),
  fc.constantFrom(...madeCountries).map((country) => [term('from', country)]),
  fc.constantFrom(...madeCountries).map((country) => [term('asked', country)]),
  fc.constantFrom('INVESTIGATION', 'ALERT', 'AUDIT').map((purpose) => [term('purpose', purpose)]),
  fc.constantFrom('CASE-1', 'CASE-50', "'; DELETE FROM block; --").map((text) => [term('case', text)]),
  fc.constantFrom('SERVED', 'REFUSED', 'FAILED', 'UNKNOWN', 'OPEN').map((result) => [term('result', result)]),
  fc.constantFrom('COST_EXCEEDED', 'NONE').map((code) => [term('code', code)]),
  fc.nat(45).map((number) => [term('record', `FR:person:${number}`), term('record', `BE:person:${number}`)]),
  fc.tuple(fc.constantFrom('HIT', 'NO_HIT', 'TIMEOUT', 'STALE'), fc.constantFrom(...madeCountries)).map(([status, country]) => [term('status', status, country)]),
  fc.constantFrom('HIT', 'WITHHELD').map((status) => [term('any', status)]),
  fc.tuple(fc.constantFrom('LIVE', 'FILTER'), fc.constantFrom(...madeCountries)).map(([source, country]) => [term('source', source, country)]),
  fc.constantFrom('FILTER', 'CACHE').map((source) => [term('known', source)]),
);
const views: fc.Arbitrary<readonly View[]> = fc.array(fc.array(clauses, { maxLength: 3 }), { minLength: 1, maxLength: 2 });

const sought = (span: number): fc.Arbitrary<Sought> => fc.record({
  views, from: fc.option(fc.nat(span).map((more) => start + more)), to: fc.option(fc.nat(span).map((more) => start + more)),
});

const engines: readonly (readonly [string, (name: string) => Promise<LookupStore>])[] = [
  ['SQLite', async () => openSqliteLookup(join(logFolder(), 'lookup.sqlite'))],
  ['PostgreSQL', async (name) => {
    await postgres.query(`CREATE DATABASE ${name}`);
    return openPostgresLookup({ connectionString: postgres.url(name) });
  }],
];

describe.each(engines)('a lookup in %s', (_engine, open) => {
  let stores: readonly LogStore[], store: LookupStore, world: World;

  /** Two logs: one over two full blocks and more, and one that is written beside it. */
  beforeAll(async () => {
    const random = randomNumbers(7);
    stores = [makeLogStore(logFolder()), makeLogStore(logFolder())];
    const made = [Array.from({ length: 9_000 }, (_none, number) => randomOperation(number, start + number * 1000, random)),
      Array.from({ length: 300 }, (_none, number) => randomOperation(number, start + number * 20_000, random))];
    for (const [log, operations] of made.entries()) await appendLeaves(stores[log]!, leavesOf(operations, `log-${log}`));
    store = await open('lookups');
    const lookup = await openLookup(stores.map((log, place) => ({ origin: `log-${place}`, store: log })), store);
    await lookup.follow();
    const begun = made.map((operations, log) => new Map(intentPlaces(operations).map((place, index) => [place, `${log}/${operations[index]!.id}`])));
    world = { made, lookup, begun };
  });
  afterAll(async () => {
    await world.lookup.close();
    for (const log of stores) await log.close();
  });

  it('finds and counts what a plain reading finds, whatever is sought, page by page', async () => {
    await fc.assert(fc.asyncProperty(sought(9_100_000), fc.constantFrom(1, 7, 100), async (query, size) => {
      const expected = plainly(world, query);
      expect(await world.lookup.count(query)).toBe(expected.length);
      const most = size === 100 ? 1_000 : size * 5;
      expect(await paged(world, query, size, most)).toEqual(expected.slice(0, most));
    }), { numRuns: 20 });
  }, 120_000);

  it('counts groups as a plain reading does', async () => {
    await fc.assert(fc.asyncProperty(sought(9_100_000), fc.array(clauses, { minLength: 1, maxLength: 4 }), async (query, groups) => {
      const expected = groups.map((group) => world.made.flat().filter((operation) => matches(operation, { ...query, views: query.views.map((view) => [...view, group]) })).length);
      expect(await world.lookup.countGroups(query, groups.map((group) => ({ clauses: query.views.map(() => group) })))).toEqual(expected);
    }), { numRuns: 10 });
  }, 120_000);

  it('tells the terms of a kind', async () => {
    expect(await world.lookup.terms('from:')).toEqual([...madeCountries].sort().map((country) => `from:${country}`));
    expect(await world.lookup.terms('organisation:')).toEqual(['organisation:Customs', "organisation:O'Brien; DROP TABLE posting", 'organisation:Police']);
  });

  it('goes on after a leaf that cannot be read, and tells of it, also when it is opened again', async () => {
    const [log] = stores as [LogStore];
    const { size } = await log.state();
    await log.append({ at: new Date(), leaves: [{ sequence: size, leaf: Buffer.from('{'), parts: [], secret: new Uint8Array(32) }], tiles: [], operations: new Map(), oldestOpen: 0, checkpoint: null });
    await appendLeaves(log, leavesOf([{ ...world.made[0]![0]!, id: 'after', caseReference: 'AFTER', at: start + 9_000_000, lasts: 0, result: 'SERVED' }], 'log-0'));
    world.made[0]!.push({ ...world.made[0]![0]!, id: 'after', caseReference: 'AFTER', at: start + 9_000_000, lasts: 0, result: 'SERVED' });
    const after: Sought = { views: [[[term('case', 'AFTER')]]], from: null, to: null };
    await world.lookup.follow();
    expect([await world.lookup.count(after), world.lookup.passedOver]).toEqual([1, 1]);
    for (const follows of [false, true]) {
      const told: string[] = [];
      const again = await openLookup([{ origin: 'log-0', store: log }], store, (entry) => told.push(entry));
      if (follows) await again.follow();
      expect([told, again.passedOver]).toEqual([[`log-0:${size}`], 1]);
    }
  });

  it('is the same when it is opened again; an end that comes late is found; one that is not of the log is made anew', async () => {
    const logs = stores.map((log, place) => ({ origin: `log-${place}`, store: log }));
    const again = await openLookup(logs, store);
    await again.follow();
    const open: Sought = { views: [[[term('result', 'OPEN')]]], from: null, to: null };
    const [all, ...rest] = (await again.find(open, null, 5_000)).filter(({ origin }) => origin === 'log-0').reverse();
    expect(plainly(world, open)).toHaveLength(await again.count(open));
    expect(rest.length).toBeGreaterThan(100);
    // The oldest that is open is in a block that has long been full.
    const late = world.made[0]!.find(({ result }) => result === null)!;
    await appendLeaves(stores[0]!, [[
      { v: 1, origin: 'log-0', at: '2026-02-01T00:00:00.000Z', kind: 'OUTCOME', id: late.id, result: 'UNKNOWN', code: null, latencyMs: null },
      [{ part: 'countries', status: 'TIMEOUT', sources: ['LIVE'], reason: null, countries: ['US'] }],
    ]]);
    await again.follow();
    const { size } = await stores[0]!.state();
    const american: Sought = { views: [[[term('asked', 'US')], [term('result', 'UNKNOWN')]]], from: null, to: null };
    expect(await again.find(american, null, 5)).toEqual([{ ...all, outcome: size - 1 }]);
    expect(await again.count(open)).toBe(plainly(world, open).length - 1);
    await again.follow();

    const other = makeLogStore(logFolder());
    await appendLeaves(other, leavesOf(world.made[1]!, 'log-0'));
    const moved = await openLookup([{ origin: 'log-0', store: other }], store);
    await moved.follow();
    expect(await moved.count({ views: [[]], from: null, to: null })).toBe(300);
    await other.close();
  });
});

it('of a block that a process left half written in SQLite nothing stays', async () => {
  const log = makeLogStore(logFolder()), store = openSqliteLookup(join(logFolder(), 'lookup.sqlite'));
  const random = randomNumbers(3);
  await appendLeaves(log, leavesOf(Array.from({ length: 9_000 }, (_none, number) => randomOperation(number, start + number, random)), 'log-0'));
  const stale = term('case', 'stale');
  // It ends after it has written a term that the block will not have when it is written again.
  const ended = new Error('ended');
  const sealing = { block: { block: 0, firstPlace: 0, lastPlace: 1, lastHash: new Uint8Array(), from: 0, to: 0, fences: new Uint8Array() }, chunks: [], refusals: [] };
  const half = function* (): Generator<readonly [string, Uint8Array]> {
    for (let number = 0; number < 400; number += 1) yield [number === 0 ? stale : `case:${number}`, encodeBits(rangeBits(0, 1))];
    throw ended;
  };
  await expect(store.seal('log-0', { ...sealing, postings: half() })).rejects.toBe(ended);
  expect((await store.postings('log-0', [{ term: stale, last: 0, most: 1 }]))[0]).toHaveLength(1);
  const lookup = await openLookup([{ origin: 'log-0', store: log }], store);
  await lookup.follow();
  expect(await lookup.count({ views: [[[stale]]], from: null, to: null })).toBe(0);
  expect(await lookup.count({ views: [[]], from: null, to: null })).toBe(9_000);
  await lookup.close();
  await log.close();
});
