import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Removes the System V shared memory that a killed PostgreSQL server leaves: a few bytes by which a second server over the same
 * data would notice the first. Its id is in the seventh line of postmaster.pid.
 * @see https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export async function removeSharedMemory(data: string): Promise<void> {
  const id = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[6]?.trim().split(/ +/)[1];
  if (!id) return;
  const child = spawn('ipcrm', ['-m', id], { stdio: 'ignore' });
  await new Promise<void>((resolve) => child.once('error', () => resolve()).once('close', () => resolve()));
}
