import { composeSubgraphs } from '../../../gateway/plan/index.js';
import { readExtension } from '../../../gateway/plan/extension.js';
import { readProfile } from '../../../gateway/plan/profile.js';
import { readSdl } from '../../../gateway/plan/sdl.js';
import { nationalSdl } from '../../../schema/files.js';
import { frenchSdl, narrowSdl, ownSubgraphs, publishedSdl } from './bureau-sdl.js';

const profile = readProfile(nationalSdl());
const read = (added: string, base = narrowSdl) => readExtension(profile, readSdl(base + added), 'FR');

test('splits what a country adds into a subgraph of its own', () => {
  const { sdl, faults } = readExtension(profile, readSdl(publishedSdl(narrowSdl + frenchSdl)), 'FR');
  expect(faults).toEqual([]);
  expect(sdl).toBe(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

type Person @key(fields: "id") {
  id: ID!
  frFicheS: FrFiche
  frSince(unit: FrUnit): Int
}

type FrFiche {
  level: Int!
  motif: String
  place: Place
  subject: Person
}

enum FrUnit {
  DAYS
  YEARS
}

type Place @shareable {
  "The place in the register's own words."
  text: String
  "The country the place lies in."
  country: CountryCode
}

scalar CountryCode @specifiedBy(url: "https://www.iso.org/iso-3166-country-codes.html")
`);
  expect(composeSubgraphs([...ownSubgraphs, { name: 'FR', sdl: sdl! }]).errors).toBeUndefined();
});

test('what is repeated of the profile is repeated in full, whatever part of it the bureau has', () => {
  const { sdl } = read('extend type Person { frSexAtBirth: Sex } enum Sex { MALE FEMALE }');
  expect(sdl).toMatch(/enum Sex \{[^}]*NOT_KNOWN[^}]*MALE[^}]*FEMALE[^}]*NOT_APPLICABLE[^}]*\}/);
  expect(composeSubgraphs([...ownSubgraphs, { name: 'FR', sdl: sdl! }]).errors).toBeUndefined();
});

test('a record type the extension refers to becomes a reference by id', () => {
  const { sdl, faults } = read(`
    extend type Person { frCar: Vehicle }
    type Vehicle implements Record @key(fields: "id") { id: ID! country: CountryCode! localId: String vin: String }
  `);
  expect(faults).toEqual([]);
  expect(sdl).toContain('type Vehicle @key(fields: "id") {\n  id: ID!\n}');
});

test('descriptions and deprecations go along, other directives do not', () => {
  const { sdl } = read(`
    directive @cacheControl(maxAge: Int) on FIELD_DEFINITION
    extend type Person { "In French law." frOld: Int @deprecated(reason: "gone") @cacheControl(maxAge: 3) }
  `);
  expect(sdl).toContain('  "In French law."\n  frOld: Int @deprecated(reason: "gone")\n}');
});

test('types alone make no extension', () => {
  expect(read('type FrAlone { a: Int }')).toEqual({ sdl: null, faults: [] });
});

test.each([
  ['a field without the prefix', 'extend type Person { ficheS: Int }', 'Person.ficheS: expected a field of the profile or a name like frXxx, came ficheS'],
  ['the prefix without a capital', 'extend type Person { french: Int }', 'Person.french: expected a field of the profile or a name like frXxx, came french'],
  ['another country\'s prefix', 'extend type Person { brCpf: Int }', 'Person.brCpf: expected a field of the profile or a name like frXxx, came brCpf'],
  ['a type without the prefix', 'extend type Person { frA: Fiche } type Fiche { a: Int }', 'Fiche: expected a type of the profile or a name like FrXxx, came Fiche'],
  ['a field that is never null', 'extend type Person { frA: Int! }', 'Person.frA: expected a nullable type, came Int!'],
  ['a shareable field', 'extend type Person { frA: Int @shareable }', 'Person.frA: expected no @shareable on what the country adds, came one'],
  ['a shareable field by its long name', 'extend type Person { frA: Int @federation__shareable }', 'Person.frA: expected no @shareable on what the country adds, came one'],
  ['a shareable type', 'extend type Person { frA: FrA } type FrA @shareable { a: Int }', 'FrA: expected no @shareable on what the country adds, came one'],
  ['a shareable field of its type', 'extend type Person { frA: FrA } type FrA { a: Int @shareable }', 'FrA.a: expected no @shareable on what the country adds, came one'],
  ['an entity of its own', 'extend type Person { frA: FrA } type FrA @key(fields: "id") { id: ID! }', 'FrA: expected no @key on what the country adds, came one'],
  ['a field that overrides', 'extend type Person { frA: Int @override(from: "national") }', 'Person.frA: expected no @override on what the country adds, came one'],
  ['a root field', 'extend type Query { frAll: Int }', 'Query.frAll: expected root fields of the profile alone, came another'],
  ['a field on a value type', 'extend type Name { frAccent: Int }', 'Name.frAccent: expected fields of the profile alone (a country adds fields to record types), came another'],
  ['a field on Record', 'extend interface Record { frA: Int }', 'Record.frA: expected fields of the profile alone (a country adds fields to record types), came another'],
  ['a type that is a Record', 'extend type Person { frA: FrA } type FrA implements Record { id: ID! country: CountryCode! localId: String }', 'FrA: expected interfaces of the country\'s own, came Record'],
])('refuses %s', (_, added, message) => {
  const { sdl, faults } = read(added);
  expect(sdl).toBeNull();
  expect(faults).toContain(message);
});
