import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/ba/bureau.js';
import type { ProfileFields } from '../../../subgraphs/bureau/mapping/index.js';
import { records } from '../../../subgraphs/ba/records.js';
import { startTestBureau, type TestBureau } from '../../support/bureau-running.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';

type Arrest = ProfileFields['Arrest'];

const nativeSql = projectFile('subgraphs', 'ba', 'native.sql');

test('demo records written as Bosnian cases read back as they were', () => {
  const { differences, unmapped, compared } = roundTrip({
    mapping: bureau, nativeSql, records, expected: { Person: { names: namesIn('family-given') } },
  });
  expect(differences).toEqual([]);
  expect(unmapped).toEqual([]);
  expect(Object.values(compared).every((count) => count > 0)).toBe(true);
});

describe('the running bureau', () => {
  const register = smallRegister('BA');
  let running: TestBureau;
  beforeAll(async () => { running = await startTestBureau(bureau, nativeSql, records.rows(register)); });
  afterAll(() => running.close());

  test('finds a person by what stands in attributes: another name, another date of birth, a citizenship', async () => {
    const aliased = register.persons.find(({ names }) => names.some(({ kind }) => kind === 'ALIAS'))!;
    const twiceBorn = register.persons.find(({ births }) => births[1]?.length === 10)!;
    const foreign = register.persons.find(({ nationalities }) => nationalities[0] === 'RS')!;
    const found = async (search: Readonly<Record<string, unknown>>): Promise<unknown> => (await running.ask(
      'query ($search: PersonSearch!) { persons(search: $search, first: 500) { edges { node { localId } } } }', { search },
    )).data;
    for (const [search, { ref }] of [
      [{ name: aliased.names.find(({ kind }) => kind === 'ALIAS')!.full, minScore: 1 }, aliased],
      [{ birth: twiceBorn.births[1] }, twiceBorn],
      [{ nationality: 'RS' }, foreign],
    ] as const) {
      const localId = records.localId!('Person', ref);
      expect(await found(search)).toMatchObject({ persons: { edges: expect.arrayContaining([{ node: { localId } }]) } });
    }
  });

  test('follows the attribute that names who keeps a vehicle, and back', async () => {
    const vehicle = register.vehicles.find(({ keeper }) => keeper !== null)!;
    const { data } = await running.ask(
      'query ($vin: String!) { vehicles(search: { vin: $vin }) { edges { node { localId keeper { localId vehicles { localId } } } } } }',
      { vin: vehicle.vin },
    );
    const localId = records.localId!('Vehicle', vehicle.ref);
    expect(data).toMatchObject({ vehicles: { edges: [{ node: {
      localId, keeper: { localId: records.localId!('Person', vehicle.keeper!), vehicles: expect.arrayContaining([{ localId }]) },
    } }] } });
  });

  test('finds one offence by the articles of all three criminal codes, and keeps an article without counterpart as text', async () => {
    const { data } = await running.ask(
      '{ arrests(search: { offence: "ROBBERY" }, first: 500) { totalCount edges { node { offences { code text } } } } }',
    );
    const { arrests } = data as unknown as {
      readonly arrests: { readonly totalCount: number; readonly edges: readonly { readonly node: Pick<Arrest, 'offences'> }[] };
    };
    expect(arrests.totalCount).toBe(register.arrests.filter(({ offences }) => offences.includes('ROBBERY')).length);
    const robberies = arrests.edges.flatMap(({ node }) => node.offences).filter(({ code }) => code === 'ROBBERY');
    const articles = new Set(robberies.map(({ text }) => text));
    expect([...articles]).toEqual(expect.arrayContaining(['KZ FBiH 289', 'KZ RS 227']));
    const { data: one } = await running.ask('query ($id: ID!) { record(id: $id) { ... on Warrant { offences { code list text } } } }', {
      id: `BA:warrant:${records.localId!('Warrant', 90)}`,
    });
    const article = { code: null, list: null, text: 'KZ FBiH 267' };
    expect(one).toMatchObject({ record: { offences: expect.arrayContaining([article]) } });
  });
});
