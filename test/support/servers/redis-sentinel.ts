import { eventually } from './eventually.js';
import { randomPassword } from './passwords.js';
import { startRedis } from './redis.js';
import type { RedisServer } from './redis-process.js';
import { startRedisProcess } from './redis-process.js';
import { redisReply } from './redis-reply.js';
import { closeTogether, startTogether } from './server-group.js';

/** A master and a replica of Redis, private, that Sentinels watch. */
export interface RedisSentinel {
  /** The name by which clients ask a Sentinel for the master. */
  readonly name: string;
  /** The password of the servers and of the Sentinels. */
  readonly password: string;
  /** The master at the start. */
  readonly master: RedisServer;
  /** The replica at the start. */
  readonly replica: RedisServer;
  /** Three; two of them must find the master down before they make the replica master. */
  readonly sentinels: readonly RedisServer[];
  /** The port of the master as the first Sentinel that answers knows it. @throws when none answers. */
  masterPort(): Promise<number>;
  /** Closes the Sentinels and the servers. */
  close(): Promise<void>;
}

/** Options of a watched master and replica. */
export interface RedisSentinelOptions {
  /** How long the master may be silent before a Sentinel finds it down, in milliseconds, default 1000. */
  readonly downAfter?: number;
}

const name = 'bureaux';

/** Starts a master, a replica and three Sentinels, and waits until each Sentinel knows the replica and the other Sentinels. */
export async function startRedisSentinel({ downAfter = 1_000 }: RedisSentinelOptions = {}): Promise<RedisSentinel> {
  const password = randomPassword();
  const started: RedisServer[] = [];
  const close = (): Promise<void> => closeTogether([...started].reverse());
  try {
    const settings = { masterauth: password, 'repl-diskless-sync': 'yes', 'repl-diskless-sync-delay': 0 };
    const master = await startRedis({ password, settings });
    started.push(master);
    const replica = await startRedis({ password, settings: { ...settings, replicaof: `127.0.0.1 ${master.port}` } });
    started.push(replica);
    await eventually('the replica to follow the master', async () => String(await redisReply(replica.port, password, 'INFO', 'replication')).includes('master_link_status:up'));
    const sentinels = await startTogether(Array.from({ length: 3 }, () => startRedisProcess('sentinel', password, sentinelSettings(master, downAfter), ['--sentinel'])));
    started.push(...sentinels);
    await eventually('each Sentinel to know the others', async () => (await Promise.all(sentinels.map(knowsOthers))).every(Boolean));
    return { name, password, master, replica, sentinels, masterPort: () => Promise.any(sentinels.map(masterPort)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const sentinelSettings = ({ port, password }: RedisServer, downAfter: number): Readonly<Record<string, string | number>> => ({
  'sentinel monitor': `${name} 127.0.0.1 ${port} 2`,
  'sentinel auth-pass': `${name} ${password}`,
  'sentinel down-after-milliseconds': `${name} ${downAfter}`,
  'sentinel failover-timeout': `${name} 10000`,
});

async function knowsOthers({ port, password }: RedisServer): Promise<boolean> {
  const fields = (await redisReply(port, password, 'SENTINEL', 'MASTER', name)) as readonly string[];
  const field = (key: string): string | undefined => fields[fields.indexOf(key) + 1];
  return field('num-other-sentinels') === '2' && field('num-slaves') === '1' && field('flags') === 'master';
}

async function masterPort({ port, password }: RedisServer): Promise<number> {
  const [, master] = (await redisReply(port, password, 'SENTINEL', 'GET-MASTER-ADDR-BY-NAME', name)) as [string, string];
  return Number(master);
}
