import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One name (given, family) with its forms by the conventions of its table: all forms of one name are the same name. */
export interface Name {
  /** What kind of name it is in its table, such as `m`, `f`, `s`. */
  readonly kind: string;
  readonly forms: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads a table of `names/`: lines of columns between `|`, forms of one convention between commas, `-` where there is none; the first line
 * names the conventions.
 */
export function readNames(table: string): readonly Name[] {
  const lines = readFileSync(join(__dirname, '..', 'names', `${table}.txt`), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [head, ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map(([kind = '', ...cells]) => ({
    kind,
    forms: Object.fromEntries(
      cells.map((cell, column) => [head?.[column + 1] ?? `column ${column}`, cell === '-' ? [] : cell.split(',').map((form) => form.trim())]),
    ),
  }));
}

/** The forms of a name by the first of the conventions, in the order they are given, by which it has any. @throws Error when it has none by any of them. */
export function formsOf(name: Name, ...conventions: readonly string[]): readonly string[] {
  for (const convention of conventions) if ((name.forms[convention]?.length ?? 0) > 0) return name.forms[convention]!;
  throw new Error(`expected a form by ${conventions.join(' or ')}, got ${JSON.stringify(name)}`);
}

/** Letters alone, lower case, without marks: what two names must never share to count as different. */
export const bare = (form: string): string => form.normalize('NFKD').replace(/[^\p{L}]/gu, '').toLowerCase();

const bareForms = (name: Name): readonly string[] => Object.values(name.forms).flat().map(bare);

/** Whether no form of the one is a form of the other. */
export function distinct(one: Name, other: Name): boolean {
  const forms = new Set(bareForms(one));
  return !bareForms(other).some((form) => forms.has(form));
}

/** Two names written as one, form by form, with nothing or something between. */
export function joined(kind: string, one: Name, other: Name, between = ' '): Name {
  const conventions = Object.keys(one.forms).filter((convention) => convention in other.forms);
  return {
    kind,
    forms: Object.fromEntries(conventions.map((convention) => [
      convention, one.forms[convention]!.flatMap((a) => other.forms[convention]!.map((b) => `${a}${between}${b}`)),
    ])),
  };
}
