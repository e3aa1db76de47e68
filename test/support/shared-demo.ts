import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../schema/files.js';
import { withDemoData } from './demo-data.js';
import { runVariable, sharedDemoFile } from './demo-setup.js';
import { lastLine, readDemoNetwork } from './demo-network.js';
import type { DemoNetwork } from './demo-network.js';
import { eventually } from './servers/eventually.js';
import { isRunning } from './servers/process-family.js';

/** Ends the process it is given once the run of jest is gone, however that ended. */
const watchdog = 'while kill -0 "$0" && kill -0 "$1"; do sleep 1; done; kill -TERM "$1"';

/**
 * The demo over all countries that test files share which only ask it: the first starts it, those after find it, and it ends after all test
 * files. A test that kills or holds a part of it starts one of its own. Its gateway waits long for bureaux: what they answer does not depend on how
 * busy the machine is.
 */
export const sharedDemo = (): Promise<DemoNetwork> => withDemoData(async (folder) => {
  const [out, err] = ['out', 'err'].map((name) => `${sharedDemoFile(folder)}.${name}`) as [string, string];
  if (!existsSync(sharedDemoFile(folder))) {
    const files = [out, err].map((file) => openSync(file, 'w', 0o600));
    const child = spawn(process.execPath, [join(projectRoot, 'bin', 'bureaux.js'), 'demo', '--port', '0', '--data', folder, '--deadline', '2m'], { cwd: projectRoot, stdio: ['ignore', ...files], detached: true });
    files.forEach((file) => closeSync(file));
    child.unref();
    spawn('sh', ['-c', watchdog, process.env[runVariable]!, String(child.pid)], { stdio: 'ignore', detached: true }).unref();
    for (let started = false; !started;) {
      await eventually('the demo to start or to say what it does', () => Promise.resolve(readFileSync(out, 'utf8').includes(lastLine) || !isRunning(child.pid!))).catch(() => undefined);
      if (!isRunning(child.pid!)) throw new Error(`expected the demo to run, it ended: ${readFileSync(err, 'utf8').slice(-2_000)}`);
      started = readFileSync(out, 'utf8').includes(lastLine);
    }
    writeFileSync(sharedDemoFile(folder), String(child.pid));
  }
  return { ...readDemoNetwork(readFileSync(out, 'utf8'), folder), stderr: () => readFileSync(err, 'utf8'), close: () => Promise.resolve(0) };
});
