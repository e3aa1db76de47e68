import type { Cell, NativeRow } from './mapping.js';
import type { Name } from './profile.js';

const fill: Name = { given: null, patronymic: null, family: null, full: null, script: null, language: null, kind: null, transliterationOf: null };

/** ISO 15924 script of a text: that of its first letter in Arabic, Cyrillic, Greek, Han, Hebrew or Latin script. */
export function scriptOf(text: string): string | null {
  if (/^[A-Za-z]/.test(text)) return 'Latn';
  for (const letter of text) for (const [test, script] of scripts) if (test.test(letter)) return script;
  return null;
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Latin}/u, 'Latn'], [/\p{Script=Arabic}/u, 'Arab'], [/\p{Script=Cyrillic}/u, 'Cyrl'],
  [/\p{Script=Greek}/u, 'Grek'], [/\p{Script=Han}/u, 'Hani'], [/\p{Script=Hebrew}/u, 'Hebr'],
];

function clean(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  const text = String(cell).trim();
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text) || null;
}

/** Which order the register writes a full name in. */
export type NameOrder = 'given-family' | 'family-given' | 'given-patronymic-family' | 'family-given-patronymic';

const orders = {
  'given-family': ['given', 'family'], 'family-given': ['family', 'given'],
  'given-patronymic-family': ['given', 'patronymic', 'family'], 'family-given-patronymic': ['family', 'given', 'patronymic'],
} as const satisfies Readonly<Record<NameOrder, readonly string[]>>;

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
  let full = '';
  for (const part of orders[order]) if (byName[part] !== null) full += full === '' ? byName[part] : ` ${byName[part]}`;
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
