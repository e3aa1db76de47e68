import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BureauOptions, createNational, type RunningBureau, startBureau, statementsHeader } from '../../subgraphs/bureau/index.js';
import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import type { NativeInsert } from '../../subgraphs/demo/register.js';

/** An answer of a bureau, taken loosely: the test says what it expects. */
export interface Answer {
  readonly data: Record<string, never> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  /** How many SQL statements it took. */
  readonly statements: number;
}

/** A bureau over a database made for the test, in a folder of its own. */
export interface TestBureau extends RunningBureau {
  readonly path: string;
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
}

/** Makes the database and starts the bureau on a free port. */
export async function startTestBureau(
  country: CountryMapping, nativeSql: string, rows: Iterable<NativeInsert>, options: BureauOptions = {},
): Promise<TestBureau> {
  const folder = mkdtempSync(join(tmpdir(), 'bureau-'));
  const path = join(folder, 'national.sqlite');
  createNational(path, nativeSql, rows);
  const bureau = await startBureau(country, `sqlite:${path}`, { ...(options.trust === undefined && { open: true }), ...options });
  return {
    url: bureau.url,
    path,
    async ask(query, variables = {}) {
      const response = await fetch(bureau.url, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }),
      });
      return { ...(await response.json() as Answer), statements: Number(response.headers.get(statementsHeader)) };
    },
    async close() {
      await bureau.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
