import { hashBytes } from '../../schema/merkle.js';
import { partitionsEnd } from './partitions.js';
import { LogStoreError, readParts } from '../store.js';
import type { LogStore, StoredCheckpoint, StoredLeaf } from '../store.js';
import { schemaName, tablesVersion } from './tables.js';

/** Runs a statement that is prepared by its name. */
export type Run = <R>(name: string, text: string, values: readonly unknown[]) => Promise<readonly R[]>;

/** How PostgreSQL gives 64-bit numbers. */
type Big = string;

interface LeafRow { readonly sequence: Big; readonly leaf: Uint8Array; readonly parts: string; readonly secret: Uint8Array }
interface CheckpointRow { readonly size: Big; readonly note: string }

const readHashes = (joined: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(joined.length / hashBytes) }, (_, place) => joined.subarray(place * hashBytes, (place + 1) * hashBytes));

const readLeaf = ({ sequence, leaf, parts, secret }: LeafRow): StoredLeaf => ({ sequence: Number(sequence), leaf, parts: readParts(parts), secret });

const readCheckpoint = ({ size, note }: CheckpointRow): StoredCheckpoint => ({ size: Number(size), note });

/** What of a store only reads, over statements. */
export function readingOf(run: Run, origin: string): Omit<LogStore, 'append' | 'close'> {
  return {
    async state() {
      const [row] = await run<{ readonly newest: Big | null; readonly open: Big | null }>('state', `
        SELECT (SELECT sequence FROM ${schemaName}.leaf WHERE origin = $1 ORDER BY sequence DESC LIMIT 1) AS newest,
          (SELECT oldest_open FROM ${schemaName}.flush WHERE origin = $1 ORDER BY first DESC LIMIT 1) AS open`, [origin]);
      return { size: row!.newest === null ? 0 : Number(row!.newest) + 1, oldestOpen: Number(row!.open ?? 0) };
    },
    leaves: async (from, to) => (await run<LeafRow>('leaves', `SELECT sequence, leaf, parts, secret FROM ${schemaName}.leaf WHERE origin = $1 AND sequence >= $2 AND sequence < $3 ORDER BY sequence`,
      [origin, from, to])).map(readLeaf),
    leavesAt: async (places) => (await run<LeafRow>('leaves-at', `SELECT sequence, leaf, parts, secret FROM ${schemaName}.leaf WHERE origin = $1 AND sequence = ANY($2::bigint[])`,
      [origin, places])).map(readLeaf),
    async tile(level, index) {
      const [row] = await run<{ readonly hashes: Uint8Array }>('tile', `SELECT hashes FROM ${schemaName}.tile WHERE origin = $1 AND level = $2 AND place = $3`, [origin, level, index]);
      return row ? readHashes(row.hashes) : null;
    },
    async operation(digest) {
      const [row] = await run<{ readonly text: string }>('operation', `SELECT text FROM ${schemaName}.operation WHERE origin = $1 AND digest = $2`, [origin, digest]);
      return row?.text ?? null;
    },
    async checkpoints(from, to) {
      return (await run<CheckpointRow>('checkpoints', `SELECT size, note FROM ${schemaName}.checkpoint WHERE origin = $1 AND size >= $2 AND size < $3 ORDER BY size`, [origin, from, to])).map(readCheckpoint);
    },
    async writableUntil(now) {
      return partitionsEnd((await run<{ readonly bound: string }>('partitions', `SELECT pg_get_expr(relpartbound, pg_class.oid) AS bound
        FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = '${schemaName}.leaf'::regclass`, [])).map(({ bound }) => bound), now);
    },
    async newestCheckpoint() {
      const [row] = await run<CheckpointRow>('newest', `SELECT size, note FROM ${schemaName}.checkpoint WHERE origin = $1 ORDER BY size DESC LIMIT 1`, [origin]);
      return row ? readCheckpoint(row) : null;
    },
  };
}

/** @throws LogStoreError */
export async function checkVersion(run: Run): Promise<void> {
  const [row] = await run<{ readonly version: number }>('version', `SELECT version FROM ${schemaName}.version`, []);
  if (row?.version !== tablesVersion) throw new LogStoreError(`Expected a query log of version ${tablesVersion}, got one of version ${row?.version ?? 'none'}`);
}
