import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../schema/files.js';
import { createNational, startBureau } from '../../subgraphs/bureau/index.js';
import type { RunningBureau } from '../../subgraphs/bureau/index.js';
import { countryFolders } from '../../subgraphs/countries.js';
import { inventRegister } from '../../subgraphs/demo/invent.js';
import { startTestGateway } from '../support/gateway.js';
import type { TestGateway } from '../support/gateway.js';
import { nationalOnServer } from '../support/national-on-server.js';
import { serverStartTimeout, startMariadb, startPostgres } from '../support/servers/index.js';
import type { SqlServer } from '../support/servers/index.js';

const sizes = { persons: 20, documents: 20, vehicles: 20, firearms: 10, warrants: 10, arrests: 10, seizures: 10 };
const servers: SqlServer[] = [];
const bureaux: RunningBureau[] = [];
let gateway: TestGateway;
let folder: string;
const told: string[] = [];

/** FR on PostgreSQL, BE on MariaDB, TN on SQLite. */
beforeAll(async () => {
  servers.push(...(await Promise.all([startPostgres(), startMariadb()])));
  folder = mkdtempSync(join(tmpdir(), 'injection-'));
  const sqlite = join(folder, 'tn.sqlite');
  createNational(sqlite, projectFile('subgraphs', 'tn', 'native.sql'), (await countryFolders['TN']!.records()).rows(inventRegister('TN', { seed: 5, ...sizes })));
  const urls = {
    FR: (await nationalOnServer(servers[0]!, 'FR', inventRegister('FR', { seed: 5, ...sizes }))).readerUrl,
    BE: (await nationalOnServer(servers[1]!, 'BE', inventRegister('BE', { seed: 5, ...sizes }))).readerUrl,
    TN: `sqlite:${sqlite}`,
  };
  for (const [country, url] of Object.entries(urls)) bureaux.push(await startBureau(await countryFolders[country]!.bureau(), url, { open: true, onError: (error) => void told.push(`${country}: ${String(error)}`) }));
  const much = 1_000_000_000;
  gateway = await startTestGateway({
    deadlineMs: 60_000, countries: Object.keys(urls).map((code, index) => ({ code, url: bureaux[index]!.url })), cache: { enabled: false },
    lockout: { neighbours: much, unknownIds: much, narrowCounts: much },
  });
}, serverStartTimeout);

afterAll(async () => {
  await gateway?.close();
  await Promise.all(bureaux.map((bureau) => bureau.close()));
  await Promise.all(servers.map((server) => server.close()));
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Every text that finds something in a search, by root field, input type and field. */
const filters = [
  ['persons', 'PersonSearch', 'name'], ['travelDocuments', 'TravelDocumentSearch', 'number'], ['travelDocuments', 'TravelDocumentSearch', 'mrz'],
  ['vehicles', 'VehicleSearch', 'vin'], ['vehicles', 'VehicleSearch', 'plate'], ['vehicles', 'VehicleSearch', 'engineNumber'], ['vehicles', 'VehicleSearch', 'make'],
  ['firearms', 'FirearmSearch', 'serial'], ['firearms', 'FirearmSearch', 'make'], ['firearms', 'FirearmSearch', 'calibre'], ['firearms', 'FirearmSearch', 'kind'],
  ['warrants', 'WarrantSearch', 'reference'], ['warrants', 'WarrantSearch', 'offence'],
  ['arrests', 'ArrestSearch', 'operation'], ['arrests', 'ArrestSearch', 'offence'], ['seizures', 'SeizureSearch', 'operation'],
] as const;

const checks = [
  ['checkTravelDocuments', 'documents', 'TravelDocumentCheck', 'number'], ['checkVehicles', 'vehicles', 'VehicleCheck', 'plate'],
  ['checkFirearms', 'firearms', 'FirearmCheck', 'serial'], ['checkPersons', 'persons', 'PersonCheck', 'name'],
] as const;

const query = `query (${filters.map(([, type], index) => `$s${index}: ${type}!`).join(' ')} ${checks.map(([, , type], index) => `$c${index}: [${type}!]!`).join(' ')}) {
  ${filters.map(([root], index) => `s${index}: ${root}(search: $s${index}) { totalCount countries { country status reason } edges { node { id } } }`).join('\n')}
  ${checks.map(([root, argument], index) => `c${index}: ${root}(${argument}: $c${index}) { outcome countries { country status reason } records { id } error { code } }`).join('\n')} }`;

interface Found {
  readonly totalCount?: number | null;
  readonly outcome?: string;
  readonly countries: readonly { readonly country: string; readonly status: string; readonly reason: string | null }[];
}

async function everywhere(text: string) {
  const variables = Object.fromEntries([
    ...filters.map(([, , field], index): [string, unknown] => [`s${index}`, { [field]: text }]),
    ...checks.map(([, , , field], index): [string, unknown] => [`c${index}`, [{ [field]: text }]]),
  ]);
  const answer = await gateway.ask(query, variables);
  return { answer, body: answer.body as { readonly data: Readonly<Record<string, Found | readonly Found[] | null>> | null; readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] } };
}

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['a tautology', "x' OR '1'='1"], ['a tautology in double quotes', 'x" OR "1"="1'], ['a comment', "x'/**/OR/**/1=1-- "], ['a hash comment', "x' OR 1=1#"],
  ['a second statement', "x'; DROP TABLE personnes; DELETE FROM person; --"], ['a union', "x' UNION SELECT NULL, version(), current_user --"], ['a backslash before the quote', "\\' OR 1=1 -- "],
  ['a wide quote of GBK', '\u00bf\' OR 1=1 -- '], ['fullwidth quotes', 'x＇ OR ＇1＇=＇1'], ['wildcards', '%'], ['wildcards and a letter', '_%_%'], ['a wildcard of GLOB', '*[a-z]*'], ['a pattern', '(.*){100}'],
  ['a full-text query', 'q* OR w NOT x NEAR(z)'], ['sleeping', "x' OR pg_sleep(9)-- "], ['sleeping on MariaDB', "x' OR SLEEP(9)#"], ['dollar quotes', '$$; SELECT 1; $$'], ['a JSON path', '$.*'],
  ['NUL', '\u0000'], ['NUL inside', 'A\u0000B'], ['a half of a surrogate pair', '\ud800'], ['surrogates in the wrong order', '\udc00\ud800'], ['no characters', '\uffff\ufffe'], ['control characters', '\u0001\u001f\u007f'],
  ['the other direction', '\u202e\u2066abc'], ['combining marks', `e${'\u0301'.repeat(2_000)}`], ['ligatures that unfold', '\ufdfa'.repeat(400)], ['very long', 'ab '.repeat(7_000)], ['very long without a blank', 'Ж'.repeat(20_000)], ['emoji', '👩‍👩‍👧‍👦'.repeat(200)],
];

test('the filters find what there is, so that what follows finds nothing for its text alone', async () => {
  const { body: { data } } = (await gateway.ask('{ persons(search: {sex: MALE}) { totalCount countries { country status } } vehicles(search: {status: STOLEN}) { totalCount } }')) as unknown as { body: { data: { persons: Found } } };
  expect(data.persons.countries).toEqual(['BE', 'FR', 'TN'].map((country) => ({ country, status: 'HIT' })));
});

test.each(hostile)('%s, in every filter on PostgreSQL, MariaDB and SQLite', async (_what, text) => {
  const before = told.length;
  const { answer, body } = await everywhere(text);
  expect(answer.status).toBe(200);
  for (const { extensions } of body.errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
  const outcomes = new Set(Object.values(body.data ?? {}).flat().flatMap((found) => found?.countries ?? []).map(({ status, reason }) => `${status} ${reason ?? ''}`.trim()));
  // Never a hit, and never a database that failed on the text.
  expect([...outcomes].filter((outcome) => !/^(NO_HIT|UNSUPPORTED (FIELD_NOT_SEARCHABLE|NO_SUCH_REGISTER)|REFUSED (BAD_ITEM|BAD_USER_INPUT))$/.test(outcome))).toEqual([]);
  expect(told.slice(before)).toEqual([]);
  expect(answer.text).not.toMatch(/SELECT |syntax error|SQLITE_|\bER_|node_modules|"id":/);
});

test('all records are where they were', async () => {
  const { body } = (await gateway.ask('{ persons(search: {sex: MALE}) { totalCount countries { country status } } }')) as unknown as { body: { data: { persons: Found } } };
  expect(body.data.persons.countries).toEqual(['BE', 'FR', 'TN'].map((country) => ({ country, status: 'HIT' })));
});
