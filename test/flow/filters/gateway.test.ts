import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { readFilterSecrets } from '../../../schema/filter/secrets.js';
import { createNational } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { filtered, filteredRows, filteredSql, ownNumbers } from '../../support/filtered-country.js';
import type { TestGateway } from '../../support/gateway.js';
import { ownerNetwork } from '../../support/owner-network.js';
import { eventually } from '../../support/servers/eventually.js';
import { startSignedBureauOver } from '../../support/signed-bureau.js';

const folder = mkdtempSync(join(tmpdir(), 'filters-'));
const keys = join(folder, 'filter-keys');
const network = ownerNetwork();
const path = join(folder, 'mt.sqlite');

let writer: InstanceType<typeof DatabaseSync>;
let gateway: TestGateway;
let bureau: Awaited<ReturnType<typeof startSignedBureauOver>> | null = null;
let port = 0;

async function start(): Promise<void> {
  bureau = await startSignedBureauOver(filtered, `sqlite:${path}`, { filters: { secrets: readFilterSecrets(JSON.stringify(keyFile)) }, pollMs: 50, port, key: network.key });
  port = Number(new URL(bureau.url).port);
}

/** Ends it, with what it has read and not told: whoever follows is cut off. */
async function stop(): Promise<void> {
  await bureau?.close();
  bureau = null;
}

const keyFile = { keys: [{ id: 'test', key: randomBytes(32).toString('base64url') }] };

beforeAll(async () => {
  writeFileSync(keys, JSON.stringify(keyFile));
  createNational(path, filteredSql, filteredRows(50), { journalSql: journalSql(filtered, 'sqlite') });
  writer = new DatabaseSync(path, { timeout: 10_000 });
  await start();
  gateway = await network.gateway([{ country: 'MT', url: bureau!.url }], { filters: { keys }, cache: { enabled: false }, breaker: { failures: 1_000 } });
  await byFilter('NOBODYS');
}, 60_000);

afterAll(async () => {
  await network.close();
  await stop();
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told { readonly outcome: string; readonly complete: boolean; readonly countries: readonly { readonly status: string; readonly source: string | null; readonly asOf: string | null; readonly reason: string | null }[] }

async function check(numbers: readonly string[], freshness = 60): Promise<readonly Told[]> {
  const { status, body } = await gateway.ask(`query ($documents: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $documents, freshness: ${freshness}) { outcome complete countries { status source asOf reason } } }`,
    { documents: numbers.map((number) => ({ number })) });
  expect(status).toBe(200);
  return (body as { readonly data: { readonly checkTravelDocuments: readonly Told[] } }).data.checkTravelDocuments;
}

/** Waits until the filter says that the register does not have the number. */
const byFilter = (number: string): Promise<void> => eventually('the filter to answer', async () => (await check([number]))[0]!.countries[0]!.source === 'FILTER');

/** When it was committed at the latest. */
function insert(number: string): number {
  writer.prepare("INSERT INTO PAPERS (PAPER_NO, NUMBER, ISSUER, STATUS, SECRECY) VALUES (?, ?, 'MLT', 'S', 'O')").run(`N-${number}`, number);
  return Date.now();
}

test('a miss is known by the filter, a hit by the bureau, and the answer says so', async () => {
  const [miss, hit] = await check(['NOBODYS', ownNumbers[5]!]);
  expect(miss).toEqual({ outcome: 'NO_HIT', complete: true, countries: [{ status: 'NO_HIT', source: 'FILTER', asOf: expect.any(String), reason: null }] });
  expect(hit).toMatchObject({ outcome: 'HIT', complete: true, countries: [{ status: 'HIT', source: 'LIVE' }] });
  expect((await check(['NOBODYS'], 0))[0]!.countries[0]).toMatchObject({ status: 'NO_HIT', source: 'LIVE' });
});

test('a number is found, and its miss known by the filter, whatever dashes and unseen signs are typed in it', async () => {
  const own = ownNumbers[5]!;
  const typed = (number: string): string => `\u2066${number.slice(0, 2)}\u2212${number.slice(2, 3)}\u200b\u00ad${number.slice(3)}\u2069`;
  expect(await check([typed('NOBODYS'), typed(own)])).toMatchObject([{ outcome: 'NO_HIT', countries: [{ source: 'FILTER' }] }, { outcome: 'HIT', countries: [{ source: 'LIVE' }] }]);
  insert(typed('UNSEEN1'));
  await eventually('the new record to be found', async () => (await check(['UNSEEN1']))[0]!.outcome === 'HIT');
});

test('a bureau that ends between a change and its telling leaves the stated window, and no other', async () => {
  await byFilter('LATE1');
  await stop();
  const committedAt = insert('LATE1');
  // The bureau is away: what its filter held is true as of before, and the answer says as of when.
  const [told] = await check(['LATE1']);
  expect(told).toMatchObject({ outcome: 'NO_HIT', complete: true, countries: [{ source: 'FILTER' }] });
  expect(Date.parse(told!.countries[0]!.asOf!)).toBeLessThanOrEqual(committedAt);
  await pause(1_100);
  // Whoever asks for what is no older than a second is not told that there is nothing.
  expect((await check(['LATE1'], 1))[0]).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [{ status: 'UNAVAILABLE' }] });
  await start();
  await eventually('the new record to be found', async () => (await check(['LATE1']))[0]!.outcome === 'HIT');
});

test('whatever changes, ends and begins in between, a filter never says that there is nothing of what was committed before the instant it names', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), n: fc.nat(40) }) }, { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('away' as const) }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), n: fc.nat(40) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('pause' as const), ms: fc.constantFrom(0, 5, 60, 120) }) },
  );
  const steps = fc.sample(step, { numRuns: 60, seed: 20_261_127 });
  const numbers = Array.from({ length: 41 }, (_none, n) => `PROP${n}`);
  const committed = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const one of steps) {
    if (one.do === 'insert' && !committed.has(numbers[one.n]!)) committed.set(numbers[one.n]!, insert(numbers[one.n]!));
    if (one.do === 'erase') {
      // What is erased and comes again comes later: only what is there is looked at.
      committed.delete(numbers[one.n]!);
      writer.prepare('DELETE FROM PAPERS WHERE NUMBER = ?').run(numbers[one.n]!);
    }
    if (one.do === 'away' || one.do === 'restart') await stop();
    if (one.do === 'restart') await start();
    if (one.do === 'pause') await pause(one.ms);
    const there = new Map(committed);
    for (const [place, { outcome, countries: [country] }] of (await check(numbers)).entries()) {
      const { source, asOf, status } = country!;
      seen.set(`${status} ${source}`, (seen.get(`${status} ${source}`) ?? 0) + 1);
      const since = there.get(numbers[place]!);
      if (since === undefined) continue;
      if (source === 'FILTER') expect({ number: numbers[place], since, asOf: Date.parse(asOf!), late: Date.parse(asOf!) > since }).toMatchObject({ late: false });
      else expect(outcome).toBe(source === 'LIVE' && status === 'HIT' ? 'HIT' : 'UNKNOWN');
    }
  }
  expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(['HIT LIVE', 'NO_HIT FILTER', 'UNAVAILABLE null']));
  if (bureau === null) await start();
  for (const number of committed.keys()) await eventually(`${number} to be found`, async () => (await check([number]))[0]!.outcome === 'HIT');
});
