import { callSigner } from '../../gateway/signing/index.js';
import { projectFile } from '../../schema/files.js';
import { countryFolders } from '../../subgraphs/countries.js';
import type { DemoEnvelope } from '../../subgraphs/demo/register.js';
import { openLogFolder, readEntry } from '../../log/index.js';
import type { ReadEntry } from '../../log/index.js';
import type { BureauOptions } from '../../subgraphs/bureau/index.js';
import { keptIds, keptRegister } from './kept-register.js';
import { logFolder } from './query-log.js';
import { bodyOf, startSignedBureau } from './signed-bureau.js';
import type { SignedAnswer, SignedBureau, TestAsker } from './signed-bureau.js';

/** A gateway's log as its questions tell of it. */
export interface ToldLog { readonly origin: string; readonly checkpoint: string | null }

/** A bureau over a small register that keeps a log, and what a test does with it. */
export interface LoggingBureau extends SignedBureau {
  readonly logFolder: string;
  readonly notices: readonly string[];
  readonly id: ReturnType<typeof keptIds>;
  /** Asks for an operation of a gateway that keeps a log. */
  askFor(id: string, log: ToldLog, asker: TestAsker, query: string, variables?: Readonly<Record<string, unknown>>): Promise<SignedAnswer>;
  /** Tells it accesses, signed. */
  tell(batch: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  /** All its entries, opened. */
  entries(): Promise<readonly ReadEntry[]>;
}

/** All entries of a log, opened. */
export async function entriesOf(folder: string): Promise<readonly ReadEntry[]> {
  const log = openLogFolder(folder);
  try {
    return (await log.store.leaves(0, (await log.store.state()).size)).map((leaf) => readEntry(log.origin, leaf, log.searchKeys));
  } finally {
    await log.close();
  }
}

/** Starts a country's bureau with a log; `kept` as in `keptRegister`. */
export async function startLoggingBureau(country: string, kept: Partial<DemoEnvelope> | null, options: BureauOptions & { readonly key?: SignedBureau['key'] } = {}): Promise<LoggingBureau> {
  const folderOf = countryFolders[country]!;
  const records = await folderOf.records();
  const folder = options.log?.folder ?? logFolder();
  const notices: string[] = [];
  const bureau = await startSignedBureau(
    await folderOf.bureau(), projectFile('subgraphs', country.toLowerCase(), 'native.sql'), records.rows(keptRegister(country, kept)),
    { log: { folder, checkpointMs: 60_000 }, onNotice: (notice) => void notices.push(notice), ...options },
  );
  return {
    ...bureau, logFolder: folder, notices, id: keptIds(country, records),
    askFor(id, log, asker, query, variables) {
      const body = bodyOf(query, variables);
      return bureau.send(body, callSigner({ key: bureau.key, origin: log.origin, checkpoint: () => log.checkpoint })({ ...asker, id }, [{ audience: country, body: Buffer.from(body), attempt: 1 }])[0]!);
    },
    async tell(batch) {
      const body = JSON.stringify(batch);
      const headers = callSigner({ key: bureau.key })(null, [{ audience: country, body: Buffer.from(body), attempt: 1 }])[0]!;
      const response = await fetch(new URL('/accesses', bureau.url), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
      return { status: response.status, body: await response.json() };
    },
    entries: () => entriesOf(folder),
  };
}
