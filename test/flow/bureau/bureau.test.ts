import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { startTestBureau, type TestBureau } from '../../support/bureau-running.js';
import { iceland, icelandRows, icelandSql, malta, maltaRows, maltaSql } from '../../support/bureau-countries.js';
import { bureauCursor } from '../../../subgraphs/bureau/index.js';

let bureau: TestBureau;
const failures: unknown[] = [];
const statements: string[] = [];

beforeAll(async () => {
  bureau = await startTestBureau(malta, maltaSql, maltaRows(), { onError: (error) => failures.push(error), onStatement: (sql) => statements.push(sql) });
});
afterAll(async () => {
  await bureau.close();
  expect(failures).toEqual([]);
});

const ids = (connection: { edges: { node: { id: string } }[] }): string[] => connection.edges.map(({ node }) => node.id);

async function data<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
  const answer = await bureau.ask(query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data as T;
}

describe('the schema a bureau publishes', () => {
  const sdlOf = async (of: TestBureau): Promise<string> =>
    ((await of.ask('{ _service { sdl } }')).data as unknown as { _service: { sdl: string } })._service.sdl;

  test('composes and holds what the mapping has', async () => {
    const sdl = await sdlOf(bureau);
    const result = composeServices([{ name: 'MT', url: bureau.url, typeDefs: parse(sdl) }]);
    expect(result.errors).toBeUndefined();
    for (const kept of ['checkFirearms', 'personCandidates', 'operationTotals', 'extend type Person', 'MtFile', '@link', 'birthTolerance']) expect(sdl).toContain(kept);
    for (const absent of ['descriptors', 'engineNumber: String\n  "Make; ', 'Descriptors', 'TraceRequest']) expect(sdl).not.toContain(absent);
  });

  test('leaves out registers that are not kept', async () => {
    const small = await startTestBureau(iceland, icelandSql, icelandRows([]));
    try {
      const sdl = await sdlOf(small);
      expect(composeServices([{ name: 'IS', url: small.url, typeDefs: parse(sdl) }]).errors).toBeUndefined();
      expect(sdl).not.toMatch(/Vehicle|Warrant|Seiz|Arrest|TravelDocument|operationTotals|nationality/);
      expect(sdl).toMatch(/persons\(/);
    } finally {
      await small.close();
    }
  });

  test('may be introspected', async () => {
    const { __schema } = await data<{ __schema: { queryType: { name: string } } }>('{ __schema { queryType { name } } }');
    expect(__schema.queryType.name).toBe('Query');
  });
});

describe('root fields that search', () => {
  const found: readonly [field: string, search: string, expected: readonly string[]][] = [
    ['persons', '{ category: SUSPECT, nationality: "TN", sex: MALE }', []],
    ['persons', '{ name: "borg giuseppe" }', ['MT:person:5']],
    ['persons', '{ name: "Zammit" }', ['MT:person:2']],
    ['persons', '{ name: "Petrovic" }', ['MT:person:3']],
    ['persons', '{ name: "Петровић, Jovan" }', ['MT:person:3']],
    ['persons', '{ name: "Yassine Ben Saleh" }', ['MT:person:1']],
    ['persons', '{ name: "ياسين بن صالح" }', ['MT:person:1']],
    ['persons', '{ birth: "1984-03-12" }', ['MT:person:1', 'MT:person:4']],
    ['persons', '{ birth: "1984" }', ['MT:person:1', 'MT:person:24', 'MT:person:4', 'MT:person:5']],
    ['persons', '{ birth: "1984-XX-12" }', ['MT:person:1', 'MT:person:4']],
    ['persons', '{ birth: "1990-07-14" }', ['MT:person:2']],
    ['persons', '{ birth: "1984/1984-12" }', ['MT:person:1', 'MT:person:24', 'MT:person:4', 'MT:person:5']],
    ['persons', '{ birth: "1984-03-12/1984-03-12" }', ['MT:person:1', 'MT:person:4']],
    ['persons', '{ birth: "1986/1987", birthTolerance: 2, name: "bensalah" }', ['MT:person:1']],
    ['persons', '{ birth: "1986/1987", name: "bensalah" }', []],
    ['persons', '{ birth: "1982-03-12", birthTolerance: 2, name: "bensalah" }', ['MT:person:1']],
    ['travelDocuments', '{ number: "MT 1002-a" }', ['MT:document:2A']],
    ['travelDocuments', '{ status: STOLEN, type: PASSPORT, issuer: "MT" }', ['MT:document:1A']],
    ['travelDocuments', '{ mrz: "P<MLTERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36MLT7408122F1204159ZE184226B<<<<<10" }', ['MT:document:ERIKSSON']],
    ['vehicles', '{ plate: "Žbr007" }', ['MT:vehicle:7']],
    ['vehicles', '{ make: "škoda", status: STOLEN }', ['MT:vehicle:5', 'MT:vehicle:7']],
    ['firearms', '{ serial: "ab1234" }', ['MT:firearm:1']],
    ['firearms', '{ kind: "HANDGUN", calibre: "9MM" }', ['MT:firearm:1']],
    ['firearms', '{ kind: "HANDGUN", calibre: "9" }', ['MT:firearm:1']],
    ['warrants', '{ reference: "w126" }', ['MT:warrant:1']],
    ['warrants', '{ issuedAfter: "2026-01-28", offence: "ROBBERY", status: ACTIVE }', ['MT:warrant:27', 'MT:warrant:55']],
    ['arrests', '{ operation: "adwenpa" }', ['MT:arrest:1', 'MT:arrest:2']],
    ['arrests', '{ from: "2026-01-31T23:30:00Z", to: "2026-02-02T08:00:00Z" }', ['MT:arrest:1']],
    ['arrests', '{ from: "2026-02-03T04:00:00Z", to: "2026-02-03T04:00:01Z" }', ['MT:arrest:3']],
    ['seizures', '{ kind: CURRENCY }', ['MT:seizure:2']],
    ['seizures', '{ from: "2026-03-10T23:00:00Z" }', ['MT:seizure:2']],
    ['seizures', '{ to: "2026-03-10T23:00:00Z" }', ['MT:seizure:1']],
  ];
  test.each(found)('%s(search: %s)', async (field, search, expected) => {
    const answer = await data<Record<string, { totalCount: number; complete: boolean; countries: unknown; edges: { node: { id: string }; score: number }[] }>>(
      `{ ${field}(search: ${search}) { totalCount complete countries { country status count source reason } edges { score node { id } } } }`,
    );
    const connection = answer[field]!;
    expect(ids(connection)).toEqual(expected);
    expect(connection).toMatchObject({
      totalCount: expected.length, complete: true,
      countries: [{ country: 'MT', status: expected.length > 0 ? 'HIT' : 'NO_HIT', count: expected.length, source: 'LIVE', reason: null }],
    });
  });

  const refused: readonly [query: string, message: string][] = [
    ['{ persons(search: {}) { totalCount } }', 'Expected a search by at least one of name, birth, sex, nationality, category, got none'],
    ['{ persons(search: { minScore: 0.5 }) { totalCount } }', 'Expected a search by at least one of name, birth, sex, nationality, category, got none'],
    ['{ persons(search: { name: " - " }) { totalCount } }', 'Expected `name` to have a letter or a digit, got none'],
    ['{ persons(search: { sex: MALE }, first: 0) { totalCount } }', 'Expected `first` from 1 to 1000, got 0'],
    ['{ persons(search: { sex: MALE }, first: 1001) { totalCount } }', 'Expected `first` from 1 to 1000, got 1001'],
    ['{ persons(search: { birth: "1984", birthTolerance: 11 }) { totalCount } }', 'Expected `birthTolerance` from 0 to 10, got 11'],
    ['{ persons(search: { sex: MALE }, after: "x") { totalCount } }', 'Expected `after` to be a cursor of a bureau, got a text of 1 characters that is none'],
    ['{ travelDocuments(search: { mrz: "rubbish" }) { totalCount } }', 'Expected `mrz` to have 3 lines of 30 characters, 2 of 36 or 2 of 44, got 7 characters'],
    ['{ checkVehicles(vehicles: []) { index } }', 'Expected `vehicles` to have 1 to 500 items, got 0'],
    [`{ persons(search: { name: "${'a '.repeat(100)}b" }) { totalCount } }`, 'Expected `name` of at most 200 characters, got 201'],
    [`{ vehicles(search: { plate: "${'1'.repeat(90_000)}" }) { totalCount } }`, 'Expected `plate` of at most 200 characters, got 90000'],
    [`{ travelDocuments(search: { mrz: "${'<'.repeat(201)}" }) { totalCount } }`, 'Expected `mrz` of at most 200 characters, got 201'],
    [`{ operationTotals(operation: "${'A'.repeat(201)}") { arrests } }`, 'Expected `operation` of at most 200 characters, got 201'],
    [`{ ${Array.from({ length: 21 }, (_, n) => `a${n}: person(id: "MT:person:${n}") { id }`).join(' ')} }`, 'Expected at most 20 root fields that give records in one operation, got 21'],
    [
      `{ ...A a20: person(id: "MT:person:20") { id } } fragment A on Query { ${Array.from({ length: 20 }, (_, n) => `a${n}: person(id: "MT:person:${n}") { id }`).join(' ')} }`,
      'Expected at most 20 root fields that give records in one operation, got 21',
    ],
  ];
  test.each(refused)('%s is refused', async (query, message) => {
    const { errors } = await bureau.ask(query);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    ['12 May 1999', /Expected an ISO 8601-2 date/], ['1999-05/May', /Expected an interval such as/], ['1999-05/1999-04-30', /Expected an interval that does not end before it begins/], ['0000-03-12', /Expected a date from the year 0001 on, got one in the year 0000/],
  ])('a malformed date is refused without being repeated: %s', async (birth, message) => {
    const { errors } = await bureau.ask('query($search: PersonSearch!) { persons(search: $search) { totalCount } }', { search: { birth } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.message).toMatch(message);
    expect(errors![0]!.message).not.toMatch(/May|1999/);
  });

  test('a list of countries without the bureau gives an empty page', async () => {
    const { persons } = await data<{ persons: unknown }>('{ persons(search: { sex: MALE }, in: ["FR"]) { totalCount complete edges { score } countries { country } } }');
    expect(persons).toEqual({ totalCount: 0, complete: true, edges: [], countries: [] });
  });

  test.each(['{ sex: MALE }', '{ name: "camilleri" }'])('paging through %s gives each record once, in order', async (search) => {
    interface Page { persons: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { score: number; node: { id: string } }[] } }
    const seen: { score: number; id: string }[] = [];
    let after: string | null = null, total = 0, pages = 0;
    do {
      const { persons }: Page = await data<Page>(
        `query($after: String) { persons(search: ${search}, first: 7, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { score node { id } } } }`, { after },
      );
      seen.push(...persons.edges.map(({ score, node }) => ({ score, id: node.id })));
      after = persons.pageInfo.hasNextPage ? persons.pageInfo.endCursor : null;
      total = persons.totalCount;
    } while (after !== null && ++pages < 100);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
    expect(total).toBeGreaterThan(7);
    expect(seen).toEqual([...seen].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)));
  });

  test.each([
    [bureauCursor(1, 'FR:person:1'), 31], [bureauCursor(1, 'NL:person:1'), 0], [bureauCursor(0.9, 'AA:person:1'), 0], [bureauCursor(1, 'MT:person:10000'), 30],
  ])('a position that is no record of the bureau (%s) has its place in the order', async (after, left) => {
    const { persons } = await data<{ persons: { edges: unknown[] } }>('query($after: String) { persons(search: { sex: MALE }, first: 500, after: $after) { edges { score } } }', { after });
    expect(persons.edges).toHaveLength(left);
  });
});

describe('records', () => {
  test('relations, child rows and the extension are read', async () => {
    const { person } = await data<{ person: unknown }>(`{ person(id: "MT:person:1") {
      id country localId updatedAt category sex births nationalities placeOfBirth { text country } contact { bureau } names { full script kind }
      mtFile { number pages } mtShelf
      documents { id number issued holder { id } } warrants { reference issued offences { code list text } person { sex } } vehicles { vin make }
    } }`);
    expect(person).toMatchObject({
      id: 'MT:person:1', country: 'MT', localId: '1', updatedAt: '2026-01-15T09:00:00.000Z', category: 'WANTED', sex: 'MALE', births: ['1984-03-12'],
      nationalities: ['MT'], placeOfBirth: { text: 'Mdina', country: null }, contact: { bureau: 'NCB Valletta' },
      names: [{ full: 'Yacine Bensalah', script: 'Latn', kind: 'BIRTH' }, { full: 'ياسين بن صالح', script: 'Arab', kind: 'ALIAS' }],
      mtFile: { number: 'F1', pages: 1 }, mtShelf: null,
      documents: [{ id: 'MT:document:1A', issued: '2020-01-31', holder: { id: 'MT:person:1' } }, { id: 'MT:document:1B' }],
      warrants: [{
        reference: 'W/1-26', issued: '2026-01-02', person: { sex: 'MALE' },
        offences: [{ code: 'ROBBERY', list: 'UCR_OFFENSE', text: 'ROB' }, { code: null, list: null, text: 'SMUGGLING GOATS' }],
      }],
      vehicles: [{ vin: 'VIN00000000000001', make: 'Škoda' }],
    });
  });

  test('a dangling key reads as null, an erased person is no record', async () => {
    expect(await data('{ record(id: "MT:arrest:3") { id ... on Arrest { person { id } when offences { code } } } gone: person(id: "MT:person:60") { id } }'))
      .toEqual({ record: { id: 'MT:arrest:3', person: null, when: '2026-02-03T04:00:00.000Z', offences: [] }, gone: null });
  });

  test.each(['FR:person:1', 'MT:vehicle:1', 'MT:person:01', 'MT:person:1 ', 'rubbish', 'MT:person:99999'])('person(id: "%s") is null', async (id) => {
    expect(await data('query($id: ID!) { person(id: $id) { id } }', { id })).toEqual({ person: null });
  });

  test('entities come in order, unknown ones as null, each type in one statement and its child rows in another', async () => {
    const keys = ['person:3', 'vehicle:2', 'person:999', 'person:1', 'document:1A', 'person:3', 'vehicle:x'];
    const types = { person: 'Person', vehicle: 'Vehicle', document: 'TravelDocument' } as const;
    const representations = keys.map((key) => ({ __typename: types[key.split(':')[0] as keyof typeof types], id: `MT:${key}` }));
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id names { family } } ... on Vehicle { id } ... on TravelDocument { id } } }';
    const answer = await bureau.ask(query, { r: representations });
    const entities = (answer.data as unknown as { _entities: ({ id: string } | null)[] })._entities;
    expect(entities.map((entity) => entity?.id ?? null)).toEqual(['MT:person:3', 'MT:vehicle:2', null, 'MT:person:1', 'MT:document:1A', 'MT:person:3', null]);
    expect(answer.statements).toBe(4);
  });

  test('fragments, aliases, @skip and @include are obeyed, and only the columns selected are read', async () => {
    statements.length = 0;
    const answer = await bureau.ask(
      `query($yes: Boolean!) { persons(search: { sex: MALE }, first: 1) { edges { node { ...A other: category births @include(if: $yes) placeOfBirth @skip(if: $yes) { text } } } } }
       fragment A on Record { id ... on Person { category updatedAt @include(if: false) } }`, { yes: true },
    );
    expect(answer).toMatchObject({ data: { persons: { edges: [{ node: { id: 'MT:person:1', category: 'WANTED', other: 'WANTED', births: ['1984-03-12'] } }] } }, statements: 1 });
    expect(statements).toHaveLength(1);
    for (const column of ['CATEGORY', 'BORN']) expect(statements[0]).toContain(column);
    for (const column of ['BIRTHPLACE', 'CHANGED', 'GIVEN', 'FILES']) expect(statements[0]).not.toContain(column);
  });

  test('the number of statements does not depend on the number of rows', async () => {
    const query = `query($first: Int) { persons(search: { nationality: "MT" }, first: $first) { totalCount edges { node {
      id names { full } mtFile { number } documents { number holder { id names { full } } } warrants { reference offences { code } person { births } } vehicles { vin }
    } } } }`;
    const counts = [];
    for (const first of [1, 10, 50]) {
      const answer = await bureau.ask(query, { first });
      expect(answer.errors).toBeUndefined();
      counts.push(answer.statements);
    }
    expect(counts).toEqual([10, 10, 10]);
  });
});

describe('checks', () => {
  test('travel documents: hit, no hit, bad items beside each other, in one statement', async () => {
    const answer = await bureau.ask(`{ checkTravelDocuments(documents: [
      { number: "MT1001A" }, { number: "mt 1001-b" }, { mrz: "nonsense" }, {}, { number: "MT1001A", issuer: "FR" },
      { mrz: "P<MLTERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36MLT7408122F1204159ZE184226B<<<<<10" },
      { mrz: "P<MLTERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C37MLT7408122F1204159ZE184226B<<<<<10" }
    ]) { index outcome complete countries { country status } records { id ... on TravelDocument { status } } error { code message } } }`);
    expect(answer.statements).toBe(1);
    const results = (answer.data as unknown as { checkTravelDocuments: { outcome: string; records: { id: string }[]; error: { code: string } | null }[] }).checkTravelDocuments;
    expect(results.map(({ outcome, records, error }) => [outcome, records.map(({ id }) => id).join(), error?.code])).toEqual([
      ['HIT', 'MT:document:1A', undefined], ['NO_HIT', '', undefined], ['UNKNOWN', '', 'BAD_ITEM'], ['UNKNOWN', '', 'BAD_ITEM'], ['NO_HIT', '', undefined],
      ['HIT', 'MT:document:ERIKSSON', undefined], ['UNKNOWN', '', 'BAD_ITEM'],
    ]);
    expect(results[3]).toMatchObject({ error: { message: 'Expected at least one of number or mrz, got none' } });
    expect(results[0]).toMatchObject({ index: 0, complete: true, countries: [{ country: 'MT', status: 'HIT' }] });
  });

  test('vehicles and firearms; a field the country cannot search by is said so', async () => {
    expect(await data(`{
      checkVehicles(vehicles: [{ vin: "vin 00000000000005" }, { plate: "ABC\\u2212\\u00ad101" }, { engineNumber: "E1" }, { plate: "ZBR007", plateCountry: "MT" }, { plate: "žbr007", plateCountry: "MT" }]) {
        outcome complete countries { status reason } records { id } }
      checkFirearms(firearms: [{ serial: "\\u200bAB\\u2212\\u00ad1234", make: "zastava" }, { serial: "AB1234", make: "Beretta" }, { serial: "CD99" }, { make: "Beretta" }]) { outcome error { code } }
    }`)).toEqual({
      checkVehicles: [
        { outcome: 'HIT', complete: true, countries: [{ status: 'HIT', reason: null }], records: [{ id: 'MT:vehicle:5' }] },
        { outcome: 'NO_HIT', complete: true, countries: [{ status: 'NO_HIT', reason: null }], records: [] },
        { outcome: 'UNKNOWN', complete: false, countries: [{ status: 'UNSUPPORTED', reason: 'FIELD_NOT_SEARCHABLE' }], records: [] },
        { outcome: 'NO_HIT', complete: true, countries: [{ status: 'NO_HIT', reason: null }], records: [] },
        { outcome: 'HIT', complete: true, countries: [{ status: 'HIT', reason: null }], records: [{ id: 'MT:vehicle:7' }] },
      ],
      checkFirearms: [{ outcome: 'HIT', error: null }, { outcome: 'NO_HIT', error: null }, { outcome: 'NO_HIT', error: null }, { outcome: 'UNKNOWN', error: { code: 'BAD_ITEM' } }],
    });
  });

  test('what may be confused, what narrows, and how each item was read', async () => {
    expect(await data(`{
      checkFirearms(firearms: [
        { serial: "ABI234" }, { serial: "abi 234", confusables: true }, { serial: "AB1234", make: "zastava", calibre: "9 mm" }, { serial: "AB1234", calibre: "7.62x39mm" }, { serial: "AB12*" },
        { serial: "AB1234", make: "Застава Arms", calibre: "9 × 19" }, { serial: "AB1234", make: "Beretta" }
      ]) { outcome error { message } interpretation { field form readAs } }
      firearms(search: { serial: "ab1*4", confusables: true }) { totalCount interpretation { field form readAs warnings } }
    }`)).toEqual({
      checkFirearms: [
        { outcome: 'NO_HIT', error: null, interpretation: [{ field: 'serial', form: 'SERIAL', readAs: ['ABI234'] }] },
        { outcome: 'HIT', error: null, interpretation: [{ field: 'serial', form: 'SERIAL', readAs: ['ABI234', 'AB1234'] }] },
        { outcome: 'HIT', error: null, interpretation: [{ field: 'serial', form: 'SERIAL', readAs: ['AB1234'] }, { field: 'make', form: null, readAs: ['ZASTAVA'] }, { field: 'calibre', form: null, readAs: ['9MM'] }] },
        { outcome: 'NO_HIT', error: null, interpretation: [{ field: 'serial', form: 'SERIAL', readAs: ['AB1234'] }, { field: 'calibre', form: null, readAs: ['762X39MM'] }] },
        { outcome: 'UNKNOWN', error: { message: 'Expected `serial` to have no wildcard *, got 1' }, interpretation: null },
        { outcome: 'HIT', error: null, interpretation: [{ field: 'serial', form: 'SERIAL', readAs: ['AB1234'] }, { field: 'make', form: null, readAs: ['ЗАСТАВА ARMS'] }, { field: 'calibre', form: null, readAs: ['9×19'] }] },
        { outcome: 'NO_HIT', error: null, interpretation: [{ field: 'serial', form: 'SERIAL', readAs: ['AB1234'] }, { field: 'make', form: null, readAs: ['BERETTA'] }] },
      ],
      firearms: {
        totalCount: 1,
        interpretation: [{ field: 'serial', form: 'SERIAL_PATTERN', readAs: ['AB1*4', 'ABI*4'], warnings: ['O and 0, and I and 1, are taken for one another: 2 ways to write it'] }],
      },
    });
  });

  test('persons say how they were read: a name and a date of birth beside each other, or the zone alone; nothing of what is none', async () => {
    const mrz = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
    const { data } = await bureau.ask(
      'query($persons: [PersonCheck!]!) { checkPersons(persons: $persons) { interpretation { field form readAs warnings } } }',
      { persons: [{ name: 'Yassine Ben Saleh', birth: '198X' }, { mrz, name: 'Other', birth: '1990' }, { name: 'Yassine' }] },
    );
    expect(data).toEqual({ checkPersons: [
      [{ field: 'name', form: 'NAME', readAs: ['YASSINE', 'BEN (son)', 'SALEH'], warnings: [] }, { field: 'birth', form: 'DATE_SCORED', readAs: ['198X'], warnings: [] }],
      [{ field: 'mrz', form: 'TD3', readAs: [expect.stringContaining('ERIKSSON'), '1974-08-12'], warnings: [] }],
      null,
    ].map((interpretation) => ({ interpretation })) });
  });

  test('persons, whatever the number of items in the same statements', async () => {
    const query = 'query($persons: [PersonCheck!]!) { checkPersons(persons: $persons) { index outcome records { id ... on Person { category } } error { code } } }';
    const one = { name: 'Yassine Ben Saleh', birth: '1984-03-12' };
    const few = await bureau.ask(query, { persons: [one, { name: 'Nobody Known', birth: '1984-03-12' }, { name: 'Yassine Ben Saleh' }, { ...one, birth: '19XX' }, { ...one, birth: '198X' }, { ...one, birth: '1984/1985' }] });
    expect(few.data).toEqual({ checkPersons: [
      { index: 0, outcome: 'HIT', records: [{ id: 'MT:person:1', category: 'WANTED' }], error: null },
      { index: 1, outcome: 'NO_HIT', records: [], error: null },
      { index: 2, outcome: 'UNKNOWN', records: [], error: { code: 'BAD_ITEM' } },
      // By the century alone nobody is looked for: that is no NO_HIT.
      { index: 3, outcome: 'UNKNOWN', records: [], error: { code: 'BAD_ITEM' } },
      { index: 4, outcome: 'HIT', records: [{ id: 'MT:person:1', category: 'WANTED' }], error: null },
      { index: 5, outcome: 'UNKNOWN', records: [], error: { code: 'BAD_ITEM' } },
    ] });
    const many = await bureau.ask(query, { persons: Array.from({ length: 500 }, (_, n) => (n % 2 ? one : { name: `Pawlu${n} Camilleri`, birth: '1970-11' })) });
    expect(many.statements).toBe(few.statements);
  });
});

test('an item of a check with an overlong text is a bad item; the others are checked', async () => {
  const long = 'x'.repeat(201);
  const answer = await bureau.ask(
    `query ($long: String!) {
      checkTravelDocuments(documents: [{ number: $long }, { number: "MT1001A" }, { mrz: $long }]) { outcome error { code message } }
      checkPersons(persons: [{ name: $long, birth: "1984-03-12" }]) { outcome error { code message } }
    }`, { long },
  );
  const bad = (field: string) => ({ outcome: 'UNKNOWN', error: { code: 'BAD_ITEM', message: `Expected \`${field}\` of at most 200 characters, got 201` } });
  expect(answer.data).toEqual({ checkTravelDocuments: [bad('number'), { outcome: 'HIT', error: null }, bad('mrz')], checkPersons: [bad('name')] });
});

describe('for the exchange', () => {
  test('candidates of all probes in one pass, never the probe itself', async () => {
    const query = 'query($probes: [PersonProbe!]!) { personCandidates(probes: $probes) { index candidates { id score reasons } } }';
    const probe = { id: 'FR:person:1', names: ['Yassine Ben Saleh'], births: ['1984-03-12'], sex: 'MALE' };
    const answer = await bureau.ask(query, { probes: [
      probe, { ...probe, id: 'MT:person:1' }, { ...probe, births: ['1984-12-03'] }, { ...probe, births: [] }, { ...probe, births: ['1984-03'] }, { ...probe, births: ['1999-01-01'] },
      { ...probe, births: ['1984/1985'] },
    ] });
    const lists = (answer.data as unknown as { personCandidates: { candidates: { id: string; score: number }[] }[] }).personCandidates;
    expect(lists.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([['MT:person:1'], [], ['MT:person:1'], [], ['MT:person:1'], [], []]);
    expect(lists[0]!.candidates[0]!.score).toBeGreaterThanOrEqual(0.8);
    const alone = await bureau.ask(query, { probes: [probe] });
    expect([alone.statements, answer.statements]).toEqual([2, 2]);
  });

  test('totals of an operation', async () => {
    expect(await data('{ operationTotals(operation: "ADWENPA") { arrests seizures { kind quantity unit } } none: operationTotals(operation: "NONE") { arrests seizures { kind } } }')).toEqual({
      operationTotals: { arrests: 2, seizures: [{ kind: 'CURRENCY', quantity: 900, unit: 'EUR' }, { kind: 'DRUG', quantity: 3.75, unit: 'KGM' }, { kind: 'FIREARM', quantity: 1, unit: 'C62' }] },
      none: { arrests: 0, seizures: [] },
    });
  });
});

test('health', async () => {
  for (const path of ['live', 'ready']) expect((await fetch(new URL(`/health/${path}`, bureau.url))).status).toBe(200);
});
