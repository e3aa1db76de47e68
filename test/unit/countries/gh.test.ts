import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/gh/bureau.js';
import { records } from '../../../subgraphs/gh/records.js';
import { roundTrip } from '../../support/demo-roundtrip.js';

describe('the integrated records of Ghana', () => {
  const { differences, compared, unmapped } = roundTrip({ mapping: bureau, nativeSql: projectFile('subgraphs', 'gh', 'native.sql'), records });

  test('read back as the records they were written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('keep all but evaluations and days of review', () => {
    expect(unmapped.filter((field) => !/\.(sourceEvaluation|informationEvaluation|reviewDate)$/.test(field))).toEqual([]);
  });
});
