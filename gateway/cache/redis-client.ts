import { Cluster, Redis } from 'ioredis';
import type { ClusterOptions, RedisOptions } from 'ioredis';

/** Where Redis is. */
export type RedisAddress =
  /** One server. */
  | { readonly kind: 'single'; readonly host: string; readonly port: number }
  /** A server that sentinels watch; `master` is its name there. */
  | { readonly kind: 'sentinel'; readonly sentinels: readonly HostPort[]; readonly master: string }
  /** A Redis Cluster; some of its nodes. */
  | { readonly kind: 'cluster'; readonly nodes: readonly HostPort[] };

export interface HostPort { readonly host: string; readonly port: number }

export interface RedisAccess {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly sentinelPassword?: string | undefined;
  /** TLS as node has it. Default: none. */
  readonly tls?: Readonly<Record<string, unknown>> | undefined;
}

/** A client of one server or a cluster: commands of one turn of the event loop go out together, one pipeline for each node. */
export type RedisClient = Redis | Cluster;

/** Waits between attempts to connect again, in milliseconds, at most. */
const longestWaitMs = 1_000;

/**
 * Opens a client. It connects by itself, and again when the connection is lost; a command that finds no connection fails at once, and none
 * is sent twice.
 * @param onLost called when a server may have lost what it had acknowledged: a connection was closed, a node came or went.
 */
export function openRedis(address: RedisAddress, { username, password, sentinelPassword, tls }: RedisAccess, onLost: () => void): RedisClient {
  const common: RedisOptions = {
    ...(username !== undefined && { username }), ...(password !== undefined && { password }), ...(tls !== undefined && { tls }),
    connectTimeout: 2_000,
    enableOfflineQueue: false,
    enableReadyCheck: true,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempt) => Math.min(50 * attempt, longestWaitMs),
  };
  const client = address.kind === 'cluster' ? openCluster(address.nodes, common) : new Redis({
    ...common,
    enableAutoPipelining: true,
    ...(address.kind === 'single'
      ? { host: address.host, port: address.port }
      : {
        sentinels: address.sentinels.map((one) => ({ ...one })), name: address.master, failoverDetector: true,
        ...(sentinelPassword !== undefined && { sentinelPassword }), sentinelRetryStrategy: (attempt: number) => Math.min(50 * attempt, longestWaitMs),
      }),
  });
  // Each failure is met where a command is given; without a listener it would end the process.
  client.on('error', () => undefined);
  client.once('ready', () => {
    for (const event of client instanceof Cluster ? ['+node', '-node', 'close', 'node error'] : ['close']) client.on(event, onLost);
  });
  return client;
}

function openCluster(nodes: readonly HostPort[], redisOptions: RedisOptions): Cluster {
  const options: ClusterOptions = {
    redisOptions,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    slotsRefreshTimeout: 1_000,
    slotsRefreshInterval: 5_000,
    maxRedirections: 3,
    retryDelayOnFailover: 20,
    retryDelayOnClusterDown: 20,
    clusterRetryStrategy: (attempt) => Math.min(50 * attempt, longestWaitMs),
  };
  return new Cluster(nodes.map((one) => ({ ...one })), options);
}
