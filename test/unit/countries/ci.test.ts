import { projectFile } from '../../../schema/files.js';
import { bureau } from '../../../subgraphs/ci/bureau.js';
import { records } from '../../../subgraphs/ci/records.js';
import type { DemoSeizure } from '../../../subgraphs/demo/register.js';
import { namesIn, roundTrip, smallRegister } from '../../support/demo-roundtrip.js';
import { nativeDatabase, readRecords } from '../../support/native-rows.js';

const nativeSql = projectFile('subgraphs', 'ci', 'native.sql');

/** Everything that is weighed is weighed in grams. */
const inGrams = ({ items }: DemoSeizure): DemoSeizure['items'] => items.map((item) =>
  item.unit === 'KGM' && item.quantity !== null ? { ...item, quantity: Math.round(item.quantity * 1e6) / 1e3, unit: 'GRM' } : item);

describe("the file of searches of Côte d'Ivoire", () => {
  const { differences, compared, unmapped } = roundTrip({
    mapping: bureau, nativeSql, records, expected: { Person: { names: namesIn('family-given', 'family') }, Seizure: { items: inGrams } },
  });

  test('reads back as the records it was written from', () => {
    expect(differences).toEqual([]);
    expect(Object.values(compared).every((count) => count > 0)).toBe(true);
  });

  test('keeps every field', () => {
    expect(unmapped).toEqual([]);
  });

  test('keeps the article of an offence that has no counterpart in the code lists', () => {
    const database = nativeDatabase(nativeSql, records.rows(smallRegister('CI')));
    const [warrants, arrests] = [readRecords(database, bureau, 'Warrant'), readRecords(database, bureau, 'Arrest')];
    database.close();
    expect(warrants.get('MA0000009')?.fields['offences']).toContainEqual({ code: null, list: null, text: 'LF-CACAO' });
    expect(arrests.get('IN0000014')?.fields['offences']).toContainEqual({ code: null, list: null, text: 'CP-EAU' });
  });
});
