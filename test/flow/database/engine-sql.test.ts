import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Column, Sql } from '../../../subgraphs/bureau/database/column.js';
import { createOnServer } from '../../../subgraphs/bureau/database/create-on-server.js';
import type { EngineSql } from '../../../subgraphs/bureau/database/engine-sql.js';
import { foldAlnum, foldCase } from '../../../schema/fold.js';
import { layoutOf } from '../../../subgraphs/bureau/written/layout.js';
import { keyParts } from '../../../subgraphs/bureau/loaders/key-parts.js';
import { Scope } from '../../../subgraphs/bureau/loaders/scope.js';
import { createNational, type NationalDatabase, open } from '../../../subgraphs/bureau/index.js';
import { type Cell, type DateFormat, readInstant } from '../../../subgraphs/bureau/mapping/index.js';
import type { NativeInsert } from '../../../subgraphs/demo/register.js';
import { serverStartTimeout, type SqlServer, startMariadb, startPostgres } from '../../support/servers/index.js';

/** Texts that collations, case rules, padding and patterns treat each in a way of their own. */
const texts = [
  null, '', ' ', 'a', 'A', 'a ', ' a', 'á', 'Á', 'a\u0301', 'ab-1/2.3', 'AB123', 'ab\t1', 'ß', 'ss', 'SS', 'ﬁ', 'ı', 'İ', 'i', 'Ж', 'ж', 'ي', 'ى', 'ـي', '𝕁', '🙂',
  '\u00a0x', '\u3000x', 'Ⅷ', '\u212a', 'k', 'Σ', 'σ', 'ς', '_', '%', '\\', "'", '"', '?', '$1', ':x', '~', '\u007f', 'Z', 'z', 'é', 'e', 'f', '1', '01', '1 ', '10', '9',
];
const times = [
  '1984', '1984-03', '1984-03-12', '12/03/1984', '00/00/1984', '00.03.1984', '19840312', '19840000', ' 1984-03-12 ', '2026-02-01 00:30:00', '2026-02-01T00:30:00',
  '2026-02-01T00:30:00Z', '2026-02-01T00:30:00+05:00', '2026-02-01 00:30:00-03:30', '2026-02-30 10:00:00+01:00', '2026-02-01 00:30:00.750+01:00', '2026-02-01 00:30:00.75',
  '2026-13-01 00:00:00Z', 'rubbish', '0000-00-00', '2026-02-01 10:00:00 +01:00', '2026-02-01 10:00:00+01', '9999-12-31 23:59:59Z',
];
const whole = [null, 0, 1, -1, 10, 9, 2_147_483_647, -2_147_483_648, 1_769_905_800, 1_769_905_799];
const long = [null, 0, 1, -1, 10, 9, 9_007_199_254_740_991, 1_769_905_800_000, 1_769_905_799_999, -62_000_000_000_000, 1_769_905_800];
const decimals = [null, 0, 1, -1.5, 10.25, 9, 12345.67];
const days = [null, '2026-02-01', '1984-03-12', '0999-12-31', '2000-02-29'];
const moments = [null, '2026-02-01 00:30:00', '2026-01-31 23:30:00', '2026-02-01 00:30:01', '1969-12-31 23:59:59', '2026-07-01 00:00:00'];

const longest = [...texts, ...times];
const rows: readonly NativeInsert[] = longest.map((text, id) => {
  const cell = (list: readonly Cell[]): Cell => list[id % list.length]!;
  const moment = cell(moments);
  return ['probe', {
    id, t: text, v: text, c: text === null || text.endsWith(' ') ? null : text.slice(0, 30), i: cell(whole), n: cell(long), d: cell(decimals),
    b: [null, true, false][id % 3]!, day: cell(days), at: moment, utc: typeof moment === 'string' ? `${moment}+00:00` : null,
  }];
});

const schemas = {
  postgres: `CREATE TABLE probe (id INTEGER PRIMARY KEY, t TEXT, v VARCHAR(60) COLLATE "fr-x-icu", c CHAR(30), i INTEGER, n BIGINT, d NUMERIC(12, 2),
    b BOOLEAN, day DATE, at TIMESTAMP, utc TIMESTAMPTZ);`,
  mariadb: `CREATE TABLE probe (id INTEGER PRIMARY KEY, t TEXT, v VARCHAR(60) COLLATE utf8mb4_spanish_ci, c CHAR(30), i INTEGER, n BIGINT, d DECIMAL(12, 2),
    b BOOLEAN, day DATE, at DATETIME, utc TIMESTAMP NULL);`,
};
const columns = ['t', 'v', 'c', 'i', 'n', 'd', 'b', 'day', 'at', 'utc'] as const;

/** MariaDB keeps a TIMESTAMP from 1970 on, and takes none with an offset. */
const forMariadb = (all: readonly NativeInsert[]): readonly NativeInsert[] => all.map(([table, row]) =>
  [table, { ...row, utc: typeof row['utc'] === 'string' && row['utc'] > '1970' ? row['utc'].slice(0, 19) : null }]);

interface Probe {
  readonly sqlite: NationalDatabase;
  readonly server: NationalDatabase;
  close(): Promise<void>;
}

async function probe(server: SqlServer, schema: string, some: readonly NativeInsert[], sqliteRows: readonly NativeInsert[]): Promise<Probe> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-sql-'));
  const path = join(folder, 'probe.sqlite');
  createNational(path, schema, sqliteRows);
  const reader = { user: 'probe_read', password: 'reads' };
  await createOnServer(server.adminUrl, { database: 'probe', nativeSql: schema, rows: some, reader, writer: { user: 'probe_write', password: 'writes' } });
  const databases = [await open(`sqlite:${path}`), await open(server.url('probe', reader))] as const;
  return {
    sqlite: databases[0], server: databases[1],
    async close() {
      await Promise.all(databases.map((database) => database.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const column = ({ tables }: NationalDatabase, name: string): Column => ({ sql: sql.id('probe', name), kind: tables.get('probe')!.get(name)! });

/** What an expression is for every row. */
async function values(database: NationalDatabase, expression: (engine: EngineSql, of: (name: string) => Column) => Sql): Promise<readonly unknown[]> {
  const value = expression(database.engine, (name) => column(database, name));
  const found = await database.rows(sql<{ readonly value: unknown }>`select ${value} as ${sql.id('value')} from ${sql.id('probe')} order by id`);
  return found.map((row) => row.value);
}

const odd: readonly Cell[] = [...texts.filter((text) => text !== null), 1, 0, -1, 10.25, true, false, 9_007_199_254_740_991n, 2n ** 70n, '1e1', '+1', '10.25', '2026-02-01'];
/** Whether the condition is met: where it decides alone, null counts as no. */
const truth = (condition: Sql): Sql => sql`case when ${condition} then 1 else 0 end`;

const formats: readonly DateFormat[] = ['YYYY-MM-DD', 'DD/MM/YYYY', 'DD.MM.YYYY', 'DD-MM-YYYY', 'YYYYMMDD', 'datetime'];
const instants = ['2026-02-01T00:30:00.000Z', '2026-02-01T00:29:59.001Z', '1984-03-12T00:00:00.000Z', '2026-01-31T19:30:00.000Z', '1900-01-01T00:00:00.000Z'];
const zones = ['utc', 'Europe/Paris', 'America/Argentina/Buenos_Aires'];

describe.each([['PostgreSQL', startPostgres, 'postgres'], ['MariaDB', startMariadb, 'mariadb']] as const)('%s', (_name, start, kind) => {
  let server: SqlServer;
  let both: Probe;
  beforeAll(async () => {
    server = await start();
    const own = kind === 'mariadb' ? forMariadb(rows) : rows;
    both = await probe(server, schemas[kind], own, own.map(([table, row]) =>
      [table, { ...row, utc: typeof row['utc'] === 'string' ? `${row['utc'].slice(0, 19)}+00:00` : null }]));
  }, serverStartTimeout);
  afterAll(async () => {
    await both?.close();
    await server?.close();
  });

  const same = async (expression: (engine: EngineSql, of: (name: string) => Column) => Sql): Promise<void> =>
    expect(await values(both.server, expression)).toEqual(await values(both.sqlite, expression));

  test('tells what its columns hold', () => {
    const boolean = kind === 'postgres' ? 'boolean' : 'integer';
    expect(Object.fromEntries(both.server.tables.get('probe')!)).toEqual({
      id: 'integer', t: 'text', v: 'text', c: 'text', i: 'integer', n: 'integer', d: 'decimal', b: boolean, day: 'date', at: 'datetime', utc: 'instant',
    });
  });

  test.each(['t', 'v', 'c', 'i', 'n', 'd', 'b', 'day', 'at'])('reads the values of %s as SQLite does', (name) => same((_, of) => of(name).sql));

  test('reads an instant with its offset', async () => {
    const told = (list: readonly unknown[]): readonly unknown[] => list.map((value) => readInstant(value as Cell, 'datetime', 'Asia/Tokyo'));
    expect(told(await values(both.server, (_, of) => of('utc').sql))).toEqual(told(await values(both.sqlite, (_, of) => of('utc').sql)));
  });

  test.each(['t', 'v', 'c', 'i', 'n'])('knows which values of %s are among some, code point by code point', async (name) => {
    for (const value of odd) await same((engine, of) => truth(engine.among(of(name), [value])));
    await same((engine, of) => truth(engine.among(of(name), odd)));
    await same((engine, of) => engine.textAmong(engine.asText(of(name)), texts.filter((text) => text !== null)));
  });

  test('knows which truth values, days and decimals are among some', async () => {
    for (const some of [[true], [false], [1, 0], ['1']]) await same((engine, of) => truth(engine.among(of('b'), some)));
    for (const some of [['2026-02-01'], ['2026-02-01', '1984-03-12', 'x']]) await same((engine, of) => truth(engine.among(of('day'), some)));
    for (const some of [[10.25], ['-1.5', '9'], [0]]) await same((engine, of) => truth(engine.among(of('d'), some)));
  });

  test.each(columns)('sorts by %s as SQLite does, null first', async (name) => {
    const ids = async (database: NationalDatabase): Promise<readonly unknown[]> =>
      (await database.rows(sql<{ readonly id: number }>`select id from ${sql.id('probe')} order by ${database.engine.order(column(database, name))}, id`)).map(({ id }) => id);
    expect(await ids(both.server)).toEqual(await ids(both.sqlite));
  });

  test.each(columns)('parts rows by %s, each once', async (name) => {
    const never = new AbortController().signal;
    for (const database of [both.server, both.sqlite]) {
      const ids: number[] = [], sizes: number[] = [];
      for await (const part of keyParts(database, { table: 'probe', key: name }, 4, never)) {
        const scope = new Scope(database, 'probe', '$own');
        const found = await database.rows(sql<{ readonly id: number }>`select id from ${scope.from()} where ${part(scope)}`);
        sizes.push(found.length);
        ids.push(...found.map(({ id }) => id));
      }
      expect([...ids].sort((a, b) => a - b)).toEqual(rows.map(({ 1: { id } }) => id));
      // Many are equal in some columns.
      if (name === 't') expect(Math.max(...sizes.slice(1))).toBeLessThan(12);
    }
  });

  test.each(['t', 'v', 'c', 'i'])('%s compares as text by code point', async (name) => {
    for (const text of texts) if (text !== null) await same((engine, of) => sql`case when ${engine.asText(of(name))} > ${text} then 1 else 0 end`);
  });

  test.each(['t', 'v', 'c'])('tells how the ASCII texts of %s are written, and what they begin with', async (name) => {
    await same((engine, of) => {
      const text = engine.joined([of(name)]);
      return sql`case when ${engine.hasNonAscii(text)} then null else ${engine.layout(text)} end`;
    });
    for (const beginning of ['a', 'A', 'AB', 'ab-1', '1', ' ', 'ZZ']) {
      const [onServer, onSqlite] = await Promise.all([both.server, both.sqlite].map((database) => values(database, (engine, of) => truth(engine.startsWith(of(name), beginning)))));
      onSqlite!.forEach((begins, row) => expect([beginning, row, begins === 0 || onServer![row] === 1]).toEqual([beginning, row, true]));
    }
    const known = (await values(both.sqlite, (_, of) => of(name).sql)).filter((text): text is string => typeof text === 'string' && /^[ -~]*$/.test(text));
    const sqlite = await values(both.sqlite, (engine, of) => sql`case when not ${engine.hasNonAscii(of(name).sql)} then ${engine.layout(of(name).sql)} end`);
    expect(sqlite.filter((layout) => layout !== null)).toEqual(known.map(layoutOf));
  });

  test.each(['t', 'v', 'c'])('folds the ASCII texts of %s, and no other', async (name) => {
    for (const fold of ['alnum', 'case'] as const) {
      const native = await values(both.sqlite, (_, of) => of(name).sql) as readonly (string | null)[];
      const expected = native.map((text) => (text === null || /[^ -~]/.test(text) ? null : (fold === 'alnum' ? foldAlnum : foldCase)(text)));
      expect(await values(both.server, (engine, of) => engine.folded(of(name), fold))).toEqual(expected);
      expect(await values(both.server, (engine, of) => engine.hasNonAscii(engine.asText(of(name))))).toEqual(native.map((text) => text && Number(/[^ -~]/.test(text)) || (text === null ? null : 0)));
    }
  });

  test('joins values as SQLite does', () => same((engine, of) => engine.joined([of('t'), of('v'), of('i')])));

  test.each(formats)('tells the day of texts written %s', async (format) => {
    for (const name of ['t', 'v', 'c']) await same((engine, of) => engine.dayText(of(name), format));
  });

  test('tells the day of days, times and epochs', async () => {
    for (const format of ['YYYY-MM-DD', 'datetime'] as const) for (const name of ['day', 'at', 'utc']) await same((engine, of) => engine.dayText(of(name), format));
    for (const name of ['i', 'n']) await same((engine, of) => engine.dayText(of(name), 'YYYYMMDD'));
    await same((engine, of) => engine.dayText(of('i'), 'epoch-s'));
    await same((engine, of) => engine.dayText(of('n'), 'epoch-ms'));
  });

  test('knows what is not before an instant', async () => {
    for (const zone of zones) {
      for (const instant of instants) {
        for (const format of formats) for (const name of ['t', 'v']) await same((engine, of) => engine.notBefore(of(name), format, zone, instant));
        for (const name of ['at', 'utc']) await same((engine, of) => engine.notBefore(of(name), 'datetime', zone, instant));
        await same((engine, of) => engine.notBefore(of('day'), 'YYYY-MM-DD', zone, instant));
        await same((engine, of) => engine.notBefore(of('i'), 'epoch-s', zone, instant));
        await same((engine, of) => engine.notBefore(of('n'), 'epoch-ms', zone, instant));
      }
    }
  });
});
