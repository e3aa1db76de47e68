import { createExchange, exchangeContext, exchangeDataSchema } from '../../../subgraphs/exchange/index.js';
import { fakePort, noneEach, oneEach, outcome } from './fake-port.js';
import type { Answering } from './fake-port.js';

const exchange = createExchange(exchangeDataSchema.parse({}));

interface Person { readonly id: string; readonly names?: readonly { full: string | null }[] | null; readonly births?: readonly string[] | null; readonly sex?: string | null }
interface Matches {
  readonly candidates: readonly { person: { id: string }; score: number; reasons: string[]; country: string }[];
  readonly complete: boolean;
  readonly countries: readonly { country: string; status: string; count: number | null; reason: string | null }[];
}

const person = (id: string, rest: Partial<Person> = {}): Person => ({ id, names: [{ full: 'Karim Ben Salah' }], births: ['1984-03-12'], sex: 'MALE', ...rest });
const fields = 'candidates { person { id } score reasons country } complete countries { country status count reason }';

async function ask(persons: readonly Person[], answering: Answering, args = '', selection = `matches${args} { ${fields} }`) {
  const fake = fakePort(answering);
  const result = await exchange.process({
    query: `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${selection} } } }`,
    variables: { representations: persons.map((one) => ({ __typename: 'Person', ...one })) },
  }, exchangeContext(fake.port));
  return { ...fake, errors: result.errors, persons: (result.data?._entities ?? []) as readonly { matches: Matches }[] };
}

test('fifty persons are one question', async () => {
  const page = Array.from({ length: 50 }, (_, index) => person(`FR:person:${index}`));
  const { asked, persons } = await ask(page, { BE: oneEach('BE'), TN: noneEach });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ field: 'personCandidates', argumentTypes: { probes: '[PersonProbe!]!' }, in: null });
  expect(asked[0]!.arguments.probes).toHaveLength(50);
  expect(persons.map(({ matches }) => matches.candidates[0]!.person.id)).toEqual(page.map((_, index) => `BE:person:of-FR-person-${index}`));
  expect(persons[7]!.matches).toMatchObject({
    complete: true,
    countries: [{ country: 'BE', status: 'HIT', count: 1 }, { country: 'TN', status: 'NO_HIT', count: 0 }],
  });
});

test('parallel calls of one plan and aliases join too; another `in` is another question', async () => {
  const fake = fakePort({ BE: oneEach('BE'), TN: noneEach });
  const context = exchangeContext(fake.port);
  const call = (id: string, selection: string) => exchange.process({
    query: `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${selection} } } }`,
    variables: { representations: [{ __typename: 'Person', ...person(id) }] },
  }, context);
  await Promise.all([call('FR:person:1', 'a: matches { complete } b: matches(minScore: 0.95) { complete }'), call('FR:person:2', 'matches { complete }')]);
  expect(fake.asked.map(({ arguments: { probes } }) => (probes as { id: string }[]).map(({ id }) => id))).toEqual([['FR:person:1', 'FR:person:2']]);
  await Promise.all([call('FR:person:3', 'matches(in: ["TN", "BE", "TN"]) { complete }'), call('FR:person:4', 'matches { complete }')]);
  expect(fake.asked.slice(1).map((question) => question.in)).toEqual([['BE', 'TN'], null]);
});

test('more than 1,000 persons are asked in parts of 1,000', async () => {
  const { asked, persons } = await ask(Array.from({ length: 2_001 }, (_, index) => person(`FR:person:${index}`)), { BE: oneEach('BE') });
  expect(asked.map(({ arguments: { probes } }) => (probes as unknown[]).length)).toEqual([1_000, 1_000, 1]);
  expect(persons[2_000]!.matches.candidates[0]!.person.id).toBe('BE:person:of-FR-person-2000');
});

test('the person\'s own country is left out, of candidates and of outcomes', async () => {
  const { persons } = await ask([person('FR:person:1'), person('BE:person:2')], { FR: oneEach('FR'), BE: oneEach('BE') });
  expect(persons.map(({ matches }) => matches.countries.map(({ country }) => country))).toEqual([['BE'], ['FR']]);
  expect(persons.map(({ matches }) => matches.candidates.map(({ country }) => country))).toEqual([['BE'], ['FR']]);
});

test('the lowest score decides what is a hit', async () => {
  const answering = { BE: oneEach('BE', 0.8), TN: oneEach('TN', 0.6) };
  expect((await ask([person('FR:person:1')], answering)).persons[0]!.matches.countries.map(({ status }) => status)).toEqual(['HIT', 'NO_HIT']);
  expect((await ask([person('FR:person:1')], answering, '(minScore: 0)')).persons[0]!.matches.candidates.map(({ country }) => country)).toEqual(['BE', 'TN']);
  expect((await ask([person('FR:person:1')], answering, '(minScore: 1)')).persons[0]!.matches).toMatchObject({ candidates: [], complete: true });
});

test('candidates are ranked by score, then by id', async () => {
  const { persons } = await ask([person('FR:person:1')], { TN: oneEach('TN', 0.8), BE: oneEach('BE', 0.8), GH: oneEach('GH', 0.9) });
  expect(persons[0]!.matches.candidates.map(({ country }) => country)).toEqual(['GH', 'BE', 'TN']);
});

test('a country that fails never reads as no hit', async () => {
  const { persons, errors } = await ask([person('FR:person:1')], {
    BE: () => outcome('BE', 'TIMEOUT'),
    BJ: () => outcome('BJ', 'UNSUPPORTED', 'NO_SUCH_REGISTER'),
    TN: noneEach,
    GH: () => [],
    NG: () => 'garbage',
    TG: () => [{ index: 0, candidates: null }],
    US: oneEach('CI'),
  });
  expect(errors).toBeUndefined();
  expect(persons[0]!.matches.candidates).toEqual([]);
  expect(persons[0]!.matches.complete).toBe(false);
  expect(persons[0]!.matches.countries).toEqual([
    { country: 'BE', status: 'TIMEOUT', count: null, reason: null },
    { country: 'BJ', status: 'UNSUPPORTED', count: null, reason: 'NO_SUCH_REGISTER' },
    { country: 'GH', status: 'UNAVAILABLE', count: null, reason: 'BAD_ANSWER' },
    { country: 'NG', status: 'UNAVAILABLE', count: null, reason: 'BAD_ANSWER' },
    { country: 'TG', status: 'UNAVAILABLE', count: null, reason: 'BAD_ANSWER' },
    { country: 'TN', status: 'NO_HIT', count: 0, reason: null },
    { country: 'US', status: 'UNAVAILABLE', count: null, reason: 'BAD_ANSWER' },
  ]);
});

test('sex may be missing; without a name, or without a date of birth to the decade, nothing can be compared, and no country is asked', async () => {
  const bare = await ask([person('FR:person:1', { births: ['19XX', '198X'], sex: null })], { BE: oneEach('BE') });
  expect(bare.asked[0]!.arguments.probes).toEqual([{ id: 'FR:person:1', names: ['Karim Ben Salah'], births: ['198X'], sex: null }]);
  const bareOf: readonly Partial<Person>[] = [
    { names: null }, { names: [] }, { names: [{ full: null }] }, { names: [{ full: '  ' }] }, { births: null }, { births: [] }, { births: ['19XX'] },
  ];
  for (const rest of bareOf) {
    const { asked, persons, errors } = await ask([person('FR:person:1', rest)], { FR: oneEach('FR'), BE: oneEach('BE') });
    expect(errors).toBeUndefined();
    expect(asked).toEqual([]);
    expect(persons[0]!.matches).toEqual({
      candidates: [], complete: false, countries: [{ country: 'BE', status: 'UNSUPPORTED', count: null, reason: 'FIELD_NOT_SEARCHABLE' }],
    });
  }
});

test('bad arguments are told', async () => {
  const low = await ask([person('FR:person:1')], { BE: oneEach('BE') }, '(minScore: -0.1)');
  expect(low.errors![0]).toMatchObject({ message: 'minScore: expected 0 to 1, came -0.1', extensions: { code: 'BAD_USER_INPUT' }, path: ['_entities', 0, 'matches'] });
  const where = await ask([person('FR:person:1')], { BE: oneEach('BE') }, '(in: ["Belgium"])');
  expect(where.errors![0]!.message).toBe('in: expected ISO 3166-1 alpha-2 codes, came another text of 7 characters');
});

test('a country that is named and not connected is listed, and makes the answer incomplete', async () => {
  const { persons } = await ask([person('FR:person:1')], { BE: noneEach }, '(in: ["BE", "DE"])');
  expect(persons[0]!.matches).toMatchObject({ complete: false, countries: [{ country: 'BE', status: 'NO_HIT' }, { country: 'DE', status: 'NOT_CONNECTED' }] });
});
