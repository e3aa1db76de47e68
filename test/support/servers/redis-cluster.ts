import { eventually } from './eventually.js';
import { randomPassword } from './passwords.js';
import { startRedis } from './redis.js';
import type { RedisServer, RedisSettings } from './redis-process.js';
import { redisReply } from './redis-reply.js';
import { closeTogether, startTogether } from './server-group.js';

/** How many hash slots a Redis cluster has. */
const slots = 16_384;

/** A private Redis cluster of masters. */
export interface RedisCluster {
  readonly nodes: readonly RedisServer[];
  /** The password of each node. */
  readonly password: string;
  /** Waits until each node knows all the others and finds every slot served, as at the start. */
  ready(): Promise<void>;
  /** Closes each node. */
  close(): Promise<void>;
}

/** Options of a private Redis cluster. */
export interface RedisClusterOptions {
  /** How many masters share the slots, without replicas. At least 3, default 3. */
  readonly nodes?: number;
  /** Settings of each node as in redis.conf. A node that is silent for `cluster-node-timeout` is taken for failed, in milliseconds, default 2000. */
  readonly settings?: RedisSettings;
}

/** Starts a private Redis cluster and waits until each node finds it whole. */
export async function startRedisCluster({ nodes: count = 3, settings }: RedisClusterOptions = {}): Promise<RedisCluster> {
  if (count < 3) throw new RangeError(`expected at least 3 nodes, got ${count}`);
  const password = randomPassword();
  const nodeSettings = { 'cluster-enabled': 'yes', 'cluster-node-timeout': 2_000, ...settings };
  const nodes = await startTogether(Array.from({ length: count }, () => startRedis({ password, settings: nodeSettings })));
  const cluster: RedisCluster = {
    nodes,
    password,
    ready: () => eventually('each node to find the cluster whole', async () => (await Promise.all(nodes.map((node) => findsWhole(node, count)))).every(Boolean)),
    close: () => closeTogether(nodes),
  };
  try {
    await join(nodes);
    await cluster.ready();
  } catch (error) {
    await cluster.close();
    throw error;
  }
  return cluster;
}

/** Gives each node its range of slots and an epoch of its own, and has it meet those before it: gossip alone would take seconds. */
async function join(nodes: readonly RedisServer[]): Promise<void> {
  const from = (index: number): number => Math.round((slots * index) / nodes.length);
  for (const [index, { port, password }] of nodes.entries()) {
    await redisReply(port, password, 'CLUSTER', 'ADDSLOTSRANGE', String(from(index)), String(from(index + 1) - 1));
    await redisReply(port, password, 'CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
    for (const before of nodes.slice(0, index)) await redisReply(port, password, 'CLUSTER', 'MEET', '127.0.0.1', String(before.port));
  }
}

async function findsWhole({ port, password }: RedisServer, count: number): Promise<boolean> {
  const info = String(await redisReply(port, password, 'CLUSTER', 'INFO'));
  return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${count}\r`) && info.includes(`cluster_slots_ok:${slots}\r`);
}
