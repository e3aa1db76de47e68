import { projectFile } from '../../../schema/files.js';
import { code, day, nationality, text, type CountryMapping } from '../../../subgraphs/bureau/mapping/index.js';
import type { DemoRecords } from '../../../subgraphs/demo/register.js';
import { bureau } from '../../../subgraphs/fr/bureau.js';
import { records } from '../../../subgraphs/fr/records.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';

const register = smallRegister('FR');
const expected = { Person: { names: namesIn('given-family', 'family') } } as const;
const nativeSql = projectFile('subgraphs', 'fr', 'native.sql');
const differences = (mapping: CountryMapping, written: DemoRecords = records): readonly string[] =>
  roundTrip({ mapping, nativeSql, records: written, register, expected }).differences;

const person = bureau.registers.Person!;
const document = bureau.registers.TravelDocument!;

/** France, with other readings of some fields of persons or of documents. */
const misread = (fields: Partial<typeof person.fields>, ofDocuments: Partial<typeof document.fields> = {}): CountryMapping => ({
  ...bureau,
  registers: {
    ...bureau.registers, Person: { ...person, fields: { ...person.fields, ...fields } }, TravelDocument: { ...document, fields: { ...document.fields, ...ofDocuments } },
  },
});

test.each<[string, CountryMapping, RegExp]>([
  ['sexes taken for each other', misread({ sex: code('sexe', { H: 'FEMALE', F: 'MALE', I: 'NOT_KNOWN' }) }), /sex: expected "MALE", read "FEMALE"/],
  ['a code left out', misread({}, { status: code('situation', { VA: 'VALID' }) }), /status: expected "STOLEN", read null/],
  ['a date in the wrong format', misread({}, { issued: day('delivre_le', 'YYYY-MM-DD') }), /issued: expected "\d{4}-\d\d-\d\d", read null/],
  ['another column', misread({ actionToTake: text('yeux') }), /actionToTake: expected/],
  ['one nationality of two', misread({ nationalities: nationality('pays_naissance', 'alpha-3') }), /nationalities: expected/],
  ['a relation by the wrong key', {
    ...bureau, registers: { ...bureau.registers, TravelDocument: { ...document, relations: { holder: { kind: 'one', column: 'id_document' } } } },
  }, /holder: expected/],
])('the round trip finds %s', (_what, mapping, message) => {
  expect(differences(mapping).join('\n')).toMatch(message);
});

test('the round trip finds a record that was not written', () => {
  const fewer: DemoRecords = { rows: (all) => records.rows({ ...all, arrests: all.arrests.slice(1) }) };
  expect(differences(bureau, fewer)).toContain('Arrest 1: not read');
});
