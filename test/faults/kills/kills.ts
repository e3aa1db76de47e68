import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadEntry } from '../../../log/index.js';
import { loggedGateway } from '../../support/logged-gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import { entriesOf, verifyFolder } from '../../support/read-log.js';

export interface KillOptions {
  /** How often the gateway is killed. */
  readonly kills: number;
  /** Requests under way at one time. Default 8. */
  readonly clients?: number;
  /** Answers that are waited for before each kill, at most. Default 150. */
  readonly most?: number;
  tell(line: string): void;
}

/** What was seen of one kill. */
export interface KillRow {
  readonly kill: number;
  /** Answers that clients had received whole. */
  readonly answers: number;
  /** Requests that got none. */
  readonly cut: number;
  /** Entries in the log after it. */
  readonly entries: number;
  /** Operations whose outcome was not written. */
  readonly open: number;
  /** Answers of which the log does not tell, or not all records. */
  readonly missing: number;
  readonly verifies: 'yes' | 'no';
}

export interface KillResult {
  readonly rows: readonly KillRow[];
  /** How many of the operations left open were closed as UNKNOWN when the gateway was started again. */
  readonly unknown: number;
  readonly breaches: readonly string[];
}

/** An answer as a client received it. */
interface Received {
  readonly id: string;
  readonly records: readonly string[];
}

const people = (country: string, count: number) => Array.from({ length: count }, (_, n) =>
  ({ __typename: 'Person', id: `${country}:person:${n}`, country, sex: 'MALE', names: [{ full: `Name ${n}` }] }));
const query = 'query ($name: String!, $first: Int) { persons(search: { name: $name }, first: $first) { edges { node { id names { full } } } totalCount } }';

/** Asks until the gateway is gone. Some questions are new, some have been asked before and are kept. */
async function ask(url: string, headers: Readonly<Record<string, string>>, received: Received[], isOver: () => boolean): Promise<number> {
  while (!isOver()) {
    const variables = { name: `Name ${Math.floor(Math.random() * 30)}`, first: 1 + Math.floor(Math.random() * 20) };
    try {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      const { data } = (await response.json()) as { readonly data?: { readonly persons: { readonly edges: readonly { readonly node: { readonly id: string } }[] } } };
      received.push({ id: response.headers.get('x-correlation-id')!, records: data?.persons.edges.map(({ node }) => node.id) ?? [] });
    } catch {
      return 1;
    }
  }
  return 0;
}

/** Answers that the log does not tell of as they were received. */
function missingIn(entries: readonly ReadEntry[], received: readonly Received[]): readonly Received[] {
  const outcomes = new Map(entries.flatMap((entry) => (entry.header.kind === 'OUTCOME' ? [[entry.header.id, { result: entry.header.result, records: new Set(entry.countries.flatMap(({ records }) => records)) }] as const] : [])));
  return received.filter(({ id, records }) => {
    const outcome = outcomes.get(id);
    return outcome?.result !== 'SERVED' || !records.every((record) => outcome.records.has(record));
  });
}

/**
 * Copies the log of a process that was killed, to be read as the next process will find it. SQLite tells readers of a transaction when it is on the disk; one that was
 * written, and was not told of before the kill, is found by who opens the file as the only one, and not while somebody else has it open: a reader of the log itself would
 * see an operation open that the next gateway finds ended, and would have that gateway lose the end.
 */
function copyOf(log: string, folder: string): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(log, copy, { recursive: true, filter: (file) => !file.endsWith('-shm') });
  return copy;
}

/**
 * Kills a gateway under load with SIGKILL, each time at another moment, and starts it again over the same log: every answer that a client received must be
 * in the log, with its records, and the log must verify.
 */
export async function killUnderLoad({ kills, clients = 8, most = 150, tell }: KillOptions): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-kills-'));
  const bureaux = await Promise.all(['FR', 'BE'].map((country) => startMemoryBureau(country, people(country, 12))));
  for (const bureau of bureaux) bureau.cacheControl = 'max-age=60, public';
  const rows: KillRow[] = [];
  const breaches: string[] = [];
  const gateway = await loggedGateway(folder, { countries: bureaux.map(({ country, url }) => ({ code: country, url })) });
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const running = await gateway.start();
      const received: Received[] = [];
      let over = false;
      const asking = Array.from({ length: clients }, () => ask(running.url, gateway.headers, received, () => over));
      const wanted = 1 + Math.floor(Math.random() * most);
      while (received.length < wanted) await pause(1);
      await pause(Math.random() * 20);
      running.process.kill('SIGKILL');
      over = true;
      const cut = (await Promise.all(asking)).reduce((sum, one) => sum + one, 0);
      await running.ended;
      const copy = copyOf(gateway.log, folder);
      const { size, fault, open } = await verifyFolder(copy);
      const missing = missingIn(await entriesOf(copy), received);
      rmSync(copy, { recursive: true });
      rows.push({ kill, answers: received.length, cut, entries: size, open, missing: missing.length, verifies: fault === null ? 'yes' : 'no' });
      if (fault) breaches.push(`kill ${kill}: the log does not verify: ${fault.reason}`);
      for (const { id } of missing) breaches.push(`kill ${kill}: the answer ${id} is not in the log as it was received`);
      tell(`${kill} of ${kills}: ${received.length} answers, ${open} operations open, ${missing.length} missing`);
    }
    const last = await gateway.start();
    last.process.kill('SIGTERM');
    await last.ended;
    const { open, fault } = await verifyFolder(gateway.log);
    if (open > 0 || fault) breaches.push(`after the last start: ${open} operations open, ${fault?.reason ?? 'the log verifies'}`);
    const unknown = (await entriesOf(gateway.log)).filter(({ header }) => header.kind === 'OUTCOME' && header.result === 'UNKNOWN').length;
    const left = rows.reduce((sum, row) => sum + row.open, 0);
    if (unknown !== left) breaches.push(`of ${left} operations that were left open, ${unknown} are told as UNKNOWN`);
    return { rows, unknown, breaches };
  } finally {
    await Promise.all(bureaux.map((bureau) => bureau.kill()));
    rmSync(folder, { recursive: true, force: true });
  }
}
