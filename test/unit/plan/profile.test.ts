import { splitBureau } from '../../../gateway/plan/index.js';
import { readProfile } from '../../../gateway/plan/profile.js';
import { nationalSdl } from '../../../schema/files.js';
import { bureau, narrowSdl, publishedSdl } from './bureau-sdl.js';

const profile = readProfile(nationalSdl());
const refusedBy = (sdl: string): string | null => splitBureau(profile, bureau('FR', sdl)).refused;

test('the whole profile, and a narrow part of it, agree with the profile as real subgraphs publish them', () => {
  expect(splitBureau(profile, bureau('FR', publishedSdl(nationalSdl())))).toEqual({ extension: null, refused: null });
  expect(splitBureau(profile, bureau('FR', publishedSdl(narrowSdl)))).toEqual({ extension: null, refused: null });
});

test('a bureau that has not published is not refused', () => {
  expect(splitBureau(profile, bureau('FR', null))).toEqual({ extension: null, refused: null });
});

test.each([
  ['a field of another type', narrowSdl.replace('names: [Name!]', 'names: [Name!]!'), 'Person.names: expected type [Name!], came [Name!]!'],
  ['a field of another named type', narrowSdl.replace('births: [PartialDate!]', 'births: [String!]'), 'Person.births: expected type [PartialDate!], came [String!]'],
  ['an argument of another type', narrowSdl.replace('person(id: ID!)', 'person(id: String!)'), 'Query.person(id:): expected type ID!, came String!'],
  ['an argument the profile has not', narrowSdl.replace('person(id: ID!)', 'person(id: ID!, hint: String)'), 'Query.person(hint:) is not in the profile'],
  ['a required argument that is lacking', narrowSdl.replace('person(id: ID!)', 'person'), 'Query.person: expected argument id: ID!, came none'],
  ['a type of another kind', narrowSdl.replace('scalar PartialDate', 'enum PartialDate { NEVER }'), 'PartialDate: expected scalar, came enum'],
  ['an enum value the profile has not', `${narrowSdl} enum Sex { MALE OTHER }`, 'Sex.OTHER is not in the profile'],
  ['a record without country', narrowSdl.replace(/country: CountryCode!/g, ''), 'Person: expected field country, came none'],
  ['a record without its key', narrowSdl.replace(' @key(fields: "id")', ''), 'Person: expected @key(fields: "id"), came none'],
  ['a key of another field', narrowSdl.replace('@key(fields: "id")', '@key(fields: "localId")'), 'Person: expected @key(fields: "id"), came none'],
  ['a record that is no Record', narrowSdl.replace('implements Record ', ''), 'Person: expected to implement Record, it does not'],
  ['a search field the profile has not', `${narrowSdl} input PersonSearch { name: String shoeSize: Int }`, 'PersonSearch.shoeSize is not in the profile'],
  ['mutations', `${narrowSdl} type Mutation { forget(id: ID!): Boolean }`, 'expected no mutations, came root type Mutation'],
  ['a type it does not define', narrowSdl.replace('names: [Name!]', 'names: [Name!] descriptors: Descriptors'), 'Person refers to Descriptors, which the SDL does not define'],
  ['no root type', narrowSdl.replace(/type Query .*/, ''), 'expected root type Query, came none'],
])('refuses %s, and says what was expected and what came', (_, sdl, message) => {
  const refused = refusedBy(sdl);
  expect(refused).toMatch(/^FR contradicts the national profile: /);
  expect(refused).toContain(message);
});

test('refuses what is no SDL', () => {
  expect(refusedBy('<html>')).toMatch(/^FR published no SDL that can be read: Syntax Error/);
});

test('tells eight faults and how many more there are', () => {
  const fields = Array.from({ length: 12 }, (_, index) => `stray${index}: Int`).join(' ');
  const refused = refusedBy(narrowSdl.replace('localId: String\n    names', `${fields} localId: String\n    names`));
  expect(refused!.match(/expected a field of the profile/g)).toHaveLength(8);
  expect(refused).toMatch(/; and 4 more$/);
});
