import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/ar/bureau.js';
import { records } from '../../../subgraphs/ar/records.js';
import { namesIn, roundTrip } from '../../support/demo-roundtrip.js';

describe('the register of requirements of Argentina', () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql: projectFile('subgraphs', 'ar', 'native.sql'), records,
    expected: { Person: { names: namesIn('family-given') } },
  });

  test('reads back as the records it was written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('keeps little of procedures, and no tracing', () => {
    expect(unmapped.filter((field) => !field.endsWith('.informationEvaluation'))).toEqual([
      'Arrest.recordStatus', 'Arrest.reviewDate', 'Arrest.sourceEvaluation', 'Firearm.traceRequests',
      'Seizure.recordStatus', 'Seizure.reviewDate', 'Seizure.sourceEvaluation',
    ]);
  });
});
