import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/be/bureau.js';
import { records } from '../../../subgraphs/be/records.js';
import { startTestBureau, type TestBureau } from '../../support/bureau-running.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';

const nativeSql = projectFile('subgraphs', 'be', 'native.sql');

test('demo records written as Belgian entities read back as they were', () => {
  const { differences, unmapped, compared } = roundTrip({
    mapping: bureau, nativeSql, records, expected: { Person: { names: namesIn('family-given-patronymic') } },
  });
  expect(differences).toEqual([]);
  expect(unmapped).toEqual([]);
  expect(Object.values(compared).every((count) => count > 0)).toBe(true);
});

describe('the running bureau', () => {
  const register = smallRegister('BE');
  let running: TestBureau;
  beforeAll(async () => { running = await startTestBureau(bureau, nativeSql, records.rows(register)); });
  afterAll(() => running.close());

  test('finds a person by an alias that stands in the table of names', async () => {
    const person = register.persons.find(({ names }) => names.some(({ kind }) => kind === 'ALIAS'))!;
    const alias = person.names.find(({ kind }) => kind === 'ALIAS')!;
    const { data, errors } = await running.ask(
      'query ($name: String!) { persons(search: { name: $name, minScore: 1 }) { edges { node { localId } } } }', { name: alias.full },
    );
    expect(errors).toBeUndefined();
    const localId = records.localId!('Person', person.ref);
    expect(data).toMatchObject({ persons: { edges: expect.arrayContaining([{ node: { localId } }]) } });
  });

  test('follows the links from a person to objects by their roles, and back', async () => {
    const firearm = register.firearms.find(({ keeper }) => keeper !== null)!;
    const keeper = records.localId!('Person', firearm.keeper!);
    const { data } = await running.ask(
      `query ($serial: String!) {
        firearms(search: { serial: $serial }) { edges { node { localId keeper { localId firearms { localId } } } } }
      }`,
      { serial: firearm.serial },
    );
    const localId = records.localId!('Firearm', firearm.ref);
    expect(data).toMatchObject({
      firearms: { edges: [{ node: { localId, keeper: { localId: keeper, firearms: expect.arrayContaining([{ localId }]) } } }] },
    });
  });

  test('keeps a qualification that has no counterpart as text in both languages', async () => {
    const { data } = await running.ask('{ record(id: "BE:warrant:5000040") { ... on Warrant { offences { code list text } } } }');
    expect(data).toMatchObject({
      record: { offences: expect.arrayContaining([{ code: null, list: null, text: 'DOU01: Infraction douanière / Douane-inbreuk' }]) },
    });
  });
});
