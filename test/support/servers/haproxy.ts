import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
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
 * Each request has a connection of its own to its backend: one that is refused has not been sent, and goes to another backend. So does one that
 * a backend answers with 503, or not at all: the graph has no mutations, to ask again does no harm. The whole request is read before a backend is
 * chosen, so that it can be sent again. A backend that fails its check gets no new requests; those under way are left to their end, since a check
 * that comes late on a busy machine says nothing of them. When no backend passes its check, all are asked as they are: no request is refused unsent.
 * @see https://docs.haproxy.org/2.6/configuration.html
 */
const configuration = (port: number, { backends, healthPath = '/health/ready', checkEvery = 100 }: HaproxyOptions): string => `
global
  maxconn 2000
  nbthread 1

defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout check 5s
  option http-server-close
  option http-buffer-request
  option redispatch 1
  retries ${backends.length + 1}
  retry-on conn-failure empty-response 503

frontend gateways
  bind 127.0.0.1:${port}
  monitor-uri ${alive}
  default_backend gateways

backend gateways
  balance roundrobin
  option allbackups
  option httpchk GET ${healthPath}
  http-check expect status 200
${backends.map((url, index) => `  server gateway${index + 1} ${new URL(url).host} check inter ${checkEvery} fall 1 rise 1\n`).join('')}\
${backends.map((url, index) => `  server unchecked${index + 1} ${new URL(url).host} backup\n`).join('')}`;
