import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createNational, open, startBureau } from '../../../subgraphs/bureau/index.js';
import { country, type RecordMapping, text } from '../../../subgraphs/bureau/mapping/index.js';
import { iceland, icelandRows, icelandSql, malta, maltaRows, maltaSql } from '../../support/bureau-countries.js';
import { startTestBureau } from '../../support/bureau-running.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bureau-start-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = (name: string): string => {
  const path = join(folder, `${name}.sqlite`);
  createNational(path, icelandSql, icelandRows([{ key: 'a', name: 'Jón', born: '1980-01-02' }]));
  return path;
};

describe('the national database', () => {
  test('a write is refused by the database', async () => {
    const database = await open(`sqlite:${made('readonly')}`);
    try {
      await expect(database.rows(sql`insert into skra (kennitala) values ('b')`)).rejects.toThrow(/readonly|read-only|query_only/i);
      await expect(database.rows(sql`drop table skra`)).rejects.toThrow(/readonly|read-only|query_only/i);
      expect(await database.rows(sql`select count(*) as n from skra`)).toEqual([{ n: 1 }]);
    } finally {
      await database.close();
    }
  });

  test('an aborted question runs no further statement', async () => {
    const seen: string[] = [];
    const database = await open(`sqlite:${made('aborted')}`, { onStatement: (statement) => seen.push(statement) });
    const gone = new AbortController();
    const waiting = database.rows(sql`select 1`, gone.signal);
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(seen).toEqual([]);
    await database.close();
  });

  test.each([
    ['oracle:x', 'Expected a database URL that starts with sqlite:, postgres:, postgresql:, mysql:, mariadb:, got one that starts with oracle:'],
    ['nonsense', 'got one that starts with no kind'],
    ['postgres://[', 'The database URL cannot be read: expected KIND://USER@HOST:PORT/DATABASE'],
    ['postgres://nobody@127.0.0.1:1/none', 'The PostgreSQL database cannot be opened: ECONNREFUSED'],
    ['mysql://nobody@127.0.0.1:1/none', 'The MariaDB database cannot be opened: ECONNREFUSED'],
    ['sqlite:/no/such/file', 'There is no database file /no/such/file'],
  ])('%s is refused with what was expected', async (url, message) => {
    await expect(open(url)).rejects.toThrow(message);
  });

  test('a file that is no database is refused', async () => {
    const path = join(folder, 'rubbish.sqlite');
    writeFileSync(path, 'no database '.repeat(100));
    await expect(open(`sqlite:${path}`)).rejects.toThrow('cannot be read as an SQLite database');
  });
});

describe('making a national database', () => {
  test('a refused row leaves no file behind, and what stood there stays', () => {
    const path = made('kept');
    const rows = [['skra', { kennitala: 'x' }], ['skra', { kennitala: 'x' }]] as const;
    expect(() => createNational(path, icelandSql, rows)).toThrow('Row 2, of table skra, was refused');
    expect(() => createNational(join(folder, 'never.sqlite'), icelandSql, rows)).toThrow();
    expect(existsSync(path)).toBe(true);
    expect(readdirSync(folder).filter((file) => file.includes('.tmp') || file.includes('never'))).toEqual([]);
  });

  test('tells its progress every thousand rows and at the end', () => {
    const told: number[] = [];
    const people = Array.from({ length: 2500 }, (_, n) => ({ key: `k${n}`, name: 'N', born: null }));
    expect(createNational(join(folder, 'progress.sqlite'), icelandSql, icelandRows(people), { onProgress: (written) => told.push(written) })).toBe(2500);
    expect(told).toEqual([1000, 2000, 2500]);
  });
});

describe('a mapping is checked at start', () => {
  const person = iceland.registers.Person!;
  test.each<readonly [what: string, mapping: RecordMapping<'Person'>, message: string]>([
    ['a column', { ...person, fields: { ...person.fields, actionToTake: text('athugasemd') } },
      'IS: Person.actionToTake names the column athugasemd of the table skra, which has kennitala, nafn, gaelunafn, faeddur, kyn'],
    ['a table', { ...person, table: 'ekki' }, 'IS: Person.id names the table ekki, which the database does not have'],
    ['a join', { ...person, fields: { ...person.fields, actionToTake: text('x.y') } }, 'IS: Person.actionToTake names x.y, but the table skra has no join called x'],
    ['a finder', { ...person, fields: { ...person.fields, sex: { ...person.fields.sex!, find: { by: 'name', columns: ['nafn'] } } } },
      'IS: Person.sex has a finder by name, which cannot answer a search by equals'],
    ['an extra field', { ...person, extra: { isNote: text('nafn') } }, 'IS: Person.isNote is read but not declared in the extension'],
  ])('%s that is not there', async (_what, Person, message) => {
    const mapping = country({ ...iceland, registers: { Person } });
    await expect(startBureau(mapping, `sqlite:${made('checked')}`, { open: true })).rejects.toThrow(message);
  });

  test('an extension that is no SDL is refused', async () => {
    const mapping = country({ ...iceland, extension: '"text" extend type Person { isNote: String }' });
    await expect(startBureau(mapping, `sqlite:${made('nosdl')}`, { open: true })).rejects.toThrow('IS: The extension is no SDL');
  });

  test('an extension whose names may clash is refused', async () => {
    const mapping = country({ ...iceland, extension: 'extend type Person { note: String }' });
    await expect(startBureau(mapping, `sqlite:${made('clash')}`, { open: true })).rejects.toThrow('IS: Person.note is a field of the extension whose name does not start with is');
  });
});

test('a failure is masked: neither statement nor value leaves the bureau', async () => {
  const told: unknown[][] = [];
  const broken = country({ ...iceland, registers: { Person: { ...iceland.registers.Person!, fields: { ...iceland.registers.Person!.fields, category: {
    columns: [], read: () => 'SECRET-VALUE' as 'WANTED',
  } } } } });
  const bureau = await startTestBureau(broken, icelandSql, icelandRows([{ key: 'a', name: 'Jón', born: null }]), { onError: (...failure) => told.push(failure) });
  try {
    const answer = await bureau.ask('{ person(id: "IS:person:a") { id category } }');
    expect(answer.data).toEqual({ person: { id: 'IS:person:a', category: null } });
    expect(answer.errors).toMatchObject([{ message: 'The bureau failed to answer', extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(answer)).not.toMatch(/SECRET|stack/);
    expect(told).toEqual([[expect.any(Error), expect.any(Number)]]);
  } finally {
    await bureau.close();
  }
});

test('a body past 4 MiB is refused', async () => {
  const bureau = await startTestBureau(iceland, icelandSql, []);
  try {
    const response = await fetch(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '#'.repeat(5 * 1024 * 1024) }) });
    expect(response.status).toBe(413);
  } finally {
    await bureau.close();
  }
});

/** Stands still for 10 milliseconds: on a busy machine, too, the system then tells the bureau that a connection was closed. */
const letOthersRun = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);

test('when the asker goes away, the bureau stops between statements', async () => {
  const seen: string[] = [];
  const bureau = await startTestBureau(malta, maltaSql, maltaRows(), { onStatement: (statement) => {
    seen.push(statement);
    if (seen.length === 1) asking.destroy();
    letOthersRun();
  } });
  const body = JSON.stringify({ query: '{ persons(search: { sex: MALE }, first: 50) { edges { node { names { full } documents { holder { documents { holder { documents { holder { id } } } } } } } } } }' });
  const asking = request(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  await new Promise((resolve) => {
    asking.on('error', resolve).on('close', resolve);
    asking.end(body);
  });
  // Closing waits for what is still under way.
  await bureau.close();
  expect(seen.length).toBeGreaterThanOrEqual(1);
  expect(seen.length).toBeLessThan(8);
});

/** Asks with 20 root fields and goes away when the first statement is run. @returns how many statements were run. */
async function statementsForGone(rootField: string): Promise<number> {
  let seen = 0;
  const bureau = await startTestBureau(malta, maltaSql, maltaRows(2000), { onStatement: () => {
    seen += 1;
    if (seen === 1) asking.destroy();
    letOthersRun();
  } });
  const query = `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: ${rootField}`).join(' ')} }`;
  const asking = request(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  await new Promise((resolve) => {
    asking.on('error', resolve).on('close', resolve);
    asking.end(JSON.stringify({ query }));
  });
  await bureau.close();
  return seen;
}

test.each([
  ['search', 'persons(search: { sex: MALE }, first: 1000) { totalCount edges { node { id names { full } } } }'],
  ['rank', 'persons(search: { name: "Camilleri" }, first: 1000) { totalCount edges { node { id } } }'],
  ['check', 'checkPersons(persons: [{ name: "Pawlu8 Camilleri", birth: "1968-11" }]) { outcome records { id } }'],
])('when the asker goes away, the bureau begins no more of many root fields that %s', async (_what, rootField) => {
  const seen = await statementsForGone(rootField);
  expect(seen).toBeGreaterThanOrEqual(1);
  expect(seen).toBeLessThan(8);
});
