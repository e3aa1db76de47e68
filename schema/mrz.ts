import { type Details, parse } from 'mrz';
import { alpha3ToAlpha2 } from './country-codes.js';
import { type MisfitDigit, mrzCheckDigit } from './mrz-check-digits.js';

/** The machine-readable zones of ICAO Doc 9303: parts 5 (TD1), 6 (TD2), 4 (TD3), 7 (MRV-A, MRV-B); and that of French identity cards made until 2021. */
export type MrzForm = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B' | 'FRENCH-ID';

/** What a machine-readable zone tells. */
export interface MrzFacts {
  readonly form: MrzForm;
  /** Empty: the zone has none. */
  readonly number: string;
  /** ISO 3166-1 alpha-2; null: a code of ICAO 9303-3 that is no country's, such as `UNO` or `XXA`. */
  readonly issuer: string | null;
  /** Given names and family name. */
  readonly name: string;
  /** As `PartialDate`; null: not known. */
  readonly birth: string | null;
  readonly sex: 'MALE' | 'FEMALE' | null;
  /** Check digits that do not fit. That of the whole zone is told only where all others fit: it goes wrong with each of them. */
  readonly misfits: readonly MisfitDigit[];
}

/** A text that is no machine-readable zone: what it is expected to have, and what came; nothing it holds. */
export interface MrzDefect {
  readonly defect: string;
}

/** Lengths of the zones run together, each with its number of lines. */
const linesByLength: Readonly<Record<number, number>> = { 90: 3, 72: 2, 88: 2 };

/** Where a visa has a check digit in its second line, and what it is of (ICAO 9303-7); behind them stands optional data, where a passport has more. */
const visaDigits = [
  { of: 'document number', from: 0, at: 9 }, { of: 'date of birth', from: 13, at: 19 }, { of: 'date of expiry', from: 21, at: 27 },
] as const;

const digitOf: Readonly<Record<string, MisfitDigit['of']>> = {
  documentNumberCheckDigit: 'document number', birthDateCheckDigit: 'date of birth', expirationDateCheckDigit: 'date of expiry',
  personalNumberCheckDigit: 'personal number', compositeCheckDigit: 'whole zone',
};

/** `YYMMDD` as a date in the hundred years up to today, be there such a day or not; parts that are filler are left out. */
function birthDate(text: string, today: Date): string | null {
  const match = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const within = [year, ...(month === '<<' ? [] : [month, ...(day === '<<' ? [] : [day])])].join('-');
  const latest = today.toISOString().slice(2, 2 + within.length);
  const century = Math.floor(today.getUTCFullYear() / 100) - (within > latest ? 1 : 0);
  return `${century}${within}`;
}

/** Germany writes the one letter D (ICAO 9303-3, section 5). */
const countryOf = (code: string): string | null => (code === 'D' ? 'DE' : alpha3ToAlpha2[code] ?? null);
const unfilled = (text: string): string => text.replace(/</g, ' ').trim();

function readVisa([first = '', second = '']: readonly string[], today: Date): MrzFacts {
  const [family = '', given = ''] = first.slice(5).split('<<');
  return {
    form: first.length === 44 ? 'MRV-A' : 'MRV-B',
    number: second.slice(0, 9).replace(/<+$/, ''),
    issuer: countryOf(unfilled(first.slice(2, 5))),
    name: `${unfilled(given)} ${unfilled(family)}`.trim(),
    birth: birthDate(second.slice(13, 19), today),
    sex: second[20] === 'M' ? 'MALE' : second[20] === 'F' ? 'FEMALE' : null,
    misfits: visaDigits.map(({ of, from, at }) => ({ of, line: 2, place: at + 1, expected: mrzCheckDigit(second.slice(from, at)), got: second[at]! }))
      .filter(({ expected, got }) => expected !== got),
  };
}

/** Where a check digit stands and what it is expected to be. A number that is longer than its field runs on into the optional data, and its check digit stands behind it. */
function placeAndExpected(lines: readonly string[], { field, ranges, start }: Details): { readonly start: number; readonly expected: string } {
  const [own = '', ...sources] = ranges.map(({ line, start: from, end }) => lines[line]!.slice(from, end));
  if (field !== 'documentNumberCheckDigit') {
    const text = sources.join('');
    return { start, expected: field === 'personalNumberCheckDigit' && /^<*$/.test(text) ? '0 or <' : mrzCheckDigit(text) };
  }
  const [number = '', optional = ''] = sources;
  const runsOn = optional.indexOf('<') - 1;
  return own === '<' && runsOn > 0
    ? { start: ranges[2]!.start + runsOn, expected: mrzCheckDigit(number + optional.slice(0, runsOn)) }
    : { start: ranges[0]!.start, expected: mrzCheckDigit(number) };
}

function misfitsOf(lines: readonly string[], details: readonly Details[]): readonly MisfitDigit[] {
  const all = details.flatMap((detail): readonly MisfitDigit[] => {
    const of = digitOf[detail.field ?? ''];
    if (of === undefined || detail.valid) return [];
    const { start, expected } = placeAndExpected(lines, detail);
    return [{ of, line: detail.line + 1, place: start + 1, expected, got: lines[detail.line]!.charAt(start) }];
  });
  const parts = all.filter(({ of }) => of !== 'whole zone');
  return parts.length > 0 ? parts : all;
}

/**
 * Reads a machine-readable zone as it comes from a reader or is typed: with line breaks, blanks or neither, in capitals or small letters.
 * @param today decides the century of the date of birth. Default: the clock.
 */
export function readMrz(mrz: string, today = new Date()): MrzFacts | MrzDefect {
  const text = mrz.normalize('NFKC').toUpperCase().replace(/[\s\p{Cf}]+/gu, '');
  const count = linesByLength[text.length];
  if (count === undefined) return { defect: `3 lines of 30 characters, 2 of 36 or 2 of 44, got ${text.length} characters` };
  if (!/^[A-Z0-9<]+$/.test(text)) return { defect: 'the signs A-Z, 0-9 and < alone, got others' };
  const width = text.length / count;
  const lines = Array.from({ length: count }, (_, line) => text.slice(line * width, (line + 1) * width));
  if (lines[0]!.startsWith('V') && count === 2) return readVisa(lines, today);
  const { format, fields, details, documentNumber } = parse(lines);
  const detailOf = (field: string): string => {
    const { line, start, end } = details.find((detail) => detail.field === field)!;
    return lines[line]!.slice(start, end);
  };
  return {
    form: format === 'TD1' || format === 'TD2' || format === 'TD3' ? format : 'FRENCH-ID',
    number: documentNumber ?? '',
    issuer: countryOf(lines[0]!.slice(2, 5).replace(/</g, '')),
    name: [fields.firstName, fields.lastName].filter(Boolean).join(' '),
    birth: birthDate(detailOf('birthDate'), today),
    sex: fields.sex === 'male' ? 'MALE' : fields.sex === 'female' ? 'FEMALE' : null,
    misfits: misfitsOf(lines, details),
  };
}
