import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type RawBuilder, sql } from 'kysely';
import { projectFile } from '../../../schema/files.js';
import type { RecordType } from '../../../schema/record-id.js';
import { openChangeSource } from '../../../subgraphs/bureau/changes/open.js';
import { createNational, type NationalDatabase, open, type RunningBureau, startBureau, statementsHeader } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { ReadPlans } from '../../../subgraphs/bureau/loaders/plan.js';
import { readRecords } from '../../../subgraphs/bureau/loaders/records.js';
import { RequestReader } from '../../../subgraphs/bureau/loaders/request-reader.js';
import type { CountryMapping } from '../../../subgraphs/bureau/mapping/index.js';
import { criteriaOf, type SearchInput } from '../../../subgraphs/bureau/search/criteria.js';
import { LearnedWritings } from '../../../subgraphs/bureau/written/learned-writings.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { nationalOnServer } from '../../support/national-on-server.js';
import { eventually } from '../../support/servers/eventually.js';
import { serverStartTimeout, startMariadb, startPostgres } from '../../support/servers/index.js';

/** A national database with indexes, and who writes to it. */
interface National {
  readonly url: string;
  run(statement: string): Promise<void>;
  close(): Promise<void>;
}

const registerOf = (country: string) => inventRegister(country, { seed: 5, persons: 60, documents: 3_000, vehicles: 3_000, firearms: 3_000, warrants: 5, arrests: 5, seizures: 5 });

async function onSqlite(country: string, mapping: CountryMapping): Promise<National> {
  const folder = mkdtempSync(join(tmpdir(), 'written-'));
  const path = join(folder, 'national.sqlite');
  const rows = (await countryFolders[country]!.records()).rows(registerOf(country));
  createNational(path, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), rows, { journalSql: journalSql(mapping, 'sqlite') });
  const writer = new DatabaseSync(path);
  return {
    url: `sqlite:${path}`,
    run: (statement) => Promise.resolve(writer.exec(statement)),
    close() {
      writer.close();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

const onServer = (start: typeof startPostgres | typeof startMariadb, afterwards: string | null) => async (country: string): Promise<National> => {
  const server = await start();
  const { readerUrl, database } = await nationalOnServer(server, country, registerOf(country));
  if (afterwards !== null) await server.query(afterwards, database);
  return { url: readerUrl, run: async (statement) => void (await server.query(statement, database)), close: () => server.close() };
};

const engines = [
  {
    engine: 'SQLite', country: 'FR', make: onSqlite, explain: 'explain query plan',
    // json_each is the list of what is asked.
    scans: (row: object) => /^SCAN (?!json_each)(?!.*USING (COVERING )?INDEX)/.test(String((row as { detail?: unknown }).detail)),
    document: (number: string) => `UPDATE document SET numero = '${number}' WHERE id_document = (SELECT min(id_document) FROM document WHERE situation = 'VO')`,
  },
  {
    engine: 'PostgreSQL', country: 'FR', make: onServer(startPostgres, 'ANALYZE'), explain: 'explain',
    scans: (row: object) => JSON.stringify(row).includes('Seq Scan'),
    document: (number: string) => `UPDATE document SET numero = '${number}' WHERE id_document = (SELECT min(id_document) FROM document WHERE situation = 'VO')`,
  },
  {
    engine: 'MariaDB', country: 'BE', make: onServer(startMariadb, 'ANALYZE TABLE objet, objet_doc, objet_veh, objet_arme'), explain: 'explain',
    scans: (row: object) => (row as { type?: unknown }).type === 'ALL' || (row as { type?: unknown }).type === 'index',
    document: (number: string) => `UPDATE objet_doc SET no_doc = '${number}' WHERE id_ent = (SELECT least FROM (SELECT min(d.id_ent) AS least FROM objet_doc d JOIN objet o ON o.id_ent = d.id_ent WHERE o.cod_etat = 'VOL') AS stolen)`,
  },
] as const;

describe.each(engines)('$country on $engine', ({ country, engine, make, explain, scans, document }) => {
  let mapping: CountryMapping;
  let national: National;
  let bureau: RunningBureau;
  let database: NationalDatabase;
  let writings: LearnedWritings;
  const plans: (readonly object[])[] = [];

  beforeAll(async () => {
    mapping = await countryFolders[country]!.bureau();
    national = await make(country, mapping);
    bureau = await startBureau(mapping, national.url, { open: true });
    database = await open(national.url);
    writings = new LearnedWritings(mapping, database, openChangeSource({ country: mapping, database, plans: new ReadPlans(mapping) }, { restMs: 1_000 }));
  }, serverStartTimeout);
  afterAll(async () => {
    await writings?.close();
    await bureau?.close();
    await database?.close();
    await national?.close();
  });

  /** Searches, and gives what the engine says of the last statement it takes, with how many there were and how many records it found. */
  async function planOf(type: RecordType, search: SearchInput): Promise<{ readonly plan: readonly object[]; readonly statements: number; readonly found: number }> {
    plans.length = 0;
    const explained: NationalDatabase = {
      ...database, name: database.name, engine: database.engine, tables: database.tables,
      async rows<R>(query: RawBuilder<R>, signal?: AbortSignal) {
        plans.push(await database.rows<object>(sql<object>`${sql.raw(explain)} ${query}`, signal));
        return database.rows(query, signal);
      },
    };
    const reader = new RequestReader({ country: mapping, database: explained, plans: new ReadPlans(mapping), writings }, 'open');
    const { condition } = await criteriaOf(reader, type, search);
    const found = await readRecords(reader, { plan: reader.plans.plan(type, ['status']), condition });
    return { plan: plans.at(-1)!, statements: plans.length, found: found.length };
  }

  const ask = async (query: string, variables: object) => {
    const response = await fetch(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
    return { ...(await response.json()) as { readonly data: Readonly<Record<string, unknown>>; readonly errors?: unknown }, statements: Number(response.headers.get(statementsHeader)) };
  };

  interface Page { readonly edges: readonly { readonly node: Readonly<Record<string, string>> }[] }
  /** Values of the register's records, as it has them. */
  const valuesOf = async (root: string, search: string, fields: string): Promise<readonly Readonly<Record<string, string>>[]> => {
    const { data } = await ask(`{ page: ${root}(search: ${search}, first: 400) { edges { node { ${fields} } } } }`, {});
    return (data['page'] as Page).edges.map(({ node }) => node);
  };
  const typed = (text: string): string => [...text.replace(/[\s-]/g, '').toLowerCase()].join(' ');
  /** The first letters and digits. */
  const signs = (text: string, count: number): string => text.replace(/[\s-]/g, '').slice(0, count);

  test('numbers, plates and wildcards are found by the indexes of the national schema, in one statement', async () => {
    const [passport] = await valuesOf('travelDocuments', '{ status: STOLEN }', 'number');
    const [car] = await valuesOf('vehicles', '{ status: STOLEN }', 'vin plate');
    const [arm] = await valuesOf('firearms', '{ status: STOLEN }', 'serial');
    const searches: readonly (readonly [RecordType, SearchInput])[] = [
      ['TravelDocument', { number: typed(passport!['number']!) }], ['TravelDocument', { number: passport!['number']!, confusables: true }],
      ['Vehicle', { vin: typed(car!['vin']!) }], ['Vehicle', { plate: typed(car!['plate']!) }], ['Firearm', { serial: typed(arm!['serial']!) }],
      ['Vehicle', { plate: `${signs(car!['plate']!, 5)}*` }], ['Firearm', { serial: `${signs(arm!['serial']!, 4)}*${signs(arm!['serial']!, 99).slice(-1)}` }],
    ];
    for (const [type, search] of searches) {
      const { plan, statements, found } = await planOf(type, search);
      expect([search, found > 0, statements]).toEqual([search, true, 1]);
      // PostgreSQL has an index for beginnings only where texts are sorted by code point.
      if (engine === 'PostgreSQL' && JSON.stringify(search).includes('*')) continue;
      expect([search, plan.filter(scans)]).toEqual([search, []]);
    }
    // What is told of a scan is told of one.
    const { plan } = await planOf('Vehicle', { make: 'none' });
    expect(plan.some(scans)).toBe(true);
  }, 60_000);

  test('a wildcard before all else finds what ends so, and what fits nothing finds nothing', async () => {
    const [arm] = await valuesOf('firearms', '{ status: STOLEN }', 'serial');
    const end = signs(arm!['serial']!, 99).slice(-4);
    const { data } = await ask('query ($serial: String!) { firearms(search: { serial: $serial }, first: 1000) { totalCount edges { node { serial } } } }', { serial: `*${end}` });
    const { totalCount, edges } = data['firearms'] as Page & { readonly totalCount: number };
    expect(edges.map(({ node }) => node['serial'])).toContain(arm!['serial']);
    expect(totalCount).toBe(edges.length);
    for (const { node } of edges) expect(signs(node['serial']!, 99).slice(-4)).toBe(end);
    expect((await planOf('Vehicle', { plate: 'QQQQQQQQQQQQQ*' })).found).toBe(0);
  }, 60_000);

  test.each([
    ['checkTravelDocuments', 'documents', 'TravelDocumentCheck', 'travelDocuments', 'number'], ['checkVehicles', 'vehicles', 'VehicleCheck', 'vehicles', 'vin'],
    ['checkVehicles', 'vehicles', 'VehicleCheck', 'vehicles', 'plate'], ['checkFirearms', 'firearms', 'FirearmCheck', 'firearms', 'serial'],
  ])('%s: 500 items are read by one statement', async (root, argument, input, searched, field) => {
    const stolen = (await valuesOf(searched, '{ status: STOLEN }', field)).map((node) => node[field]!).slice(0, 100);
    const items = Array.from({ length: 500 }, (_, index) => ({ [field]: index < stolen.length ? typed(stolen[index]!) : `QX${1000 + index}Q77` }));
    const query = `query ($items: [${input}!]!) { ${root}(${argument}: $items) { outcome complete records { id } } }`;
    const { data, errors, statements } = await ask(query, { items });
    expect(errors).toBeUndefined();
    const results = data[root] as readonly { readonly outcome: string; readonly complete: boolean }[];
    expect(stolen.length).toBeGreaterThan(50);
    expect(results.map(({ outcome }) => outcome)).toEqual(items.map((_, index) => (index < stolen.length ? 'HIT' : 'NO_HIT')));
    expect(statements).toBe(1);
  }, 60_000);

  test('a number that is written as none before is found as soon as the journal is read', async () => {
    const found = async (number: string): Promise<boolean> => {
      const { data, statements } = await ask('query ($number: String!) { checkTravelDocuments(documents: [{ number: $number }]) { outcome } }', { number });
      expect(statements).toBe(1);
      return (data['checkTravelDocuments'] as readonly { readonly outcome: string }[])[0]!.outcome === 'HIT';
    };
    expect(await found('q1w2e3r4')).toBe(false);
    await national.run(document('q-1/W 2.e-3-R4'));
    await eventually('the number to be found', () => found('Q1W2E3R4'));
    await national.run(document('Ｑ９W２'));
    await eventually('a number outside ASCII to be found', () => found('q9w2'));
    expect(await found('Q1W2E3R4')).toBe(false);
  }, 120_000);
});
