import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { projectFile } from '../../../schema/files.js';
import { createNational, open } from '../../../subgraphs/bureau/index.js';
import { FingerprintReader } from '../../../subgraphs/bureau/changes/fingerprints.js';
import { openChangeSource } from '../../../subgraphs/bureau/changes/open.js';
import { journalSql, touchesOf } from '../../../subgraphs/bureau/journal/index.js';
import { ReadPlans } from '../../../subgraphs/bureau/loaders/plan.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { plantCases } from '../../../subgraphs/demo/cases.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';

const sizes = { persons: 6, documents: 5, vehicles: 5, firearms: 5, warrants: 5, arrests: 5, seizures: 4 };
const { signal } = new AbortController();

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'journals-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The countries whose schemas differ most: a header of records, entities and links, attributes by key, chains of joins, catalogues. */
test.each(['AR', 'BA', 'BE', 'FR', 'NG', 'RS'])('%s: whatever row of whatever table changes, the records that read differently are told', async (code) => {
  const { bureau, records } = countryFolders[code]!;
  const country = await bureau();
  const path = join(folder, `${code}.sqlite`);
  createNational(path, projectFile('subgraphs', code.toLowerCase(), 'native.sql'), (await records()).rows(plantCases(code, inventRegister(code, { seed: 3, ...sizes }))), {
    journalSql: journalSql(country, 'sqlite'),
  });
  const writer = new DatabaseSync(path, { timeout: 5_000 });
  // Rows are changed alone here, whatever refers to them.
  writer.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF');
  const database = await open(`sqlite:${path}`);
  const source = { country, database, plans: new ReadPlans(country) };
  const reader = new FingerprintReader(source);
  const changes = openChangeSource(source, { restMs: 1_000 });
  await changes.next(signal);

  const readAll = async (): Promise<ReadonlyMap<string, string>> => {
    const all = new Map<string, string>();
    for (const type of reader.types) for (const [id, digest] of await reader.all(type, signal)) all.set(id, `${type} ${digest}`);
    return all;
  };
  let before = await readAll();
  let differing = 0;
  const missed: string[] = [];
  /** Changes the database and holds what was told against what reads differently. @param known how it reads then. */
  async function change(what: string, write: () => void, known?: ReadonlyMap<string, string>): Promise<void> {
    write();
    const after = known ?? await readAll();
    const told = await changes.next(signal);
    const ids = new Set(told.changes.map(({ id }) => id)), types = new Set(told.changes.filter(({ id }) => id === null).map(({ type }) => type as string));
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(id) === after.get(id)) continue;
      differing++;
      const [type] = (before.get(id) ?? after.get(id)!).split(' ');
      if (!told.reset && !ids.has(id) && !types.has(type!)) missed.push(`${what}: ${id}`);
    }
    before = after;
  }

  try {
    for (const [table, touches] of touchesOf(country)) {
      const name = `"${table}"`;
      const [row, other] = writer.prepare(`SELECT * FROM ${name} ORDER BY 1 LIMIT 2`).all() as Record<string, string | number | null>[];
      if (!row) continue;
      const columns = Object.keys(row);
      const where = columns.map((column) => `"${column}" IS ?`).join(' AND ');
      const original = before;
      await change(`delete from ${table}`, () => void writer.prepare(`DELETE FROM ${name} WHERE ${where}`).run(...Object.values(row)));
      await change(`insert into ${table}`, () => void writer.prepare(`INSERT INTO ${name} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(row)), original);
      for (const column of new Set(touches.flatMap((touch) => [touch.column ?? [], Object.keys(touch.where)].flat()))) {
        if (!other || other[column] === row[column]) continue;
        await change(`move ${table}.${column}`, () => void writer.prepare(`UPDATE OR IGNORE ${name} SET "${column}" = ? WHERE ${where}`).run(other[column]!, ...Object.values(row)));
        await change(`move ${table}.${column} back`, () => void writer.prepare(`UPDATE OR IGNORE ${name} SET "${column}" = ? WHERE ${columns.map((one) => `"${one}" IS ?`).join(' AND ')}`)
          .run(row[column]!, ...columns.map((one) => (one === column ? other[column]! : row[one]!))), original);
      }
    }
    expect(missed).toEqual([]);
    expect(differing).toBeGreaterThan(touchesOf(country).size);
  } finally {
    writer.close();
    await database.close();
  }
});
