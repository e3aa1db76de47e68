import anyAscii from 'any-ascii';
import { projectFile } from '../../../schema/files.js';
import type { Name } from '../../../subgraphs/bureau/mapping/index.js';
import { bureau } from '../../../subgraphs/us/bureau.js';
import { records } from '../../../subgraphs/us/records.js';
import { namesIn, roundTrip } from '../../support/demo-roundtrip.js';

const capitals = (text: string | null): string | null => (text === null ? null : anyAscii(text).toUpperCase());

/** The crime files write every name in capitals without diacritics, and all but the principal one as aliases. */
const fileNames = (person: { readonly names: readonly Name[] }): readonly Name[] => namesIn('family-given')(person).map((name, index) => ({
  ...name, given: capitals(name.given), family: capitals(name.family), full: capitals(name.full), script: 'Latn',
  kind: index === 0 ? 'BIRTH' : 'ALIAS',
}));

/** Centimetres after having been feet and inches. */
const throughInches = (cm: number | null): number | null => (cm === null ? null : Math.round(Math.round(cm / 2.54) * 2.54));

describe('the crime files of the United States', () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql: projectFile('subgraphs', 'us', 'native.sql'), records,
    expected: {
      Person: { names: fileNames, descriptors: ({ descriptors }) => ({ ...descriptors, heightCm: throughInches(descriptors.heightCm) }) },
    },
  });

  test('read back as the records they were written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('keep all but engine numbers and evaluations', () => {
    expect(unmapped.filter((field) => !field.endsWith('Evaluation'))).toEqual(['Vehicle.engineNumber']);
  });
});
