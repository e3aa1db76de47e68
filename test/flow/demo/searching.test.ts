import { fighter } from '../../../subgraphs/demo/cases.js';
import { composeMrz } from '../../../subgraphs/demo/mrz.js';
import { type DemoId, loadDemoIds } from '../../support/demo-facts.js';
import { type DemoNetwork, demoStartTimeout } from '../../support/demo-network.js';
import { sharedDemo } from '../../support/shared-demo.js';

let demo: DemoNetwork;
let idOf: DemoId;

beforeAll(async () => {
  [demo, idOf] = await Promise.all([sharedDemo(), loadDemoIds()]);
}, demoStartTimeout);

afterAll(async () => {
  await demo?.close();
}, demoStartTimeout);

interface Persons {
  readonly complete: boolean;
  readonly interpretation: readonly { readonly field: string; readonly form: string | null; readonly readAs: readonly string[]; readonly warnings: readonly string[] }[];
  readonly edges: readonly { readonly score: number; readonly reasons: readonly string[]; readonly node: { readonly id: string } }[];
}

const query = `query ($search: PersonSearch!) { persons(search: $search) { complete interpretation { field form readAs warnings } edges { score reasons node { id } } } }`;

async function search(search: Readonly<Record<string, unknown>>): Promise<Persons> {
  const { data, errors } = await demo.ask<{ readonly persons: Persons }>(query, { search });
  expect(errors).toBeUndefined();
  expect(data.persons.complete).toBe(true);
  return data.persons;
}

const fighters = (): readonly string[] => fighter.countries.map((country) => idOf(country, 'Person', fighter.ref));
const foundOf = ({ edges }: Persons): readonly string[] => edges.map(({ node }) => node.id).filter((id) => fighters().includes(id)).sort();

test.each(['ياسين بن صالح', 'Yassine Ben Saleh', 'YACINE BENSALAH', 'Ben Saleh, Yacin'])('the fighter is found in three countries by %s', async (name) => {
  const found = await search({ name, birth: fighter.birth });
  expect(foundOf(found)).toEqual([...fighters()].sort());
  for (const { node, score, reasons } of found.edges.filter((edge) => fighters().includes(edge.node.id))) {
    expect([node.id, score >= 0.7, reasons.includes('date of birth equal')]).toEqual([node.id, true, true]);
  }
});

test('a search says how it was read, and each record why it has its score', async () => {
  const { interpretation, edges } = await search({ name: 'Yassine Ben Saleh', birth: '1991-03-15', birthTolerance: 0, sex: 'FEMALE', minScore: 0.2 });
  expect(interpretation).toEqual([
    { field: 'name', form: 'NAME', readAs: ['YASSINE', 'BEN (son)', 'SALEH'], warnings: [] },
    { field: 'birth', form: 'DATE_SCORED', readAs: ['1991-03-15'], warnings: [] },
    { field: 'birthTolerance', form: null, readAs: ['0'], warnings: [] },
    { field: 'sex', form: 'SCORED', readAs: ['FEMALE'], warnings: [] },
    { field: 'minScore', form: null, readAs: ['0.2'], warnings: [] },
  ]);
  const { score, reasons } = edges.find(({ node }) => node.id === fighters()[0])!;
  expect([score, reasons]).toEqual([0.3, ['name equal', 'date of birth differs', 'sex differs']]);
});

test('another year by one lowers the score a little, less where it was asked for, and none where the year alone was', async () => {
  const of = async (more: Readonly<Record<string, unknown>>) => {
    const { edges } = await search({ name: 'Yassine Ben Saleh', birth: '1990-03-14', ...more });
    const { score, reasons } = edges.find(({ node }) => node.id === fighters()[0])!;
    return [score, reasons];
  };
  expect(await of({})).toEqual([0.9, ['name equal', 'date of birth equal but for one year']]);
  expect(await of({ birthTolerance: 1 })).toEqual([0.97, ['name equal', 'date of birth agrees within the years asked']]);
  expect(await of({ birth: '1991' })).toEqual([1, ['name equal', 'date of birth as asked']]);
});

test('an interval of dates of birth is told with whole days; inside it nothing is lost, outside as much as by another date', async () => {
  const of = async (birth: string, more: Readonly<Record<string, unknown>> = {}) => {
    const { edges, interpretation } = await search({ name: 'Yassine Ben Saleh', birth, minScore: 0.4, ...more });
    const { score, reasons } = edges.find(({ node }) => node.id === fighters()[0])!;
    return [interpretation.find(({ field }) => field === 'birth'), score, reasons.at(-1)];
  };
  const told = (form: string, readAs: string) => ({ field: 'birth', form, readAs: [readAs], warnings: [] });
  expect(await of('1990/1991-03')).toEqual([told('DATE_INTERVAL_SCORED', '1990-01-01/1991-03-31'), 1, 'date of birth as asked']);
  expect(await of('1991-03-15/..')).toEqual([told('DATE_INTERVAL_SCORED', '1991-03-15/..'), 0.5, 'date of birth differs']);
  expect(await of('1991-03-15/..', { birthTolerance: 1 })).toEqual([told('DATE_INTERVAL_SCORED', '1991-03-15/..'), 0.97, 'date of birth agrees within the years asked']);
  const { interpretation, edges } = await search({ birth: `${fighter.birth}/${fighter.birth}` });
  expect(interpretation).toEqual([told('DATE_INTERVAL', `${fighter.birth}/${fighter.birth}`)]);
  expect(edges.map(({ node }) => node.id)).toContain(idOf('BE', 'Person', fighter.ref));
});

test('a check of a person tells how countries read the name and the date, once for all of them; an item that is short of one tells what is needed', async () => {
  const needed = expect.stringContaining('by name and birth together, the birth known to the decade at least, or by mrz') as unknown;
  const { data } = await demo.ask<{ readonly checkPersons: readonly unknown[] }>(
    `query ($persons: [PersonCheck!]!) { checkPersons(persons: $persons) { outcome error { code message } interpretation { field form readAs warnings } } }`,
    { persons: [{ name: 'Yassine Ben Saleh', birth: fighter.birth }, { name: 'Yassine Ben Saleh' }, { birth: '1991' }, { name: 'Yassine Ben Saleh', birth: '1991-02-30' }] });
  const [hit, ...bad] = data.checkPersons;
  expect(hit).toEqual({
    outcome: 'HIT', error: null,
    interpretation: [
      { field: 'name', form: 'NAME', readAs: ['YASSINE', 'BEN (son)', 'SALEH'], warnings: [] },
      { field: 'birth', form: 'DATE_SCORED', readAs: [fighter.birth], warnings: [] },
    ],
  });
  expect(bad).toEqual([
    { outcome: 'UNKNOWN', error: { code: 'BAD_ITEM', message: needed }, interpretation: [] },
    { outcome: 'UNKNOWN', error: { code: 'BAD_ITEM', message: needed }, interpretation: [] },
    { outcome: 'UNKNOWN', error: { code: 'BAD_ITEM', message: expect.stringMatching(/^"birth" expects an ISO 8601-2 date/) as unknown }, interpretation: null },
  ]);
});

test('the fighter is found by a machine-readable zone', async () => {
  const mrz = composeMrz({
    format: 'TD3', code: 'P', issuer: 'TN', number: 'X1234567', nationality: 'TN', family: 'BEN SALEH', given: 'YACINE', birth: fighter.birth, sex: 'MALE', expires: '2029-02-10',
  });
  const { data } = await demo.ask<{ readonly checkPersons: readonly [{ readonly outcome: string; readonly records: readonly { readonly id: string }[] }] }>(
    'query ($mrz: String!) { checkPersons(persons: [{mrz: $mrz}]) { outcome records { id } } }', { mrz });
  expect(data.checkPersons[0].outcome).toBe('HIT');
  expect(data.checkPersons[0].records.map(({ id }) => id).sort()).toEqual([...fighters()].sort());
});
