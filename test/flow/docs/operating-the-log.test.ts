import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFile } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { logFiles } from '../../../log/log-files.js';
import { retentionShape } from '../../../log/retention.js';
import { openSearchKeys } from '../../../log/search-keys.js';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { logFolder, logOrigin, operations } from '../../support/query-log.js';
import { logWriterRole, openLogAt } from '../../support/stored-logs.js';
import { serverStartTimeout, startPostgres } from '../../support/servers/index.js';
import type { PostgresServer } from '../../support/servers/index.js';

const run = promisify(execFile);
const text = projectFile('docs', 'operating-the-log.md');
/** The commands of the page, without `npx bureaux`; words in quotes are one word. */
const commands = [...text.matchAll(/^npx bureaux (.*)$/gm)].map(([, line]) => [...line!.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!));

let folder: string, server: PostgresServer;
const variables: Record<string, string> = { $WHO: 'inv-dpo' };

interface Ran { readonly code: number; readonly stdout: string; readonly stderr: string }

const bureaux = (words: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  run(process.execPath, [join(projectRoot, 'bin', 'bureaux.js'), ...words.map((word) => variables[word] ?? word)], { cwd: folder, env: { ...process.env, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
const audit = (...words: readonly string[]): Promise<Ran> => bureaux(['audit', ...words]);
const json = <T>({ stdout }: Ran): T => JSON.parse(stdout) as T;
/** The command of the page that begins so. */
const documented = (...begin: readonly string[]): readonly string[] => {
  const found = commands.filter((command) => begin.every((word, place) => command[place + 1] === word));
  expect([begin, found.length]).toEqual([begin, 1]);
  return found[0]!;
};

beforeAll(async () => {
  folder = logFolder();
  variables['$DATA'] = folder;
  server = await startPostgres();
  await server.query('CREATE DATABASE logs');
  variables['$OWNER_URL'] = server.url('logs');
  writeFileSync(join(folder, 'writer-password'), `${logWriterRole.password}\n`);
  writeFileSync(join(folder, 'reader-password'), 'invented, too\n');
  writeFileSync(join(folder, 'retention.yaml'), /^```yaml\n([^]*?)^```$/m.exec(text)![1]!);
  const log = join(folder, 'query-log');
  const writer = await openLogAt({ folder: log });
  await writer.append(operations(3));
  await writer.close();
  copyFileSync(join(log, logFiles.verifierKey), join(folder, 'kept-key.txt'));
  writeFileSync(join(folder, 'kept-checkpoint.txt'), writer.checkpoint!);
  // As if somebody had searched on those days.
  const keys = openSearchKeys(join(log, logFiles.searchKeys));
  for (const [day, country] of [['2001-05-06', 'BE'], ['2026-01-31', 'BE'], ['2026-01-31', 'FR']] as const) keys.seal(new Date(`${day}T00:00:00Z`), country, '{}');
  keys.close();
}, serverStartTimeout);
afterAll(() => server?.close());

test('the page has these commands, and the retention it shows is one', () => {
  expect(commands.map(([, verb, next]) => (verb === 'hold' ? `${verb} ${next}` : verb))).toEqual(['install', 'expire', 'erase', 'hold add', 'hold list', 'hold remove', 'verify', 'checkpoint']);
  expect(retentionShape.parse(parseYaml(/^```yaml\n([^]*?)^```$/m.exec(text)![1]!))).toEqual({ default: 3, countries: { BE: 5 } });
});

test('install makes the tables, and a log in the database is read as one in a folder', async () => {
  const install = documented('install');
  expect(await bureaux(install)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^made the tables; partitions until \d{4}-\d\d\n$/), stderr: expect.stringContaining('fsync is off') });
  expect(await bureaux(install)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^the tables are there; partitions until /) });
  const place = { folder: join(logFolder(), 'query-log'), database: { url: server.url('logs', { user: 'query_log_writer', password: logWriterRole.password }) } };
  const writer = await openLogAt(place);
  await writer.append(operations(4));
  await writer.close();
  const reader = server.url('logs', { user: 'query_log_reader', password: 'invented, too' });
  const bare = new URL(reader);
  bare.password = '';
  const inDatabase = ['--data', join(place.folder, '..'), '--database', bare.href, '--password-file', 'reader-password'];
  expect(json(await audit('verify', ...inDatabase, '--key', join(place.folder, logFiles.verifierKey)))).toMatchObject({ origin: logOrigin, size: 8, signed: 8, open: 0 });
  expect(json(await audit('verify', ...inDatabase, '--lookup'))).toMatchObject({ size: 8, lookup: { blocks: 0, operations: 0 } });
  expect((await audit('export', ...inDatabase, '--search', '--from', '6')).stdout).toContain('"values":{"name":"Nobody"}');
  expect((await audit('tail', ...inDatabase, '--lines', '1')).stdout).toContain(`"entry":"${logOrigin}:7"`);
  const proof = await audit('prove', `${logOrigin}:7`, ...inDatabase);
  writeFileSync(join(folder, 'proof.json'), proof.stdout);
  expect(json(await audit('verify', '--proof', 'proof.json', '--key', join(place.folder, logFiles.verifierKey)))).toMatchObject({ size: 8, header: { kind: 'OUTCOME' } });
  // Ordered where no gateway runs: the command writes, with the role that may.
  const writing = ['--data', join(place.folder, '..'), '--database', place.database.url];
  expect(json(await audit('hold', 'add', ...writing, '--entry', `${logOrigin}:0`, '--reason', 'why'))).toMatchObject({ days: { country: 'BE' }, caseReference: null });
  await server.query("SET session_replication_role = replica; UPDATE query_log.leaf SET parts = replace(parts, 'inv-1', 'inv-2') WHERE sequence = 4", 'logs');
  expect(await audit('verify', ...inDatabase)).toEqual({ code: 1, stdout: '', stderr: 'bureaux: entry 4: Expected part 0 as the leaf has committed to it, got another\n' });
});

test('expire, erase and holds do what is said, and the log verifies', async () => {
  expect(json(await bureaux(documented('hold', 'add')))).toMatchObject({ id: expect.stringMatching(/^h[0-9a-f]{8}$/), days: null, caseReference: 'INV-7' });
  const hold = json<{ readonly id: string }>(await bureaux(documented('hold', 'list')));
  variables['$HOLD'] = hold.id;
  expect(json(await bureaux(documented('expire')))).toEqual({ destroyed: ['2001-05-06/BE'], kept: {}, entries: [7] });
  const { days } = json<{ readonly days: unknown; readonly id: string }>(await audit('hold', 'add', '--data', folder, '--country', 'fr', '--from', '2026-01-01', '--to', '2026-02-01', '--reason', 'why'));
  expect(days).toEqual({ country: 'FR', from: '2026-01-01', to: '2026-02-01' });
  expect(json(await bureaux(documented('erase')))).toEqual({ destroyed: ['2026-01-31/BE'], kept: {}, entries: [9] });
  expect(await audit('erase', '--data', folder, '--country', 'FR', '--day', '2026-01-31', '--reason', 'why')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^bureaux: Expected a day that no hold keeps, got one that h[0-9a-f]{8} keeps\n$/) });
  expect(json(await bureaux(documented('hold', 'remove')))).toMatchObject({ id: hold.id });
  expect(json(await bureaux(documented('verify')))).toMatchObject({ origin: logOrigin, size: 11, signed: 11, open: 0 });
  expect((await audit('tail', '--data', folder, '--lines', '2')).stdout).toContain('"administration":{"by":"inv-dpo","hold":null,"keys":["2026-01-31/BE"],"reason":"order 12"}');
  expect((await bureaux(documented('checkpoint'))).stdout).toMatch(/^gateway-1\.test\.example\n11\n[^\n]+\n\n— gateway-1\.test\.example [^\n]+\n$/);
});

test('a witness at a URL has notes of several logs', async () => {
  const checkpoint = (await audit('checkpoint', '--data', folder)).stdout;
  const other = checkpoint.replaceAll('gateway-1', 'gateway-2');
  let notes = `${other}\n${checkpoint}`;
  const witness = createServer((_, response) => void response.end(notes));
  await new Promise<void>((listening) => witness.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(witness.address() as AddressInfo).port}/witness`;
  const verify = () => audit('verify', '--data', folder, '--witness', url);
  try {
    expect(await verify()).toMatchObject({ code: 0 });
    notes = checkpoint.replace('\n11\n', '\n12\n');
    expect(await verify()).toMatchObject({ code: 1, stderr: expect.stringMatching(/^bureaux: the witness's checkpoint: Expected a signature of gateway-1/) });
    notes = other;
    expect(await verify()).toMatchObject({ code: 1, stderr: `bureaux: Expected a checkpoint of ${logOrigin} from the witness, got none\n` });
  } finally {
    witness.close();
  }
  expect(await verify()).toMatchObject({ code: 1, stderr: 'bureaux: Expected the witness to answer, got a failure\n' });
});

test('wrong usage ends with 2, and every command tells its options', async () => {
  const wrong: readonly (readonly string[])[] = [
    ['hold', 'add', '--reason', 'why'], ['hold', 'add', '--reason', 'why', '--case', 'A', '--entry', 'B:1'], ['hold', 'add', '--reason', 'why', '--country', 'FR'],
    ['erase', '--country', 'FR', '--day', '2026-02-30', '--reason', 'why'], ['erase', '--country', 'FR', '--day', '2026-01-30'], ['expire', '--retention', 'writer-password'],
    ['install', '--database', 'postgres://here/logs'], ['verify', '--password-file', 'writer-password'], ['verify', '--origin', 'x'], ['verify', '--witness', 'nowhere'],
  ];
  const codes = await inTurn(wrong, async (words) => [words, (await audit(...words, ...(words[0] === 'install' || words[0] === 'expire' ? [] : ['--data', folder]))).code]);
  expect(codes).toEqual(wrong.map((words) => [words, 2]));
  for (const verb of [['verify'], ['hold', 'add'], ['install'], ['expire']]) expect(await audit(...verb, '--help')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: bureaux audit /) });
});

async function inTurn<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
