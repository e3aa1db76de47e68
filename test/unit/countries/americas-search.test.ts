import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../../schema/files.js';
import { createNational, startBureau, type RunningBureau } from '../../../subgraphs/bureau/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import type { DemoRegister } from '../../../subgraphs/demo/register.js';
import { smallRegister } from '../../support/demo-roundtrip.js';

interface Connection { readonly totalCount: number; readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] }
interface Answer { readonly data?: Readonly<Record<string, Connection>>; readonly errors?: readonly { readonly message: string }[] }

/** Fields a country's register cannot search by. */
const unsearchable: Readonly<Record<string, readonly string[]>> = {
  AR: ['FirearmSearch.calibre'],
  BR: ['VehicleSearch.make'],
  PY: ['WarrantSearch.offence', 'ArrestSearch.offence', 'ArrestSearch.from', 'ArrestSearch.to'],
  US: ['VehicleSearch.engineNumber'],
};

describe.each(['AR', 'BR', 'PY', 'US'])('the bureau of %s, asked over HTTP', (country) => {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-country-'));
  let bureau: RunningBureau;
  let register: DemoRegister;

  beforeAll(async () => {
    const { [country]: own } = countryFolders;
    const [mapping, records] = await Promise.all([own!.bureau(), own!.records()]);
    register = smallRegister(country);
    const path = join(folder, 'national.sqlite');
    createNational(path, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), records.rows(register));
    bureau = await startBureau(mapping, `sqlite:${path}`, { open: true });
  });
  afterAll(async () => {
    await bureau.close();
    rmSync(folder, { recursive: true });
  });

  async function ask(query: string): Promise<Answer> {
    const response = await fetch(
      bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) },
    );
    return await response.json() as Answer;
  }
  async function find(root: string, search: string, fields = 'id'): Promise<Connection> {
    const { data, errors } = await ask(`{ ${root}(search: { ${search} }, first: 500) { totalCount edges { node { ${fields} } } } }`);
    expect(errors).toBeUndefined();
    return data![root]!;
  }

  test('finds persons by sex, category and nationality, and by a part of a date of birth', async () => {
    const sought = register.persons.filter(
      ({ sex, category, nationalities }) => sex === 'MALE' && category === 'WANTED' && nationalities.includes(country),
    );
    expect((await find('persons', `sex: MALE, category: WANTED, nationality: "${country}"`)).totalCount).toBe(sought.length);
    const year = register.persons[0]!.births[0]!.slice(0, 4);
    // Paraguay keeps one date of birth alone.
    const born = register.persons.filter(
      ({ births }) => (country === 'PY' ? births.slice(0, 1) : births).some((birth) => birth.startsWith(year)),
    );
    expect((await find('persons', `birth: "${year}"`)).totalCount).toBe(born.length);
  });

  test('finds a person by another name, with what belongs to the person', async () => {
    const person = register.persons.find(({ names }) => names.length > 1)!;
    const held = register.documents.filter(({ holder }) => holder === person.ref).map(({ number }) => number).sort();
    const { edges } = await find(
      'persons', `name: "${person.names[1]!.full}", birth: "${person.births[0]}"`, 'births documents { number }',
    );
    expect(
      edges.map(({ node }) => (node['documents'] as readonly { number: string }[]).map(({ number }) => number).sort()),
    ).toContainEqual(held);
  });

  test('finds documents and vehicles by numbers, however they are written', async () => {
    const document = register.documents[0]!, vehicle = register.vehicles[0]!;
    const numbers = (
      await find('travelDocuments', `number: " ${document.number!.toLowerCase()}", issuer: "${document.issuer}"`, 'number')
    ).edges;
    expect(numbers.map(({ node }) => node['number'])).toEqual([document.number]);
    const plates = (await find(
      'vehicles', `plate: "${vehicle.plate!.replaceAll(/[ -]/g, '').toLowerCase()}", plateCountry: "${vehicle.plateCountry}"`, 'vin',
    )).edges;
    expect(plates.map(({ node }) => node['vin'])).toEqual([vehicle.vin]);
    const stolen = register.vehicles.filter(({ status }) => status === 'STOLEN');
    expect((await find('vehicles', 'status: STOLEN')).totalCount).toBe(stolen.length);
  });

  test('finds warrants issued on a day or later, each with its person', async () => {
    const { issued, reference } = register.warrants[0]!;
    const later = register.warrants.filter((warrant) => warrant.issued! >= issued! && warrant.status === 'ACTIVE');
    expect((await find('warrants', `issuedAfter: "${issued}", status: ACTIVE`)).totalCount).toBe(later.length);
    const { edges } = await find('warrants', `reference: "${reference}"`, 'issued person { births }');
    expect(edges.map(({ node }) => [node['issued'], (node['person'] as { births: readonly string[] }).births[0]]))
      .toEqual([[issued, register.persons.find(({ ref }) => ref === register.warrants[0]!.person)!.births[0]]]);
  });

  test('finds seizures of a kind of thing from an instant on', async () => {
    const from = register.seizures[0]!.when!;
    const sought = register.seizures.filter(({ when, items }) => when! >= from && items.some(({ kind }) => kind === 'DRUG'));
    expect((await find('seizures', `kind: DRUG, from: "${from}"`)).totalCount).toBe(sought.length);
  });

  test('has no search by what its register cannot be searched by', async () => {
    const { data } = await ask('{ __schema { types { name inputFields { name } } } }') as unknown as
      { data: { __schema: { types: readonly { name: string; inputFields: readonly { name: string }[] | null }[] } } };
    const inputs = new Map(data.__schema.types.map(({ name, inputFields }) => [name, inputFields?.map((field) => field.name)]));
    const missing = unsearchable[country]!.filter((field) => !inputs.get(field.split('.')[0]!)?.includes(field.split('.')[1]!));
    expect(missing).toEqual(unsearchable[country]);
    expect(inputs.has('FirearmSearch')).toBe(country !== 'PY');
  });
});
