import { readMrz, type MrzFacts } from '../../../schema/mrz.js';
import { misfitText } from '../../../schema/mrz-check-digits.js';
import { personDefect } from '../../../schema/sought.js';
import { composeMrz, type MrzFormat } from '../../../subgraphs/demo/mrz.js';

const today = new Date('2026-01-01T00:00:00Z');
const formats: readonly MrzFormat[] = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'];
const compose = (format: MrzFormat, number = 'L898902C3'): string => composeMrz({
  format, code: { TD1: 'I', TD2: 'I', TD3: 'P', 'MRV-A': 'V', 'MRV-B': 'V' }[format], issuer: 'DE', nationality: 'DE', family: 'Ben Saleh', given: 'Yassine', number,
  birth: '1991-03-14', sex: 'MALE', expires: '2031-01-02', ...(format === 'TD3' && { optional: 'ZE184226B' }),
});

function facts(mrz: string): MrzFacts {
  const read = readMrz(mrz, today);
  if ('defect' in read) throw new Error(read.defect);
  return read;
}

/** The zone with another sign at a place, counted from 1. */
function spoilt(mrz: string, line: number, place: number): string {
  const lines = mrz.split('\n');
  const signs = [...lines[line - 1]!];
  signs[place - 1] = signs[place - 1] === '9' ? '8' : '9';
  lines[line - 1] = signs.join('');
  return lines.join('\n');
}

describe.each(formats)('%s', (format) => {
  const mrz = compose(format);

  test.each([
    ['as lines', (text: string) => text],
    ['as lines of another system', (text: string) => text.replaceAll('\n', '\r\n')],
    ['without line breaks', (text: string) => text.replaceAll('\n', '')],
    ['in small letters, with blanks', (text: string) => ` ${text.toLowerCase().replaceAll('\n', '  ').replace(/(.{10})/g, '$1 ')}\n`],
    ['in letters of double width', (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0))],
  ])('is read %s', (_, write) => {
    expect(facts(write(mrz))).toEqual({ form: format, number: 'L898902C3', issuer: 'DE', name: 'YASSINE BEN SALEH', birth: '1991-03-14', sex: 'MALE', misfits: [] });
  });

  const places = {
    TD1: { 'document number': [1, 15], 'date of birth': [2, 7], 'date of expiry': [2, 15], 'whole zone': [2, 30] },
    TD2: { 'document number': [2, 10], 'date of birth': [2, 20], 'date of expiry': [2, 28], 'whole zone': [2, 36] },
    TD3: { 'document number': [2, 10], 'date of birth': [2, 20], 'date of expiry': [2, 28], 'personal number': [2, 43], 'whole zone': [2, 44] },
    'MRV-A': { 'document number': [2, 10], 'date of birth': [2, 20], 'date of expiry': [2, 28] },
    'MRV-B': { 'document number': [2, 10], 'date of birth': [2, 20], 'date of expiry': [2, 28] },
  }[format] as unknown as Readonly<Record<string, readonly [number, number]>>;

  test.each(Object.entries(places))('the check digit of the %s is named when it does not fit', (of, [line, place]) => {
    const right = mrz.split('\n')[line - 1]!.charAt(place - 1);
    const { misfits, number } = facts(spoilt(mrz, line, place));
    expect(misfits).toEqual([{ of, line, place, expected: right, got: right === '9' ? '8' : '9' }]);
    expect(number).toBe('L898902C3');
  });

  test('a misread sign of the number is told by the check digit, and not what was read', () => {
    const text = misfitText(facts(mrz.replace('L898902C3', 'L898802C3')).misfits);
    expect(text).toMatch(/^the check digit of the document number \(line \d, place \d+\) is expected to be \d, got \d$/);
  });
});

test('a number that runs on into the optional data has its check digit there', () => {
  for (const format of ['TD1', 'TD2'] as const) {
    const mrz = compose(format, 'D23145890734');
    expect(facts(mrz)).toMatchObject({ number: 'D23145890734', misfits: [] });
    const [line, place] = format === 'TD1' ? [1, 19] : [2, 32];
    expect(facts(spoilt(mrz, line, place)).misfits).toMatchObject([{ of: 'document number', line, place, expected: mrz.split('\n')[line - 1]!.charAt(place - 1) }]);
  }
});

test('a personal number that is not there has no check digit but 0 or <', () => {
  const mrz = composeMrz({ format: 'TD3', code: 'P', issuer: 'FR', nationality: 'FR', family: 'A', given: 'B', number: '12AB34567', birth: null, sex: null, expires: '2031-01-02' });
  expect(facts(mrz).misfits).toEqual([]);
  expect(facts(spoilt(mrz, 2, 43)).misfits).toMatchObject([{ of: 'personal number', line: 2, place: 43, expected: '0 or <', got: '9' }]);
});

test('a French identity card of before 2021', () => {
  const mrz = 'IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<8806923102858CORINNE<<<<<<<6512068F6';
  expect(facts(mrz)).toMatchObject({ form: 'FRENCH-ID', number: '880692310285', issuer: 'FR', birth: '1965-12-06', sex: 'FEMALE', misfits: [] });
});

test.each([
  ['L898902', '3 lines of 30 characters, 2 of 36 or 2 of 44, got 7 characters'],
  ['É'.repeat(88), 'the signs A-Z, 0-9 and < alone, got others'],
  ['', '3 lines of 30 characters, 2 of 36 or 2 of 44, got 0 characters'],
])('what is none is told without what came: %#', (text, defect) => {
  expect(readMrz(text, today)).toEqual({ defect });
});

test('a zone of fillers alone has no number', () => {
  expect(facts('P<FRA'.padEnd(88, '<'))).toMatchObject({ number: '', birth: null });
});

const born = (birth: string): string => composeMrz({
  format: 'TD3', code: 'P', issuer: 'FR', nationality: 'FR', family: 'A', given: 'B', number: '12AB34567', birth, sex: null, expires: '2031-01-02',
});

test.each([['2026-01-01', '2026-01-01'], ['2026-01-02', '1926-01-02'], ['2025-12-31', '2025-12-31'], ['1926-12-31', '1926-12-31']])('%s is read as %s: in the hundred years up to today', (birth, read) => {
  expect(facts(born(birth)).birth).toBe(read);
});

test.each(['1991-02-30', '1999-99-99', '1991-00-05'])('a person is not looked for by a date of birth that is in no calendar, though its check digit fits: %s', (birth) => {
  expect(facts(born(birth)).misfits).toEqual([]);
  expect(personDefect({ mrz: born(birth) })).toEqual({ field: 'mrz', expected: 'a date of birth that is in the calendar, got one that is not' });
});

test('a person is looked for by a date of birth that is there', () => {
  expect(personDefect({ mrz: born('1991-02-28') })).toBeNull();
});
