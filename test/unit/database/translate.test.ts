import { DatabaseSync } from '@photostructure/sqlite';
import { projectFile } from '../../../schema/files.js';
import { toSqlite } from '../../../subgraphs/bureau/database/sqlite/translate.js';
import { countryCodes } from '../../../subgraphs/countries.js';

test.each([
  ['an enumeration is text', "kind ENUM('A', 'it''s (B)') NOT NULL,", 'kind TEXT NOT NULL,'],
  ['an enumeration is text, however it is written', "kind enum ( 'A' ,\n 'B' )", 'kind TEXT'],
  ['a collation goes', 'name VARCHAR(10) COLLATE utf8mb4_spanish_ci NOT NULL', 'name VARCHAR(10) NOT NULL'],
  ['a quoted collation goes', 'name TEXT COLLATE "fr-x-icu" NOT NULL', 'name TEXT NOT NULL'],
  ['a character set goes', 'name CHAR(3) CHARACTER SET latin1 COLLATE latin1_bin,', 'name CHAR(3),'],
  ['a collation of SQLite stays', 'name TEXT COLLATE NOCASE', 'name TEXT COLLATE NOCASE'],
  ['a comment stays', "-- ENUM('A') COLLATE x\nname TEXT /* COLLATE y */", "-- ENUM('A') COLLATE x\nname TEXT /* COLLATE y */"],
  ['a text stays', "INSERT INTO t VALUES ('a COLLATE b', 'it''s ENUM (1)')", "INSERT INTO t VALUES ('a COLLATE b', 'it''s ENUM (1)')"],
  ['a quoted name stays', 'CREATE TABLE "t COLLATE x" ("ENUM" TEXT)', 'CREATE TABLE "t COLLATE x" ("ENUM" TEXT)'],
])('%s', (_what, native, expected) => {
  expect(toSqlite(native)).toBe(expected);
});

test.each(countryCodes)('SQLite takes the translated schema of %s', (country) => {
  const database = new DatabaseSync(':memory:');
  database.exec(toSqlite(projectFile('subgraphs', country.toLowerCase(), 'native.sql')));
  expect(database.prepare("select count(*) as n from sqlite_master where type = 'table'").get()).toEqual({ n: expect.any(Number) });
  database.close();
});
