import { existsSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { rowsOf } from '../sqlite/rows-of.js';
import { LogStoreError } from '../store.js';
import type { BlockRefusals, LookupSnapshot, TermPosting } from './lookup-snapshot.js';
import { readBlock } from './lookup-store.js';
import { sqliteLookupVersion } from './sqlite-lookup.js';
import type { Row } from './sqlite-lookup.js';

/** Postings read before other work is let in. */
const rowsAtOnce = 2_000;

/** Opens what a lookup in a SQLite file has of a log. @throws LogStoreError when there is none, or one of another version. */
export function openSqliteSnapshot(path: string, origin: string): LookupSnapshot {
  if (!existsSync(path)) throw new LogStoreError('Expected a lookup beside the log, got none: a gateway makes it');
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  const { user_version: found } = database.prepare('PRAGMA user_version').get() as { readonly user_version: number };
  if (found !== sqliteLookupVersion) {
    database.close();
    throw new LogStoreError(`Expected a lookup of version ${sqliteLookupVersion}, got one of version ${found}: a gateway makes it anew`);
  }
  database.exec('BEGIN');
  const all = (sql: string, ...values: (string | number)[]): Row[] => database.prepare(sql).all(...values) as Row[];
  return {
    blocks: async () => all('SELECT * FROM block WHERE origin = ? ORDER BY block', origin).map(readBlock),
    underWay: async () => all('SELECT block FROM sealing WHERE origin = ?', origin).map(({ block }) => Number(block))[0] ?? null,
    chunk: async (index) => (all('SELECT places FROM chunk WHERE origin = ? AND chunk = ?', origin, index)[0]?.['places'] as Uint8Array | undefined) ?? null,
    refusals: async () => all('SELECT block, hour, code, refused FROM refusal WHERE origin = ?', origin)
      .map((row): BlockRefusals => ({ block: Number(row['block']), hour: String(row['hour']), code: String(row['code']), count: Number(row['refused']) })),
    async* postings(block) {
      let read = 0;
      const statement = database.prepare(`SELECT term, block, bits FROM posting WHERE origin = ?${block === undefined ? '' : ' AND block = ?'}`);
      for (const row of rowsOf<Row>(statement, origin, ...(block === undefined ? [] : [block]))) {
        yield { term: String(row['term']), block: Number(row['block']), bits: row['bits'] as Uint8Array } satisfies TermPosting;
        if ((read += 1) % rowsAtOnce === 0) await new Promise(setImmediate);
      }
    },
    close: async () => database.close(),
  };
}
