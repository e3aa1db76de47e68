import type { ClientConfig } from 'pg';
import { LogStoreError } from '../store.js';
import type { BlockRefusals, LookupSnapshot, TermPosting } from './lookup-snapshot.js';
import { readBlock } from './lookup-store.js';
import { lookupSchema, termsOfPostings } from './postgres-lookup.js';

/** Postings read at a time. */
const rowsAtOnce = 5_000;

type Row = Readonly<Record<string, unknown>>;

/**
 * Opens what a lookup in PostgreSQL has of a log.
 * @throws LogStoreError when there is none, or the role may not read it.
 */
export async function openPostgresSnapshot(connection: ClientConfig, origin: string): Promise<LookupSnapshot> {
  const { Client } = await import('pg');
  const client = new Client({ application_name: 'bureaux query log, verifying', ...connection });
  client.on('error', () => undefined);
  const all = async (text: string, ...values: unknown[]): Promise<readonly Row[]> => (await client.query<Row>(text, values)).rows;
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await all(`SELECT FROM ${lookupSchema}.block, ${lookupSchema}.chunk, ${lookupSchema}.refusal, ${termsOfPostings} WHERE false`);
  } catch (error) {
    await client.end().catch(() => undefined);
    const { code } = error as { readonly code?: string };
    throw new LogStoreError(`Expected a lookup of this version beside the log, and the right to read it, got neither (${code ?? 'a lost connection'}): \`bureaux audit install\` gives a role what it needs`);
  }
  return {
    blocks: async () => (await all(`SELECT * FROM ${lookupSchema}.block WHERE origin = $1 ORDER BY block`, origin)).map(readBlock),
    // A block is written in one transaction.
    underWay: () => Promise.resolve(null),
    chunk: async (index) => ((await all(`SELECT places FROM ${lookupSchema}.chunk WHERE origin = $1 AND chunk = $2`, origin, index))[0]?.['places'] as Uint8Array | undefined) ?? null,
    refusals: async () => (await all(`SELECT block, hour, code, refused FROM ${lookupSchema}.refusal WHERE origin = $1`, origin))
      .map((row): BlockRefusals => ({ block: Number(row['block']), hour: String(row['hour']), code: String(row['code']), count: Number(row['refused']) })),
    async* postings(block) {
      await client.query(`DECLARE postings NO SCROLL CURSOR FOR SELECT term.term, block, bits FROM ${termsOfPostings}
        WHERE origin = ${client.escapeLiteral(origin)}${block === undefined ? '' : ` AND block = ${Number(block)}`}`);
      for (;;) {
        const rows = await all(`FETCH ${rowsAtOnce} FROM postings`);
        for (const row of rows) yield { term: String(row['term']), block: Number(row['block']), bits: row['bits'] as Uint8Array } satisfies TermPosting;
        if (rows.length < rowsAtOnce) break;
      }
      await client.query('CLOSE postings');
    },
    close: () => client.end(),
  };
}
