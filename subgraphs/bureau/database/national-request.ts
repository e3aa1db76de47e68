import type { NativeInsert } from '../../demo/register.js';

/** A user of a database server. */
export interface ServerLogin {
  readonly user: string;
  readonly password: string;
}

/** A national database that is to be made on a server. */
export interface NationalRequest {
  /** What it is to be called. */
  readonly database: string;
  /** The national schema, in the server's own SQL. */
  readonly nativeSql: string;
  readonly rows: Iterable<NativeInsert>;
  /** Adds its journal of changes once the rows are there, in the server's own SQL. Default: it has none. */
  readonly journalSql?: string | undefined;
  /** May read, and nothing else: the bureau's user. */
  readonly reader: ServerLogin;
  /** May read and write rows, those of the journal aside: the country's own user. */
  readonly writer: ServerLogin;
  /** One that stands there is dropped first. Default: it is left, and making another is refused. */
  readonly replace?: boolean;
  /** Told how many rows have been written, after each batch. */
  readonly onProgress?: (written: number) => void;
}

/**
 * Checks the names, which are written into statements.
 * @throws RangeError for a name with other characters than small letters, digits and `_`, or longer than 63 characters.
 */
export function checkNames({ database, reader, writer }: NationalRequest): void {
  for (const name of [database, reader.user, writer.user]) {
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new RangeError(`Expected a name of small letters, digits and _, got ${JSON.stringify(name)}`);
  }
}

/** An error that says which batch the server refused; its values are not told. */
export function refusedBatch(table: string, cause: unknown): Error {
  const { code } = cause as { readonly code?: unknown };
  return new Error(`Rows of table ${table} were refused: ${typeof code === 'string' ? code : 'no reason given'}`, { cause });
}
