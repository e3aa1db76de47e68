import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long installations of other test processes may take before ours begins, in seconds. */
const patience = 600;

/** Whether packages can be installed here: we are root on Debian (or what comes of it). */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/flock');
}

/**
 * Installs Debian packages; their services are not started. Test processes that ask at once do it one after the other.
 * It goes on to its end when this process is gone, since half an installation is worse.
 * @throws when apt-get fails; the message ends with what it said.
 */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const lock = join(tmpdir(), 'bureaux-test-install.lock');
  const child = spawn(
    'flock', ['--timeout', String(patience), lock, 'sh', join(__dirname, 'debian-install.sh'), ...packages],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`expected to install ${packages.join(' ')}, apt-get ended with ${code}: ${said.slice(-2_000)}`);
}
