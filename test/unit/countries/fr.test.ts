import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/fr/bureau.js';
import { records } from '../../../subgraphs/fr/records.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';
import { nativeDatabase, readRecords } from '../../support/native-rows.js';

const nativeSql = projectFile('subgraphs', 'fr', 'native.sql');
const register = smallRegister('FR');

test('every record reads back from the French registers as it was written, family names in capitals', () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql, records, register,
    expected: { Person: { names: namesIn('given-family', 'family') } },
  });
  expect(differences).toEqual([]);
  expect(unmapped).toEqual([]);
  expect(compared).toEqual({
    Person: register.persons.length, TravelDocument: register.documents.length, Warrant: register.warrants.length, Vehicle: register.vehicles.length,
    Firearm: register.firearms.length, Seizure: register.seizures.length, Arrest: register.arrests.length,
  });
});

test('an S file is read for each foreign terrorist fighter and for nobody else', () => {
  const database = nativeDatabase(nativeSql, records.rows(register));
  const read = readRecords(database, bureau, 'Person');
  database.close();
  for (const { ref, category } of register.persons) {
    const file = read.get(String(ref))?.fields['frFicheS'] ?? null;
    if (category === 'FOREIGN_TERRORIST_FIGHTER') expect(file).toMatchObject({ number: `S${String(ref).padStart(8, '0')}`, level: expect.stringMatching(/^S(0[1-9]|1[0-6])$/) });
    else expect(file).toBeNull();
  }
});

test('an offence that has no counterpart in the code lists keeps its national code and has no code of the list', () => {
  const database = nativeDatabase(nativeSql, records.rows(register));
  const read = readRecords(database, bureau, 'Warrant');
  database.close();
  expect(read.get('9')?.fields['offences']).toContainEqual({ code: null, list: null, text: '450' });
});
