import { projectFile } from '../../../schema/files.js';
import { recordTypes } from '../../../schema/record-id.js';
import { bureau } from '../../../subgraphs/tg/bureau.js';
import { records } from '../../../subgraphs/tg/records.js';
import { roundTrip } from '../../support/demo-roundtrip.js';

const handling = { handlingCode: () => 'H2' } as const;

describe('the national register of Togo', () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql: projectFile('subgraphs', 'tg', 'native.sql'), records,
    expected: Object.fromEntries(recordTypes.map((type) => [type, handling])),
  });

  test('reads back as the records it was written from, nothing to be passed on without leave', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('has no register of firearms, evaluates nothing and sets no day of review', () => {
    expect(Object.keys(compared)).not.toContain('Firearm');
    expect(unmapped.filter((field) => !/\.(sourceEvaluation|informationEvaluation|reviewDate)$/.test(field))).toEqual([]);
  });

  test('keeps engine numbers but cannot search by them', () => {
    expect(bureau.registers.Vehicle?.fields.engineNumber).toBeDefined();
    expect(bureau.registers.Vehicle?.fields.engineNumber?.find).toBeUndefined();
  });
});
