import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { newFilterKeys } from '../../cli/filter-keys.js';
import { publicKeySet } from '../../gateway/signing/index.js';
import { projectFile } from '../../schema/files.js';
import { createNational } from '../../subgraphs/bureau/index.js';
import { journalSql } from '../../subgraphs/bureau/journal/index.js';
import { countryFolders } from '../../subgraphs/countries.js';
import { startCommand } from '../support/command.js';
import type { RunningCommand } from '../support/command.js';
import type { TestGateway } from '../support/gateway.js';
import { keptRegister } from '../support/kept-register.js';
import { ownerNetwork } from '../support/owner-network.js';
import { eventually } from '../support/servers/eventually.js';

const network = ownerNetwork();
const folder = mkdtempSync(join(tmpdir(), 'bureaux-killed-filters-'));
const at = (name: string): string => join(folder, name);
let writer: InstanceType<typeof DatabaseSync>;
let bureau: RunningCommand;
let gateway: TestGateway;
let port = 0;

async function start(): Promise<void> {
  bureau = startCommand(['bureau', 'BE', '--database', `sqlite:${at('be.sqlite')}`, '--trust', at('jwks.json'), '--log', at('bureau'), '--filter-keys', at('filter-keys'), '--port', String(port)]);
  port = Number(new URL((await bureau.wrote('\n')).trim()).port);
}

async function kill(): Promise<void> {
  bureau.process.kill('SIGKILL');
  await bureau.ended;
}

beforeAll(async () => {
  const [records, mapping] = await Promise.all([countryFolders['BE']!.records(), countryFolders['BE']!.bureau()]);
  createNational(at('be.sqlite'), projectFile('subgraphs', 'be', 'native.sql'), records.rows(keptRegister('BE', {})), { journalSql: journalSql(mapping, 'sqlite') });
  writeFileSync(at('jwks.json'), JSON.stringify(publicKeySet([network.key])));
  writeFileSync(at('filter-keys'), newFilterKeys());
  writer = new DatabaseSync(at('be.sqlite'), { timeout: 10_000 });
  await start();
  gateway = await network.gateway([{ country: 'BE', url: `http://127.0.0.1:${port}/graphql` }], { filters: { keys: at('filter-keys') }, cache: { enabled: false }, breaker: { failures: 1_000 } });
}, 120_000);
afterAll(async () => {
  await network.close();
  await kill();
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told { readonly outcome: string; readonly complete: boolean; readonly countries: readonly { readonly status: string; readonly source: string | null; readonly asOf: string | null }[] }

async function check(vin: string, freshness = 60): Promise<Told> {
  const { body } = await gateway.ask(`query ($vehicles: [VehicleCheck!]!) { checkVehicles(vehicles: $vehicles, freshness: ${freshness}) { outcome complete countries { status source asOf } } }`, { vehicles: [{ vin }] });
  return (body as { readonly data: { readonly checkVehicles: readonly Told[] } }).data.checkVehicles[0]!;
}

/** Commits another vehicle like the stolen one. @returns when it was committed at the latest. */
function insert(vin: string): number {
  const of = (table: string, id: number) => writer.prepare(`SELECT * FROM ${table} WHERE id_ent = ?`).get(id) as Record<string, string>;
  const { id_ent: stolen } = writer.prepare("SELECT id_ent FROM objet_veh WHERE no_chassis = 'KEPT0000000090902'").get() as { id_ent: number };
  const { next } = writer.prepare('SELECT max(id_ent) + 1 AS next FROM entite').get() as { next: number };
  writer.exec('BEGIN');
  for (const table of ['entite', 'objet', 'objet_veh']) {
    const row = { ...of(table, stolen), id_ent: next, ...(table === 'objet_veh' && { no_chassis: vin }) };
    writer.prepare(`INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row).map(() => '?').join()})`).run(...Object.values(row));
  }
  writer.exec('COMMIT');
  return Date.now();
}

test.each([0, 60])('a bureau that is killed %i ms after a record was committed: a filter says that there is nothing only as of before, and the next one has it', async (afterMs) => {
  const vin = `KILLED00000000${String(afterMs).padStart(3, '0')}`;
  await eventually('the filter to answer', async () => (await check(vin)).countries[0]!.source === 'FILTER');
  const committedAt = insert(vin);
  await pause(afterMs);
  await kill();
  const away = await check(vin);
  const [country] = away.countries;
  // The delta came before the kill, and nobody is there to be asked; or it did not, and what is told is as of before.
  if (country!.source === 'FILTER') expect({ ...away, late: Date.parse(country!.asOf!) > committedAt }).toMatchObject({ outcome: 'NO_HIT', late: false });
  else expect(away).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [{ status: 'UNAVAILABLE' }] });
  await pause(1_100);
  expect(await check(vin, 1)).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [{ status: 'UNAVAILABLE' }] });
  await start();
  await eventually('the new record to be found', async () => (await check(vin)).outcome === 'HIT');
}, 120_000);
