import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { logFiles, openLogFolder, readDelivered, readLogVerifier, reconcile, verifyLog, witnessNotes } from '../../../log/index.js';
import type { Finding, LogWriter } from '../../../log/index.js';
import { entriesOf } from '../../support/bureau-logs.js';
import type { TestGateway } from '../../support/gateway.js';
import { keptRegister } from '../../support/kept-register.js';
import { ownerNetwork } from '../../support/owner-network.js';
import { logFolder, openLog } from '../../support/query-log.js';
import { eventually } from '../../support/servers/eventually.js';
import type { SignedBureau } from '../../support/signed-bureau.js';

const network = ownerNetwork();
const gatewayLog = logFolder(), bureauLog = logFolder();
const notices: string[] = [];
let thread: LogWriter, bureau: SignedBureau, gateway: TestGateway;

const startGateway = async (): Promise<TestGateway> =>
  (gateway = await network.gateway([{ country: 'FR', url: bureau.url }], { queryLog: { origin: 'gateway.test', folder: gatewayLog, thread: false, deliverMs: 20, checkpointMs: 10 } }));

beforeAll(async () => {
  thread = await openLog(logFolder());
  bureau = await network.bureau(keptRegister('FR', null), undefined, { log: { folder: bureauLog }, onNotice: (notice) => void notices.push(notice) });
  await startGateway();
  // Answers are kept as soon as the bureau tells its changes.
  await eventually('answers to be kept', async () => String(await sources(question.replace('Kornelia', 'Nobody'))) === 'CACHE');
  await eventually('the bureau to be told', async () => (await entriesOf(bureauLog)).some((entry) => entry.accesses.length > 0));
});
afterAll(async () => {
  await network.close();
  await thread.close();
});

const question = '{ persons(search: { name: "Kornelia Zwart" }) { totalCount countries { source } edges { node { id } } } }';
const sources = async (query = question): Promise<unknown> => {
  const { body } = await gateway.ask(query);
  return (body as { data: { persons: { countries: { source: string }[] } } }).data.persons.countries.map(({ source }) => source);
};

async function compareNow(): Promise<readonly Finding[]> {
  const [own, other] = [openLogFolder(gatewayLog), openLogFolder(bureauLog)];
  const found: Finding[] = [];
  try {
    await reconcile({
      gateways: [own], bureaux: new Map([['FR', other]]), onFinding: (finding) => void found.push(finding),
      undelivered: (_origin, country) => readDelivered(gatewayLog)?.countries[country]?.next ?? null,
    });
    return found;
  } finally {
    await own.close();
    await other.close();
  }
}

/** But for the first, which stands in the log from the beginning. */
const accesses = async () => (await entriesOf(bureauLog)).flatMap((entry) => entry.accesses).slice(1);

it('tells the owner of what was given from the cache, with the entry of its answer, and both logs tell the same', async () => {
  expect([await sources(), await sources()]).toEqual([['LIVE'], ['CACHE']]);
  await eventually('the bureau to be told', async () => (await accesses()).length === 1);
  const own = await entriesOf(gatewayLog);
  const [live, cached] = own.filter(({ header }) => header.kind === 'OUTCOME').slice(-2);
  const answer = (await entriesOf(bureauLog)).filter(({ header }) => header.kind === 'ANSWER').at(-1);
  expect(answer!.header).toMatchObject({ askedFor: { origin: 'gateway.test', id: (live!.header as { id: string }).id } });
  expect([live!.countries, cached!.countries]).toMatchObject([[{ sources: ['LIVE'], answers: [answer!.entry] }], [{ sources: ['CACHE'], answers: [answer!.entry] }]]);
  expect(await accesses()).toMatchObject([{
    entry: cached!.entry, result: 'SERVED', requester: { user: 'test-user' }, purpose: 'INVESTIGATION', caseReference: 'CASE-1', sources: ['CACHE'], answers: [answer!.entry],
    records: cached!.countries[0]!.records,
  }]);
  expect(await compareNow()).toEqual([]);
});

it('tells what is from the cache and from nothing: NO_HIT as well', async () => {
  const nobody = question.replace('Kornelia Zwart', 'Xqvv Wzzk');
  expect([await sources(nobody), await sources(nobody)]).toEqual([['LIVE'], ['CACHE']]);
  await eventually('the bureau to be told', async () => (await accesses()).length === 2);
  expect((await accesses())[1]).toMatchObject({ records: [], answers: [expect.stringMatching(/^bureau\/FR:\d+$/)] });
  expect(await compareNow()).toEqual([]);
});

it('tells what is not delivered yet from what is missing, and delivers it when the bureau writes again', async () => {
  const database = new DatabaseSync(join(bureauLog, logFiles.log));
  database.exec("CREATE TRIGGER full BEFORE INSERT ON leaf BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
  expect(await sources()).toEqual(['CACHE']);
  await eventually('the gateway to notice', async () => gateway.logged.some((line) => line.includes('a bureau is not told of uses of its answers')));
  expect(await compareNow()).toMatchObject([{ found: 'NOT_YET_DELIVERED', country: 'FR', bureau: null }]);
  database.exec('DROP TRIGGER full');
  database.close();
  await eventually('the bureau to be told', async () => (await accesses()).length === 3);
  expect(await compareNow()).toEqual([]);
  // What was told by a gateway that is killed before it notes it is told once more, and taken once.
  await gateway.close();
  rmSync(join(gatewayLog, 'delivered.json'));
  await startGateway();
  await eventually('the gateway to have told all', async () => readDelivered(gatewayLog) !== null);
  expect([(await accesses()).length, await compareNow()]).toEqual([3, []]);
});

it('a log that is rolled back to an older copy is noticed by the bureau, and its witness proves it', async () => {
  const older = logFolder();
  await gateway.close();
  cpSync(gatewayLog, older, { recursive: true });
  await startGateway();
  for (let times = 0; times < 3; times += 1) await gateway.ask(question.replace('Kornelia', `Kornelia${times}`));
  const witness = async (): Promise<string> => (await fetch(new URL('/witness?origin=gateway.test', bureau.url))).text();
  const sizeOf = (note: string): number => Number(note.split('\n')[1]);
  const before = Number((await entriesOf(older)).length);
  await eventually('the bureau to see the newer log', async () => {
    await gateway.ask(question.replace('Kornelia', `Kornelia${Math.random()}`));
    return witnessNotes(await witness(), 'gateway.test').some((note) => sizeOf(note) > before + 4);
  });
  await gateway.close();
  rmSync(gatewayLog, { recursive: true });
  cpSync(older, gatewayLog, { recursive: true });
  await startGateway();
  await gateway.ask(question.replace('Kornelia', 'Kornelia-after'));
  await eventually('the bureau to notice', async () => notices.some((notice) => notice.startsWith('LOG_WENT_BACK: the log of gateway.test had ')));
  const log = openLogFolder(gatewayLog);
  const { fault } = await verifyLog({ store: log.store, ...readLogVerifier(gatewayLog), witnessed: witnessNotes(await witness(), 'gateway.test') });
  await log.close();
  expect(fault?.reason).toMatch(/the log was rolled back$|were changed$/);
});
