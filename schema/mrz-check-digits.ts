/** A check digit of a machine-readable zone that does not fit. Nothing else of the zone is in it. */
export interface MisfitDigit {
  readonly of: 'document number' | 'date of birth' | 'date of expiry' | 'personal number' | 'whole zone';
  /** Line and place in it, counted from 1. */
  readonly line: number;
  readonly place: number;
  readonly expected: string;
  /** The one character that stands there. */
  readonly got: string;
}

const values = new Map([...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((character, value) => [character, value]));

/** The check digit of ICAO Doc 9303-3 section 4.9: weights 7, 3, 1, modulus 10; `<` counts as 0. */
export function mrzCheckDigit(text: string): string {
  let sum = 0;
  for (let place = 0; place < text.length; place += 1) sum += (values.get(text.charAt(place)) ?? 0) * [7, 3, 1][place % 3]!;
  return String(sum % 10);
}

/** Says in words which check digits do not fit: what each is of, where it stands, what was expected and what came. */
export const misfitText = (digits: readonly MisfitDigit[]): string => digits
  .map(({ of, line, place, expected, got }) => `the check digit of the ${of} (line ${line}, place ${place}) is expected to be ${expected}, got ${got}`)
  .join('; ');
