import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, decodeLeaf, encodeLeaf } from '../../../log/leaf.js';
import { logFiles } from '../../../log/log-files.js';
import { openLogFolder } from '../../../log/open-log.js';
import { verifyLog } from '../../../log/verify.js';
import type { Verification } from '../../../log/verify.js';
import { intent, logFolder, openLog, outcome, tamper } from '../../support/query-log.js';

/** A log of 40 entries with a checkpoint after each two. */
async function made(): Promise<string> {
  const folder = logFolder();
  const log = await openLog(folder, 0);
  for (let each = 0; each < 20; each += 1) await log.append([intent(`op-${each}`), outcome(`op-${each}`)]);
  await log.close();
  return folder;
}

/** Entry 38 says that somebody else asked; its commitments fit. */
const rewrite = (database: Parameters<Parameters<typeof tamper>[1]>[0]): void => {
  const row = database.prepare('SELECT leaf, parts FROM leaf WHERE sequence = 38').get() as { readonly leaf: Uint8Array; readonly parts: string };
  const parts = (JSON.parse(row.parts) as string[]).map((part) => part.replace('inv-1', 'inv-2'));
  expect(parts.join()).toContain('inv-2');
  const secret = randomBytes(32);
  const { leaf } = encodeLeaf(decodeLeaf(row.leaf).header, parts, secret);
  expect(canonicalJson(JSON.parse(Buffer.from(leaf).toString()))).toBe(Buffer.from(leaf).toString());
  database.prepare('UPDATE leaf SET leaf = ?, parts = ?, secret = ? WHERE sequence = 38').run(leaf, JSON.stringify(parts), secret);
};

async function verified(folder: string): Promise<Verification> {
  const log = openLogFolder(folder);
  try {
    return await verifyLog(log);
  } finally {
    await log.close();
  }
}

it('a log as it was written agrees with the checkpoint in its folder, and goes on', async () => {
  const folder = await made();
  expect(await verified(folder)).toMatchObject({ size: 40, signed: 40, fault: null });
  const log = await openLog(folder, 0);
  await log.append([intent('more'), outcome('more')]);
  await log.close();
  expect(await verified(folder)).toMatchObject({ size: 42, signed: 42, fault: null });
});

it.each([['over the entry', 'size > 38'], ['all', '1']])('entries that were written anew are found when the checkpoints are taken away: %s', async (_which, condition) => {
  const folder = await made();
  tamper(folder, (database) => {
    rewrite(database);
    database.exec(`DELETE FROM checkpoint WHERE ${condition}`);
  });
  expect((await verified(folder)).fault).toEqual({
    sequence: null, reason: "Expected the root that the checkpoint in the log's folder over 40 leaves has, got another: leaves before place 40 were changed",
  });
  // No gateway signs what was put in their place.
  await expect(openLog(folder)).rejects.toThrow(/got another: the log was changed|got none: the log was changed/);
});

it('an end that is cut off with its checkpoint is found', async () => {
  const folder = await made();
  tamper(folder, (database) => database.exec('DELETE FROM leaf WHERE sequence >= 38; DELETE FROM checkpoint WHERE size > 38'));
  expect((await verified(folder)).fault).toEqual({ sequence: 38, reason: "Expected 40 leaves or more, as the checkpoint in the log's folder says, got 38: the log was rolled back" });
  await expect(openLog(folder)).rejects.toThrow('Expected 40 leaves or more, as the newest checkpoint says, got 38');
});

it('a log without any checkpoint is none, and a folder without its copy is as before', async () => {
  const folder = await made();
  rmSync(join(folder, logFiles.checkpoint));
  expect(await verified(folder)).toMatchObject({ size: 40, fault: null });
  tamper(folder, (database) => database.exec('DELETE FROM checkpoint'));
  expect((await verified(folder)).fault).toEqual({ sequence: null, reason: 'Expected a checkpoint in a log of 40 leaves, got none' });
  await expect(openLog(folder)).rejects.toThrow('Expected a checkpoint in a log of 40 leaves, got none: the log was changed');
});
