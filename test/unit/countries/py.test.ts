import { DateTime } from 'luxon';
import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/py/bureau.js';
import { records } from '../../../subgraphs/py/records.js';
import { namesIn, roundTrip } from '../../support/demo-roundtrip.js';

/** The sheets tell the day of the last change, which reads as its first instant. */
const firstInstant = ({ updatedAt }: { readonly updatedAt: string }): string | null =>
  DateTime.fromISO(updatedAt, { zone: bureau.timeZone }).startOf('day').toUTC().toISO();

describe('the sheets of Paraguay', () => {
  const updatedAt = firstInstant;
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql: projectFile('subgraphs', 'py', 'native.sql'), records,
    expected: {
      Person: { names: namesIn('family-given', 'family'), births: ({ births }) => births.slice(0, 1), updatedAt },
      TravelDocument: { updatedAt }, Warrant: { updatedAt }, Vehicle: { updatedAt }, Arrest: { updatedAt }, Seizure: { updatedAt },
    },
  });

  test('read back as the records they were written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('have no firearms', () => {
    expect(bureau.registers.Firearm).toBeUndefined();
    expect(compared['Firearm']).toBeUndefined();
  });

  test('keep neither reviews nor evaluations', () => {
    expect([...new Set(unmapped.map((field) => field.split('.')[1]))]).toEqual(['informationEvaluation', 'reviewDate', 'sourceEvaluation']);
  });
});
