import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeySet } from '../../gateway/signing/index.js';
import { openLogFolder, readEntryId, reconcile, verifyLog } from '../../log/index.js';
import type { Finding } from '../../log/index.js';
import { entryHeader } from '../../schema/bureau-log.js';
import { projectFile } from '../../schema/files.js';
import { createNational } from '../../subgraphs/bureau/index.js';
import { countryFolders } from '../../subgraphs/countries.js';
import { entriesOf } from '../support/bureau-logs.js';
import { startCommand } from '../support/command.js';
import type { RunningCommand } from '../support/command.js';
import { cutConnection } from '../support/cut-connection.js';
import type { CutConnection } from '../support/cut-connection.js';
import { keptRegister } from '../support/kept-register.js';
import { ownerNetwork } from '../support/owner-network.js';

const network = ownerNetwork();
const folder = mkdtempSync(join(tmpdir(), 'bureaux-killed-'));
const at = (name: string): string => join(folder, name);
let bureau: RunningCommand, between: CutConnection;

beforeAll(async () => {
  const records = await countryFolders['FR']!.records();
  createNational(at('fr.sqlite'), projectFile('subgraphs', 'fr', 'native.sql'), records.rows(keptRegister('FR', null)));
  writeFileSync(at('jwks.json'), JSON.stringify(publicKeySet([network.key])));
  bureau = startCommand(['bureau', 'FR', '--database', `sqlite:${at('fr.sqlite')}`, '--trust', at('jwks.json'), '--log', at('bureau'), '--port', '0']);
  between = await cutConnection(Number(new URL((await bureau.wrote('\n')).trim()).port));
}, 60_000);
afterAll(async () => {
  await network.close();
  await between.close();
  bureau.process.kill('SIGKILL');
  await bureau.ended;
  rmSync(folder, { recursive: true, force: true });
});

test('a bureau that is killed after its entry and before its answer: nothing was seen, the owner knows what left its database, and both logs explain each other', async () => {
  const gateway = await network.gateway([{ country: 'FR', url: `http://127.0.0.1:${between.port}/graphql` }], { queryLog: { origin: 'gateway.test', folder: at('gateway'), thread: false } });
  const ask = () => gateway.ask('{ persons(search: { name: "Kornelia Zwart" }) { complete countries { status } edges { node { id } } } }');
  const killed = between.atAnswerWith(entryHeader, async () => {
    between.refuseNew(true);
    bureau.process.kill('SIGKILL');
    await bureau.ended;
  });
  const [{ body }] = await Promise.all([ask(), killed]);
  expect(body).toEqual({ data: { persons: { complete: false, countries: [{ status: 'UNAVAILABLE' }], edges: [] } } });
  await gateway.close();

  const [own, other] = [openLogFolder(at('gateway')), openLogFolder(at('bureau'))];
  const found: Finding[] = [];
  try {
    for (const { store, origin, key } of [own, other]) expect(await verifyLog({ store, origin, key })).toMatchObject({ fault: null });
    const [given] = (await entriesOf(at('bureau'))).filter(({ header }) => header.kind === 'ANSWER' && header.askedFor !== null);
    const record = given!.records.find(({ how }) => how === 'DISCLOSED')!.records[0]!;
    expect(record).toMatch(/^FR:person:/);
    const ended = (await entriesOf(at('gateway'))).find(({ header }) => header.kind === 'OUTCOME')!;
    expect(JSON.stringify(ended)).not.toContain(record);
    await reconcile({ gateways: [own], bureaux: new Map([['FR', other]]), onFinding: (finding) => void found.push(finding), undelivered: () => null });
    expect(found.map(({ found: kind, country, bureau: entry, reason }) => [kind, country, readEntryId(entry!)!.origin, reason])).toEqual([
      ['NOT_RECEIVED', 'FR', 'bureau/FR', expect.stringContaining('the country UNAVAILABLE: the answer was not waited for')],
    ]);
  } finally {
    await own.close();
    await other.close();
  }
}, 120_000);
