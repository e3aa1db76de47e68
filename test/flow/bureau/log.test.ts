import { DatabaseSync } from '@photostructure/sqlite';
import { join } from 'node:path';
import { logFiles, openLogFolder } from '../../../log/index.js';
import { openSearchKeys } from '../../../log/search-keys.js';
import type { BureauLogOptions } from '../../../subgraphs/bureau/log/index.js';
import type { AccessPart, LogWriter } from '../../../log/index.js';
import { keptRefs, shownRef } from '../../support/kept-register.js';
import { startLoggingBureau } from '../../support/bureau-logs.js';
import type { LoggingBureau } from '../../support/bureau-logs.js';
import { logFolder, openLog, verifyFolder } from '../../support/query-log.js';
import { analyst, askerWith } from '../../support/signed-bureau.js';

/** Keeps the thread that writes logs alive between the tests. */
let thread: LogWriter;
beforeAll(async () => void (thread = await openLog(logFolder())));
afterAll(() => thread.close());

const open: LoggingBureau[] = [];
const start = async (...args: Parameters<typeof startLoggingBureau>): Promise<LoggingBureau> => {
  const bureau = await startLoggingBureau(...args);
  open.push(bureau);
  return bureau;
};
afterEach(async () => {
  for (const bureau of open.splice(0)) await bureau.close();
});

const toldLog = { origin: 'gateway-1.test.example', checkpoint: null };
const persons = 'query Anna($anna: PartialDate!) { anna: persons(search: { birth: $anna, name: "Kornelia Zwart" }) { totalCount ...anna } } fragment anna on PersonConnection { edges { node { id } } }';

it('logs what it is asked and gives before the answer leaves, and tells the entry with it', async () => {
  const bureau = await start('BE', null);
  const { headers, text } = await bureau.askFor('op-1', toldLog, analyst, persons, { anna: '1961-04-05' });
  expect(text).toContain(bureau.id('Person', shownRef));
  expect(headers.get('bureau-entry')).toBe('bureau/BE:0');
  const [entry] = await bureau.entries();
  expect(entry).toMatchObject({
    entry: 'bureau/BE:0',
    header: {
      kind: 'ANSWER', origin: 'bureau/BE', askedFor: { origin: 'gateway-1.test.example', id: 'op-1' }, question: expect.stringMatching(/^[\w-]{22}\.0\.1$/) as string,
      purpose: 'INVESTIGATION', policyVersion: null, granularity: 'RECORD', result: 'SERVED', code: null,
    },
    requester: analyst.requester, case: { caseReference: 'CASE-1', justification: null },
    search: { values: { v1: '1961-04-05', v2: 'Kornelia Zwart' } },
    records: [{ how: 'DISCLOSED', records: [bureau.id('Person', shownRef)] }],
  });
  const log = openLogFolder(bureau.logFolder);
  const { operation } = entry!.header as { readonly operation: string };
  // No name that the asker chose stands in it.
  expect(await log.store.operation(operation)).toBe([
    'query ($v1: PartialDate!, $v2: String) {', '  a1: persons(search: {birth: $v1, name: $v2}) {', '    totalCount', '    ...f1', '  }', '}', '',
    'fragment f1 on PersonConnection {', '  edges {', '    node {', '      id', '    }', '  }', '}',
  ].join('\n'));
  await log.close();
  // Relations, references and checks are records that are given, too; what was asked for by its id and is not there is named.
  const person = bureau.id('Person', shownRef), nobody = person.replace(/\d+$/, '1');
  await bureau.askAs(analyst, 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { id documents { id } } } }', { of: [person, nobody].map((id) => ({ __typename: 'Person', id })) });
  await bureau.askAs(analyst, '{ persons(search: { birth: "1961-04-05" }) { totalCount countries { status } } }');
  const [, byKey, counted] = await bureau.entries();
  expect(byKey!.records).toEqual([{ how: 'DISCLOSED', records: [person] }, { how: 'NOT_GIVEN', records: [nobody] }]);
  expect(counted).toMatchObject({ header: { granularity: 'COUNT', askedFor: null }, records: [] });
  await bureau.close();
  expect(await verifyFolder(open.pop()!.logFolder)).toMatchObject({ origin: 'bureau/BE', size: 3, signed: 3, fault: null });
});

it('names what the owner withholds and what he masks, apart from one another', async () => {
  const france = await start('FR', { confidentiality: 'CONFIDENTIAL' });
  const officer = askerWith({ country: 'BE', role: 'OFFICER' });
  const kept = france.id('Person', keptRefs.Person), shown = france.id('Person', shownRef);
  const withheld = [{ how: 'DISCLOSED', records: [shown] }, { how: 'WITHHELD', records: [kept] }];
  for (const search of ['{ birth: "1961-04-05" }', '{ name: "Kornelia Zwart" }']) await france.askAs(officer, `{ persons(search: ${search}) { totalCount edges { node { id } } } }`);
  await france.askAs(officer, '{ checkTravelDocuments(documents: [{ number: "KEPT90901" }]) { outcome records { id } } }');
  await france.askAs(officer, 'query ($id: ID!) { person(id: $id) { documents { number } } }', { id: shown });
  await france.askAs(officer, 'query ($id: ID!) { person(id: $id) { id } }', { id: kept });
  const document = france.id('TravelDocument', keptRefs.TravelDocument);
  expect((await france.entries()).map(({ records }) => records)).toEqual([
    withheld, withheld, [{ how: 'WITHHELD', records: [document] }],
    [{ how: 'DISCLOSED', records: [shown] }, { how: 'WITHHELD', records: [document] }],
    [{ how: 'WITHHELD', records: [kept] }, { how: 'NOT_GIVEN', records: [kept] }],
  ]);

  const belgium = await start('BE', { deniedTo: ['US'] });
  const american = askerWith({ country: 'US' });
  const hidden = belgium.id('Person', keptRefs.Person);
  await belgium.askAs(american, '{ persons(search: { birth: "1961-04-05" }) { totalCount edges { node { id } } } }');
  await belgium.askAs(american, '{ persons(search: { birth: "1961-04-05" }) { totalCount } }');
  await belgium.askAs(american, 'query ($id: ID!) { person(id: $id) { id } }', { id: hidden });
  expect((await belgium.entries()).map(({ records }) => records)).toEqual([
    [{ how: 'DISCLOSED', records: [belgium.id('Person', shownRef)] }, { how: 'MASKED', records: [hidden] }],
    [{ how: 'MASKED', records: [hidden] }],
    [{ how: 'MASKED', records: [hidden] }, { how: 'NOT_GIVEN', records: [hidden] }],
  ]);
  // With a log as without: a masked record is as one that is not there, byte by byte, headers and all.
  const without = await start('BE', null, { key: belgium.key });
  for (const query of ['{ persons(search: { birth: "1961-04-05" }) { totalCount edges { node { id } } } }', '{ persons(search: { birth: "1961-04-05" }) { totalCount } }', `{ person(id: "${hidden}") { id } }`]) {
    const asked = await without.askAs(american, query), again = await belgium.askAs(american, query);
    const told = ({ status, text, headers }: typeof asked) => [status, text, [...headers].filter(([name]) => name !== 'date' && name !== 'bureau-entry')];
    expect(told(again)).toEqual(told(asked));
  }
});

it('logs no question of the gateway for itself, logs refusals of who is known, and counts those of who is not', async () => {
  const bureau = await start('BE', null);
  expect((await bureau.askAs(null, '{ _service { sdl } }')).headers.get('bureau-entry')).toBeNull();
  const { status, headers } = await bureau.askAs(null, '{ person(id: "BE:person:1") { id } }');
  expect([status, headers.get('bureau-entry')]).toEqual([403, 'bureau/BE:0']);
  for (let times = 0; times < 5; times += 1) expect((await bureau.send('{"query":"{ __typename }"}', {})).status).toBe(401);
  expect((await bureau.askAs(analyst, '{ nothing { } ')).headers.get('bureau-entry')).toBe('bureau/BE:1');
  await bureau.close();
  expect(await open.pop()!.entries()).toMatchObject([
    { header: { kind: 'ANSWER', result: 'REFUSED', code: 'FORBIDDEN' }, requester: null, records: [] },
    { header: { kind: 'ANSWER', result: 'REFUSED', code: 'GRAPHQL_PARSE_FAILED', operation: null } },
    { header: { kind: 'REFUSALS', counts: { BAD_ASSERTION: 5 } } },
  ]);
});

it('discloses nothing while its log cannot be written, says so, and goes on when it can', async () => {
  const bureau = await start('BE', null);
  const database = new DatabaseSync(join(bureau.logFolder, logFiles.log));
  database.exec("CREATE TRIGGER full BEFORE INSERT ON leaf BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
  const { status, text, headers } = await bureau.askAs(analyst, persons, { anna: '1961-04-05' });
  expect([status, headers.get('retry-after'), headers.get('bureau-entry'), JSON.parse(text)]).toEqual([
    503, '2', null, { errors: [{ message: 'The query log cannot be written; nothing is disclosed without it', extensions: { code: 'LOG_UNAVAILABLE' } }] },
  ]);
  expect((await bureau.tell({ gateway: 'g.example', accesses: [access('g.example:1')] })).status).toBe(503);
  expect(bureau.notices).toContain('LOG_UNAVAILABLE: disk is full');
  const ready = async () => (await fetch(new URL('/health/ready', bureau.url))).status;
  expect(await ready()).toBe(503);
  database.exec('DROP TRIGGER full');
  database.close();
  expect((await bureau.askAs(analyst, persons, { anna: '1961-04-05' })).headers.get('bureau-entry')).toBe('bureau/BE:0');
  expect(await ready()).toBe(200);
});

const access = (entry: string, more: Partial<Omit<AccessPart, 'part'>> = {}): Omit<AccessPart, 'part'> => ({
  entry, at: '2026-11-26T10:00:00.000Z', result: 'SERVED', requester: { ...analyst.requester! }, purpose: 'INVESTIGATION', caseReference: 'CASE-2', justification: null,
  sources: ['CACHE'], answers: ['bureau/BE:0'], records: ['BE:person:1'], ...more,
});

it('takes each later use of its answers once, also over a restart, and writes what is told otherwise of the same', async () => {
  const bureau = await start('BE', null);
  const batch = { gateway: 'g.example', accesses: [access('g.example:7'), access('g.example:9', { sources: ['SHARED'] })] };
  expect(await bureau.tell(batch)).toEqual({ status: 200, body: { taken: 2, repeated: 0, entry: 'bureau/BE:0' } });
  expect(await bureau.tell(batch)).toEqual({ status: 200, body: { taken: 0, repeated: 2, entry: null } });
  const entries = await bureau.entries();
  expect(entries).toMatchObject([{ header: { kind: 'ACCESSES', gateway: 'g.example', count: 2 } }]);
  expect(entries[0]!.accesses).toEqual(batch.accesses);

  await bureau.close();
  open.pop();
  const again = await start('BE', null, { key: bureau.key, log: { folder: bureau.logFolder } });
  expect(await again.tell({ ...batch, accesses: [...batch.accesses, access('g.example:11')] })).toEqual({ status: 200, body: { taken: 1, repeated: 2, entry: 'bureau/BE:1' } });
  expect(await again.tell({ ...batch, accesses: [access('g.example:7', { records: [] })] })).toEqual({ status: 200, body: { taken: 1, repeated: 0, entry: 'bureau/BE:2' } });
  expect(again.notices).toContain('ACCESS_TOLD_OTHERWISE: g.example:7 was told before, and not as now');

  expect(await again.tell({ gateway: 'other.example', accesses: batch.accesses })).toMatchObject({ status: 400, body: { errors: [{ message: 'Expected entries of other.example alone, got one of another log' }] } });
  expect((await again.tell({ gateway: 'g.example', accesses: [] })).status).toBe(400);
  const forged = await fetch(new URL('/accesses', again.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(batch) });
  expect(forged.status).toBe(401);
  expect(await again.entries()).toHaveLength(3);
});

it('logs in a bureau that is open, too: whom it gave it to is not known', async () => {
  const folder = logFolder();
  const { startTestBureau } = await import('../../support/bureau-running.js');
  const { iceland, icelandRows, icelandSql } = await import('../../support/bureau-countries.js');
  const { entriesOf } = await import('../../support/bureau-logs.js');
  const bureau = await startTestBureau(iceland, icelandSql, icelandRows([{ key: 'k1', name: 'Nafn Nafnsson', born: '1980-02-03' }]), { log: { folder, origin: 'iceland.example' } });
  await bureau.ask('{ persons(search: { birth: "1980" }) { edges { node { id } } } }');
  await bureau.close();
  expect(await entriesOf(folder)).toMatchObject([{ entry: 'iceland.example:0', header: { askedFor: null, question: null }, requester: null, case: null, records: [{ how: 'DISCLOSED', records: ['IS:person:k1'] }] }]);
});

it('destroys the keys of search values that are kept long enough: after 3 years, or as its owner says', async () => {
  const fourYearsAgo = new Date();
  fourYearsAgo.setUTCFullYear(fourYearsAgo.getUTCFullYear() - 4);
  const stateWith = async (options: Partial<BureauLogOptions>): Promise<boolean> => {
    const folder = logFolder();
    const keys = openSearchKeys(join(folder, logFiles.searchKeys));
    keys.seal(fourYearsAgo, 'FR', '{}');
    keys.close();
    const bureau = await startLoggingBureau('BE', null, { log: { folder, checkpointMs: 60_000, ...options } });
    // What is due at the start is done before the log is closed.
    await bureau.close();
    const after = openSearchKeys(join(folder, logFiles.searchKeys), { readOnly: true });
    const [key] = after.list();
    after.close();
    return key!.destroyed;
  };
  expect([await stateWith({}), await stateWith({ retention: { default: 3, countries: { FR: 5 } } })]).toEqual([true, false]);
});
