import { parse } from 'mrz';
import { alpha3ToAlpha2 } from '../../../schema/country-codes.js';

/** What a machine-readable zone tells. */
export interface MrzFacts {
  readonly number: string;
  /** ISO 3166-1 alpha-2; null: a code of ICAO 9303-3 that is no country's, such as `UNO` or `XXA`. */
  readonly issuer: string | null;
  /** Given names and family name. */
  readonly name: string;
  /** As `PartialDate`; null: not known. */
  readonly birth: string | null;
  readonly sex: 'MALE' | 'FEMALE' | null;
}

/** A machine-readable zone that cannot be used, and why, without anything it holds. */
export interface MrzDefect {
  readonly defect: string;
}

/** Lengths of the zones of ICAO 9303 parts 4 to 7 run together, with how many lines each has. */
const linesByLength: Readonly<Record<number, number>> = { 90: 3, 72: 2, 88: 2 };

function linesOf(mrz: string): readonly string[] {
  const lines = mrz.toUpperCase().split(/\r?\n/).map((line) => line.replace(/ /g, '')).filter((line) => line !== '');
  const count = lines.length === 1 ? linesByLength[lines[0]!.length] : undefined;
  if (count === undefined) return lines;
  const width = lines[0]!.length / count;
  return Array.from({ length: count }, (_, line) => lines[0]!.slice(line * width, (line + 1) * width));
}

/** `YYMMDD` as a date in the hundred years up to today; parts that are filler are left out. */
function birthDate(text: string | null | undefined, today: Date): string | null {
  const match = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text ?? '');
  if (!match) return null;
  const year = Number(match[1]) + (Number(match[1]) > today.getUTCFullYear() % 100 ? 1900 : 2000);
  return [String(year), ...(match[2] === '<<' ? [] : [match[2], ...(match[3] === '<<' ? [] : [match[3]])])].join('-');
}

/** A visa's second line ends in optional data where a passport's has check digits (ICAO 9303-7). */
const visa = (lines: readonly string[]): MrzFacts | null => {
  const [first = '', second = ''] = lines;
  if (!first.startsWith('V') || lines.length !== 2) return null;
  const [family = '', given = ''] = first.slice(5).split('<<');
  const clean = (text: string): string => text.replace(/</g, ' ').trim();
  return checkDigit(second.slice(0, 9)) !== second[9] ? null : {
    number: second.slice(0, 9).replace(/<+$/, ''),
    issuer: alpha3ToAlpha2[first.slice(2, 5)] ?? null,
    name: `${clean(given)} ${clean(family)}`.trim(),
    birth: birthDate(second.slice(13, 19), new Date()),
    sex: second[20] === 'M' ? 'MALE' : second[20] === 'F' ? 'FEMALE' : null,
  };
};

/** The check digit of ICAO 9303-3, 4.9: weights 7, 3, 1; digits count themselves, letters from A = 10, filler 0. */
function checkDigit(text: string): string {
  const values = [...text].map((sign) => (sign === '<' ? 0 : Number.parseInt(sign, 36)));
  return String(values.reduce((sum, value, place) => sum + value * [7, 3, 1][place % 3]!, 0) % 10);
}

/**
 * Reads a machine-readable zone as it comes from a reader: TD1, TD2, TD3, MRV-A or MRV-B, its lines joined by line feeds
 * or run together. The check digit of the document number must fit; others do not hinder a look-up.
 * @param today decides the century of the date of birth. Default: the clock.
 */
export function readMrz(mrz: string, today = new Date()): MrzFacts | MrzDefect {
  const lines = linesOf(mrz);
  const expected = 'expected 3 lines of 30 characters, 2 of 36 or 2 of 44';
  if (lines[0]?.startsWith('V')) return visa(lines) ?? { defect: `${expected} with a check digit that fits the document number` };
  let result: ReturnType<typeof parse>;
  try {
    result = parse([...lines]);
  } catch {
    return { defect: `${expected}, got ${lines.length} of ${lines.map(({ length }) => length).join(', ') || 'none'} or signs outside A-Z, 0-9 and <` };
  }
  const { fields, details, documentNumber } = result;
  const digit = details.find(({ field }) => field === 'documentNumberCheckDigit');
  if (documentNumber === null || digit?.valid === false) return { defect: 'the check digit of the document number does not fit' };
  const state = details.find(({ field }) => field === 'issuingState');
  const { line = 0, start = 2, end = 5 } = state ?? {};
  const code = (lines[line] ?? '').slice(start, end).replace(/</g, '');
  const birth = details.find(({ field }) => field === 'birthDate');
  const birthText = birth ? (lines[birth.line] ?? '').slice(birth.start, birth.end) : fields.birthDate;
  return {
    number: documentNumber,
    // Germany writes the one letter D (ICAO 9303-3, section 5).
    issuer: code === 'D' ? 'DE' : alpha3ToAlpha2[code] ?? null,
    name: [fields.firstName, fields.lastName].filter(Boolean).join(' '),
    birth: birthDate(birthText, today),
    sex: fields.sex === 'male' ? 'MALE' : fields.sex === 'female' ? 'FEMALE' : null,
  };
}
