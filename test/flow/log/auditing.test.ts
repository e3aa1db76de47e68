import { join } from 'node:path';
import fc from 'fast-check';
import { openLookup, openSqliteLookup } from '../../../log/index.js';
import type { LogStore, StoredLeaf } from '../../../log/store.js';
import { createLogSubgraph } from '../../../subgraphs/log/index.js';
import type { LogReader, LogSubgraph } from '../../../subgraphs/log/index.js';
import { logFolder } from '../../support/query-log.js';
import { appendLeaves, leavesOf, makeLogStore, randomNumbers, randomOperation, sourceOf } from '../../support/random-log.js';
import type { MadeOperation } from '../../support/random-log.js';

const start = Date.parse('2026-03-02T05:00:00Z');
const everything: LogReader = { kind: 'SCOPE', countries: 'all' };
const belgian: LogReader = { kind: 'COUNTRY', country: 'BE', identity: 'FULL' };

/** What these tests look at of answers. */
interface Answer {
  readonly queryLog: { readonly edges: readonly { readonly node: SeenEntry }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } };
  readonly queryLogEntry: unknown;
  readonly queryLogProof: unknown;
  readonly queryLogStatistics: { readonly groups: readonly { readonly key: string; readonly count: number }[] };
  readonly queryLogUnusual: { readonly examined: number; readonly complete: boolean; readonly findings: readonly { readonly user: string | null }[] };
}

interface Desk {
  readonly subgraph: LogSubgraph;
  readonly store: LogStore;
  /** Places whose leaves read as something else from now on. */
  readonly damaged: Set<number>;
  close(): Promise<void>;
}

/** The subgraph over a log of operations. @param unreadable places whose leaves are damaged from the beginning. */
async function desk(operations: readonly MadeOperation[], unreadable: readonly number[] = []): Promise<Desk> {
  const damaged = new Set(unreadable);
  const plain = makeLogStore(logFolder());
  const read = (leaves: readonly StoredLeaf[]): readonly StoredLeaf[] => leaves.map((leaf) => (damaged.has(leaf.sequence) ? { ...leaf, parts: ['no part'] } : leaf));
  const store: LogStore = { ...plain, leaves: async (from, to) => read(await plain.leaves(from, to)), leavesAt: async (places) => read(await plain.leavesAt(places)) };
  const origin = 'log-0';
  if (operations.length > 0) await appendLeaves(store, leavesOf(operations, origin));
  const lookup = await openLookup([{ origin, store }], openSqliteLookup(join(logFolder(), 'lookup.sqlite')));
  const subgraph = createLogSubgraph(async () => ({ origin, logs: new Map([[origin, { origin, key: null as never, store, searchKeys: null }]]), lookup, retention: () => null }));
  return {
    subgraph, store, damaged,
    async close() {
      await lookup.close();
      await store.close();
    },
  };
}

async function data(on: Desk, reader: LogReader, query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const answer = await on.subgraph.process({ query, variables }, reader);
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data)) as Answer;
}

const entry = `id at verb leaves correlationId requester { user organisation country role } purpose case result code fields search { values reason }
  countries { country status sources count reason latencyMs records }`;
const page = `query($filter: QueryLogFilter, $first: Int, $after: String) { queryLog(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${entry} } } } }`;

interface SeenEntry { correlationId: string; countries: { country: string; status: string; records: string[] }[] }
const entriesOf = ({ queryLog }: Answer): SeenEntry[] => queryLog.edges.map(({ node }) => node);

const made = (seed: number, count: number): MadeOperation[] => {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_none, number) => randomOperation(number, start + number * 60_000, random));
};
const touches = ({ result, countries }: MadeOperation, country: string): boolean => result !== null && countries.some((each) => each.country === country);

const onceEach = [
  page,
  ...['COUNTRY', 'REQUESTER_COUNTRY', 'ORGANISATION', 'USER', 'ROLE', 'PURPOSE', 'RESULT', 'CODE', 'STATUS', 'SOURCE', 'HOUR', 'DAY', 'HOUR_OF_DAY'].map((by) => `query($filter: QueryLogFilter) { queryLogStatistics(filter: $filter, by: ${by}) { total groups { key count } } }`),
  ...['SELF', 'SHARED_CASE', 'OFF_HOURS', 'SAME_RECORD', 'ENUMERATION'].map((kind) => `query($filter: QueryLogFilter) { queryLogUnusual(kind: ${kind}, atLeast: 1, filter: $filter) { examined complete findings { user organisations case record hour count entries { ${entry} } } } }`),
  ...['FR:person:1', 'BE:person:1'].map((record) => `{ queryLogAccess(record: "${record}") { record requesters { requester { user } count firstAt lastAt purposes cases } entries { totalCount edges { node { ${entry} } } } } }`),
];

test("a data-protection officer is answered the same whatever happened in other countries' parts", async () => {
  const filters = fc.record({
    country: fc.constantFrom(undefined, 'BE', 'FR'), status: fc.constantFrom(undefined, 'HIT', 'NO_HIT', 'TIMEOUT'), source: fc.constantFrom(undefined, undefined, 'LIVE', 'FILTER'),
    record: fc.constantFrom(undefined, undefined, 'FR:person:1', 'BE:person:3'), user: fc.constantFrom(undefined, 'user-1'),
  }).map((filter) => JSON.parse(JSON.stringify(filter)) as Record<string, unknown>);
  await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), filters, async (seed, otherSeed, filter) => {
    const operations = made(seed, 40);
    // Whoever else was asked, and what they answered, is another story; who did not touch Belgium still does not.
    const others = made(otherSeed, 40);
    const retold = operations.map((operation, place) => ({
      ...operation, countries: [...others[place]!.countries.filter(({ country }) => country !== 'BE'), ...operation.countries.filter(({ country }) => country === 'BE')],
    }));
    const [first, second] = [await desk(operations), await desk(retold)];
    for (const query of onceEach) expect(await data(second, belgian, query, { filter })).toEqual(await data(first, belgian, query, { filter }));
    await first.close();
    await second.close();
  }), { numRuns: 8 });
}, 120_000);

describe('readers of one log', () => {
  const operations = made(11, 300).map((operation, place) => (place % 10 === 0 ? { ...operation, user: 'system-1', onBehalfOf: `user-${place % 4}` } : operation));
  let on: Desk;
  beforeAll(async () => {
    on = await desk(operations);
  });
  afterAll(() => on.close());
  const seenBy = async (reader: LogReader, filter: Record<string, unknown> = {}): Promise<SeenEntry[]> => {
    const seen: SeenEntry[] = [];
    for (let after: string | null = null; ;) {
      const answer: Answer = await data(on, reader, page, { filter, first: 100, after });
      seen.push(...entriesOf(answer));
      if (!answer.queryLog.pageInfo.hasNextPage) return seen;
      after = answer.queryLog.pageInfo.endCursor;
    }
  };
  const ids = (seen: readonly { correlationId: string }[]): string[] => seen.map(({ correlationId }) => correlationId).sort();
  const expected = (which: (operation: MadeOperation) => boolean): string[] => operations.filter(which).map(({ id }) => id).sort();

  test('an auditor of all countries sees everything, whole', async () => {
    const seen = await seenBy(everything);
    expect(ids(seen)).toEqual(expected(() => true));
    const [operation] = operations.filter(({ result, countries }) => result === 'SERVED' && countries.length === 6);
    expect(seen.find(({ correlationId }) => correlationId === operation!.id)!.countries).toHaveLength(6);
  });

  test('an auditor of a country sees its requesters whole, of others what touched it, and nothing else', async () => {
    const seen = await seenBy({ kind: 'SCOPE', countries: ['FR'] });
    expect(ids(seen)).toEqual(expected((operation) => operation.from === 'FR' || touches(operation, 'FR')));
    for (const { correlationId, countries } of seen) {
      const operation = operations.find(({ id }) => id === correlationId)!;
      expect(countries.map(({ country }) => country)).toEqual(operation.from === 'FR' && operation.result !== null ? operation.countries.map(({ country }) => country).sort() : touches(operation, 'FR') ? ['FR'] : []);
    }
    // A filter by another country finds what the country's own requesters asked there, and no more.
    expect(ids(await seenBy({ kind: 'SCOPE', countries: ['FR'] }, { country: 'BE' }))).toEqual(expected((operation) => operation.from === 'FR' && touches(operation, 'BE')));
  });

  test("a data-protection officer sees who consulted the country's records, and nothing else", async () => {
    const seen = await seenBy(belgian);
    expect(ids(seen)).toEqual(expected((operation) => touches(operation, 'BE')));
    expect(new Set(seen.flatMap(({ countries }) => countries.map(({ country }) => country)))).toEqual(new Set(['BE']));
    expect(JSON.stringify(seen)).not.toMatch(/(FR|NG|DE|BR|JP):person/);
    for (const filter of [{ country: 'FR' }, { record: 'FR:person:1' }]) expect(await seenBy(belgian, filter)).toEqual([]);
  });

  test('an officer who is shown organisations sees no user and cannot ask by one', async () => {
    const reader: LogReader = { kind: 'COUNTRY', country: 'BE', identity: 'ORGANISATION' };
    expect(JSON.stringify(await seenBy(reader))).not.toContain('user-');
    for (const query of ['{ queryLog(filter: {user: "user-1"}) { totalCount } }', '{ queryLogStatistics(by: USER) { total } }']) {
      expect((await on.subgraph.process({ query }, reader)).errors![0]!.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });

  test('others see their own entries and those in their name alone; who may read nothing is refused', async () => {
    const own = await seenBy({ kind: 'OWN', user: 'user-2', issuer: null });
    expect(ids(own)).toEqual(expected(({ user, onBehalfOf }) => user === 'user-2' || onBehalfOf === 'user-2'));
    const [inName] = operations.filter(({ onBehalfOf, result, countries }) => onBehalfOf === 'user-2' && result === 'SERVED' && countries.length > 1);
    expect(own.find(({ correlationId }) => correlationId === inName!.id)!.countries).toHaveLength(inName!.countries.length);
    // The system's own view has what it asked in any name, and nothing of those whom it asked for.
    expect(ids(await seenBy({ kind: 'OWN', user: 'system-1', issuer: null }))).toEqual(expected(({ user }) => user === 'system-1'));
    expect(ids(await seenBy({ kind: 'OWN', user: 'user-3', issuer: null }))).toEqual(expected(({ user }) => user === 'user-3'));
    expect(await seenBy({ kind: 'OWN', user: 'user-3', issuer: 'https://another.example' })).toEqual([]);
    expect((await on.subgraph.process({ query: '{ queryLog { totalCount } }' }, null)).errors![0]!.extensions['code']).toBe('FORBIDDEN');
  });

  test('one entry is found by the id of each of its leaves, by who may see it', async () => {
    const [{ leaves, correlationId }] = (await seenBy(belgian)).filter(({ correlationId: id }) => operations.find((each) => each.id === id)!.lasts > 0) as unknown as [{ leaves: string[]; correlationId: string }];
    for (const id of leaves) {
      expect((await data(on, belgian, 'query($id: ID!) { queryLogEntry(id: $id) { correlationId } }', { id })).queryLogEntry).toEqual({ correlationId });
      expect((await data(on, { kind: 'OWN', user: 'nobody', issuer: null }, 'query($id: ID!) { queryLogEntry(id: $id) { id } queryLogProof(id: $id) { leaf } }', { id }))).toEqual({ queryLogEntry: null, queryLogProof: null });
    }
    for (const id of ['nonsense', 'log-0:999999', "log-0:1'; DROP TABLE block", 'log-9:1']) expect((await data(on, everything, 'query($id: ID!) { queryLogEntry(id: $id) { id } }', { id })).queryLogEntry).toBeNull();
  });

  test('texts of attackers are texts, and what is no filter is refused', async () => {
    for (const text of ["' OR 1=1 --", "'; DROP TABLE posting; --", '%', '_', '\u0000', 'user-1\u0000', '\ud800', '#e3b0', '$1', 'x'.repeat(1000)]) {
      for (const field of ['user', 'organisation', 'case', 'role', 'purpose', 'code', 'record']) expect(await seenBy(everything, { [field]: text })).toEqual([]);
    }
    expect(ids(await seenBy(everything, { organisation: "O'Brien; DROP TABLE posting" }))).toEqual(expected(({ organisation }) => organisation === "O'Brien; DROP TABLE posting"));
    for (const filter of [{ from: 'yesterday' }, { from: '2026-03-01' }, { country: 'XX' }, { requesterCountry: 'fr' }, { user: '' }, { case: 'x'.repeat(1001) }]) {
      const { errors } = await on.subgraph.process({ query: page, variables: { filter } }, everything);
      expect([filter, errors?.map(({ extensions }) => extensions['code'])]).toEqual([filter, ['BAD_USER_INPUT']]);
    }
    for (const after of ['', 'x', Buffer.from('[1,2]').toString('base64url'), Buffer.from('["a","log-0",1.5]').toString('base64url')]) {
      expect((await on.subgraph.process({ query: page, variables: { after } }, everything)).errors![0]!.extensions['code']).toBe('BAD_CURSOR');
    }
    expect((await on.subgraph.process({ query: page, variables: { first: 101 } }, everything)).errors![0]!.message).toBe('first: expected 1 to 100, came 101');
  });

  test('statistics count what a plain reading counts', async () => {
    const counted = async (reader: LogReader, by: string, filter: Record<string, unknown> = {}): Promise<Record<string, number>> =>
      Object.fromEntries((await data(on, reader, 'query($by: QueryLogDimension!, $filter: QueryLogFilter) { queryLogStatistics(by: $by, filter: $filter) { groups { key count } } }', { by, filter })).queryLogStatistics.groups.map(({ key, count }) => [key, count]));
    const plainly = (which: (operation: MadeOperation) => boolean, keys: (operation: MadeOperation) => readonly string[]): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const operation of operations.filter(which)) for (const key of new Set(keys(operation))) counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    };
    const ended = ({ result, countries }: MadeOperation) => (result === null ? [] : countries);
    expect(await counted(everything, 'COUNTRY')).toEqual(plainly(() => true, (each) => ended(each).map(({ country }) => country)));
    expect(await counted(everything, 'STATUS', { requesterCountry: 'NG' })).toEqual(plainly(({ from }) => from === 'NG', (each) => ended(each).map(({ status }) => status)));
    expect(await counted(everything, 'HOUR')).toEqual(plainly(() => true, ({ at }) => [new Date(at).toISOString().slice(0, 13)]));
    expect(await counted(everything, 'RESULT')).toEqual(plainly(() => true, ({ result }) => [result ?? 'OPEN']));
    expect(await counted(belgian, 'STATUS')).toEqual(plainly((each) => touches(each, 'BE'), (each) => each.countries.filter(({ country }) => country === 'BE').map(({ status }) => status)));
    // What filters have answered without their country being asked, which its own log cannot tell.
    const known = (each: MadeOperation, which: (country: string) => boolean): readonly string[] => ended(each).filter(({ country }) => which(country)).map(sourceOf);
    expect(await counted(everything, 'SOURCE')).toEqual(plainly(() => true, (each) => known(each, () => true)));
    expect(await counted(belgian, 'SOURCE')).toEqual(plainly((each) => touches(each, 'BE'), (each) => known(each, (country) => country === 'BE')));
    expect((await counted(belgian, 'SOURCE'))['FILTER']).toBeGreaterThan(0);
    expect(await counted(belgian, 'DAY', { source: 'FILTER' })).toEqual(plainly((each) => known(each, (country) => country === 'BE').includes('FILTER'), ({ at }) => [new Date(at).toISOString().slice(0, 10)]));
    expect(await counted(everything, 'COUNTRY', { source: 'FILTER', country: 'JP' })).toEqual(
      plainly((each) => known(each, (country) => country === 'JP').includes('FILTER'), (each) => ended(each).map(({ country }) => country)));
    expect(await counted(belgian, 'COUNTRY', { source: 'FILTER', country: 'JP' })).toEqual({});
    expect(await counted(belgian, 'COUNTRY')).toEqual(plainly((each) => touches(each, 'BE'), () => ['BE']));
    // Of its own requesters an auditor counts all countries, of others his own.
    expect(await counted({ kind: 'SCOPE', countries: ['FR'] }, 'COUNTRY')).toEqual(plainly(() => true, (each) => ended(each).map(({ country }) => country).filter((country) => each.from === 'FR' || country === 'FR')));
    expect(await counted({ kind: 'SCOPE', countries: ['FR'] }, 'STATUS')).toEqual(plainly(() => true, (each) => ended(each).filter(({ country }) => each.from === 'FR' || country === 'FR').map(({ status }) => status)));
  });
});

test('pages lose nothing and repeat nothing while entries come in', async () => {
  const operations = made(5, 120);
  const on = await desk(operations.slice(0, 60));
  const seen: string[] = [];
  let after: string | null = null;
  for (let written = 60; ; written += 10) {
    const { queryLog }: Answer = await data(on, everything, page, { first: 7, after });
    seen.push(...queryLog.edges.map(({ node }) => node.correlationId));
    if (!queryLog.pageInfo.hasNextPage) break;
    after = queryLog.pageInfo.endCursor;
    if (written < 120) await appendLeaves(on.store, leavesOf(operations.slice(written, written + 10), 'log-0'));
  }
  expect(seen).toEqual(operations.slice(0, 60).map(({ id }) => id).reverse());
  await on.close();
});

test('of very many all are counted that the reader sees, and what is cut off is told of', async () => {
  const last = 'zz-last';
  const operations = Array.from({ length: 20_002 }, (_none, number): MadeOperation => ({
    id: `op-${number}`, at: start + number * 3_600_000, user: number % 2 === 0 || number < 20_000 ? `user-${String(number % 10_001).padStart(5, '0')}` : last, organisation: null, from: 'NG', purpose: null, caseReference: null,
    result: 'SERVED', code: null, lasts: 0, countries: [{ country: number === 20_001 ? 'BE' : 'FR', status: 'HIT', records: ['FR:person:1', ...(number === 20_001 ? ['BE:person:1'] : [])] }],
  }));
  const on = await desk(operations);
  const counted = async (reader: LogReader, by: string) =>
    (await data(on, reader, `{ queryLogStatistics(by: ${by}) { total complete groups { key count } } }`)).queryLogStatistics as Answer['queryLogStatistics'] & { readonly total: number; readonly complete: boolean };
  // The officer's one entry is of the user who comes last of all.
  expect(await counted(belgian, 'USER')).toEqual({ total: 1, complete: true, groups: [{ key: last, count: 1 }] });
  const users = await counted(everything, 'USER');
  expect([users.total, users.complete, users.groups.length, users.groups[0]]).toEqual([20_002, false, 10_000, { key: 'user-00000', count: 2 }]);
  const hours = await counted(everything, 'HOUR');
  expect([hours.complete, hours.groups.length, hours.groups.at(-1)!.key]).toEqual([false, 10_000, new Date(start + 20_001 * 3_600_000).toISOString().slice(0, 13)]);
  expect(await counted(everything, 'DAY')).toMatchObject({ total: 20_002, complete: true });

  const access = async (record: string) => (await data(on, everything, `{ queryLogAccess(record: "${record}") { complete requesters { count } } }`) as unknown as { readonly queryLogAccess: { readonly complete: boolean; readonly requesters: readonly { readonly count: number }[] } }).queryLogAccess;
  const all = await access('FR:person:1');
  expect([all.complete, all.requesters.reduce((sum, { count }) => sum + count, 0)]).toEqual([false, 20_000]);
  expect(await access('BE:person:1')).toEqual({ complete: true, requesters: [{ count: 1 }] });
  await on.close();
}, 120_000);

test('what cannot be read is left out, counted, and stops nothing', async () => {
  const operations = made(6, 6).map((operation): MadeOperation => ({ ...operation, result: 'SERVED', lasts: 0, countries: [{ country: 'BE', status: 'HIT', records: ['BE:person:1'] }] }));
  const on = await desk(operations.slice(0, 4), [5]);
  const counted = '{ queryLog { totalCount unreadable edges { node { correlationId } } } queryLogUnusual(kind: OFF_HOURS) { complete } }';
  // The end of the third was changed before it was found: it is as if it had not ended.
  expect(await data(on, everything, counted)).toEqual({ queryLog: { totalCount: 4, unreadable: 1, edges: [3, 2, 1, 0].map((at) => ({ node: { correlationId: `op-${at}` } })) }, queryLogUnusual: { complete: false } });
  expect((await data(on, belgian, '{ queryLog { totalCount unreadable } }'))).toEqual({ queryLog: { totalCount: 3, unreadable: 1 } });
  // Others were changed after they were found.
  on.damaged.add(0);
  await appendLeaves(on.store, leavesOf(operations.slice(4), 'log-0'));
  expect((await data(on, everything, '{ queryLog { totalCount edges { node { correlationId } } unreadable } }')).queryLog).toEqual({ totalCount: 6, unreadable: 2, edges: [5, 4, 3, 2, 1].map((at) => ({ node: { correlationId: `op-${at}` } })) });
  expect(await data(on, everything, '{ queryLogEntry(id: "log-0:0") { id } queryLogProof(id: "log-0:0") { entry } }')).toEqual({ queryLogEntry: null, queryLogProof: null });
  await on.close();
});

test('what is unusual is found, and says what it is', async () => {
  const calm: MadeOperation = { id: '', at: 0, user: 'agent-7', organisation: 'Police', from: 'BE', purpose: 'INVESTIGATION', caseReference: null, result: 'SERVED', code: null, countries: [{ country: 'FR', status: 'NO_HIT', records: [] }], lasts: 0 };
  const monday = Date.parse('2026-03-02T10:00:00Z');
  const minutes = (count: number, operation: Partial<MadeOperation>, from: number): MadeOperation[] => Array.from({ length: count }, (_none, number) => ({ ...calm, ...operation, at: from + number * 60_000 }));
  const operations = [
    ...minutes(30, { user: 'prober-1' }, monday),
    ...minutes(6, { user: 'fan-1', countries: [{ country: 'FR', status: 'HIT', records: ['FR:person:9'] }] }, monday + 3_600_000),
    ...minutes(1, { caseReference: 'CASE-X' }, monday + 7_200_000), ...minutes(2, { caseReference: 'CASE-X', from: 'NG', organisation: 'Customs', user: 'other-1' }, monday + 7_300_000),
    ...minutes(3, { user: 'owl-1' }, Date.parse('2026-03-07T10:00:00Z')),
  ].map((operation, number) => ({ ...operation, id: `op-${number}` }));
  const on = await desk(operations);
  const found = async (asked: string): Promise<Answer['queryLogUnusual']> => (await data(on, everything, `{ queryLogUnusual(${asked}) { examined complete findings { user organisations case record hour count entries { correlationId } } } }`)).queryLogUnusual;
  expect(await found('kind: ENUMERATION, atLeast: 20')).toMatchObject({ examined: 42, complete: true, findings: [{ user: 'prober-1', organisations: ['BE Police'], hour: '2026-03-02T10', count: 30, entries: { length: 10 } }] });
  expect(await found('kind: SAME_RECORD')).toMatchObject({ findings: [{ user: 'fan-1', record: 'FR:person:9', count: 6 }] });
  expect(await found('kind: SHARED_CASE')).toMatchObject({ findings: [{ user: null, case: 'CASE-X', organisations: ['BE Police', 'NG Customs'], count: 3 }] });
  expect((await found('kind: OFF_HOURS')).findings).toMatchObject([{ user: 'owl-1', count: 3 }]);
  expect((await found('kind: OFF_HOURS, hours: {from: 6, to: 12, zone: "Europe/Brussels"}')).findings.map(({ user }) => user).sort()).toEqual(['agent-7', 'fan-1', 'other-1', 'owl-1']);
  expect(await found('kind: ENUMERATION, atLeast: 20, filter: {user: "fan-1"}')).toEqual({ examined: 6, complete: true, findings: [] });
  expect((await on.subgraph.process({ query: '{ queryLogUnusual(kind: OFF_HOURS, hours: {zone: "Mars/Base"}) { examined } }' }, everything)).errors![0]!.extensions['code']).toBe('BAD_USER_INPUT');
  await on.close();
});
