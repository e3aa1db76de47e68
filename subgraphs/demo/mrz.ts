import { alpha2ToAlpha3 } from '../../schema/country-codes.js';
import { mrzCheckDigit } from '../../schema/mrz-check-digits.js';
import { mrzName } from './mrz-text.js';

/** The machine-readable formats of ICAO Doc 9303: parts 5 (TD1), 6 (TD2), 4 (TD3) and 7 (MRV-A, MRV-B). */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B';

/** What a machine-readable zone is composed of. */
export interface MrzContent {
  readonly format: MrzFormat;
  /** Document code, 1 or 2 characters: `P`, `I`, `AR`, `V` and so on. */
  readonly code: string;
  /** ISO 3166-1 alpha-2 of the issuer, or a code of ICAO Doc 9303-3 section 5 with three letters, such as `UTO`. */
  readonly issuer: string;
  readonly family: string;
  readonly given: string;
  /** ISO 639-3 of the name, for its transliteration. Default: the general table. */
  readonly language?: string | null;
  /** Document number, A to Z and 0 to 9; blanks and hyphens are left out. More than 9 characters only in TD1 and TD2. */
  readonly number: string;
  /** ISO 3166-1 alpha-2, or a code with three letters. */
  readonly nationality: string;
  /** Date of birth, known in full or in part: `1974-08-12`, `1974-08`, `1974`. Null: not known. */
  readonly birth: string | null;
  readonly sex: 'MALE' | 'FEMALE' | null;
  /** Last day of validity, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Personal number (TD3) or optional data; cut to the room there is. Default: none. */
  readonly optional?: string;
}

/** A country as a machine-readable zone has it: ISO 3166-1 alpha-3, but `D` for Germany (ICAO Doc 9303-3 section 5). */
export function mrzCountry(code: string): string {
  const alpha3 = code.length === 2 ? alpha2ToAlpha3[code] : code;
  if (alpha3 === undefined) throw new RangeError(`Expected an ISO 3166-1 alpha-2 code or three letters, got ${JSON.stringify(code)}.`);
  return (alpha3 === 'DEU' ? 'D' : alpha3).padEnd(3, '<');
}

const field = (text: string, length: number): string => text.slice(0, length).padEnd(length, '<');
const checked = (text: string): string => text + mrzCheckDigit(text);
const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** `YYMMDD`; a part that is not known is `<<`. */
function date(value: string | null): string {
  const [year = '', month = '', day = ''] = (value ?? '').split('-');
  return [year.slice(2), month, day].map((part) => field(part, 2)).join('');
}

/** Number field and optional data; a number over 9 characters runs on into the optional data (ICAO Doc 9303-5 section 4.2.2). */
function longNumber(number: string, optional: string): readonly [number: string, optional: string] {
  if (number.length <= 9) return [checked(field(number, 9)), optional];
  return [`${number.slice(0, 9)}<`, `${number.slice(9)}${mrzCheckDigit(number)}<${optional}`];
}

/**
 * Composes a machine-readable zone with all its check digits; lines joined by a line feed.
 * @throws RangeError when the issuer is no country, the number is empty, or it does not fit the format.
 */
export function composeMrz(content: MrzContent): string {
  const { format, family, given, language } = content;
  const number = plain(content.number);
  const longest = { TD1: 22, TD2: 14, TD3: 9, 'MRV-A': 9, 'MRV-B': 9 }[format];
  if (number === '' || number.length > longest) {
    throw new RangeError(`Expected a document number of 1 to ${longest} letters and digits in ${format}, got ${number.length}.`);
  }
  const head = field(plain(content.code), 2) + mrzCountry(content.issuer);
  const nationality = mrzCountry(content.nationality);
  const birth = checked(date(content.birth));
  const sex = content.sex === null ? '<' : content.sex.charAt(0);
  const expires = checked(date(content.expires));
  const optional = plain(content.optional ?? '');
  const name = (length: number): string => mrzName(family, given, length, language);
  const span = birth + sex + expires;
  switch (format) {
    case 'TD1': {
      const [ownNumber, rest] = longNumber(number, optional);
      const first = head + ownNumber + field(rest, 15);
      const composite = mrzCheckDigit(first.slice(5) + birth + expires + field('', 11));
      return [first, `${span}${nationality}${field('', 11)}${composite}`, name(30)].join('\n');
    }
    case 'TD2': {
      const [ownNumber, rest] = longNumber(number, optional);
      const composite = mrzCheckDigit(ownNumber + birth + expires + field(rest, 7));
      return [head + name(31), `${ownNumber}${nationality}${span}${field(rest, 7)}${composite}`].join('\n');
    }
    case 'TD3': {
      const ownNumber = checked(field(number, 9));
      const personal = field(optional, 14);
      const personalChecked = personal + (optional === '' ? '<' : mrzCheckDigit(personal));
      const composite = mrzCheckDigit(ownNumber + birth + expires + personalChecked);
      return [head + name(39), `${ownNumber}${nationality}${span}${personalChecked}${composite}`].join('\n');
    }
    case 'MRV-A':
      return [head + name(39), `${checked(field(number, 9))}${nationality}${span}${field(optional, 16)}`].join('\n');
    case 'MRV-B':
      return [head + name(31), `${checked(field(number, 9))}${nationality}${span}${field(optional, 8)}`].join('\n');
  }
}
