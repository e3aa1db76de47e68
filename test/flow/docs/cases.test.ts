import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { adwenpa, balkanArms, broker, fighter, triFrontera } from '../../../subgraphs/demo/cases.js';
import { nameParts } from '../../support/demo-facts.js';
import { demoStartTimeout } from '../../support/demo-network.js';
import { sharedDemo } from '../../support/shared-demo.js';
import type { DemoNetwork } from '../../support/demo-network.js';

const run = promisify(execFile);
const queries = new Map([...projectFile('docs', 'cases.md').matchAll(/^## (.+)$[^]*?^```graphql\n([^]*?)^```$/gm)].map(([, title, query]) => [title!, query!] as const));
let demo: DemoNetwork;

beforeAll(async () => {
  demo = await sharedDemo();
}, demoStartTimeout);
afterAll(async () => {
  await demo?.close();
}, demoStartTimeout);

interface Person {
  readonly id: string;
  readonly names: readonly { readonly full: string; readonly script?: string }[];
  readonly warrants?: readonly unknown[];
  readonly matches: { readonly candidates: readonly { readonly score: number; readonly person: Omit<Person, 'matches'> }[] };
}

interface Page<T> {
  readonly complete: boolean;
  readonly edges: readonly { readonly node: T }[];
}

interface Totals {
  readonly complete: boolean;
  readonly arrests: number;
  readonly seizures: readonly { readonly kind: string; readonly quantity: number; readonly unit: string }[];
}

const countryOf = ({ id }: { readonly id: string }): string => id.slice(0, 2);

/** Records by their country, each once. */
const byCountry = <T extends { readonly id: string }>(records: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(records.map((record) => [countryOf(record), record]));

/** Sends the query of a case as the document has it; every field of the answer is complete. */
async function ask<T>(title: string): Promise<T> {
  const { data, errors } = await demo.ask<Readonly<Record<string, { complete: boolean }>>>(queries.get(title)!);
  expect(errors).toBeUndefined();
  for (const field of Object.values(data)) expect(field.complete).toBe(true);
  return data as T;
}

const nodes = <T>({ edges }: Page<T>): readonly T[] => edges.map(({ node }) => node);

test('docs/cases.md has a query for each of the five cases', () => {
  expect([...queries.keys()]).toEqual(['The fighter', 'The Abidjan-Lagos corridor', 'The tri-border network', 'Weapons from the Balkans', 'The broker']);
});

test('the fighter: the report of a fourth country, the man in two, and in Arabic in Tunisia', async () => {
  const { travelDocuments } = await ask<{ readonly travelDocuments: Page<{ readonly id: string; readonly status: string; readonly holder: Person | null }> }>('The fighter');
  const documents = nodes(travelDocuments);
  expect(Object.fromEntries(documents.map((one) => [countryOf(one), one.status]))).toEqual(fighter.passport.statusIn);
  const holders = documents.flatMap(({ holder }) => holder ?? []);
  expect(holders.map(countryOf).sort()).toEqual(['BE', 'FR']);
  for (const { warrants, matches: { candidates } } of holders) {
    expect(warrants).toHaveLength(1);
    expect(candidates.find(({ person }) => countryOf(person) === 'TN')!.person.names[0]).toEqual({ full: fighter.names.TN, script: 'Arab' });
  }
});

test('the corridor: what five countries took, and one VIN where the vehicle was stolen and where it was seized under another plate', async () => {
  const { operation, vehicles } = await ask<{
    readonly operation: Totals & { readonly countries: readonly { readonly country: string; readonly status: string }[] };
    readonly vehicles: Page<{ readonly id: string; readonly vin: string; readonly plate: string; readonly status: string; readonly stolenOn: string | null }>;
  }>('The Abidjan-Lagos corridor');
  expect(operation).toMatchObject({ arrests: adwenpa.arrestsInAll, seizures: adwenpa.totals });
  expect(operation.countries).toEqual(adwenpa.countries.map((country) => ({ country, status: 'HIT' })));
  const found = byCountry(nodes(vehicles));
  expect(Object.keys(found)).toEqual(['BJ', 'NG']);
  expect(found['BJ']).toMatchObject({ status: 'STOLEN', stolenOn: '2026-03-04', plate: 'AY 9043 RB' });
  expect(found['NG']).toMatchObject({ status: 'SEIZED', stolenOn: null, plate: 'BDG-943CA' });
  expect(found['NG']!.vin).toBe(found['BJ']!.vin);
});

test('the tri-border network: drugs and vehicles, and one man in three countries, each with a spelling of its own', async () => {
  const { operation, persons } = await ask<{ readonly operation: Totals; readonly persons: Page<Person> }>('The tri-border network');
  expect(operation).toMatchObject({ arrests: triFrontera.arrestsInAll, seizures: triFrontera.totals });
  expect(operation.seizures.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['DRUG', 'VEHICLE']));
  const found = nodes(persons);
  expect(found.length).toBeGreaterThan(0);
  const spellings = new Set<string>();
  for (const person of found) {
    const linked = person.matches.candidates.map((candidate) => candidate.person);
    expect([person, ...linked].map(countryOf).sort()).toEqual(triFrontera.countries);
    for (const { names } of [person, ...linked]) spellings.add(names[0]!.full);
  }
  expect(spellings.size).toBe(3);
});

test('weapons from the Balkans: one serial where the rifle was stolen and where it was seized, and grenades', async () => {
  const { operation, firearms } = await ask<{
    readonly operation: Totals;
    readonly firearms: Page<{ readonly id: string; readonly status: string; readonly traceRequests: readonly { readonly to: string; readonly answer: string | null }[] }>;
  }>('Weapons from the Balkans');
  expect(operation).toMatchObject({ arrests: balkanArms.arrestsInAll, seizures: balkanArms.totals });
  expect(operation.seizures.map(({ kind }) => kind)).toContain('GRENADE');
  const found = byCountry(nodes(firearms));
  expect(Object.keys(found).sort()).toEqual(['FR', 'RS']);
  expect(found['RS']!.status).toBe('STOLEN');
  expect(found['FR']).toMatchObject({ status: 'SEIZED', traceRequests: [{ to: 'RS', answer: expect.stringContaining('Stolen') }] });
});

interface Outcomes {
  readonly totalCount?: number;
  readonly outcome?: string;
  readonly complete: boolean;
  readonly countries: readonly { readonly country: string; readonly status: string; readonly count: number | null }[];
}

test('the broker: his record and the pistol are given to France', async () => {
  const { persons, firearms } = await ask<{
    readonly persons: Page<Person & { readonly handlingCode: string }>;
    readonly firearms: Page<{ readonly id: string; readonly status: string; readonly keeper: Pick<Person, 'id' | 'names'> | null }>;
  }>('The broker');
  const found = byCountry(nodes(persons));
  expect(Object.keys(found).sort()).toEqual(Object.keys(broker.names));
  for (const [country, { names }] of Object.entries(found)) expect(nameParts(names[0]!.full)).toEqual(nameParts(broker.names[country as 'BE' | 'FR']));
  expect(found['FR']!.handlingCode).toBe(broker.handlingCodeFR);
  for (const { id, matches: { candidates } } of nodes(persons)) {
    expect(candidates.map(({ person }) => person.id)).toEqual(nodes(persons).map((one) => one.id).filter((one) => one !== id));
  }
  const pistols = byCountry(nodes(firearms));
  expect(Object.fromEntries(Object.entries(pistols).map(([country, { status }]) => [country, status]))).toEqual(broker.statusIn);
  expect(pistols['BE']!.keeper).toEqual({ id: found['BE']!.id, names: found['BE']!.names });
});

test('the broker: the commands, and the table of what each requester is told', async () => {
  const [, text = ''] = projectFile('docs', 'cases.md').split('## The broker');
  const [, block] = /^```sh\n([^]*?)^```$/m.exec(text)!;
  const data = /--data (\S+)/.exec(demo.printed)![1]!;
  const script = block!.replace('http://localhost:4000/graphql', demo.gateway.url).replace('npx bureaux token', `node bin/bureaux.js token --data ${data}`);
  const { stdout } = await run('bash', ['-ec', script], { cwd: projectRoot });
  const answers = stdout.trim().split('\n').map((line) => {
    const { data: given, errors } = JSON.parse(line) as { readonly data: Readonly<Record<string, Outcomes | readonly Outcomes[]>>; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return Object.values(given).flat()[0] as Outcomes;
  });
  const rows = [...text.matchAll(/^\| the (.*) \|$/gm)].map(([, row]) => row!.split('|').slice(1).map((cell) => cell.trim()));
  expect(answers.map(({ countries, complete, outcome }) => {
    const told = (country: string): string => countries.filter((one) => one.country === country).map(({ status, count }) => (count === null ? status : `${status}, ${count}`)).join();
    return [told('BE'), told('FR'), told('RS'), outcome === undefined ? String(complete) : `${complete}, ${outcome}`];
  })).toEqual(rows);
  // Where a record is masked nothing else tells of it; where it is withheld, what else there is is given.
  expect(answers.map(({ totalCount }) => totalCount)).toEqual([2, 1, 2, 1, undefined]);
  // No other country has anything to do with the check.
  expect(answers.at(-1)!.countries.filter(({ status }) => status !== 'NO_HIT')).toEqual([{ country: 'FR', status: 'WITHHELD', count: null }]);
}, 60_000);

test('the broker: links and ways from other records are closed to Serbia, too', async () => {
  const data = /--data (\S+)/.exec(demo.printed)![1]!;
  const { stdout } = await run('node', ['bin/bureaux.js', 'token', '--role', 'ANALYST', '--country', broker.keptFrom, '--data', data], { cwd: projectRoot });
  const { data: { persons, firearms }, errors } = await demo.ask<{
    readonly persons: Page<Person & { readonly matches: { readonly complete: boolean } }> & Outcomes;
    readonly firearms: Page<{ readonly id: string }> & Outcomes;
  }>(queries.get('The broker')!, {}, { authorization: `Bearer ${stdout.trim()}` });
  expect(errors).toBeUndefined();
  expect(persons).toMatchObject({ totalCount: 1, complete: true, edges: [{ node: { matches: { complete: true, candidates: [] } } }] });
  expect(persons.countries.filter(({ status }) => status !== 'NO_HIT')).toEqual([{ country: 'FR', status: 'HIT', count: 1 }]);
  expect(nodes(firearms).map(countryOf)).toEqual(['RS']);
  expect(firearms).toMatchObject({ totalCount: 1, complete: false });
  expect(firearms.countries.filter(({ status }) => status !== 'NO_HIT' && status !== 'UNSUPPORTED')).toEqual([
    { country: 'BE', status: 'WITHHELD', count: null }, { country: 'RS', status: 'HIT', count: 1 },
  ]);
}, 60_000);
