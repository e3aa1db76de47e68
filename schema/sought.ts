import { isMeantAsInterval } from './date-interval.js';
import { foldAlnum } from './fold.js';
import { isIdentifierField, readIdentifier } from './identifier.js';
import { mannerOf, type SoughtValues } from './interpretation.js';
import { readMrz } from './mrz.js';
import { isPartialDate } from './scalars.js';
import { type MisfitDigit, misfitText } from './mrz-check-digits.js';

/** A value that cannot be looked for: what is expected of the field, and what came; never the value. */
export interface SoughtDefect {
  readonly field: string;
  readonly expected: string;
}

const digitsThatFit = (misfits: readonly MisfitDigit[]): string => `check digits that fit: ${misfitText(misfits)}`;

/**
 * Why the identifiers or the machine-readable zone among the values cannot be looked for. Null: they can.
 * @param wildcards whether `*` is taken.
 */
export function soughtDefect(values: SoughtValues, wildcards: boolean): SoughtDefect | null {
  const manner = mannerOf(values, wildcards);
  for (const [field, value] of Object.entries(values)) {
    if (typeof value !== 'string') continue;
    if (isIdentifierField(field)) {
      const read = readIdentifier(field, value, manner);
      if ('defect' in read) return { field, expected: read.defect };
    }
    const defect = field === 'mrz' ? mrzDefect(value, values) : null;
    if (defect !== null) return { field, expected: defect };
  }
  return null;
}

/** A zone whose document number does not fit its check digit does not tell which document it is. Other check digits do not hinder a look-up: see `soughtDoubt`. */
function mrzDefect(mrz: string, values: SoughtValues): string | null {
  const facts = readMrz(mrz);
  if ('defect' in facts) return facts.defect;
  if (facts.number === '') return 'a document number, got none';
  if (facts.misfits.some(({ of }) => of === 'document number')) return digitsThatFit(facts.misfits);
  for (const [field, own] of [['number', facts.number], ['issuer', facts.issuer]] as const) {
    const given = values[field];
    if (typeof given === 'string' && own !== null && foldAlnum(given) !== foldAlnum(own)) return `the same ${field} as stands beside it, got two that differ`;
  }
  return null;
}

/**
 * What makes it doubtful that an item was read as it is, though it can be looked for: a hit is one, but that there is none says little. Null: nothing.
 */
export function soughtDoubt(values: SoughtValues): SoughtDefect | null {
  const manner = mannerOf(values, false);
  for (const [field, value] of Object.entries(values)) {
    if (typeof value !== 'string') continue;
    if (isIdentifierField(field)) {
      const read = readIdentifier(field, value, manner);
      if (!('defect' in read) && read.doubt !== null) return { field, expected: read.doubt };
    }
    const doubt = field === 'mrz' ? mrzDoubt(values) : null;
    if (doubt !== null) return doubt;
  }
  return null;
}

/**
 * Why a person cannot be checked: the date of birth is an interval, or the machine-readable zone is none, or its date of birth is no day or does not fit its check digit.
 * Null: nothing of these.
 */
export function personDefect({ mrz, birth }: SoughtValues): SoughtDefect | null {
  if (typeof birth === 'string' && isMeantAsInterval(birth)) return { field: 'birth', expected: 'one date, got an interval' };
  const facts = typeof mrz === 'string' ? readMrz(mrz) : null;
  if (facts === null) return null;
  if ('defect' in facts) return { field: 'mrz', expected: facts.defect };
  if (facts.birth !== null && !isPartialDate(facts.birth)) return { field: 'mrz', expected: 'a date of birth that is in the calendar, got one that is not' };
  return facts.misfits.some(({ of }) => of === 'date of birth') ? { field: 'mrz', expected: digitsThatFit(facts.misfits) } : null;
}

/** As `soughtDoubt`, for a machine-readable zone. */
export function mrzDoubt({ mrz }: SoughtValues): SoughtDefect | null {
  const facts = typeof mrz === 'string' ? readMrz(mrz) : null;
  return facts && !('defect' in facts) && facts.misfits.length > 0 ? { field: 'mrz', expected: digitsThatFit(facts.misfits) } : null;
}

/** A document by the number and issuer of its machine-readable zone, in place of the zone, which holds personal data that no register of documents needs. */
export function withoutMrz(values: SoughtValues): SoughtValues {
  const { mrz, ...others } = values;
  const facts = typeof mrz === 'string' ? readMrz(mrz) : null;
  if (facts === null || 'defect' in facts) return values;
  return { ...others, number: facts.number, ...(facts.issuer !== null && { issuer: facts.issuer }) };
}
