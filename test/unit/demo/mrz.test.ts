import { parse } from 'mrz';
import { mrzCheckDigit } from '../../../schema/mrz-check-digits.js';
import { composeMrz, mrzCountry } from '../../../subgraphs/demo/mrz.js';
import { mrzName, mrzText } from '../../../subgraphs/demo/mrz-text.js';

const eriksson = {
  issuer: 'UTO', nationality: 'UTO', family: 'Eriksson', given: 'Anna Maria', birth: '1974-08-12', sex: 'FEMALE', expires: '2012-04-15',
} as const;

describe('the specimens of ICAO Doc 9303', () => {
  test('TD3, part 4 appendix B', () => {
    expect(composeMrz({ ...eriksson, format: 'TD3', code: 'P', number: 'L898902C3', optional: 'ZE184226B' }))
      .toBe('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10');
  });
  test('TD1, part 5 appendix B', () => {
    expect(composeMrz({ ...eriksson, format: 'TD1', code: 'I', number: 'D23145890' }))
      .toBe('I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<');
  });
  test('TD2, part 6 appendix B', () => {
    expect(composeMrz({ ...eriksson, format: 'TD2', code: 'I', number: 'D23145890' }))
      .toBe('I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6');
  });
  test('MRV-A, part 7', () => {
    expect(composeMrz({ ...eriksson, format: 'MRV-A', code: 'V', number: 'L8988901C', nationality: 'XXX', birth: '1940-09-07', expires: '1996-12-10', optional: '6ZE184226B' }))
      .toBe('V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<');
  });
  test('MRV-B, part 7', () => {
    expect(composeMrz({ ...eriksson, format: 'MRV-B', code: 'V', number: 'L8988901C', nationality: 'XXX', birth: '1940-09-07', expires: '1996-12-10' }))
      .toBe('V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<');
  });
  test('check digits, part 3 section 4.9 appendix A', () => {
    expect(mrzCheckDigit('520727')).toBe('3');
    expect(mrzCheckDigit('AB2134<<<')).toBe('5');
    expect(mrzCheckDigit('HA672242<6' + '5802254' + '9601086<<<<<<<<<<<<<<0')).toBe('8');
  });
  test('a document number over nine characters runs on into the optional data, parts 5 and 6 appendix', () => {
    const stevenson = { ...eriksson, family: 'Stevenson', given: 'Peter John', birth: '1934-07-12', sex: 'MALE', expires: '1995-07-12', number: 'D23145890734' } as const;
    expect(composeMrz({ ...stevenson, format: 'TD1', code: 'I' }))
      .toBe('I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<');
    expect(composeMrz({ ...stevenson, format: 'TD2', code: 'I' }))
      .toBe('I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8');
  });
});

test('what is composed is parsed back with every check digit right', () => {
  for (const format of ['TD1', 'TD2', 'TD3'] as const) {
    const parsed = parse(composeMrz({
      format, code: format === 'TD3' ? 'P' : 'I', issuer: 'FR', nationality: 'DE', number: format === 'TD3' ? '12AB34567' : 'X1234567890', family: 'Ben Saleh', given: 'Yassine',
      birth: '1991-03-14', sex: 'MALE', expires: '2031-01-02',
    }).split('\n'));
    expect(parsed.format).toBe(format);
    expect(parsed.details.filter(({ valid }) => !valid)).toEqual([]);
    expect(parsed.fields).toMatchObject({
      lastName: 'BEN SALEH', firstName: 'YASSINE', issuingState: 'FRA', nationality: 'D', documentNumber: format === 'TD3' ? '12AB34567' : 'X1234567890',
      birthDate: '910314', expirationDate: '310102', sex: 'male',
    });
  }
});

test('a date of birth known in part has fillers for the rest, and their check digit', () => {
  const line = composeMrz({ ...eriksson, format: 'TD3', code: 'P', number: 'L898902C3', birth: '1974-08' }).split('\n')[1]!;
  expect(line.slice(13, 20)).toBe(`7408<<${mrzCheckDigit('7408<<')}`);
  expect(composeMrz({ ...eriksson, format: 'TD3', code: 'P', number: 'L898902C3', birth: null, sex: null }).split('\n')[1]!.slice(13, 21)).toBe('<<<<<<0<');
});

test('Germany is D; a country is told in three letters; what is none is refused', () => {
  expect(mrzCountry('DE')).toBe('D<<');
  expect(mrzCountry('TN')).toBe('TUN');
  expect(() => mrzCountry('XZ')).toThrow('Expected an ISO 3166-1 alpha-2 code or three letters, got "XZ".');
});

test('a number that does not fit is refused', () => {
  expect(() => composeMrz({ ...eriksson, format: 'TD3', code: 'P', number: '1234567890' })).toThrow('Expected a document number of 1 to 9 letters and digits in TD3, got 10.');
  expect(() => composeMrz({ ...eriksson, format: 'TD1', code: 'I', number: '' })).toThrow('Expected a document number of 1 to 22 letters and digits in TD1, got 0.');
});

test.each([
  ["O'Connor", 'OCONNOR', undefined], ['Smith-Jones', 'SMITH<JONES', undefined], ['Müller', 'MUELLER', undefined], ['Đorđević', 'DORDEVIC', undefined],
  ['Núñez', 'NUNEZ', undefined], ['Åse Strøm', 'AASE<STROEM', undefined], ['Шћепановић', 'SCEPANOVIC', 'srp'], ['Живков', 'ZHIVKOV', undefined], ['Živković', 'ZIVKOVIC', undefined],
  ['محمد', 'MXHMD', undefined], ['Ελένη', 'ELENI', undefined], ['Adéṣínà', 'ADESINA', undefined], ['Akyerεko', 'AKYEREKO', undefined],
])('%s is written %s', (words, written, language) => {
  expect(mrzText(words, language)).toBe(written);
});

describe('names that are too long', () => {
  test('given names are cut at their end, a letter in the last place', () => {
    expect(mrzName('Nilavadhanananda', 'Chayapa Dejthamrong Krasuang', 39)).toBe('NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K');
  });
  test('later family names become initials so that given names have room', () => {
    expect(mrzName('Bennelong Wooloomooloo Warrandyte Warnambool', 'Dingo Potoroo', 39)).toBe('BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI');
  });
  test('one family name alone may fill the field', () => {
    expect(mrzName('Papandropoulousayannakopoulospapadakisx', '', 39)).toHaveLength(39);
    expect(mrzName('A'.repeat(60), 'Bo', 30)).toBe(`${'A'.repeat(27)}<<B`);
  });
  test('every field has its length and no filler between letters that would part the name anew', () => {
    for (let length = 1; length < 60; length += 1) {
      for (const field of [30, 31, 39]) {
        const name = mrzName(`${'Ab '.repeat(length)}`, `${'Cde '.repeat(length)}`, field);
        expect(name).toMatch(/^[A-Z]+(<[A-Z]+)*<<[A-Z]+(<[A-Z]+)*<*$/);
        expect(name).toHaveLength(field);
      }
    }
  });
});
