import fc from 'fast-check';
import { iceland, icelandRows, icelandSql } from '../../support/bureau-countries.js';
import { startTestBureau } from '../../support/bureau-running.js';
import { compatible, datePattern } from '../../../subgraphs/bureau/search/partial-date.js';

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const dates = fc.record({ year: fc.integer({ min: 1978, max: 1991 }), month: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 28 }), parts: fc.integer({ min: 1, max: 3 }) });
const recordDate = dates.map(({ year, month, day, parts }) => [String(year), twoDigits(month), twoDigits(day)].slice(0, parts).join('-'));

/** A search date: some digits at the end of each part unknown. */
const searchDate = fc.record({ date: dates, years: fc.integer({ min: 0, max: 3 }), months: fc.integer({ min: 0, max: 2 }), days: fc.integer({ min: 0, max: 2 }), mark: fc.constantFrom('', '?', '~', '%') })
  .map(({ date: { year, month, day, parts }, years, months, days, mark }) => {
    const blurred = (text: string, digits: number): string => text.slice(0, text.length - digits) + 'X'.repeat(digits);
    return [blurred(String(year), years), blurred(twoDigits(month), months), blurred(twoDigits(day), days)].slice(0, parts).join('-') + mark;
  });

/** The law the SQL must obey, by counting years one by one. */
function fits(search: string, record: string, tolerance: number): boolean {
  const pattern = datePattern(search), own = datePattern(record);
  for (let shift = -tolerance; shift <= tolerance; shift++) {
    if (compatible(pattern, { ...own, year: String(Number(own.year) + shift).padStart(4, '0') })) return true;
  }
  return false;
}

test('a search by a date known in part finds exactly the records that are compatible with it', async () => {
  const borns = fc.sample(recordDate, { numRuns: 300, seed: 7 });
  const people = [...borns, null].map((born, n) => ({ key: `k${String(n).padStart(3, '0')}`, name: `Nafn ${n}`, born }));
  const bureau = await startTestBureau(iceland, icelandSql, icelandRows(people));
  try {
    await fc.assert(fc.asyncProperty(searchDate, fc.integer({ min: 0, max: 3 }), async (birth, birthTolerance) => {
      const answer = await bureau.ask(
        'query($search: PersonSearch!) { persons(search: $search, first: 500) { edges { node { localId } } } }', { search: { birth, birthTolerance } },
      );
      expect(answer.errors).toBeUndefined();
      const found = (answer.data as unknown as { persons: { edges: { node: { localId: string } }[] } }).persons.edges.map(({ node }) => node.localId);
      expect(found).toEqual(people.filter(({ born }) => born !== null && fits(birth, born, birthTolerance)).map(({ key }) => key));
    }), { numRuns: 100 });
  } finally {
    await bureau.close();
  }
});
