import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSigningKeys } from '../../../gateway/signing/index.js';
import { projectFile } from '../../../schema/files.js';
import { filtersPath } from '../../../schema/filter/publication.js';
import type { FilterSecret } from '../../../schema/filter/secrets.js';
import { type BureauOptions, createNational, startBureau } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { filtersQuestion, followFilters, ownFilterSecrets } from '../../support/followed-filters.js';
import type { FollowedFilters } from '../../support/followed-filters.js';
import { startSignedBureauOver } from '../../support/signed-bureau.js';
import { eventually } from '../../support/servers/eventually.js';

const sizes = { persons: 10, documents: 100, vehicles: 40, firearms: 20, warrants: 2, arrests: 2, seizures: 2 };
const secrets = ownFilterSecrets();
const folder = mkdtempSync(join(tmpdir(), 'filter-following-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

type Bureau = Awaited<ReturnType<typeof startSignedBureauOver>>;

let made = 0;
async function national(code: string): Promise<string> {
  const { bureau, records, journal = true } = countryFolders[code]!;
  const path = join(folder, `${++made}.sqlite`);
  createNational(path, projectFile('subgraphs', code.toLowerCase(), 'native.sql'), (await records()).rows(inventRegister(code, { seed: 5, ...sizes })), {
    journalSql: journal ? journalSql(await bureau(), 'sqlite') : undefined,
  });
  return `sqlite:${path}`;
}

async function serve(code: string, options: BureauOptions = { filters: { secrets } }) {
  const notices: string[] = [];
  let polls = 0;
  const bureau = await startSignedBureauOver(await countryFolders[code]!.bureau(), await national(code), {
    pollMs: 50, onNotice: (notice) => void notices.push(notice), onStatement: (sql) => void (polls += sql.includes('change_journal') ? 1 : 0), ...options,
  });
  open.push(() => bureau.close());
  return { bureau, notices, polls: () => polls };
}

async function follow(bureau: Pick<Bureau, 'url' | 'country' | 'key'>, with_: readonly FilterSecret[] = secrets): Promise<FollowedFilters> {
  const filters = await followFilters(bureau, with_);
  open.push(() => filters.stop());
  return filters;
}

/** What the bureau says to a question for filters that it is to refuse. */
async function refused({ url }: Pick<Bureau, 'url'>, { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> }): Promise<readonly unknown[]> {
  const response = await fetch(new URL(filtersPath, url), { method: 'POST', headers, body });
  const { errors } = await response.json() as { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };
  return [response.status, errors?.[0]?.extensions.code];
}

/** Waits until the database is not asked for changes any more. */
const untilIdle = (polls: () => number): Promise<void> => eventually('the polls to end', async () => {
  const last = polls();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return polls() === last;
});

test('filters are given to who signs as a gateway that is trusted, for this country and once', async () => {
  const { bureau } = await serve('BE');
  const { country, key } = bureau;
  const question = filtersQuestion(bureau);
  expect(await refused(bureau, { ...question, headers: { 'content-type': 'application/json' } })).toEqual([401, 'BAD_ASSERTION']);
  expect(await refused(bureau, filtersQuestion({ country: 'FR', key }))).toEqual([401, 'BAD_ASSERTION']);
  expect(await refused(bureau, filtersQuestion({ country, key: ownSigningKeys()[0]! }))).toEqual([401, 'BAD_ASSERTION']);
  expect(await refused(bureau, { ...question, body: question.body.replace('"stream"', ' "stream"') })).toEqual([401, 'BAD_ASSERTION']);
  const filters = await followFilters(bureau, secrets, question);
  await filters.upToNow('Vehicle');
  filters.stop();
  expect(await refused(bureau, question)).toEqual([401, 'BAD_ASSERTION']);
});

test('a stream without a name of its own is refused', async () => {
  const { bureau } = await serve('BE');
  for (const name of ['', 'short', 'A'.repeat(23), `${'A'.repeat(21)}=`]) expect(await refused(bureau, filtersQuestion(bureau, name))).toEqual([400, 'BAD_USER_INPUT']);
});

test('a bureau that was given no secrets publishes nothing, nor does one whose owner masks records of every register', async () => {
  const refusing = await serve('BE', {}), masking = await serve('FR');
  for (const { bureau } of [refusing, masking]) expect((await refused(bureau, filtersQuestion(bureau)))[0]).toBe(404);
  expect(refusing.notices).toEqual([]);
  expect(masking.notices).toEqual(["no filter is published over TravelDocument, Vehicle, Firearm: the owner's rule excluded-countries masks records"]);
});

test('of a register of which records are masked there is no filter, and it is said why; of the others there is', async () => {
  const { bureau, notices } = await serve('BE');
  const filters = await follow(bureau);
  await filters.upToNow('Vehicle', 'Firearm');
  expect(filters.lines.some(({ asOf }) => 'TravelDocument' in asOf)).toBe(false);
  expect(filters.filter('TravelDocument')).toBeUndefined();
  expect(notices).toEqual(["no filter is published over TravelDocument: the owner's rule excluded-countries masks records"]);
});

test('a bureau that takes every question keeps nothing from anybody: its registers all have filters', async () => {
  const bureau = await startBureau(await countryFolders['FR']!.bureau(), await national('FR'), { open: true, filters: { secrets } });
  open.push(() => bureau.close());
  const filters = await follow({ ...bureau, country: 'FR', key: ownSigningKeys()[0]! });
  await filters.upToNow('TravelDocument', 'Vehicle', 'Firearm');
});

test('a database without a journal is compared: its filters are as of the last comparison', async () => {
  const { bureau } = await serve('PY', { filters: { secrets }, compareMs: 50 });
  const filters = await follow(bureau);
  await filters.upToNow('TravelDocument', 'Vehicle');
  expect(filters.filter('TravelDocument')!.keys).toBeGreaterThan(0);
});

test('who comes later has all filters in the first line, and the database is asked once for all', async () => {
  const { bureau, polls } = await serve('BE');
  const first = await follow(bureau);
  expect(first.status).toBe(200);
  await first.upToNow('Vehicle', 'Firearm');
  const others = await Promise.all(Array.from({ length: 10 }, () => follow(bureau)));
  await Promise.all(others.map((one) => one.upToNow('Vehicle', 'Firearm')));
  for (const { lines } of others) {
    expect(lines[0]!.filters).toEqual([first.filter('Vehicle'), first.filter('Firearm')]);
    expect(lines.slice(1).flatMap((line) => line.filters)).toEqual([]);
  }
  const before = polls();
  await others[0]!.upToNow('Vehicle');
  // A line takes 8 polls at most; eleven followers that were each polled for would take 88.
  expect(polls() - before).toBeLessThan(60);
});

test('filters are kept for who comes back, for as long as was said; then the database is left alone', async () => {
  const kept = await serve('BE'), dropped = await serve('BE', { filters: { secrets, keepMs: 0 } });
  const versions: (readonly (string | undefined)[])[] = [];
  for (const { bureau } of [kept, dropped]) {
    const filters = await follow(bureau);
    await filters.upToNow('Vehicle');
    filters.stop();
    if (bureau === dropped.bureau) await untilIdle(dropped.polls);
    const again = await follow(bureau);
    await again.upToNow('Vehicle');
    versions.push([filters, again].map((one) => one.filter('Vehicle')?.version));
  }
  const [[first, same], [before, after]] = versions as [[string, string], [string, string]];
  expect(same).toBe(first);
  expect(after).not.toBe(before);
});

test('a bureau that is told of a new secret publishes under the first', async () => {
  const [next] = ownFilterSecrets('b');
  const { bureau } = await serve('BE', { filters: { secrets: [next!, secrets[0]!] } });
  const filters = await follow(bureau, [next!]);
  await filters.upToNow('Vehicle');
  expect(filters.lines.at(-1)!.secret).toBe('b');
});

test('a bureau that closes ends the streams', async () => {
  const { bureau } = await serve('BE');
  const filters = await follow(bureau);
  await filters.upToNow('Vehicle');
  await bureau.close();
  open.splice(open.length - 2, 1);
  await eventually('the stream to end', () => Promise.resolve(filters.ended()));
});
