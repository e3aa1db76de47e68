import fc from 'fast-check';
import { iceland, icelandRows, icelandSql } from '../../support/bureau-countries.js';
import { startTestBureau } from '../../support/bureau-running.js';
import { birthAsked, readBirth } from '../../../subgraphs/bureau/search/birth-asked.js';
import { compatible, datePattern } from '../../../subgraphs/bureau/search/partial-date.js';

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const isDay = (text: string): boolean => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const aboutLeapDay = fc.constantFrom({ month: 2, day: 28 }, { month: 2, day: 29 }, { month: 3, day: 1 });
const monthAndDay = fc.oneof({ weight: 3, arbitrary: fc.record({ month: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 28 }) }) }, { weight: 1, arbitrary: aboutLeapDay });
const dates = fc.record({ year: fc.integer({ min: 1978, max: 1991 }), in: monthAndDay, parts: fc.integer({ min: 1, max: 3 }) })
  .map(({ year, in: { month, day }, parts }) => ({ year, month, day, parts })).filter(({ year, month, day }) => isDay(`${year}-${twoDigits(month)}-${twoDigits(day)}`));
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
  const asked = search.slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(asked) || record.length < 10 || Math.abs(Number(asked.slice(0, 4)) - Number(record.slice(0, 4))) > tolerance) return false;
  return sameDays(asked, record.slice(0, 4)).includes(record) || sameDays(record, asked.slice(0, 4)).includes(asked);
}

/** The days of another year that a day is there. */
function sameDays(day: string, year: string): readonly string[] {
  const same = `${year}${day.slice(4)}`;
  return isDay(same) ? [same] : [`${year}-02-28`, `${year}-03-01`];
}

/** The days that are or may be meant by a date, as far as these tests go. */
const allDays = Array.from({ length: 12_000 }, (_, n) => new Date(Date.UTC(1970, 0, 1 + n)).toISOString().slice(0, 10));
const daysOf = (date: string): readonly string[] => allDays.filter((day) => day.startsWith(date));

interface Person { readonly key: string; readonly name: string; readonly born: string | null }

/** Persons with dates known to the day, the month and the year, and one without; a bureau that has them, and a search for all by date. */
async function register(use: (people: readonly Person[], found: (search: object) => Promise<readonly string[]>) => Promise<void>): Promise<void> {
  const borns = fc.sample(recordDate, { numRuns: 300, seed: 7 });
  const people = [...borns, null].map((born, n) => ({ key: `k${String(n).padStart(3, '0')}`, name: `Nafn ${n}`, born }));
  const bureau = await startTestBureau(iceland, icelandSql, icelandRows(people));
  try {
    await use(people, async (search) => {
      const answer = await bureau.ask('query($search: PersonSearch!) { persons(search: $search, first: 500) { edges { node { localId } } } }', { search });
      expect(answer.errors).toBeUndefined();
      return (answer.data as unknown as { persons: { edges: { node: { localId: string } }[] } }).persons.edges.map(({ node }) => node.localId);
    });
  } finally {
    await bureau.close();
  }
}

const keysOf = (people: readonly Person[], fitting: (born: string) => boolean): readonly string[] => people.filter(({ born }) => born !== null && fitting(born)).map(({ key }) => key);

test('a search by a date known in part finds exactly the records that are compatible with it', async () => {
  await register(async (people, found) => {
    await fc.assert(fc.asyncProperty(searchDate, fc.integer({ min: 0, max: 3 }), async (birth, birthTolerance) => {
      expect(await found({ birth, birthTolerance })).toEqual(keysOf(people, (born) => fits(birth, born, birthTolerance)));
    }), { numRuns: 100 });
  });
});

test('a search by an interval finds exactly the records of which a day that may be meant lies in it, and the score goes by the same law', async () => {
  const interval = fc.record({ ends: fc.tuple(recordDate, recordDate), open: fc.constantFrom('none', 'none', 'first', 'last') }).map(({ ends, open }) => {
    const [from, to] = [...ends].sort((a, b) => (daysOf(a)[0]! < daysOf(b)[0]! ? -1 : 1)) as [string, string];
    return {
      text: `${open === 'first' ? '..' : from}/${open === 'last' ? '..' : to}`,
      first: open === 'first' ? '0001-01-01' : daysOf(from)[0]!, last: open === 'last' ? '9999-12-31' : daysOf(to).at(-1)!,
    };
  });
  await register(async (people, found) => {
    const days = new Map(people.map(({ born }) => [born, born === null ? [] : daysOf(born)]));
    await fc.assert(fc.asyncProperty(interval, fc.integer({ min: 0, max: 3 }), async ({ text, first, last }, birthTolerance) => {
      const moved = (day: string, by: number): string => String(Math.min(9999, Math.max(1, Number(day.slice(0, 4)) + by))).padStart(4, '0') + day.slice(4);
      const within = (from: string, to: string) => (day: string): boolean => day >= from && day <= to;
      const endsFebruary = last.endsWith('-02-28') && !isDay(`${last.slice(0, 4)}-02-29`);
      const asked = within(first, last), tolerated = within(moved(first, -birthTolerance), moved(endsFebruary ? last.replace(/28$/, '29') : last, birthTolerance));
      const law = (born: string): string => {
        const own = days.get(born)!;
        if (own.every(asked)) return 'equal';
        if (own.some(asked)) return 'partlyEqual';
        return own.some(tolerated) ? 'withinYears' : 'different';
      };
      const birth = readBirth(text);
      if ('defect' in birth) throw new Error(birth.defect);
      for (const { born } of people) expect([born, born === null ? 'unknown' : law(born)]).toEqual([born, birthAsked(birth, birthTolerance, born === null ? [] : [datePattern(born)])]);
      expect(await found({ birth: text, birthTolerance })).toEqual(keysOf(people, (born) => law(born) !== 'different'));
    }), { numRuns: 100 });
  });
});

test.each([
  ['2000-02-29', 1, '2001-02-28', true], ['2000-02-29', 1, '2001-03-01', true], ['2000-02-29', 1, '2001-02-27', false], ['2000-02-29', 1, '1999-02-28', true], ['2000-02-29', 0, '2000-02-28', false],
  ['2000-02-29', 1, '2000-03-01', false], ['2000-02-29', 3, '1997-03-01', true], ['2000-02-29', 4, '2004-02-29', true], ['2000-02-29', 4, '2004-02-28', false],
  ['2001-02-28', 1, '2000-02-29', true], ['2001-03-01', 1, '2000-02-29', true], ['2004-02-28', 4, '2000-02-29', false], ['1901-02-28', 1, '1900-03-01', false], ['1999-02-28', 1, '2000-02-28', true],
  ['1999-12-31', 1, '2000-12-31', true], ['1999-12-31', 1, '2000-01-01', false], ['2000-01-01', 1, '1999-01-01', true], ['2000-01-01', 1, '1999-12-31', false], ['0001-01-01', 10, '0001-01-01', true],
  ['9999-12-31', 10, '9999-12-31', true], ['9990-02-28', 10, '9999-02-28', true], ['1999-02', 1, '2000-02-29', true],
  ['1999-12-31/2000-01-01', 1, '1998-12-31', true], ['1999-12-31/2000-01-01', 1, '1998-12-30', false], ['1999-12-31/2000-01-01', 1, '2001-01-01', true], ['1999-12-31/2000-01-01', 1, '2001-01-02', false],
  ['1999-02/1999-02', 1, '2000-02-29', true], ['1999-02/1999-02', 1, '2000-03-01', false], ['2000-02/2000-02', 1, '2001-03-01', false], ['2000-02-29/2000-03-31', 1, '1999-02-28', false],
  ['2000-02-29/2000-03-31', 1, '1999-03-01', true], ['../0001-02-28', 1, '0002-02-28', true], ['9999-01-01/..', 1, '9998-01-01', true],
])('of %s give or take %i years, %s: %p', (asked, tolerance, known, fits) => {
  const birth = readBirth(asked);
  if ('defect' in birth) throw new Error(birth.defect);
  expect(['equal', 'partlyEqual', 'withinYears'].includes(birthAsked(birth, tolerance, [datePattern(known)]))).toBe(fits);
});

test('an interval of whole years is the same as a date that leaves the rest open', () => {
  fc.assert(fc.property(recordDate, fc.integer({ min: 0, max: 3 }), fc.constantFrom(['1984/1984', '1984'], ['1980/1989', '198X'], ['1900/1999', '19XX']), (born, tolerance, both) => {
    const [span, part] = both.map(readBirth).map((asked) => ('defect' in asked ? asked.defect : birthAsked(asked, tolerance, [datePattern(born)])));
    expect(span).toBe(part);
  }));
});
