import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/rs/bureau.js';
import { records } from '../../../subgraphs/rs/records.js';
import { startTestBureau, type TestBureau } from '../../support/bureau-running.js';
import { roundTrip, smallRegister } from '../../support/demo-roundtrip.js';

const nativeSql = projectFile('subgraphs', 'rs', 'native.sql');

test('demo records written as rows of the Serbian system read back as they were', () => {
  const { differences, unmapped, compared } = roundTrip({ mapping: bureau, nativeSql, records });
  expect(differences).toEqual([]);
  expect(unmapped).toEqual([]);
  expect(Object.values(compared).every((count) => count > 0)).toBe(true);
});

test('citizen numbers have a right check digit and a region that is assigned to nobody', () => {
  const numbers = [...records.rows(smallRegister('RS'))]
    .flatMap(([table, row]) => (table === 'lice' && row['jmbg'] ? [String(row['jmbg'])] : []));
  expect(numbers.length).toBeGreaterThan(100);
  for (const number of numbers) {
    expect(number).toMatch(/^\d{7}99\d{4}$/);
    const digits = [...number].map(Number);
    const sum = digits.slice(0, 12).reduce((total, digit, index) => total + digit * (7 - (index % 6)), 0);
    expect(digits[12]).toBe(sum % 11 < 2 ? 0 : 11 - (sum % 11));
  }
});

describe('the running bureau', () => {
  const register = smallRegister('RS');
  let running: TestBureau;
  beforeAll(async () => { running = await startTestBureau(bureau, nativeSql, records.rows(register)); });
  afterAll(() => running.close());

  test('finds a person by the name in Cyrillic and by the name in Latin letters', async () => {
    const person = register.persons.find(({ names }) => names.length > 1)!;
    for (const { full } of person.names.slice(0, 2)) {
      const { data, errors } = await running.ask(
        'query ($name: String!) { persons(search: { name: $name, minScore: 1 }) { edges { node { localId } } } }', { name: full },
      );
      expect(errors).toBeUndefined();
      const localId = records.localId!('Person', person.ref);
      expect(data).toMatchObject({ persons: { edges: expect.arrayContaining([{ node: { localId } }]) } });
    }
  });

  test('tells the trace requests of a firearm, newest first, and its import marks', async () => {
    const firearm = register.firearms.find(({ traceRequests }) => traceRequests.length > 1)!;
    const { importMarks, traceRequests } = firearm;
    const { data } = await running.ask(
      `query ($serial: String!) {
        firearms(search: { serial: $serial }) { edges { node { importMarks traceRequests { on to answer } } } }
      }`,
      { serial: firearm.serial },
    );
    expect(data).toMatchObject({ firearms: { edges: [{ node: { importMarks, traceRequests } }] } });
  });

  test('keeps an article that has no counterpart as text with its name', async () => {
    const { data } = await running.ask('{ record(id: "RS:warrant:100") { ... on Warrant { offences { code list text } } } }');
    const article = { code: null, list: null, text: 'КЗ-322 Спречавање службеног лица' };
    expect(data).toMatchObject({ record: { offences: expect.arrayContaining([article]) } });
  });
});
