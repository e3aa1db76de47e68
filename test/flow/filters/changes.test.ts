import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { FilterLine } from '../../../schema/filter/publication.js';
import { type BureauOptions, createNational } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { filtered, filteredRows, filteredSql } from '../../support/filtered-country.js';
import { followFilters, ownFilterSecrets } from '../../support/followed-filters.js';
import type { FollowedFilters } from '../../support/followed-filters.js';
import { startSignedBureauOver } from '../../support/signed-bureau.js';
import { eventually } from '../../support/servers/eventually.js';

const secrets = ownFilterSecrets();
const folder = mkdtempSync(join(tmpdir(), 'filter-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

type Writer = InstanceType<typeof DatabaseSync>;
type Bureau = Awaited<ReturnType<typeof startSignedBureauOver>>;

let made = 0;

/** A national database of its own. */
function national(): { readonly path: string; readonly writer: Writer } {
  const path = join(folder, `${++made}.sqlite`);
  createNational(path, filteredSql, filteredRows(50), { journalSql: journalSql(filtered, 'sqlite') });
  const writer = new DatabaseSync(path, { timeout: 10_000 });
  open.push(() => writer.close());
  return { path, writer };
}

async function serve(path: string, options: Partial<BureauOptions> & { readonly key?: Bureau['key'] } = {}): Promise<Bureau> {
  const bureau = await startSignedBureauOver(filtered, `sqlite:${path}`, { filters: { secrets }, pollMs: 50, ...options });
  open.push(() => bureau.close());
  return bureau;
}

async function follow(bureau: Bureau): Promise<FollowedFilters> {
  const filters = await followFilters(bureau, secrets);
  open.push(() => filters.stop());
  return filters;
}

async function all(options: Partial<BureauOptions> = {}) {
  const { path, writer } = national();
  const bureau = await serve(path, options);
  const filters = await follow(bureau);
  await filters.upToNow('TravelDocument', 'Vehicle', 'Firearm');
  return { path, writer, bureau, filters, version: () => filters.filter('TravelDocument')!.version };
}

const insertion = "INSERT INTO PAPERS (PAPER_NO, NUMBER, ISSUER, STATUS, SECRECY) VALUES ('NEW', 'xy-100', 'MLT', 'S', 'O')";
const paper = (number: string, issuer?: string) => ['TravelDocument', { number, issuer }] as const;

/** The registers that a line says are whole. */
const wholeIn = ({ asOf }: FilterLine): string => Object.keys(asOf).sort().join(' ');

test('what is inserted and changed comes to the filter and to who follows it; what is gone may stay', async () => {
  const { writer, filters, version } = await all();
  const first = version();
  expect(filters.mayHave(...paper('XY100'))).toBe(false);
  writer.exec(insertion);
  await filters.says(...paper('XY100'), true);
  await filters.says(...paper('XY100', 'MT'), true);
  expect(filters.mayHave(...paper('XY100', 'FR'))).toBe(false);
  // Of another number, and of an issuer that is not known.
  writer.exec("UPDATE PAPERS SET NUMBER = 'XY 200', ISSUER = NULL WHERE PAPER_NO = 'NEW'");
  await filters.says(...paper('XY200', 'FR'), true);
  expect(filters.mayHave(...paper('XY100'))).toBe(true);
  writer.exec("DELETE FROM PAPERS WHERE PAPER_NO = 'NEW'");
  await filters.upToNow('TravelDocument');
  expect(filters.mayHave(...paper('XY200'))).toBe(true);
  expect(version()).toBe(first);
  expect(filters.lines.flatMap(({ added }) => added).map(({ type }) => type)).toEqual(['TravelDocument', 'TravelDocument']);
});

test('a record that is to be acted on from now on comes to it; one that is in it already is not told again', async () => {
  const { writer, filters } = await all();
  writer.exec(`${insertion.replace("'S'", "'V'")}; INSERT INTO CARS (CAR_NO, PLATE, PLATE_OF, STATUS) VALUES (9001, 'NEW 1', 'MT', 'R')`);
  await filters.upToNow('TravelDocument', 'Vehicle');
  expect(filters.lines.flatMap(({ added }) => added)).toEqual([]);
  writer.exec("UPDATE PAPERS SET STATUS = 'L' WHERE PAPER_NO = 'NEW'; UPDATE CARS SET STATUS = 'S' WHERE CAR_NO = 9001");
  await filters.says(...paper('XY100', 'MT'), true);
  await filters.says('Vehicle', { plate: 'NEW1' }, true);
  const told = filters.lines.flatMap(({ added }) => added).length;
  writer.exec("UPDATE PAPERS SET STATUS = 'R' WHERE PAPER_NO = 'NEW'; UPDATE CARS SET STATUS = 'W' WHERE CAR_NO = 9001");
  await filters.upToNow('TravelDocument', 'Vehicle');
  expect(filters.lines.flatMap(({ added }) => added)).toHaveLength(told);
});

test('that the issuer of a record is not known is told, also of the first such record', async () => {
  const { path, writer } = national();
  writer.exec("DELETE FROM PAPERS WHERE ISSUER IS NULL OR ISSUER = 'XXX'");
  const filters = await follow(await serve(path));
  await filters.upToNow('TravelDocument');
  expect(filters.filter('TravelDocument')).toMatchObject({ unknown: false });
  writer.exec(insertion.replace("'MLT'", 'NULL'));
  await filters.says(...paper('XY100', 'FR'), true);
  expect(filters.lines.flatMap(({ added }) => added)).toEqual([{ type: 'TravelDocument', keys: expect.any(String), unknown: true }]);
});

test('a bureau that ends between a change and its delta has it in the next one\'s first filter', async () => {
  const { path, writer, bureau } = await all();
  writer.exec(insertion);
  open.splice(open.indexOf(bureau.close), 1);
  await bureau.close();
  const next = await follow(await serve(path, { key: bureau.key }));
  await next.upToNow('TravelDocument');
  expect(next.mayHave(...paper('XY100', 'MT'))).toBe(true);
  expect(next.lines.flatMap(({ added }) => added)).toEqual([]);
});

test('where anything may have changed, as when a database was restored, a filter is whole again when it was made anew', async () => {
  const { writer, filters, version } = await all();
  writer.exec(insertion);
  await filters.says(...paper('XY100'), true);
  const before = version();
  // What was restored has no line of what it changes, and another origin. Its papers cannot be read yet.
  writer.exec(`
    BEGIN; DELETE FROM PAPERS WHERE PAPER_NO = 'NEW'; ALTER TABLE PAPERS RENAME TO ELSEWHERE;
    DELETE FROM change_journal; DELETE FROM change_journal_origin; INSERT INTO change_journal_origin VALUES ('another'); COMMIT`);
  await eventually('papers not to be whole, and cars to be', () => Promise.resolve(wholeIn(filters.lines.at(-1)!) === 'Firearm Vehicle'));
  expect(version()).toBe(before);
  writer.exec('ALTER TABLE ELSEWHERE RENAME TO PAPERS');
  await filters.upToNow('TravelDocument', 'Vehicle', 'Firearm');
  expect(version()).not.toBe(before);
  expect(filters.mayHave(...paper('XY100'))).toBe(false);
});

test('where any record of a register may have changed, the others stay whole', async () => {
  const { writer, filters, version } = await all();
  const before = version();
  writer.exec("BEGIN; ALTER TABLE CARS RENAME TO ELSEWHERE; INSERT INTO change_journal (record_type, happened) VALUES ('Vehicle', 'CHANGED'); COMMIT");
  await eventually('cars not to be whole', () => Promise.resolve(wholeIn(filters.lines.at(-1)!) === 'Firearm TravelDocument'));
  writer.exec('ALTER TABLE ELSEWHERE RENAME TO CARS');
  await filters.upToNow('Vehicle');
  expect(version()).toBe(before);
});

test('when many records have changed the filter is made anew, and nothing that changes meanwhile falls between', async () => {
  const { writer, filters, version } = await all();
  const first = version();
  const insert = writer.prepare("INSERT INTO PAPERS (PAPER_NO, NUMBER, ISSUER, STATUS) VALUES ('N' || ?, 'MANY' || ?, 'MLT', 'S')");
  let count = 0;
  const some = (): void => {
    writer.exec('BEGIN');
    for (const until = count + 200; count < until; count += 1) insert.run(String(count), String(count));
    writer.exec('COMMIT');
  };
  const missing = (): readonly string[] => Array.from({ length: count }, (_none, n) => `MANY${n}`).filter((number) => filters.mayHave(...paper(number, 'MT')) !== true);
  while (version() === first && count < 6_000) {
    some();
    await filters.upToNow('TravelDocument');
    expect(missing()).toEqual([]);
  }
  expect(version()).not.toBe(first);
  some();
  await filters.upToNow('TravelDocument');
  expect(missing()).toEqual([]);
});

test('while the database cannot be asked nothing is told; then all that was missed', async () => {
  const errors: unknown[] = [];
  const { writer, filters } = await all({ onError: (error) => void errors.push(error) });
  writer.exec('ALTER TABLE change_journal RENAME TO elsewhere');
  await eventually('an error', () => Promise.resolve(errors.length > 0));
  const silent = filters.lines.length;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(filters.lines).toHaveLength(silent);
  expect(filters.ended()).toBe(false);
  writer.exec(`ALTER TABLE elsewhere RENAME TO change_journal; ${insertion}`);
  await filters.says(...paper('XY100'), true);
});

test('a register that cannot be read has no filter; the others have theirs, and it has when it can be read', async () => {
  const errors: unknown[] = [];
  const { path, writer } = national();
  const bureau = await serve(path, { onError: (error) => void errors.push(error) });
  writer.exec('ALTER TABLE CARS RENAME TO ELSEWHERE');
  const filters = await follow(bureau);
  await filters.upToNow('TravelDocument', 'Firearm');
  await eventually('an error', () => Promise.resolve(errors.length > 0));
  expect(filters.filter('Vehicle')).toBeUndefined();
  writer.exec('ALTER TABLE ELSEWHERE RENAME TO CARS');
  await filters.upToNow('Vehicle');
});
