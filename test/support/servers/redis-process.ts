import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToServer } from './account.js';
import { binaries } from './binaries.js';
import type { PrivateServer } from './private-server.js';
import { startPrivateServer } from './private-server.js';
import { redisReply } from './redis-reply.js';
import { runProgram } from './run-program.js';

/** A private Redis server, or a Sentinel, which speaks the same protocol. */
export interface RedisServer extends PrivateServer {
  /** The password of the user `default`, of this server or of those that it belongs to alone. */
  readonly password: string;
  readonly url: string;
  /** Runs redis-cli with these arguments. @returns what it prints, without the last line end. @throws when Redis answers with an error. */
  cli(...args: readonly string[]): Promise<string>;
}

/** Settings by name, as in redis.conf. */
export type RedisSettings = Readonly<Record<string, string | number>>;

/** Starts the program. @param flags arguments that follow the configuration. */
export async function startRedisProcess(
  name: string, password: string, settings: RedisSettings, flags: readonly string[] = [],
): Promise<RedisServer> {
  const [server, cli] = await binaries(['redis-server', 'redis-cli'], ['redis-server']);
  const configuration = (folder: string): string => join(folder, 'redis.conf');
  const running = await startPrivateServer({
    name,
    async prepare(folder) {
      const lines = Object.entries({ bind: '127.0.0.1', dir: folder, requirepass: password, ...settings });
      writeFileSync(configuration(folder), lines.map(([setting, value]) => `${setting} ${value}\n`).join(''), { mode: 0o600 });
      giveToServer(configuration(folder));
    },
    // The configuration is written once: Redis itself rewrites it when a failover changes its part.
    command: (folder, port) => ({ file: server, args: [configuration(folder), '--port', String(port), ...flags] }),
    async answers(_, port) {
      await redisReply(port, password, 'PING');
    },
    stopSignal: 'SIGTERM',
    endSignal: 'SIGKILL',
  });
  return {
    ...running,
    password,
    url: `redis://:${password}@127.0.0.1:${running.port}`,
    async cli(...args) {
      const printed = await runProgram(running.folder, cli, ['-e', '-h', '127.0.0.1', '-p', String(running.port), ...args], { REDISCLI_AUTH: password });
      return printed.replace(/\n$/, '');
    },
  };
}
