import { projectFile } from '../../../schema/files.js';
import type { NationalEngine } from '../../../subgraphs/countries.js';
import { composeFile } from '../compose-file.js';
import type { RedisCluster, RedisSettings, SqlServer } from '../servers/index.js';
import { startMariadb, startPostgres, startRedisCluster } from '../servers/index.js';

/** The servers that the programs of a stack use. */
export interface StackServers {
  /** Null where no country of the stack runs it. */
  readonly postgres: SqlServer | null;
  readonly mariadb: SqlServer | null;
  /** Has the gateways' query logs, in a database that is made and empty. */
  readonly logPostgres: SqlServer;
  readonly redis: RedisCluster;
  close(): Promise<void>;
}

/** Connections for the bureaux of all countries, and for us. */
const connections = 200;

/** Starts Redis and the database servers that these engines need; when one does not start, the others are closed. */
export async function startServers(engines: ReadonlySet<NationalEngine>): Promise<StackServers> {
  const started = await Promise.allSettled([
    engines.has('postgres') ? startPostgres({ settings: { max_connections: connections } }) : Promise.resolve(null),
    engines.has('mariadb') ? startMariadb({ settings: { 'max-connections': connections } }) : Promise.resolve(null),
    startLogPostgres(),
    startRedisCluster({ settings: redisSettings() }),
  ] as const);
  const close = async (): Promise<void> => {
    await Promise.all(started.map(async (one) => (one.status === 'fulfilled' ? one.value?.close() : undefined)));
  };
  const [postgres, mariadb, logPostgres, redis] = started;
  if (postgres.status === 'fulfilled' && mariadb.status === 'fulfilled' && logPostgres.status === 'fulfilled' && redis.status === 'fulfilled') {
    return { postgres: postgres.value, mariadb: mariadb.value, logPostgres: logPostgres.value, redis: redis.value, close };
  }
  await close();
  throw started.find((one) => one.status === 'rejected')!.reason;
}

/** A server with the database that docker-compose.yml has its image make. */
async function startLogPostgres(): Promise<SqlServer> {
  const server = await startPostgres();
  try {
    await server.query(`CREATE DATABASE ${composeFile().services['log-postgres']!.environment!['POSTGRES_DB']!}`);
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** What docker/redis.conf sets. */
const redisSettings = (): RedisSettings =>
  Object.fromEntries([...projectFile('docker', 'redis.conf').matchAll(/^([a-z-]+) (.+)$/gm)].map(([, name, value]) => [name!, value!]));
