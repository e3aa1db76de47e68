import { projectFile } from '../../../schema/files.js';
import { ownerRules } from '../../../subgraphs/bureau/mapping/index.js';
import type { CountryMapping, Keeps } from '../../../subgraphs/bureau/mapping/index.js';
import { countryCodes, countryFolders } from '../../../subgraphs/countries.js';
import type { DemoEnvelope } from '../../../subgraphs/demo/register.js';
import { keptQuestions, told } from '../../support/kept-questions.js';
import { keptIds, keptRefs, keptRegister, shownRef } from '../../support/kept-register.js';
import { askerWith, startSignedBureau } from '../../support/signed-bureau.js';
import type { SignedBureau, TestAsker } from '../../support/signed-bureau.js';

const open: SignedBureau[] = [];
afterEach(async () => {
  for (const bureau of open.splice(0)) await bureau.close();
});

async function start(country: string, kept: Partial<DemoEnvelope> | null, key?: SignedBureau['key'], change: (mapping: CountryMapping) => CountryMapping = (mapping) => mapping) {
  const folder = countryFolders[country]!;
  const records = await folder.records();
  const bureau = await startSignedBureau(
    change(await folder.bureau()), projectFile('subgraphs', country.toLowerCase(), 'native.sql'), records.rows(keptRegister(country, kept)), { ...(key && { key }) },
  );
  open.push(bureau);
  return { bureau, id: keptIds(country, records) };
}

/** Belgium withholds vehicles from countries it masks other records from; Paraguay's sheets name no country. */
const masked = countryCodes.filter((country) => country !== 'PY');

test.each(masked)('%s: a masked record is as one that is not there, byte by byte', async (country) => {
  const asker = askerWith({ country: country === 'US' ? 'NG' : 'US' });
  const mapping = await countryFolders[country]!.bureau();
  const { bureau: withIt, id } = await start(country, { deniedTo: [asker.requester!.country] });
  const { bureau: without } = await start(country, null, withIt.key);
  const questions = keptQuestions(mapping, id).filter(({ query, variables }) => country !== 'BE' || !/[vV]ehicle/.test(query + JSON.stringify(variables)));
  expect(questions.length).toBeGreaterThan(7);
  for (const question of questions) expect([question.query, ...await told(withIt, asker, question)]).toEqual([question.query, ...await told(without, asker, question)]);
  // Another country is given it.
  const other = askerWith({ country: country === 'AR' ? 'BR' : 'AR' });
  const { text } = await withIt.askAs(other, 'query ($id: ID!) { person(id: $id) { id } }', { id: id('Person', keptRefs.Person) });
  expect(JSON.parse(text)).toEqual({ data: { person: { id: id('Person', keptRefs.Person) } } });
}, 60_000);

test('what is confidential reads WITHHELD to who is no investigator in France: it is told that there is something, and nothing of it', async () => {
  const { bureau, id } = await start('FR', { confidentiality: 'CONFIDENTIAL' });
  const officer = askerWith({ country: 'BE', role: 'OFFICER' });
  const ask = async (query: string, variables = {}) => JSON.parse((await bureau.askAs(officer, query, variables)).text) as unknown;
  const kept = id('Person', keptRefs.Person), shown = id('Person', shownRef);
  const withheld = (...path: readonly (string | number)[]) => ({ message: 'The owner withholds this', path, extensions: { code: 'WITHHELD' } });
  const given = { totalCount: 1, complete: false, countries: [{ status: 'WITHHELD', count: null }], edges: [{ node: { id: shown } }] };
  for (const search of ['{ birth: "1961-04-05" }', '{ name: "Kornelia Zwart" }']) {
    expect(await ask(`{ persons(search: ${search}) { totalCount complete countries { status count } edges { node { id } } } }`)).toEqual({ data: { persons: given } });
  }
  expect(await ask('query ($id: ID!) { person(id: $id) { id } }', { id: kept })).toMatchObject({ data: { person: null }, errors: [withheld('person')] });
  expect(await ask('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { id } } }', { of: [kept, shown].map((one) => ({ __typename: 'Person', id: one })) }))
    .toMatchObject({ data: { _entities: [null, { id: shown }] }, errors: [withheld('_entities', 0)] });
  expect(await ask('query ($id: ID!) { person(id: $id) { documents { number } } }', { id: shown }))
    .toEqual({ data: { person: { documents: [] } }, errors: [withheld('person', 'documents')] });
  expect(await ask('{ checkTravelDocuments(documents: [{ number: "KEPT90901" }, { number: "NONE" }]) { outcome complete countries { status count } records { id } } }')).toEqual({
    data: {
      checkTravelDocuments: [
        { outcome: 'UNKNOWN', complete: false, countries: [{ status: 'WITHHELD', count: null }], records: [] },
        { outcome: 'NO_HIT', complete: true, countries: [{ status: 'NO_HIT', count: 0 }], records: [] },
      ],
    },
  });
  expect(await ask('{ operationTotals(operation: "KEPT-OP") { withheld seizures { quantity } } }')).toEqual({ data: { operationTotals: { withheld: true, seizures: [] } } });
  expect(await ask('{ personCandidates(probes: [{ id: "XX:person:1", names: ["Kornelia Zwart"], births: ["1961-04-05"] }]) { withheld candidates { id } } }'))
    .toEqual({ data: { personCandidates: [{ withheld: true, candidates: [{ id: shown }] }] } });
  // An investigator is given all.
  const { text } = await bureau.askAs(askerWith({ country: 'BE' }), '{ persons(search: { birth: "1961-04-05" }) { totalCount complete } }');
  expect(JSON.parse(text)).toEqual({ data: { persons: { totalCount: 2, complete: true } } });
}, 60_000);

const numbersFor = (then: Keeps) => (mapping: CountryMapping): CountryMapping =>
  ({ ...mapping, rules: ownerRules(['purpose'], [{ rule: 'purpose', on: ['TravelDocument'], fields: ['number', 'mrz'], of: ['INVESTIGATION'], then }]) });

test.each<[Keeps, object]>([
  ['MASKED', { totalCount: 0, complete: true, countries: [{ status: 'NO_HIT', count: 0 }] }],
  ['WITHHELD', { totalCount: 0, complete: false, countries: [{ status: 'WITHHELD', count: null }] }],
])('a field that is kept (%s) is null, and a search by it confirms nothing', async (then, kept) => {
  const { bureau, id } = await start('FR', {}, undefined, numbersFor(then));
  const alert = askerWith({}, { code: 'ALERT' });
  const ask = async (asker: TestAsker, query: string, variables = {}) => JSON.parse((await bureau.askAs(asker, query, variables)).text) as unknown;
  const one = { id: id('TravelDocument', keptRefs.TravelDocument) };
  const error = { message: 'The owner withholds this', path: ['record', 'number'], extensions: { code: 'WITHHELD' } };
  expect(await ask(alert, 'query ($id: ID!) { record(id: $id) { ... on TravelDocument { number status } } }', one))
    .toMatchObject({ data: { record: { number: null, status: 'STOLEN' } }, ...(then === 'WITHHELD' && { errors: [error] }) });
  const search = (number: string) => `{ travelDocuments(search: { number: "${number}" }) { totalCount complete countries { status count } } }`;
  for (const number of ['KEPT90901', 'NONE']) expect(await ask(alert, search(number))).toEqual({ data: { travelDocuments: kept } });
  const check = (number: string) => `{ checkTravelDocuments(documents: [{ number: "${number}" }]) { outcome complete countries { status count } records { id } } }`;
  expect(await ask(alert, check('KEPT90901'))).toEqual(await ask(alert, check('NONE')));
  expect(await ask(askerWith({}), search('KEPT90901'))).toMatchObject({ data: { travelDocuments: { totalCount: 1, complete: true } } });
}, 60_000);

test('a mapping whose rules read what is not declared, or what cannot be found, is refused at start', async () => {
  const rules = (mapping: CountryMapping): CountryMapping => ({ ...mapping, rules: { reads: ['role'], rules: [{ rule: 'excluded-countries', then: 'MASKED' }] } });
  await expect(start('PY', null, undefined, rules)).rejects.toThrow('PY: The rule excluded-countries reads country of the requester, which is not declared');
  const unfound = (mapping: CountryMapping): CountryMapping => ({ ...mapping, rules: ownerRules(['country'], [{ rule: 'excluded-countries', then: 'MASKED' }]) });
  await expect(start('PY', null, undefined, unfound)).rejects.toThrow('PY: Person.audience has no finder, but the rule excluded-countries reads it');
  const unread = (mapping: CountryMapping): CountryMapping =>
    ({ ...mapping, rules: ownerRules(['purpose'], [{ rule: 'purpose', of: [], on: ['Person'], fields: ['shoeSize'], then: 'MASKED' }]) });
  await expect(start('PY', null, undefined, unread)).rejects.toThrow('PY: Person.shoeSize is kept by the rule purpose, but not read');
});

test('rules are published with every answer, and their version changes with them', async () => {
  const version = async (change?: (mapping: CountryMapping) => CountryMapping): Promise<string | null> =>
    (await (await start('FR', null, undefined, change)).bureau.askAs(null, '{ _service { sdl } }')).headers.get('bureau-rules');
  const first = await version();
  expect(first).toMatch(/^[\w-]{22};country,handling,role$/);
  expect(await version()).toBe(first);
  expect(await version(numbersFor('MASKED'))).not.toBe(await version(numbersFor('WITHHELD')));
}, 60_000);
