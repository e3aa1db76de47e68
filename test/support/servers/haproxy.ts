import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { projectFile } from '../../../schema/files.js';
import { giveToServer } from './account.js';
import { binaries } from './binaries.js';
import type { PrivateServer } from './private-server.js';
import { startPrivateServer } from './private-server.js';

/** A private HAProxy, which balances over HTTP servers. */
export interface HaproxyServer extends PrivateServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
}

/** Options of a private HAProxy. */
export interface HaproxyOptions {
  /** What it balances over: URLs such as `http://127.0.0.1:4000`, at least one. */
  readonly backends: readonly string[];
  /** The path asked of each backend; one that does not say 200 gets no requests. Default `/health/ready`. */
  readonly healthPath?: string;
  /** Time between two checks of a backend, in milliseconds, default 100. */
  readonly checkEvery?: number;
}

/** Starts a private HAProxy and waits until it answers, be it that no backend does. */
export async function startHaproxy(options: HaproxyOptions): Promise<HaproxyServer> {
  if (options.backends.length === 0) throw new RangeError('expected at least one backend, got none');
  const [haproxy] = await binaries(['haproxy'], ['haproxy']);
  const running = await startPrivateServer({
    name: 'haproxy',
    prepare: async () => {},
    command(folder, port) {
      const file = join(folder, 'haproxy.cfg');
      writeFileSync(file, configuration(port, options), { mode: 0o600 });
      giveToServer(file);
      return { file: haproxy, args: ['-db', '-f', file] };
    },
    async answers(_, port) {
      const { body } = await request(`http://127.0.0.1:${port}${alive}`, { signal: AbortSignal.timeout(5_000), reset: true });
      await body.dump();
    },
    // It ends when the requests it has are answered.
    stopSignal: 'SIGUSR1',
    endSignal: 'SIGKILL',
  });
  return { ...running, url: `http://127.0.0.1:${running.port}` };
}

/** Where HAProxy itself answers. */
const alive = '/haproxy/alive';

/**
 * The configuration of docker/haproxy.cfg, which tells what is asked again and why, with these addresses instead of its own.
 * @see https://docs.haproxy.org/2.6/configuration.html
 */
function configuration(port: number, { backends, healthPath = '/health/ready', checkEvery = 100 }: HaproxyOptions): string {
  const servers = [
    ...backends.map((url, index) => `  server gateway${index + 1} ${new URL(url).host} check inter ${checkEvery} fall 1 rise 1\n`),
    ...backends.map((url, index) => `  server unchecked${index + 1} ${new URL(url).host} backup\n`),
  ];
  return projectFile('docker', 'haproxy.cfg')
    .replace(/^ {2}server .*\n/gm, '')
    // There are no names to look up.
    .replace(/^resolvers [^]*?(?=^\w)/m, '')
    .replace(/^ {2}default-server .*\n/m, '')
    .replace(/^ {2}bind .*$/m, `  bind 127.0.0.1:${port}`)
    .replace(/^ {2}retries .*$/m, `  retries ${backends.length + 1}`)
    .replace(/^( {2}option httpchk GET) .*$/m, `$1 ${healthPath}`)
    + servers.join('');
}
