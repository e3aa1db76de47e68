import type { PrivateServer } from './private-server.js';

/** A user of a database server. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** A row of an answer, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A private database server. */
export interface SqlServer extends PrivateServer {
  /** The user that may do everything; its password is of this server alone. */
  readonly admin: Login;
  /** The admin's URL of the database that every server has. */
  readonly adminUrl: string;
  /** The URL of a database. @param login default: the admin. */
  url(database: string, login?: Login): string;
  /** Runs statements as the admin, over a connection of its own. @param database default: that of `adminUrl`. @returns the rows of a single one. */
  query(sql: string, database?: string): Promise<readonly Row[]>;
}

/** Options of a private database server. */
export interface SqlServerOptions {
  /** The server's own settings by name, on top of ours. */
  readonly settings?: Readonly<Record<string, string | number>>;
}
