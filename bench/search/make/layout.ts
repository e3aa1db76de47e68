import type { Random } from './random.js';

/** A full name before a register lays it out. */
export interface Parts {
  readonly given: string;
  readonly family: string;
}

const given = ({ given: first, family }: Parts): string => `${first} ${family}`.trim();

/** Given name first, as it is. */
export const plainly = (parts: Parts): string => given(parts);

/** Capitals as registers write them: Greek ones without accents. */
const capitals = (name: string): string => name.toLocaleUpperCase(/\p{Script=Greek}/u.test(name) ? 'el' : 'en');

const hasCapitals = (name: string): boolean => /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(name);

/**
 * As registers lay names out: given name first (7 of 10), family name first in capitals, family name before a comma, all in capitals.
 * Scripts without capitals: given name first, or family name before a comma (1 of 8).
 * Source: INTERPOL notices and ICAO Doc 9303-4 (family name first, capitals); library and court registers (comma).
 */
export function laidOut(parts: Parts, random: Random): string {
  if (parts.family === '' || parts.given === '') return given(parts);
  const way = random.next();
  if (!hasCapitals(parts.family)) return way < 0.875 ? given(parts) : `${parts.family}, ${parts.given}`;
  if (way < 0.7) return given(parts);
  if (way < 0.82) return `${capitals(parts.family)} ${parts.given}`;
  if (way < 0.92) return `${parts.family}, ${parts.given}`;
  return capitals(given(parts));
}
