import { Client, type ClientConfig, DatabaseError as ServerError, Pool, type PoolClient } from 'pg';
import type { ServerOptions } from '../server-options.js';
import type { LentConnection, StatementServer } from '../statements.js';
import { cells } from './cells.js';

/**
 * What every connection is set to before it is used: transactions that only read, whatever the role may; times in UTC; a limit on
 * statements. Should our end go away, the server notices within a second.
 */
const settings = (statementTimeout: number): Readonly<Record<string, string>> => ({
  default_transaction_read_only: 'on',
  statement_timeout: String(statementTimeout),
  client_connection_check_interval: '1000',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  application_name: 'bureau',
});

/** SQLSTATE of a statement that was ended on request or by its time limit, or by a server that shuts down. */
const statementEnded = '57014';
/** Classes of SQLSTATE after which the connection is gone: connection exception, operator intervention. */
const brokenClasses = ['08', '57'];

/** A PostgreSQL server behind a pool of connections. */
export function postgresServer(url: string, { connections, connectTimeout, statementTimeout }: ServerOptions): StatementServer {
  const config: ClientConfig = { connectionString: url, connectionTimeoutMillis: connectTimeout, keepAlive: true, types: cells };
  const pool = new Pool({ ...config, max: connections });
  // A connection that is lost while nobody uses it leaves the pool by itself; the next statement gets another.
  pool.on('error', () => {});
  const processes = new WeakMap<PoolClient, number>();
  const chosen = Object.entries(settings(statementTimeout));
  const setUp = `select pg_backend_pid() as pid, ${chosen.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, false)`).join(', ')}`;

  async function setUpOnce(client: PoolClient): Promise<number> {
    const known = processes.get(client);
    if (known !== undefined) return known;
    // One that is lost while it is lent fails its statement, and has nobody else to tell.
    client.on('error', () => {});
    const { rows } = await client.query<{ readonly pid: number }>(setUp, chosen.flat());
    processes.set(client, rows[0]!.pid);
    return rows[0]!.pid;
  }

  return {
    async lend(): Promise<LentConnection> {
      const client = await pool.connect();
      try {
        const pid = await setUpOnce(client);
        return {
          run: async (sql, parameters) => (await client.query<Record<string, unknown>>(sql, [...parameters])).rows,
          end: () => endStatement(config, pid),
          giveBack: (sound) => client.release(!sound),
        };
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    failure(error) {
      if (!(error instanceof ServerError) || error.code === undefined) return 'broken';
      if (error.code === statementEnded) return 'ended';
      return brokenClasses.includes(error.code.slice(0, 2)) ? 'broken' : 'sound';
    },
    close: () => pool.end(),
  };
}

/** A role may end the statements of its own connections. */
async function endStatement(config: ClientConfig, pid: number): Promise<void> {
  const client = new Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [pid]);
  } finally {
    await client.end();
  }
}
