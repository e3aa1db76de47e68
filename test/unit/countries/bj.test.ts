import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/bj/bureau.js';
import { records } from '../../../subgraphs/bj/records.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';
import { nativeDatabase, readRecords } from '../../support/native-rows.js';

const nativeSql = projectFile('subgraphs', 'bj', 'native.sql');
const register = smallRegister('BJ');

describe('the case files of Benin', () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql, records, register, expected: { Person: { names: namesIn('family-given') } },
  });

  test('read back as the records they were written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('hold no warrants and do not evaluate information', () => {
    expect(Object.keys(compared)).not.toContain('Warrant');
    expect(unmapped.filter((field) => !field.endsWith('.informationEvaluation'))).toEqual([]);
  });

  test('put what was seized to an act, and never read it as a registered object', () => {
    const database = nativeDatabase(nativeSql, records.rows(register));
    const vehicles = readRecords(database, bureau, 'Vehicle');
    const [seized, known] = [
      database.prepare("SELECT count(*) AS n FROM objet WHERE nature = 'VEHICULE' AND versement = 'SAISI'").get() as { n: number },
      register.vehicles.length,
    ];
    database.close();
    expect(seized.n).toBeGreaterThan(0);
    expect(vehicles.size).toBe(known);
  });
});
