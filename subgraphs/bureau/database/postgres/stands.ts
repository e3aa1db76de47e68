import { Client } from 'pg';
import type { NationalRequest } from '../national-request.js';

/** Whether the whole national database stands on a PostgreSQL server: its reader may read, which is granted with the last row. */
export async function standsOnPostgres(adminUrl: string, { database, reader }: Pick<NationalRequest, 'database' | 'reader'>): Promise<boolean> {
  const there = await ask(adminUrl, 'select 1 from pg_database where datname = $1', [database]);
  if (!there) return false;
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return ask(url.href, "select 1 from information_schema.role_table_grants where grantee = $1 and privilege_type = 'SELECT' limit 1", [reader.user]);
}

/** Whether there is a row. */
async function ask(url: string, sql: string, values: readonly string[]): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql, [...values])).rowCount !== 0;
  } finally {
    await client.end();
  }
}
