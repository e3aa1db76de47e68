import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/tn/bureau.js';
import { records } from '../../../subgraphs/tn/records.js';
import { startTestBureau, type TestBureau } from '../../support/bureau-running.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';

const nativeSql = projectFile('subgraphs', 'tn', 'native.sql');

test('demo records written as Tunisian cards read back as they were, but for what the cards do not have', () => {
  const { differences, unmapped, compared } = roundTrip({
    mapping: bureau, nativeSql, records, expected: { Person: { names: namesIn('given-patronymic-family') } },
  });
  expect(differences).toEqual([]);
  expect([...new Set(unmapped.map((field) => field.split('.')[1]))]).toEqual(['handlingCode', 'informationEvaluation', 'sourceEvaluation']);
  expect(Object.keys(compared)).not.toContain('Firearm');
  expect(Object.values(compared).every((count) => count > 0)).toBe(true);
});

describe('the running bureau', () => {
  const register = smallRegister('TN');
  let running: TestBureau;
  beforeAll(async () => { running = await startTestBureau(bureau, nativeSql, records.rows(register)); });
  afterAll(() => running.close());

  test('finds a person by the name in Arabic and by the name in Latin letters', async () => {
    const person = register.persons.find(({ names }) => names.length > 1)!;
    for (const { full } of person.names.slice(0, 2)) {
      const { data, errors } = await running.ask(
        `query ($name: String!) {
          persons(search: { name: $name, minScore: 1 }) { edges { node { localId names { script transliterationOf } } } }
        }`,
        { name: full },
      );
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({ persons: { edges: expect.arrayContaining([{ node: {
        localId: String(person.ref),
        names: expect.arrayContaining([
          { script: 'Arab', transliterationOf: null }, { script: 'Latn', transliterationOf: person.names[0]!.full },
        ]),
      } }]) } });
    }
  });

  test('publishes no register of firearms, and no search by the offence of a warrant or by engine number', async () => {
    const { data } = await running.ask('{ _service { sdl } }');
    const { sdl } = (data as unknown as { readonly _service: { readonly sdl: string } })._service;
    expect(sdl).not.toMatch(/type Firearm\b|\bfirearms\b/);
    expect(sdl.match(/input WarrantSearch \{[^}]*\}/)?.[0]).not.toMatch(/\boffence:/);
    expect(sdl.match(/input VehicleSearch \{[^}]*\}/)?.[0]).not.toMatch(/\bengineNumber:/);
  });

  test('keeps an offence that has no counterpart as text', async () => {
    const { data } = await running.ask('{ record(id: "TN:warrant:110") { ... on Warrant { offences { code list text } } } }');
    expect(data).toMatchObject({ record: { offences: expect.arrayContaining([{ code: null, list: null, text: 'CHANGE' }]) } });
  });
});
