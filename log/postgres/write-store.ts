import { LogStoreError } from '../store.js';
import type { Flush, LogStore } from '../store.js';
import type { LogDatabase } from './database.js';
import { isRefusal, storeError } from './failures.js';
import { checkVersion, readingOf } from './reading.js';
import type { Run } from './reading.js';
import { openWriterSession } from './session.js';
import type { WriterSession } from './session.js';
import { schemaName } from './tables.js';

export interface WriteStoreOptions extends LogDatabase {
  readonly origin: string;
  /** The log's public key as signed-note writes it: a log of this name with another key is not written to. */
  readonly verifierKey: string;
}

/** All of a flush is one statement, and so one transaction and one way to the server and back. */
const appendSql = `
WITH flushed AS (
  INSERT INTO ${schemaName}.flush (origin, first, following, oldest_open) SELECT $1, $2::bigint, $3::bigint, $4::bigint WHERE $3::bigint > $2::bigint
), leaves AS (
  INSERT INTO ${schemaName}.leaf (origin, at, sequence, leaf, parts, secret)
  SELECT $1, $5::timestamptz, each.* FROM unnest($6::bigint[], $7::bytea[], $8::text[], $9::bytea[]) AS each
), tiles AS (
  INSERT INTO ${schemaName}.tile (origin, level, place, hashes) SELECT $1, each.* FROM unnest($10::integer[], $11::bigint[], $12::bytea[]) AS each
), operations AS (
  INSERT INTO ${schemaName}.operation (origin, digest, text) SELECT $1, each.* FROM unnest($13::text[], $14::text[]) AS each ON CONFLICT DO NOTHING
)
INSERT INTO ${schemaName}.checkpoint (origin, size, note) SELECT $1, each.* FROM unnest($15::bigint[], $16::text[]) AS each ON CONFLICT DO NOTHING`;

const appendValues = (origin: string, { at, leaves, tiles, operations, oldestOpen, checkpoint }: Flush): readonly unknown[] => {
  const first = leaves[0]?.sequence ?? 0;
  return [
    origin, first, first + leaves.length, oldestOpen, at.toISOString(),
    leaves.map(({ sequence }) => sequence), leaves.map(({ leaf }) => leaf), leaves.map(({ parts }) => JSON.stringify(parts)), leaves.map(({ secret }) => secret),
    tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => Buffer.concat(hashes)),
    [...operations.keys()], [...operations.values()],
    checkpoint ? [checkpoint.size] : [], checkpoint ? [checkpoint.note] : [],
  ];
};

/**
 * Opens a log in PostgreSQL for writing, as a role that may read and insert and nothing else. One session has the log's lock; when it is lost, the
 * next statement connects again. An append whose answer was lost fails; `state` then tells what became of it, as it waits for the lock, and with it
 * until the lost session has ended.
 * @throws LogStoreError when it cannot be opened, or another writes it.
 */
export async function openPostgresStore({ origin, verifierKey, ...database }: WriteStoreOptions): Promise<LogStore> {
  let session: WriterSession | null = null;
  const connected = async (): Promise<WriterSession> => {
    if (session === null || session.lost) session = await openWriterSession(database, origin, session?.backend ?? null);
    return session;
  };
  const run: Run = async (name, text, values) => {
    try {
      return await (await connected()).query(name, text, values);
    } catch (error) {
      // A connection that failed is never used again: what it still does nobody knows.
      if (session && !isRefusal(error)) await session.end();
      throw storeError(error);
    }
  };
  try {
    await checkVersion(run);
    await run('register', `INSERT INTO ${schemaName}.log (origin, verifier_key) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [origin, verifierKey]);
    const [log] = await run<{ readonly verifier_key: string }>('registered', `SELECT verifier_key FROM ${schemaName}.log WHERE origin = $1`, [origin]);
    if (log?.verifier_key !== verifierKey) throw new LogStoreError(`Expected the log of ${origin} in the database to be of the key in the folder, got one of another key`);
  } catch (error) {
    await (session as WriterSession | null)?.end();
    throw error;
  }
  return {
    ...readingOf(run, origin),
    append: async (flush) => void (await run('append', appendSql, appendValues(origin, flush))),
    close: async () => session?.end(),
  };
}
