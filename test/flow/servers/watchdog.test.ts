import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../../schema/files.js';
import { isRunning, processFamily } from '../../support/servers/process-family.js';
import { serverStartTimeout } from '../../support/servers/index.js';

/** A server as the starting process tells of it. */
interface Started {
  readonly pid: number;
  readonly folder: string;
}

/** Waits up to twenty seconds until this holds. */
async function becomesTrue(holds: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
    if (holds()) return true;
  }
  return holds();
}

test.each([['that run', []], ['that are held', ['held']]])('servers %s end when the process that started them is killed', async (_, args) => {
  const starter = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'starter.ts'), 'postgres', 'mariadb', 'redis', ...args], {
    cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface(starter.stdout), 'line') as [string];
    const servers = JSON.parse(line) as readonly Started[];
    // Of PostgreSQL's processes, one that served a connection of the start may be about to end.
    const processes = servers.flatMap(({ pid }) => processFamily(pid)).filter(isRunning);
    expect(processes).toEqual(expect.arrayContaining(servers.map(({ pid }) => pid)));
    expect(processes.length).toBeGreaterThan(servers.length);

    starter.kill('SIGKILL');
    expect(await becomesTrue(() => !processes.some(isRunning))).toBe(true);
    expect(await becomesTrue(() => !servers.some(({ folder }) => existsSync(folder)))).toBe(true);
  } finally {
    starter.kill('SIGKILL');
  }
}, serverStartTimeout);
