import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openSqliteLookup, readVerifierKey, verifyEntryProof } from '../../../log/index.js';
import type { EntryProof, ReadEntry } from '../../../log/index.js';
import { logFiles } from '../../../log/log-files.js';
import { runCommand } from '../../support/command.js';
import { intent, logFolder, logOrigin, openLog, operations, outcome, tamper } from '../../support/query-log.js';

let data: string, log: string, key: string, checkpoint: string;

beforeAll(async () => {
  data = logFolder();
  log = join(data, 'query-log');
  const writer = await openLog(log);
  await writer.append([...operations(20), intent('searched', '=SUM(Invented)'), outcome('searched')]);
  await writer.close();
  key = join(data, 'kept-key.txt');
  checkpoint = join(data, 'kept-checkpoint.txt');
  copyFileSync(join(log, logFiles.verifierKey), key);
  writeFileSync(checkpoint, writer.checkpoint!);
});

const audit = (...args: string[]) => runCommand('audit', ...args, '--data', data);
const lines = <T>(text: string): T[] => text.trim().split('\n').map((line) => JSON.parse(line) as T);

it('verify tells what it has read', async () => {
  const { code, stdout } = await audit('verify', '--key', key, '--witness', checkpoint);
  expect([code, JSON.parse(stdout)]).toEqual([0, { origin: logOrigin, size: 42, signed: 42, checkpoints: 1, open: 0, keys: 1, rootHash: expect.any(String) as string }]);
});

it('prove gives a proof that verifies without the log, and shows no more than it has', async () => {
  const { stdout } = await audit('prove', `${logOrigin}:41`);
  const file = join(data, 'proof.json');
  writeFileSync(file, stdout);
  const verified = await runCommand('audit', 'verify', '--proof', file, '--key', key);
  expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([0, { origin: logOrigin, size: 42, header: { kind: 'OUTCOME', id: 'searched', result: 'SERVED' }, closed: 0 }]);
  expect(verified.stdout).toContain('FR:person:1');

  const closed = await audit('prove', `${logOrigin}:41`, '--no-parts');
  expect(closed.stdout).not.toContain('FR:person:1');
  writeFileSync(file, closed.stdout);
  expect(JSON.parse((await runCommand('audit', 'verify', '--proof', file, '--key', key)).stdout)).toMatchObject({ parts: [], closed: 2 });

  const proof = JSON.parse(stdout) as EntryProof;
  const attacks: readonly (readonly [EntryProof, string])[] = [
    [{ ...proof, entry: `${logOrigin}:40` }, 'Expected the root '],
    [{ ...proof, leaf: Buffer.from(Buffer.from(proof.leaf, 'base64').toString().replace('SERVED', 'FAILED')).toString('base64') }, 'Expected the root '],
    [{ ...proof, parts: proof.parts.map((part) => ({ ...part, part: part.part.replace('FR:person:1', 'FR:person:2') })) }, 'Expected part 0 as the leaf has committed to it'],
    [{ ...proof, entry: 'gateway-2.test.example:41' }, 'Expected an entry of gateway-1.test.example'],
  ];
  const verifier = readVerifierKey(readFileSync(key, 'utf8').trim());
  for (const [attack, message] of attacks) expect(() => verifyEntryProof(attack, verifier.origin, verifier.key)).toThrow(message);
  writeFileSync(file, JSON.stringify(attacks[0]![0]));
  const refused = await runCommand('audit', 'verify', '--proof', file, '--key', key);
  expect([refused.code, refused.stdout, refused.stderr]).toEqual([1, '', expect.stringMatching(/^bureaux: Expected the root /) as string]);
});

it('export writes all of it as NDJSON, with proofs and searches when asked', async () => {
  const plain = lines<ReadEntry>((await audit('export')).stdout);
  expect(plain).toHaveLength(42);
  expect(plain[40]).toMatchObject({ entry: `${logOrigin}:40`, header: { kind: 'INTENT', id: 'searched' }, requester: { user: 'inv-1' }, search: { values: null } });
  const asked = lines<ReadEntry & { proof: EntryProof }>((await audit('export', '--from', '40', '--proofs', '--search')).stdout);
  expect(asked.map(({ proof }) => proof.entry)).toEqual([`${logOrigin}:40`, `${logOrigin}:41`]);
  expect(asked[0]!.search!.values).toEqual({ name: '=SUM(Invented)' });
});

it('export writes CSV that no spreadsheet takes for formulas', async () => {
  const { stdout } = await audit('export', '--format', 'csv', '--from', '40', '--search');
  const [head, first, second] = stdout.split('\n');
  expect(head).toBe('entry,at,kind,id,result,code,purpose,user,organisation,country,role,caseReference,asked,records,search');
  expect(first).toMatch(/,INTENT,searched,,,INVESTIGATION,inv-1,Invented authority,BE,ANALYST,INV-7,,,"\{""name"":""=SUM\(Invented\)""\}"$/);
  expect(second).toMatch(/,OUTCOME,searched,SERVED,,,,,,,,FR:HIT BE:NO_HIT NG:NO_HIT,FR:person:1,$/);
});

it('tail prints the newest', async () => {
  const { stdout } = await audit('tail', '--lines', '2');
  expect(lines<ReadEntry>(stdout).map(({ entry }) => entry)).toEqual([`${logOrigin}:40`, `${logOrigin}:41`]);
});

it('a log that was changed fails, and says where; no log, too', async () => {
  const changed = logFolder();
  mkdirSync(join(changed, 'query-log'));
  for (const file of Object.values(logFiles)) copyFileSync(join(log, file), join(changed, 'query-log', file));
  tamper(join(changed, 'query-log'), (database) => database.exec("UPDATE leaf SET parts = replace(parts, 'inv-1', 'inv-2') WHERE sequence = 4"));
  const { code, stdout, stderr } = await runCommand('audit', 'verify', '--data', changed);
  expect([code, stdout, stderr]).toEqual([1, '', 'bureaux: entry 4: Expected part 0 as the leaf has committed to it, got another\n']);
  const none = await runCommand('audit', 'verify', '--data', join(changed, 'nowhere'));
  expect([none.code, none.stderr]).toEqual([1, 'bureaux: Expected a query log in the folder, got no log.sqlite\n']);
  expect((await audit('prove', `${logOrigin}:42`)).stderr).toContain(`Expected the place of an entry of ${logOrigin}, got 42`);
});

it('verify names each key that is gone without an entry, and a file of keys that is none', async () => {
  const changed = logFolder();
  mkdirSync(join(changed, 'query-log'));
  for (const file of Object.values(logFiles)) copyFileSync(join(log, file), join(changed, 'query-log', file));
  const keys = join(changed, 'query-log', logFiles.searchKeys);
  const database = new DatabaseSync(keys);
  const { day } = database.prepare('SELECT day FROM search_key').get() as { readonly day: string };
  database.exec("DELETE FROM search_key; INSERT INTO search_key VALUES ('2001-02-03', 'FR', NULL)");
  database.close();
  const missing = (id: string): string => `the search key ${id}: Expected it, or an entry that tells of its end; got neither\n`;
  expect(await runCommand('audit', 'verify', '--data', changed)).toEqual({ code: 1, stdout: '', stderr: `bureaux: ${missing('2001-02-03/FR')}${missing(`${day}/BE`)}` });
  writeFileSync(keys, 'no database');
  expect((await runCommand('audit', 'verify', '--data', changed)).stderr).toBe("bureaux: Expected the search keys in the log's folder, got a file that cannot be read as such\n");
  rmSync(keys);
  expect(JSON.parse((await runCommand('audit', 'verify', '--data', changed)).stdout)).toMatchObject({ size: 42, keys: null });
});

it('verify compares the lookup when it is asked to, and says when there is none', async () => {
  expect(await audit('verify', '--lookup')).toEqual({ code: 1, stdout: '', stderr: 'bureaux: Expected a lookup beside the log, got none: a gateway makes it\n' });
  const file = join(log, 'lookup.sqlite');
  await openSqliteLookup(file).close();
  expect(JSON.parse((await audit('verify', '--lookup')).stdout)).toMatchObject({ size: 42, lookup: { blocks: 0, operations: 0 } });
  const database = new DatabaseSync(file);
  database.exec(`INSERT INTO posting VALUES ('${logOrigin}', 'user:Somebody', 0, x'000000')`);
  database.close();
  expect(await audit('verify', '--lookup')).toEqual({ code: 1, stdout: '', stderr: 'bureaux: the lookup, block 0: Expected no user of a block that is not full, got one\n' });
});
