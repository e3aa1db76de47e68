import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { projectFile } from '../../../schema/files.js';
import { type BureauOptions, createNational, type RunningBureau, startBureau } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { type FollowedChanges, followChanges } from '../../support/followed-changes.js';
import { eventually } from '../../support/servers/eventually.js';

const sizes = { persons: 20, documents: 10, vehicles: 5, firearms: 5, warrants: 5, arrests: 5, seizures: 5 };

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'changes-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

let made = 0;

interface Served {
  readonly bureau: RunningBureau;
  readonly writer: InstanceType<typeof DatabaseSync>;
  /** The SQL statements the bureau has run that read the journal. */
  readonly polls: () => number;
  follow(after?: string): Promise<FollowedChanges>;
}

/** A bureau over a small database of its own. */
async function serve(code: string, { journal = true, ...options }: BureauOptions & { readonly journal?: boolean } = {}): Promise<Served> {
  const { bureau: mapping, records } = countryFolders[code]!;
  const country = await mapping();
  const path = join(folder, `${code}-${++made}.sqlite`);
  createNational(path, projectFile('subgraphs', code.toLowerCase(), 'native.sql'), (await records()).rows(inventRegister(code, { seed: 5, ...sizes })), {
    journalSql: journal ? journalSql(country, 'sqlite') : undefined,
  });
  let polls = 0;
  const bureau = await startBureau(country, `sqlite:${path}`, { open: true, onStatement: (sql) => void (polls += sql.includes('change_journal') ? 1 : 0), ...options });
  const writer = new DatabaseSync(path, { timeout: 10_000 });
  open.push(() => writer.close(), () => bureau.close());
  return {
    bureau,
    writer,
    polls: () => polls,
    async follow(after) {
      const followed = await followChanges(bureau.url, after);
      open.push(() => followed.stop());
      return followed;
    },
  };
}

const insertion = `
  INSERT INTO fiche VALUES ('F-NEW', '2026-01-01 10:00:00', NULL, NULL, 'UO', '0', 'A', '1', 'A');
  INSERT INTO document (id_document, id_fiche, nature, numero, pays_emetteur, situation) VALUES (900001, 'F-NEW', 'PAS', '99ZZ00001', 'FRA', 'VO')`;

describe('a database with a journal', () => {
  test('what is inserted, changed and deleted is told, once, with the position and the time it is told as of', async () => {
    const { writer, follow } = await serve('FR');
    const followed = await follow();
    const first = await followed.beats();
    expect(first).toEqual({ position: expect.stringMatching(/^[0-9a-f]{12}\.1$/), asOf: expect.any(String), at: expect.any(String), changes: [] });
    writer.exec(`BEGIN; ${insertion}; COMMIT`);
    await followed.tells('INSERTED FR:document:900001');
    writer.exec("UPDATE fiche SET etat = 'S' WHERE id_fiche = 'F-NEW'");
    await followed.tells('CHANGED FR:document:900001');
    writer.exec("DELETE FROM document WHERE id_document = 900001; DELETE FROM fiche WHERE id_fiche = 'F-NEW'");
    await followed.tells('DELETED FR:document:900001');
    await followed.beats();
    expect(followed.told()).toEqual(['INSERTED FR:document:900001', 'CHANGED FR:document:900001', 'DELETED FR:document:900001']);
    const last = followed.lines.at(-1)!;
    expect(Date.parse(last.asOf)).toBeLessThanOrEqual(Date.parse(last.at));
    expect(followed.lines.some(({ reset }) => reset)).toBe(false);
  });

  test('who comes back is told what was missed; a position that is not known is reset', async () => {
    const { writer, follow } = await serve('FR');
    const { position } = await (await follow()).beats();
    writer.exec(insertion);
    const back = await follow(position);
    await back.tells('INSERTED FR:document:900001');
    expect(back.lines[0]).not.toHaveProperty('reset');
    const origin = position.split('.')[0]!;
    for (const unknown of ['', 'x', `${origin}.`, `${origin}.-1`, `${origin}.0`, `${'0'.repeat(12)}.1`, `${position}x`, 'é'.repeat(300)]) {
      expect(await (await follow(unknown)).beats()).toMatchObject({ reset: true, changes: [] });
    }
  });

  test('a journal whose old lines are gone knows the positions it still can, and resets the others', async () => {
    const { writer, follow } = await serve('FR');
    const { position } = await (await follow()).beats();
    writer.exec(insertion);
    const followed = await follow(position);
    await followed.tells('INSERTED FR:document:900001');
    const later = await followed.beats();
    writer.exec('DELETE FROM change_journal WHERE position < (SELECT max(position) FROM change_journal)');
    expect(await (await follow(position)).beats()).toMatchObject({ reset: true });
    expect(await (await follow(later.position)).beats()).not.toHaveProperty('reset');
  });

  test('the nation can say that anything may have changed; a journal made anew says so by itself', async () => {
    const { writer, follow } = await serve('FR');
    const followed = await follow();
    await followed.beats();
    writer.exec("INSERT INTO change_journal (happened) VALUES ('ANYTHING')");
    await eventually('a reset', () => Promise.resolve(followed.lines.filter(({ reset }) => reset).length === 1));
    writer.exec("DELETE FROM change_journal_origin; INSERT INTO change_journal_origin VALUES ('another')");
    await eventually('another reset', () => Promise.resolve(followed.lines.filter(({ reset }) => reset).length === 2));
    expect((await followed.beats()).position).toMatch(/^another\./);
  });

  test('a row that very many records refer to is told as any record of their type', async () => {
    const { writer, follow } = await serve('RS');
    const followed = await follow();
    await followed.beats();
    writer.exec('UPDATE krivicno_delo SET naziv = naziv');
    await followed.tells('CHANGED Warrant');
    expect(followed.told()).toContain('CHANGED Arrest');
  });

  test('however many follow, the database is asked once, and nobody following, not at all', async () => {
    const { polls, follow, writer } = await serve('FR', { pollMs: 50 });
    expect(polls()).toBe(0);
    const all = await Promise.all(Array.from({ length: 20 }, () => follow()));
    await Promise.all(all.map((one) => one.beats()));
    writer.exec(insertion);
    await Promise.all(all.map((one) => one.tells('INSERTED FR:document:900001')));
    const before = polls();
    // Two more lines take 16 polls at most; twenty followers that were each polled for would take 320.
    await all[0]!.beats();
    expect(polls() - before).toBeLessThan(40);
    for (const one of all) one.stop();
    await eventually('the polls to end', async () => {
      const last = polls();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return polls() === last;
    });
    expect((await (await follow()).beats()).changes).toEqual([]);
  });

  test('a bureau that closes ends the streams', async () => {
    const { bureau, follow } = await serve('FR');
    const followed = await follow();
    await followed.beats();
    open.splice(open.length - 2, 1);
    await bureau.close();
    await eventually('the stream to end', () => Promise.resolve(followed.ended()));
  });

  test('who does not read is cut off and does not hold up the others', async () => {
    const { bureau, follow, writer } = await serve('FR');
    const followed = await follow();
    await followed.beats();
    const lazy = await new Promise<IncomingMessage>((resolve) => void get(new URL('changes', bureau.url), resolve));
    let cut = false;
    lazy.once('close', () => (cut = true)).on('error', () => undefined);
    lazy.pause();
    const many = writer.prepare("WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < 9000) INSERT INTO change_journal (record_type, record_key, happened) SELECT 'Person', value || ?, 'CHANGED' FROM n");
    // More in all than the systems between them hold for a reader, and the bureau's 4 MiB.
    for (let round = 10; round < 22; round++) {
      many.run(`${'x'.repeat(150)}${round}`);
      await eventually('a round', () => Promise.resolve(followed.lines.slice(-3).some(({ changes }) => changes.at(-1)?.id?.endsWith(`x${round}`))));
    }
    lazy.resume();
    await eventually('the one who did not read to be cut off', () => Promise.resolve(cut));
    expect(followed.ended()).toBe(false);
    writer.exec(insertion);
    await followed.tells('INSERTED FR:document:900001');
  }, 120_000);
});

describe('a database without a journal', () => {
  const notices: string[] = [];
  const compared = { journal: false, compareMs: 50, onNotice: (notice: string) => void notices.push(notice) };

  test('the bureau says so, compares, and tells as of when', async () => {
    const { writer, follow } = await serve('PY', compared);
    expect(notices).toEqual(['the database has no journal of changes that can be read: all records are compared instead']);
    const followed = await follow();
    const { asOf } = await followed.beats();
    writer.exec("INSERT INTO DOCUMENTOS (NRO_FICHA, CLASE, NUMERO, SITUACION, FECHA_CARGA) VALUES ('D-NEW', 'PASAPORTE', 'ZZ1', 'ROBADO', '01.02.2020')");
    await followed.tells('INSERTED PY:document:D-NEW');
    // Changed without a word of when.
    writer.exec("UPDATE DOCUMENTOS SET NUMERO = 'ZZ2' WHERE NRO_FICHA = 'D-NEW'");
    await followed.tells('CHANGED PY:document:D-NEW');
    writer.exec("DELETE FROM DOCUMENTOS WHERE NRO_FICHA = 'D-NEW'");
    await followed.tells('DELETED PY:document:D-NEW');
    expect(followed.told()).toHaveLength(3);
    const last = await followed.beats();
    expect(Date.parse(last.asOf)).toBeGreaterThan(Date.parse(asOf));
    expect((await (await follow(followed.lines[0]!.position)).beats()).changes.map(({ kind }) => kind)).toEqual(['DELETED']);
    expect(await (await follow('nobody.1')).beats()).toMatchObject({ reset: true });
  });

  test('rows of child and joined tables are compared, too', async () => {
    const { writer, follow } = await serve('FR', compared);
    const followed = await follow();
    await followed.beats();
    const { id, other } = writer.prepare('SELECT min(id_individu) AS id, max(id_individu) AS other FROM individu').get() as { readonly id: number; readonly other: number };
    writer.exec(`INSERT INTO alias VALUES (900001, ${id}, 'NOUVEAU', NULL); UPDATE fiche SET etat = 'C' WHERE id_fiche = (SELECT id_fiche FROM individu WHERE id_individu = ${other})`);
    await followed.tells(`CHANGED FR:person:${id}`);
    await followed.tells(`CHANGED FR:person:${other}`);
  });

  test('what says that it was changed of late is told before all is compared, as of the last comparison', async () => {
    const { writer, follow } = await serve('PY', { ...compared, compareMs: 600_000 });
    const followed = await follow();
    const { asOf } = await followed.beats();
    const today = new Intl.DateTimeFormat('es-PY', { timeZone: 'America/Asuncion', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date()).replaceAll('/', '.');
    writer.exec(`INSERT INTO DOCUMENTOS (NRO_FICHA, CLASE, NUMERO, SITUACION, FECHA_CARGA) VALUES ('D-NEW', 'PASAPORTE', 'ZZ1', 'ROBADO', '${today}')`);
    await followed.tells('INSERTED PY:document:D-NEW');
    expect((await followed.beats()).asOf).toBe(asOf);
  });
});
