import { randomPassword } from './passwords.js';
import type { RedisServer, RedisSettings } from './redis-process.js';
import { startRedisProcess } from './redis-process.js';

/** Options of a private Redis server. */
export interface RedisOptions {
  /** Settings as in redis.conf, on top of ours, such as `maxmemory`. */
  readonly settings?: RedisSettings;
  /** Default: a random one. Servers that belong together share it. */
  readonly password?: string;
}

/** A write that was answered is with the operating system and outlives the server's own process; nothing waits for the disk. */
const durable: RedisSettings = { appendonly: 'yes', appendfsync: 'no', save: '""' };

/** Starts a private Redis server. */
export async function startRedis({ settings, password = randomPassword() }: RedisOptions = {}): Promise<RedisServer> {
  return startRedisProcess('redis', password, { ...durable, ...settings });
}
