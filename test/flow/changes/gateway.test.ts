import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { projectFile } from '../../../schema/files.js';
import { createNational, type RunningBureau, startBureau } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { eventually } from '../../support/servers/eventually.js';

const sizes = { persons: 20, documents: 10, vehicles: 5, firearms: 5, warrants: 5, arrests: 5, seizures: 5 };
/** Longer than the test takes: what goes away does so because of a change. */
const longMs = 600_000;

let folder: string;
const bureaux: Record<string, RunningBureau> = {};
const writers: Record<string, InstanceType<typeof DatabaseSync>> = {};
let gateway: TestGateway;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'changes-gateway-'));
  for (const code of ['FR', 'PY']) {
    const { bureau, records, journal = true } = countryFolders[code]!;
    const country = await bureau();
    const path = join(folder, `${code}.sqlite`);
    createNational(path, projectFile('subgraphs', code.toLowerCase(), 'native.sql'), (await records()).rows(inventRegister(code, { seed: 5, ...sizes })), {
      journalSql: journal ? journalSql(country, 'sqlite') : undefined,
    });
    bureaux[code] = await startBureau(country, `sqlite:${path}`, { keepSeconds: longMs / 1000, compareMs: 50, open: true });
    writers[code] = new DatabaseSync(path, { timeout: 10_000 });
  }
  gateway = await startTestGateway({
    deadlineMs: 60_000,
    cache: { mostMs: longMs, negativeMs: longMs, silenceMs: 60_000 },
    countries: Object.entries(bureaux).map(([code, { url }]) => ({ code, name: code, url, contact: { bureau: code, telephone: '1', email: 'a@example.org' }, connectedSince: '2020-01-01' })),
  });
});
afterAll(async () => {
  await gateway?.close();
  for (const bureau of Object.values(bureaux)) await bureau.close();
  for (const writer of Object.values(writers)) writer.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome { readonly country: string; readonly status: string; readonly source: string; readonly asOf: string }

/** What each country says of the passport. A search may be kept for five minutes, longer than this test waits. */
async function ask(number: string): Promise<Readonly<Record<string, Outcome>>> {
  const query = 'query ($number: String!) { travelDocuments(search: { number: $number }) { countries { country status source asOf } } }';
  const { body } = await gateway.ask(query, { number });
  const { countries } = (body as { readonly data: { readonly travelDocuments: { readonly countries: readonly Outcome[] } } }).data.travelDocuments;
  return Object.fromEntries(countries.map((outcome) => [outcome.country, outcome]));
}

/** Asks until the answer is the status from the cache, and gives that. */
async function kept(number: string, country: string, status: string): Promise<Outcome> {
  let last!: Outcome;
  await eventually(`${status} of ${country} to be kept`, async () => {
    last = (await ask(number))[country]!;
    return last.source === 'CACHE' && last.status === status;
  });
  return last;
}

test.each([
  [
    'FR', 'which has a journal', '99ZZ00001',
    `INSERT INTO fiche VALUES ('F-NEW', '2026-01-01 10:00:00', NULL, NULL, 'UO', '0', 'A', '1', 'A');
     INSERT INTO document (id_document, id_fiche, nature, numero, pays_emetteur, situation) VALUES (900001, 'F-NEW', 'PAS', '99ZZ00001', 'FRA', 'VO')`,
    "DELETE FROM document WHERE id_document = 900001; DELETE FROM fiche WHERE id_fiche = 'F-NEW'",
  ],
  [
    'PY', 'which is compared', 'ZZ0000002',
    "INSERT INTO DOCUMENTOS (NRO_FICHA, CLASE, NUMERO, SITUACION, FECHA_CARGA) VALUES ('D-NEW', 'PASAPORTE', 'ZZ0000002', 'ROBADO', '01.02.2020')",
    "DELETE FROM DOCUMENTOS WHERE NRO_FICHA = 'D-NEW'",
  ],
])('%s, %s: a passport that is reported stolen is a hit where a miss was kept, and a miss again when it is gone', async (country, _how, number, insert, remove) => {
  const first = await kept(number, country, 'NO_HIT');
  // Kept, it tells the same time, however often it is given.
  expect((await ask(number))[country]).toEqual(first);
  writers[country]!.exec(`BEGIN; ${insert}; COMMIT`);
  const hit = await kept(number, country, 'HIT');
  expect(Date.parse(hit.asOf)).toBeGreaterThan(Date.parse(first.asOf));
  writers[country]!.exec(`BEGIN; ${remove}; COMMIT`);
  await kept(number, country, 'NO_HIT');
});

test('an answer that is kept of one country stands while another changes', async () => {
  const { asOf } = await kept('ZZ0000003', 'PY', 'NO_HIT');
  const { asOf: before } = await kept('ZZ0000003', 'FR', 'NO_HIT');
  writers['FR']!.exec('UPDATE document SET numero = numero WHERE id_document = (SELECT min(id_document) FROM document)');
  await eventually('FR to be asked again', async () => Date.parse((await ask('ZZ0000003'))['FR']!.asOf) > Date.parse(before));
  expect((await ask('ZZ0000003'))['PY']).toMatchObject({ source: 'CACHE', asOf });
});
