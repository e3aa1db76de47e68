import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOnServer, standsOnServer } from '../../../subgraphs/bureau/database/create-on-server.js';
import { fighter } from '../../../subgraphs/demo/cases.js';
import { icelandRows, icelandSql } from '../../support/bureau-countries.js';
import { runCommand, startCommand } from '../../support/command.js';
import { serverStartTimeout, type SqlServer, startMariadb, startPostgres } from '../../support/servers/index.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bureaux-national-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readerPassword = 'only reads %/?#@: é', writerPassword = "writes 'too\\";
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `${text}\n`, { mode: 0o600 });
  return path;
};

describe.each([['FR', 'PostgreSQL', startPostgres, 'postgresql'], ['BE', 'MariaDB', startMariadb, 'mysql']] as const)('%s on %s', (country, engine, start, scheme) => {
  let server: SqlServer;
  beforeAll(async () => void (server = await start()), serverStartTimeout);
  afterAll(() => server?.close());

  const database = `bureau_${country.toLowerCase()}`;
  /** The admin's URL, its password in a file. */
  const make = (...more: readonly string[]): ReturnType<typeof runCommand> => {
    const admin = new URL(server.adminUrl);
    admin.password = '';
    return runCommand(
      'national', country, '--admin', admin.href, '--admin-password-file', file('admin', server.admin.password),
      '--reader-password-file', file('reader', readerPassword), '--writer-password-file', file('writer', writerPassword), ...more,
    );
  };

  test('the command makes a national database, and a bureau reads it', async () => {
    const { code, stdout, stderr } = await make();
    expect(stderr).toMatch(new RegExp(`^made ${database} on ${engine}, \\d{5} rows\\n$`));
    expect([code, stdout]).toEqual([0, `${scheme}://${database}_read@127.0.0.1:${server.port}/${database}\n`]);
    const bureau = startCommand(['bureau', country, '--database', stdout.trim(), '--password-file', file('reader', readerPassword), '--connections', '3', '--open']);
    try {
      const url = (await bureau.wrote('/graphql')).trim();
      const query = `{ persons(search: {name: "${fighter.names[country]}", birth: "${fighter.birth}"}) { totalCount edges { node { id } } } }`;
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
      expect(await response.json()).toMatchObject({ data: { persons: { totalCount: 1 } } });
    } finally {
      bureau.process.kill('SIGTERM');
      expect([await bureau.ended, bureau.stderr()]).toEqual([0, '']);
    }
  }, 120_000);

  test('one that stands there is kept, unless it is to be replaced', async () => {
    const second = await make();
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toMatch(/exists/);
    const kept = await make('--keep');
    expect([kept.code, kept.stdout, kept.stderr]).toEqual([0, `${scheme}://${database}_read@127.0.0.1:${server.port}/${database}\n`, `kept ${database} on ${engine}\n`]);
    // As one whose making was cut off: the reader's right comes last. Such a one is made again.
    const one = { database, reader: { user: `${database}_read`, password: '' } };
    expect(await standsOnServer(server.adminUrl, one)).toBe(true);
    await server.query(engine === 'MariaDB' ? `revoke all privileges on ${database}.* from '${database}_read'@'%'` : `revoke select on all tables in schema public from ${database}_read`, database);
    expect(await standsOnServer(server.adminUrl, one)).toBe(false);
    expect((await make('--replace')).code).toBe(0);
    expect(await standsOnServer(server.adminUrl, one)).toBe(true);
    expect((await make('--database', 'another')).stdout).toBe(`${scheme}://${database}_read@127.0.0.1:${server.port}/another\n`);
  }, 120_000);

  test('a bureau with the wrong password has failed', async () => {
    const url = `${scheme}://${database}_read@127.0.0.1:${server.port}/${database}`;
    const { code, stdout, stderr } = await runCommand('bureau', country, '--database', url, '--password-file', file('wrong', 'wrong'), '--open');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^bureaux: The ${engine} database cannot be opened: \\w+\\n$`));
  });

  test('a refused row leaves no database behind', async () => {
    const rows = icelandRows([{ key: 'x', name: 'A', born: null }, { key: 'x', name: 'B', born: null }]);
    const nativeSql = icelandSql.replace('kennitala TEXT', 'kennitala VARCHAR(20)');
    const logins = { reader: { user: 'is_read', password: 'r' }, writer: { user: 'is_write', password: 'w' } };
    await expect(createOnServer(server.adminUrl, { database: 'island', nativeSql, rows, ...logins })).rejects.toThrow(/^Rows of table skra were refused: (23505|ER_DUP_ENTRY)$/);
    expect(await server.query(engine === 'MariaDB' ? "show databases like 'island'" : "select 1 from pg_database where datname = 'island'")).toEqual([]);
    await expect(createOnServer(server.adminUrl, { database: 'Bad"name', nativeSql, rows, ...logins })).rejects.toThrow('Expected a name of small letters, digits and _');
  });
});

test('countries that run SQLite have their files in a folder', async () => {
  const admin = `sqlite:${join(folder, 'national')}`;
  const made = await runCommand('national', 'PY', 'TG', '--admin', admin);
  expect([made.code, made.stdout]).toEqual([0, `${['PY', 'TG'].map((country) => `sqlite:${join(folder, 'national', 'databases', `${country}.sqlite`)}`).join('\n')}\n`]);
  expect(made.stderr).toMatch(/^made (PY|TG), \d+ rows \(1\/2\)\nmade (PY|TG), \d+ rows \(2\/2\)\n$/);
  const second = await runCommand('national', 'TG', '--admin', admin);
  expect([second.code, second.stdout, second.stderr]).toEqual([1, '', `bureaux: ${join(folder, 'national', 'databases', 'TG.sqlite')} exists\n`]);
  expect(await runCommand('national', 'PY', 'TG', '--keep', '--admin', admin)).toEqual({ ...made, stderr: '' });
}, 120_000);

test.each([
  [['JP', '--admin', 'postgres://a@127.0.0.1/x'], 'bureaux: expected some of AR, '],
  [['PY', '--admin', 'postgres://a@127.0.0.1/x'], 'bureaux: --admin: PY runs on SQLite, expected a URL of such a folder'],
  [['FR', '--admin', 'mysql://a@127.0.0.1/x'], 'bureaux: --admin: FR runs on PostgreSQL, expected a URL of such a server'],
  [['FR', 'BE', '--admin', 'postgres://a@127.0.0.1/x'], 'bureaux: --admin: BE runs on MariaDB, expected a URL of such a server'],
  [['FR', 'TN', '--admin', 'postgres://a@127.0.0.1/x', '--database', 'x'], 'bureaux: --database: expected one country beside it'],
  [['FR', '--admin', 'postgres://a@127.0.0.1/x', '--keep', '--replace'], 'bureaux: expected --keep or --replace, came both'],
  [['PY', '--admin', 'sqlite:x', '--database', 'x'], 'bureaux: expected --keep or --replace alone beside a folder, came database'],
  [['FR', '--admin', 'postgres://a@127.0.0.1/x'], 'bureaux: expected --reader-password-file or BUREAUX_READER_PASSWORD, came neither'],
  [['FR', '--admin', 'postgres://a@127.0.0.1/x', '--reader-password-file', '/no/such'], 'bureaux: /no/such: expected a readable file (ENOENT)'],
  [['FR', '--admin', 'postgres://a@127.0.0.1/x', '--reader-password-file', '/dev/null'], 'bureaux: /dev/null: expected a password, came an empty file'],
])('wrong usage: %j', async (args: readonly string[], message) => {
  const { code, stdout, stderr } = await runCommand('national', ...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
