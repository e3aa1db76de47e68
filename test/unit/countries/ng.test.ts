import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/ng/bureau.js';
import { records } from '../../../subgraphs/ng/records.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';
import { nativeDatabase, readRecords } from '../../support/native-rows.js';

const nativeSql = projectFile('subgraphs', 'ng', 'native.sql');
const register = smallRegister('NG');

describe('the criminal records database of Nigeria', () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql, records, register, expected: { Person: { names: namesIn('family-given') } },
  });

  test('reads back as the records it was written from', () => {
    expect(differences).toEqual([]);
    expect(compared).toEqual({
      Person: register.persons.length, TravelDocument: register.documents.length, Warrant: register.warrants.length, Vehicle: register.vehicles.length,
      Firearm: register.firearms.length, Seizure: register.seizures.length, Arrest: register.arrests.length,
    });
  });

  test('keeps all but the evaluation of information', () => {
    expect(unmapped.filter((field) => !field.endsWith('.informationEvaluation'))).toEqual([]);
  });

  test('keeps the statute of an offence that has no counterpart in the code lists', () => {
    const database = nativeDatabase(nativeSql, records.rows(register));
    const read = readRecords(database, bureau, 'Warrant');
    database.close();
    expect(read.get('8')?.fields['offences']).toContainEqual({ code: null, list: null, text: 'MOA-1' });
  });
});
