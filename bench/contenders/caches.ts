import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ConfigInput } from '../../gateway/config.js';
import { startRedis } from '../../test/support/servers/index.js';
import { startBureaux } from './bureaux.js';
import type { Running, Setting } from './contender.js';

/** The same gateway with one cache or another. */
export interface CacheContender {
  readonly name: 'off' | 'process' | 'redis' | 'down';
  readonly description: string;
  start(setting: Setting): Promise<Running>;
}

/** How long a look at the Redis that is up may take, in milliseconds: on a machine that does much else, too, it is to be measured, not given up. */
const patienceMs = 1_000;

/** A configuration of a Redis; its secrets lie in the contender's folder. */
function redisConfig(folder: string, port: number, password: string, patience?: number): ConfigInput['cache'] {
  const [passwordFile, keys] = [join(folder, 'password'), join(folder, 'cache-keys.yaml')];
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const key = (): string => randomBytes(32).toString('base64url');
  writeFileSync(keys, stringify({ secret: key(), seals: [{ id: 'bench', key: key() }] }), { mode: 0o600 });
  return { keys, redis: { address: { kind: 'single', host: '127.0.0.1', port }, passwordFile, ...(patience !== undefined && { patienceMs: patience }) } };
}

/** All of them, in the order they take turns. */
export const cacheContenders: readonly CacheContender[] = [
  { name: 'off', description: 'no cache (cache.enabled: false)', start: (setting) => startBureaux(setting, { cache: { enabled: false } }) },
  { name: 'process', description: 'in the process, the default', start: (setting) => startBureaux(setting) },
  {
    name: 'redis',
    description: 'a Redis of one server, on this machine',
    async start(setting) {
      const server = await startRedis();
      const running = await startBureaux(setting, { cache: redisConfig(setting.folder, server.port, server.password, patienceMs) }).catch(async (error: unknown) => {
        await server.close();
        throw error;
      });
      return {
        ...running,
        async stop() {
          await running.stop();
          await server.close();
        },
      };
    },
  },
  {
    name: 'down',
    description: 'a Redis that is down',
    async start(setting) {
      const server = await startRedis();
      const { port, password } = server;
      await server.close();
      return startBureaux(setting, { cache: redisConfig(setting.folder, port, password) });
    },
  },
];
