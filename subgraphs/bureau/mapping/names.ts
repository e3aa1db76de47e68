import type { Cell, NativeRow } from './mapping.js';
import type { Name } from './profile.js';

const fill: Name = { given: null, patronymic: null, family: null, full: null, script: null, language: null, kind: null, transliterationOf: null };

/** ISO 15924 script of a text: that of its first letter in Arabic, Cyrillic, Greek, Han, Hebrew or Latin script. */
export function scriptOf(text: string): string | null {
  const tests: readonly [RegExp, string][] = [
    [/\p{Script=Latin}/u, 'Latn'], [/\p{Script=Arabic}/u, 'Arab'], [/\p{Script=Cyrillic}/u, 'Cyrl'],
    [/\p{Script=Greek}/u, 'Grek'], [/\p{Script=Han}/u, 'Hani'], [/\p{Script=Hebrew}/u, 'Hebr'],
  ];
  for (const letter of text) for (const [test, script] of tests) if (test.test(letter)) return script;
  return null;
}

const clean = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell).trim().replace(/\s+/g, ' ') || null);

/** Which order the register writes a full name in. */
export type NameOrder = 'given-family' | 'family-given' | 'given-patronymic-family' | 'family-given-patronymic';

/**
 * A name from its parts, `full` put together in the register's order; null when there is no part.
 * Parts may be null or blank.
 */
export function nameFromParts(
  parts: { given?: Cell | undefined; patronymic?: Cell | undefined; family?: Cell | undefined },
  order: NameOrder,
  rest: Partial<Name> = {},
): Name | null {
  const given = clean(parts.given), patronymic = clean(parts.patronymic), family = clean(parts.family);
  const byName = { given, patronymic, family };
  const full = order.split('-').map((part) => byName[part as keyof typeof byName]).filter((part) => part !== null).join(' ');
  return full === '' ? null : { ...fill, given, patronymic, family, full, script: scriptOf(full), kind: 'BIRTH', ...rest };
}

/** A name the register keeps in one piece; `comma` when it writes `FAMILY, Given`. */
export function nameFromText(cell: Cell | undefined, rest: Partial<Name> = {}, form: 'plain' | 'comma' = 'plain'): Name | null {
  const full = clean(cell);
  if (full === null) return null;
  const [family, given] = form === 'comma' && full.includes(',') ? full.split(',', 2) : [null, null];
  return { ...fill, full, given: clean(given), family: clean(family), script: scriptOf(full), kind: 'BIRTH', ...rest };
}

/** The names that are there, in order. */
export const someNames = (...names: readonly (Name | null)[]): readonly Name[] => names.filter((name) => name !== null);

/** The value of a column as text without blanks at its ends; null when empty. */
export const cell = (row: NativeRow, column: string): string | null => clean(row[column]);
