import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DatabaseSync } from '@photostructure/sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import { rowsOf } from '../../../log/sqlite/rows-of.js';
import { readOnlySqlite } from '../../../subgraphs/bureau/database/sqlite/dialect.js';
import { logFolder } from '../../support/query-log.js';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

const numbers = 3_000;
const sql = `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${numbers}) SELECT n FROM number`;

/** Reads rows while other work goes on, and what nobody keeps is collected. */
async function counted(rows: AsyncIterable<unknown> | Iterable<unknown>): Promise<number> {
  let count = 0;
  for await (const row of rows) {
    if (row === null || (count += 1) % 500 !== 0) continue;
    await new Promise(setImmediate);
    collect();
  }
  return count;
}

it('rows are read to the end, though nobody else keeps the statement', async () => {
  const database = new DatabaseSync('');
  expect(await counted(rowsOf(database.prepare(sql)))).toBe(numbers);
  database.close();
});

it("so are those of a bureau's register", async () => {
  const file = join(logFolder(), 'register.sqlite');
  new DatabaseSync(file).close();
  const register = new Kysely<unknown>({ dialect: readOnlySqlite(file) });
  expect(await counted(register.getExecutor().stream(CompiledQuery.raw(sql), 1))).toBe(numbers);
  await register.destroy();
});
