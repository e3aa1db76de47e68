import { type ConnectionOptions, createConnection, createPool, type PoolConnection } from 'mysql2/promise';
import type { ServerOptions } from '../server-options.js';
import type { LentConnection, StatementServer } from '../statements.js';
import { cells } from './cells.js';

/**
 * What every connection is set to before it is used: transactions that only read, whatever the user may; times in UTC; a limit on
 * statements, in seconds; the backslash as the escape that values are written with.
 */
const setUp = (statementTimeout: number): string =>
  `set session tx_read_only = 1, time_zone = '+00:00', max_statement_time = ${statementTimeout / 1000}, sql_mode = 'STRICT_ALL_TABLES'`;

/** Error numbers of a statement that was ended on request or by its time limit. */
const statementEnded = [1317, 1969, 3024];

/** What the driver adds to an error. */
interface DriverError {
  readonly errno?: number;
  /** Given by the server. */
  readonly sqlState?: string;
  /** The connection is lost. */
  readonly fatal?: boolean;
}

/** A MariaDB server behind a pool of connections. */
export function mariadbServer(url: string, { connections, connectTimeout, statementTimeout }: ServerOptions): StatementServer {
  const config: ConnectionOptions = { uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout, enableKeepAlive: true };
  const pool = createPool({ ...config, ...cells, connectionLimit: connections });
  const setUpDone = new WeakSet<object>();

  async function setUpOnce(connection: PoolConnection): Promise<void> {
    // Of the driver's two objects for a connection, this one stays the same.
    const { connection: lasting } = connection as PoolConnection & { readonly connection: NodeJS.EventEmitter };
    if (setUpDone.has(lasting)) return;
    // One that is lost leaves the pool by itself, and fails its statement if it has one.
    lasting.on('error', () => {});
    await connection.query(setUp(statementTimeout));
    setUpDone.add(lasting);
  }

  return {
    async lend(): Promise<LentConnection> {
      const connection = await pool.getConnection();
      try {
        await setUpOnce(connection);
        return {
          run: async (sql, parameters) => (await connection.query(sql, [...parameters]))[0] as readonly unknown[],
          end: () => endStatement(config, connection.threadId),
          giveBack: (sound) => (sound ? connection.release() : connection.destroy()),
        };
      } catch (error) {
        connection.destroy();
        throw error;
      }
    },
    failure(error) {
      const { errno = 0, sqlState, fatal } = error as DriverError;
      if (sqlState === undefined || fatal) return 'broken';
      return statementEnded.includes(errno) ? 'ended' : 'sound';
    },
    close: () => pool.end(),
  };
}

/** A user may end the statements of its own connections. */
async function endStatement(config: ConnectionOptions, threadId: number): Promise<void> {
  const connection = await createConnection(config);
  connection.on('error', () => {});
  try {
    await connection.query(`kill query ${threadId}`);
  } finally {
    await connection.end();
  }
}
