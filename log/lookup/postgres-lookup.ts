import { hash } from 'node:crypto';
import type { ClientBase, Pool, PoolClient, PoolConfig } from 'pg';
import { LogStoreError } from '../store.js';
import { amendedChunk, amendedPosting, chunkOf } from './amend.js';
import { blockSize } from './bits.js';
import { chunkSize } from './chunk.js';
import { readBlock } from './lookup-store.js';
import type { LookupStore, Posting, RefusalCount } from './lookup-store.js';

/** Version of the tables and of what is in them: another has a schema of its own, which may be dropped when no gateway uses it any more. */
const version = 4;

/** The schema of the lookup's tables, beside those of the log. */
export const lookupSchema = `bureaux_lookup_${version}`;

/**
 * Terms are compared byte by byte; each has a number, as it would be most of a posting and of its place in the index. What is in a chunk or a posting is
 * short and dense: nothing is gained by compressing it.
 */
const tables = `
CREATE TABLE IF NOT EXISTS ${lookupSchema}.block (origin text NOT NULL, block integer NOT NULL, first_place bigint NOT NULL, last_place bigint NOT NULL, last_hash bytea NOT NULL,
  first_at bigint NOT NULL, last_at bigint NOT NULL, fences bytea NOT NULL, PRIMARY KEY (origin, block));
CREATE TABLE IF NOT EXISTS ${lookupSchema}.chunk (origin text NOT NULL, chunk integer NOT NULL, places bytea NOT NULL, PRIMARY KEY (origin, chunk));
CREATE TABLE IF NOT EXISTS ${lookupSchema}.term (origin text COLLATE "C" NOT NULL, term text COLLATE "C" NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (origin, term));
CREATE TABLE IF NOT EXISTS ${lookupSchema}.posting (term bigint NOT NULL, block integer NOT NULL, bits bytea NOT NULL, PRIMARY KEY (term, block));
CREATE TABLE IF NOT EXISTS ${lookupSchema}.refusal (origin text NOT NULL, block integer NOT NULL, hour text NOT NULL, code text NOT NULL, refused bigint NOT NULL,
  PRIMARY KEY (origin, block, hour, code));
CREATE TABLE IF NOT EXISTS ${lookupSchema}.passed_over (origin text NOT NULL, place bigint NOT NULL, PRIMARY KEY (origin, place));
ALTER TABLE ${lookupSchema}.chunk ALTER places SET STORAGE PLAIN;
ALTER TABLE ${lookupSchema}.posting ALTER bits SET STORAGE PLAIN;`;

/** The tables that have an origin; those of postings go before the terms they are of. */
const names = ['block', 'chunk', 'refusal', 'passed_over', 'term'] as const;

export const termsOfPostings = `${lookupSchema}.posting JOIN ${lookupSchema}.term ON id = posting.term`;

/** Of a page of the tables' index, and of one round trip: rows written at once. */
const rowsAtOnce = 2_000;

/** Blocks whose postings come in one row: a row for each takes longer to read than its bits, and rows of 100 KB take longer than several small ones. */
const blocksOfARow = 32;

/** The postings of a row: of each its block and its length, four bytes each, then its bits. */
function separated(joined: Uint8Array): readonly Posting[] {
  const view = new DataView(joined.buffer, joined.byteOffset, joined.byteLength);
  const postings: Posting[] = [];
  for (let at = 0; at < joined.length;) {
    const from = at + 8, to = from + view.getInt32(at + 4);
    postings.push({ block: view.getInt32(at), bits: joined.subarray(from, to) });
    at = to;
  }
  return postings;
}

/**
 * Makes the tables of the lookup; done again, it changes nothing. Whoever may make schemas in the database may do it.
 * @param roles who keep the lookup, besides the caller: the roles that gateways connect with.
 * @param readers who may read it, to verify it.
 */
export async function installPostgresLookup(client: ClientBase | Pool, roles: readonly string[] = [], readers: readonly string[] = []): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${lookupSchema}`);
  await client.query(tables);
  for (const [names, rights] of [[readers, 'SELECT'], [roles, 'SELECT, INSERT, UPDATE, DELETE']] as const) {
    for (const name of names) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      await client.query(`GRANT USAGE ON SCHEMA ${lookupSchema} TO ${quoted}`);
      await client.query(`GRANT ${rights} ON ALL TABLES IN SCHEMA ${lookupSchema} TO ${quoted}`);
    }
  }
}

/**
 * Opens a lookup in PostgreSQL, beside the logs it is derived from. Gateways share it: what one has written the others need not.
 * @throws LogStoreError when its tables are not there and may not be made.
 */
export async function openPostgresLookup(connection: PoolConfig): Promise<LookupStore> {
  // A log in SQLite needs no client of PostgreSQL.
  const { Pool } = await import('pg');
  const pool = new Pool({ max: 4, ...connection });
  // A connection that is cut while it is idle has nobody to tell; the next statement takes another.
  pool.on('error', () => undefined);
  const query = async (text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>({ text, values: [...values], name: hash('sha256', text).slice(0, 40) })).rows;

  async function whole(origin: string, work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      // Not every commit is worth a flush: what is lost is derived again.
      await client.query('SET LOCAL synchronous_commit = off');
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 5))', [`bureaux lookup ${origin}`]);
      await work(client);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }
  const write = async (client: PoolClient, origin: string, table: 'chunk' | 'posting', rows: readonly (readonly [string | number, number | null, Uint8Array])[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      const bytes = some.map(([, , each]) => Buffer.from(each));
      if (table === 'chunk') {
        await client.query(`INSERT INTO ${lookupSchema}.chunk SELECT $1, * FROM unnest($2::integer[], $3::bytea[]) ON CONFLICT (origin, chunk) DO UPDATE SET places = excluded.places`,
          [origin, some.map(([key]) => key), bytes]);
      } else {
        const terms = some.map(([key]) => key);
        await client.query(`INSERT INTO ${lookupSchema}.term (origin, term) SELECT $1, each FROM unnest($2::text[]) each
          WHERE NOT EXISTS (SELECT FROM ${lookupSchema}.term WHERE origin = $1 AND term = each) ON CONFLICT DO NOTHING`, [origin, terms]);
        await client.query(`INSERT INTO ${lookupSchema}.posting SELECT id, block, bits FROM unnest($2::text[], $3::integer[], $4::bytea[]) WITH ORDINALITY each (text, block, bits, place)
          JOIN ${lookupSchema}.term ON origin = $1 AND term = text ORDER BY place ON CONFLICT (term, block) DO UPDATE SET bits = excluded.bits`,
        [origin, terms, some.map(([, block]) => block), bytes]);
      }
    }
  };

  try {
    const [there] = await query('SELECT to_regclass($1) IS NOT NULL AS there', [`${lookupSchema}.passed_over`]);
    if (there!['there'] !== true) await installPostgresLookup(pool);
  } catch (error) {
    await pool.end();
    throw new LogStoreError(`Expected the tables of the query log's lookup in PostgreSQL, or the right to make them (${error instanceof Error ? error.message : 'no reason given'})`);
  }

  return {
    blocks: async (origin) => (await query(`SELECT * FROM ${lookupSchema}.block WHERE origin = $1 ORDER BY block`, [origin])).map(readBlock),
    seal: (origin, { block, chunks, postings, refusals }) => whole(origin, async (client) => {
      const { rowCount } = await client.query(`INSERT INTO ${lookupSchema}.block VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [origin, block.block, block.firstPlace, block.lastPlace, Buffer.from(block.lastHash), block.from, block.to, Buffer.from(block.fences)]);
      if (rowCount === 0) return;
      const first = block.block * (blockSize / chunkSize);
      await write(client, origin, 'chunk', chunks.map((bytes, index) => [first + index, null, bytes]));
      // The long ones, which most questions read, side by side.
      await write(client, origin, 'posting', [...postings].sort(([, one], [, other]) => other.length - one.length).map(([term, bits]) => [term, block.block, bits]));
      for (const { hour, code, count } of refusals) await client.query(`INSERT INTO ${lookupSchema}.refusal VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [origin, block.block, hour, code, count]);
    }),
    amend: (origin, amendment) => whole(origin, async (client) => {
      const { block, at, add, remove } = amendment;
      const chunk = chunkOf(amendment);
      const { rows: [stored] } = await client.query<{ places: Uint8Array }>(`SELECT places FROM ${lookupSchema}.chunk WHERE origin = $1 AND chunk = $2`, [origin, chunk]);
      await write(client, origin, 'chunk', [[chunk, null, amendedChunk(stored!.places, amendment)]]);
      const { rows } = await client.query<{ term: string; bits: Uint8Array }>(`SELECT term.term, bits FROM ${termsOfPostings} WHERE origin = $1 AND block = $2 AND term.term = ANY($3::text[])`,
        [origin, block, [...add, ...remove]]);
      const there = new Map(rows.map(({ term, bits }) => [term, bits]));
      const next = (isIn: boolean) => (term: string) => [term, block, amendedPosting(there.get(term) ?? null, at, isIn)] as const;
      await write(client, origin, 'posting', [...add.map(next(true)), ...remove.map(next(false))]);
    }),
    async postings(origin, ranges) {
      const found = ranges.map((): Posting[] => []);
      const rows = await query(`
        SELECT range, string_agg(int4send(block) || int4send(length(bits)) || bits, '' ORDER BY block DESC) AS joined FROM unnest($2::text[], $3::integer[], $4::integer[]) WITH ORDINALITY each (text, last, most, range)
          JOIN ${lookupSchema}.term ON origin = $1 AND term = text,
          LATERAL (SELECT block, bits FROM ${lookupSchema}.posting WHERE posting.term = id AND block <= last ORDER BY block DESC LIMIT most) posting
        GROUP BY range, block / ${blocksOfARow} ORDER BY range, block / ${blocksOfARow} DESC`,
      [origin, ranges.map(({ term }) => term), ranges.map(({ last }) => last), ranges.map(({ most }) => most)]);
      for (const row of rows) found[Number(row['range']) - 1]!.push(...separated(row['joined'] as Uint8Array));
      return found;
    },
    terms: async (origin, prefix) => (await query(`SELECT term FROM ${lookupSchema}.term WHERE origin = $1 AND term > $2 AND term < $3 ORDER BY term`, [origin, prefix, `${prefix}\u{10ffff}`]))
      .map((row) => String(row['term'])),
    chunks: async (origin, indexes) => new Map((await query(`SELECT chunk, places FROM ${lookupSchema}.chunk WHERE origin = $1 AND chunk = ANY($2::integer[])`, [origin, indexes]))
      .map((row) => [Number(row['chunk']), row['places'] as Uint8Array])),
    refusals: async (origin) => (await query(`SELECT hour, code, sum(refused) AS refused FROM ${lookupSchema}.refusal WHERE origin = $1 GROUP BY hour, code`, [origin]))
      .map((row): RefusalCount => ({ hour: String(row['hour']), code: String(row['code']), count: Number(row['refused']) })),
    passOver: async (origin, place) => void await query(`INSERT INTO ${lookupSchema}.passed_over VALUES ($1, $2) ON CONFLICT DO NOTHING`, [origin, place]),
    passedOver: async (origin) => (await query(`SELECT place FROM ${lookupSchema}.passed_over WHERE origin = $1 ORDER BY place`, [origin])).map(({ place }) => Number(place)),
    clear: (origin) => whole(origin, async (client) => {
      await client.query(`DELETE FROM ${lookupSchema}.posting USING ${lookupSchema}.term WHERE posting.term = id AND origin = $1`, [origin]);
      for (const name of names) await client.query(`DELETE FROM ${lookupSchema}.${name} WHERE origin = $1`, [origin]);
    }),
    close: () => pool.end(),
  };
}
