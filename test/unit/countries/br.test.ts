import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/br/bureau.js';
import { records } from '../../../subgraphs/br/records.js';
import { roundTrip } from '../../support/demo-roundtrip.js';

describe('the integrated database of Brazil', () => {
  const { differences, compared, unmapped } = roundTrip(
    { mapping: bureau, nativeSql: projectFile('subgraphs', 'br', 'native.sql'), records },
  );

  test('reads back as the records it was written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('keeps every field', () => {
    expect(unmapped).toEqual([]);
  });
});
