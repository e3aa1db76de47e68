import { spawn } from 'node:child_process';
import { serverAccount } from './account.js';
import { recordRunning } from './private-folder.js';

/** What programs and servers see of our environment: no setting of the user's own reaches them. */
export const serverEnvironment: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/**
 * Runs a program to its end in a private folder, as the user servers run as; the folder's watchdog ends it should this process go.
 * @returns what it wrote to standard output.
 * @throws when it ends with another code than 0; the message ends with what it wrote.
 */
export async function runProgram(folder: string, file: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn(file, args, {
    cwd: folder, env: { ...serverEnvironment, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], ...serverAccount, detached: true,
  });
  const forget = child.pid === undefined ? () => {} : recordRunning(folder, child.pid);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)).finally(forget);
  if (code !== 0) throw new Error(`expected ${file} to end with 0, it ended with ${code}: ${`${out}${err}`.slice(-2_000)}`);
  return out;
}
