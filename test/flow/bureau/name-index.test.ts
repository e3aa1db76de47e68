import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { projectFile } from '../../../schema/files.js';
import { createNational, type RunningBureau, startBureau } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { startCommand } from '../../support/command.js';

const sizes = { persons: 60, documents: 5, vehicles: 5, firearms: 5, warrants: 5, arrests: 5, seizures: 5 };

let folder: string, path: string, writer: InstanceType<typeof DatabaseSync>;
const open: RunningBureau[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'names-'));
  path = join(folder, 'TN.sqlite');
  const { bureau, records } = countryFolders['TN']!;
  createNational(path, projectFile('subgraphs', 'tn', 'native.sql'), (await records()).rows(inventRegister('TN', { seed: 5, ...sizes })), { journalSql: journalSql(await bureau(), 'sqlite') });
  writer = new DatabaseSync(path, { timeout: 10_000 });
});
afterEach(async () => {
  writer.close();
  for (const bureau of open.splice(0)) await bureau.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(file: string | null, onProgress: (persons: number, done: boolean) => void = () => {}): Promise<RunningBureau> {
  const bureau = await startBureau(await countryFolders['TN']!.bureau(), `sqlite:${path}`, { open: true, index: { file, onProgress } });
  open.push(bureau);
  return bureau;
}

async function search({ url }: Pick<RunningBureau, 'url'>, search: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> {
  const query = 'query ($search: PersonSearch!) { persons(search: $search, first: 100) { totalCount edges { score node { localId } } } }';
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { search } }) });
  const { data } = await response.json() as { data: { persons: { totalCount: number; edges: { score: number; node: { localId: string } }[] } } };
  expect(data.persons.totalCount).toBe(data.persons.edges.length);
  return data.persons.edges.map(({ node }) => node.localId);
}

const insert = (id: number, arabic: readonly string[], latin: readonly string[]): void => writer.exec(`
  INSERT INTO individu (id_individu, nom_ar, prenom_ar, nom_lat, prenom_lat, sexe, motif_fiche, date_naissance, date_maj, degre, etat_fiche)
  SELECT ${id}, '${arabic[1] ?? ''}', '${arabic[0] ?? ''}', '${latin[1] ?? ''}', '${latin[0] ?? ''}', sexe, motif_fiche, '1984-03-12', date_maj, degre, etat_fiche FROM individu LIMIT 1`);

test('what is committed is found by the next search, under its name of now, and what is gone is not', async () => {
  const bureau = await start(null);
  expect(await search(bureau, { name: 'Abdelwahab Zarrouq' })).toEqual([]);
  insert(900_001, ['عبد الوهاب', 'الزروق'], []);
  expect(await search(bureau, { name: 'Abdelwahab Zarrouq' })).toEqual(['900001']);
  expect(await search(bureau, { name: 'ABD AL WAHHAB EZZARROUK' })).toEqual(['900001']);
  writer.exec("UPDATE individu SET nom_ar = 'الحمروني' WHERE id_individu = 900001");
  expect(await search(bureau, { name: 'Abdelwahab Zarrouq' })).toEqual([]);
  expect(await search(bureau, { name: 'Hamrouni Abdelwahab' })).toEqual(['900001']);
  writer.exec("INSERT INTO individu_autre_nom VALUES (900001, 1, 'SURNOM', 'Quux', 'Xenophon', NULL, NULL)");
  expect(await search(bureau, { name: 'Xenofon Quux' })).toEqual(['900001']);
  writer.exec('DELETE FROM individu_autre_nom WHERE id_individu = 900001; DELETE FROM individu WHERE id_individu = 900001');
  expect(await search(bureau, { name: 'Xenofon Quux' })).toEqual([]);
  // The journal says only that anything may have changed.
  insert(900_002, [], ['Abdelwahab', 'Zarrouk']);
  writer.exec("DELETE FROM change_journal; INSERT INTO change_journal (happened) VALUES ('ANYTHING')");
  expect(await search(bureau, { name: 'Abdelwahab Zarrouq' })).toEqual(['900002']);
});

test('the same is found without a journal, by reading all', async () => {
  insert(900_001, ['عبد الوهاب', 'الزروق'], []);
  const withIndex = await start(null);
  writer.exec('DROP TABLE change_journal_origin');
  const without = await start(null);
  for (const name of ['Abdelwahab Zarrouq', 'Mohamed', 'Ben Ali', 'Trabelsi', 'محمد']) {
    writer.exec("CREATE TABLE IF NOT EXISTS change_journal_origin (origin TEXT); DELETE FROM change_journal_origin; INSERT INTO change_journal_origin VALUES ('0123456789ab')");
    expect([name, await search(withIndex, { name })]).toEqual([name, await search(without, { name })]);
  }
});

test('an index that stands there is brought up to date at the start; one of another database is made anew', async () => {
  const file = join(folder, 'index', 'TN-names');
  const made: number[] = [];
  const note = (persons: number, done: boolean): void => void (done && made.push(persons));
  const first = await start(file, note);
  await search(first, { name: 'Ali' });
  await first.close();
  open.pop();
  insert(900_001, ['عبد الوهاب', 'الزروق'], []);
  const second = await start(file, note);
  expect(await search(second, { name: 'Abdelwahab Zarrouq' })).toEqual(['900001']);
  expect(made).toHaveLength(1);
  await second.close();
  open.pop();
  writer.exec("UPDATE change_journal_origin SET origin = 'fedcba987654'; DELETE FROM individu WHERE id_individu = 900001");
  const third = await start(file, note);
  expect(await search(third, { name: 'Abdelwahab Zarrouq' })).toEqual([]);
  expect(made).toHaveLength(2);
});

test('`bureaux bureau CC --reindex` makes it beside the database and ends', async () => {
  const command = startCommand(['bureau', 'TN', '--database', `sqlite:${path}`, '--reindex']);
  expect([await command.ended, command.stdout()]).toEqual([0, '']);
  expect(command.stderr()).toMatch(/^TN: \d+ names, \d+ words, \d+ bytes in .*TN\.sqlite-names\n$/);
  expect(existsSync(`${path}-names`) && statSync(`${path}-names`).size > 0).toBe(true);
  const { ino } = statSync(`${path}-names`);
  const bureau = startCommand(['bureau', 'TN', '--database', `sqlite:${path}`, '--open']);
  const url = (await bureau.wrote('/graphql')).trim();
  expect((await search({ url }, { name: 'Mohamed' })).length).toBeGreaterThan(0);
  bureau.process.kill('SIGTERM');
  expect(await bureau.ended).toBe(0);
  // It is the one that was made.
  expect(statSync(`${path}-names`).ino).toBe(ino);
});
