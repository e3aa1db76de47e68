import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import type { DatabaseSync } from '@photostructure/sqlite';
import { signCheckpoint } from '../../../log/checkpoint.js';
import { logFiles } from '../../../log/log-files.js';
import { emptyRoot } from '../../../gateway/audit/merkle.js';
import { logFolder, logOrigin, openLog, operations, tamper, verifyFolder } from '../../support/query-log.js';

type Database = InstanceType<typeof DatabaseSync>;

/** A log of 600 leaves, with checkpoints over 300 and over all, and the second note. */
const original = logFolder();
let witnessed: string;
beforeAll(async () => {
  for (let times = 0; times < 2; times += 1) {
    const log = await openLog(original);
    await log.append(operations(150));
    await log.close();
    witnessed = log.checkpoint!;
  }
});

const copy = (): string => {
  const folder = logFolder();
  cpSync(original, folder, { recursive: true });
  return folder;
};

/** Changes one byte of a text in a leaf's row. */
const changeText = (column: string, from: string, to: string) => (database: Database): void => {
  const { changes } = database.prepare(`UPDATE leaf SET ${column} = CAST(replace(CAST(${column} AS TEXT), ?, ?) AS ${column === 'parts' ? 'TEXT' : 'BLOB'}) WHERE sequence = 421`).run(from, to);
  expect(changes).toBe(1);
};

const attacks: readonly (readonly [string, (database: Database) => void, { readonly sequence: number | null; readonly reason: RegExp }])[] = [
  ['a record disclosed', changeText('parts', 'FR:person:1', 'FR:person:2'), { sequence: 421, reason: /^Expected part 0 as the leaf has committed to it, got another$/ }],
  ['a status', changeText('parts', 'NO_HIT', 'NO_HIS'), { sequence: 421, reason: /^Expected part 1 / }],
  ['a time', changeText('leaf', '"at":"20', '"at":"30'), { sequence: 421, reason: /^Expected the leaf whose hash tile 0\/1 has, got another$/ }],
  ['a result', changeText('leaf', 'SERVED', 'FAILED'), { sequence: 421, reason: /^Expected the leaf whose hash tile 0\/1 has, got another$/ }],
  ['a leaf after the last full tile', (database) => void database.exec("UPDATE leaf SET leaf = CAST(replace(CAST(leaf AS TEXT), 'SERVED', 'FAILED') AS BLOB) WHERE sequence = 599"),
    { sequence: null, reason: /^Expected the root that the checkpoint over 600 leaves has, got another: leaves before place 600 were changed$/ }],
  ['a commitment', changeText('leaf', '"parts":["', '"parts":["A'), { sequence: 421, reason: /^Expected part 0 / }],
  ['the form', changeText('leaf', '"at":', ' "at":'), { sequence: 421, reason: /^the leaf: Expected RFC 8785 JSON/ }],
  ['the origin', changeText('leaf', 'gateway-1', 'gateway-2'), { sequence: 421, reason: /^Expected a leaf of gateway-1.test.example, got one of another log$/ }],
  ['a secret', (database) => void database.exec('UPDATE leaf SET secret = zeroblob(32) WHERE sequence = 421'), { sequence: 421, reason: /^Expected part 0 / }],
  ['a part more', changeText('parts', '["', '["{}","'), { sequence: 421, reason: /^Expected 2 parts, as the leaf says, got 3$/ }],
  ['a leaf dropped', (database) => void database.exec('DELETE FROM leaf WHERE sequence = 421'), { sequence: 421, reason: /^Expected the leaf at place 421, got that of place 422$/ }],
  ['a leaf dropped, and the others moved', (database) => void database.exec('DELETE FROM leaf WHERE sequence = 421; UPDATE leaf SET sequence = -sequence WHERE sequence > 421; UPDATE leaf SET sequence = -sequence - 1 WHERE sequence < 0'),
    { sequence: 599, reason: /^Expected 600 leaves or more, as the newest checkpoint says, got 599: the end is cut off$/ }],
  ['a leaf inserted', (database) => void database.exec('UPDATE leaf SET sequence = -sequence WHERE sequence > 421; UPDATE leaf SET sequence = 1 - sequence WHERE sequence < 0; INSERT INTO leaf SELECT 422, leaf, parts, secret FROM leaf WHERE sequence = 3'),
    { sequence: 422, reason: /^Expected the leaf whose hash tile 0\/1 has, got another$/ }],
  ['two leaves swapped', (database) => void database.exec('UPDATE leaf SET sequence = -1 WHERE sequence = 421; UPDATE leaf SET sequence = 421 WHERE sequence = 423; UPDATE leaf SET sequence = 423 WHERE sequence = -1'),
    { sequence: 421, reason: /^Expected the leaf whose hash tile 0\/1 has, got another$/ }],
  ['a tile', (database) => void database.exec('UPDATE tile SET hashes = zeroblob(8192) WHERE place = 0'), { sequence: 0, reason: /^Expected the leaf whose hash tile 0\/0 has, got another$/ }],
  ['a tile shortened', (database) => void database.exec('UPDATE tile SET hashes = zeroblob(8160) WHERE place = 0'), { sequence: null, reason: /^Expected tile 0\/0 with 256 hashes, got 255$/ }],
  ['a tile dropped', (database) => void database.exec('DELETE FROM tile WHERE place = 0'), { sequence: null, reason: /^Expected tile 0\/0 with 256 hashes, got none$/ }],
  ['the end cut off', (database) => void database.exec('DELETE FROM leaf WHERE sequence >= 500'), { sequence: 500, reason: /as the newest checkpoint says, got 500: the end is cut off$/ }],
  ['an older state', (database) => void database.exec('DELETE FROM leaf WHERE sequence >= 300; DELETE FROM checkpoint WHERE size > 300; DELETE FROM tile WHERE place = 1'),
    { sequence: 300, reason: /^Expected 600 leaves or more, as the witness's checkpoint says, got 300: the log was rolled back$/ }],
  ['a checkpoint of another key', (database) => {
    const note = signCheckpoint({ origin: logOrigin, size: 600, rootHash: emptyRoot() }, generateKeyPairSync('ed25519').privateKey);
    database.prepare('UPDATE checkpoint SET note = ? WHERE size = 600').run(note);
  }, { sequence: null, reason: /^the checkpoint over 600 leaves: Expected a signature of gateway-1.test.example/ }],
  ['an old checkpoint as a new one', (database) => void database.exec('UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 300) WHERE size = 600'),
    { sequence: null, reason: /^Expected a checkpoint over 600 leaves, got one over 300$/ }],
];

it('nothing is wrong with what nobody changed', async () => {
  expect(await verifyFolder(copy(), [witnessed])).toMatchObject({ size: 600, signed: 600, fault: null });
});

it.each(attacks)('%s is found and named', async (_, change, fault) => {
  const folder = copy();
  tamper(folder, change);
  const { fault: found } = await verifyFolder(folder, [witnessed]);
  expect(found).toEqual({ sequence: fault.sequence, reason: expect.stringMatching(fault.reason) as string });
});

it('a log that forked is found by whoever saw the other branch', async () => {
  const folder = copy();
  for (const file of ['log.sqlite-wal', 'log.sqlite-shm']) rmSync(join(folder, file), { force: true });
  const branch = async (name: string): Promise<string> => {
    const log = await openLog(name);
    await log.append(operations(50));
    await log.close();
    return log.checkpoint!;
  };
  const other = copy();
  const seen = await branch(other);
  expect(await branch(folder)).not.toBe(seen);
  expect((await verifyFolder(folder)).fault).toBeNull();
  expect((await verifyFolder(folder, [seen])).fault).toEqual({ sequence: null, reason: expect.stringMatching(/^Expected the root that the witness's checkpoint over 700 leaves has/) as string });
});

it('a log that was cut or changed is not written to any more', async () => {
  const cut = copy();
  tamper(cut, (database) => database.exec('DELETE FROM leaf WHERE sequence >= 500'));
  await expect(openLog(cut)).rejects.toThrow('Expected 600 leaves or more, as the newest checkpoint says, got 500');
  const swapped = copy();
  tamper(swapped, (database) => database.exec("UPDATE leaf SET leaf = CAST(replace(CAST(leaf AS TEXT), 'SERVED', 'FAILED') AS BLOB) WHERE sequence = 599"));
  await expect(openLog(swapped)).rejects.toThrow('Expected the root that the checkpoint over 600 leaves has, got another: the log was changed');
});

it('a key that is not the log\'s own is found', async () => {
  const folder = copy();
  const file = join(folder, logFiles.verifierKey);
  const fresh = logFolder();
  await (await openLog(fresh)).close();
  writeFileSync(file, readFileSync(join(fresh, logFiles.verifierKey)));
  expect((await verifyFolder(folder)).fault?.reason).toMatch(/^the checkpoint over 300 leaves: Expected a signature/);
});
