import { foldAlnum, isPlain } from './fold.js';
import { latinLookalikes } from './lookalikes.js';
import { plateForms } from './plate.js';
import { isVin, vinCheckDigit } from './vin.js';

/** Fields of searches and checks that hold what a document or an object is told by. */
export type IdentifierField = 'number' | 'vin' | 'plate' | 'engineNumber' | 'serial';

/** How an identifier is meant. */
export interface IdentifierManner {
  /** Whether O and 0, and I and 1, are taken for one another. */
  readonly confusables: boolean;
  /** ISO 3166-1 alpha-2 of the issuer of a plate; null: not known. */
  readonly country: string | null;
  /** Whether `*` stands for any number of signs. */
  readonly wildcards: boolean;
}

/** An identifier as it is looked for. */
export interface Identifier {
  /** Folded by `foldAlnum`; a record fits that has one of them. */
  readonly values: readonly string[];
  /** Whether `*` in the values stands for any number of signs. */
  readonly pattern: boolean;
  /** What is odd about it; never the identifier. */
  readonly warnings: readonly string[];
  /** Why a register that does not have it says little: it is incomplete or misread. Null: nothing is wrong. As of `IdentifierDefect`. */
  readonly doubt: string | null;
}

/** An identifier that cannot be looked for: what it is expected to have, and what came; never the identifier. */
export interface IdentifierDefect {
  readonly defect: string;
}

interface FieldRule {
  /** Signs that must stand before the first `*`, and signs in all besides; null: no wildcard is taken. */
  readonly wildcard: { readonly before: number; readonly signs: number } | null;
}

const fields: Readonly<Record<IdentifierField, FieldRule>> = {
  number: { wildcard: null },
  vin: { wildcard: null },
  plate: { wildcard: { before: 2, signs: 2 } },
  engineNumber: { wildcard: null },
  serial: { wildcard: { before: 0, signs: 4 } },
};

/** Most `*` of one identifier. */
const mostWildcards = 3;
/** Most signs of an identifier that may be confused: each doubles the number of ways to write it. */
const mostConfusables = 6;

/** Whether the field of a search or an item is an identifier. */
export const isIdentifierField = (field: string): field is IdentifierField => Object.hasOwn(fields, field);

/** Whether a text has a wildcard, in whatever width. */
export const hasWildcard = (text: string): boolean => text.normalize('NFKC').includes('*');

function wildcardDefect(field: IdentifierField, folded: string, taken: boolean): string | null {
  const { wildcard } = fields[field];
  const count = folded.split('*').length - 1;
  if (count === 0) return null;
  if (wildcard === null || !taken) return `no wildcard *, got ${count}`;
  if (count > mostWildcards) return `at most ${mostWildcards} wildcards *, got ${count}`;
  if (/[^\p{L}\p{M}\p{N}*]/u.test(folded)) return 'letters, digits and * alone, got others';
  const before = [...folded.split('*')[0]!].length, signs = [...folded].length - count;
  if (before < wildcard.before) return `at least ${wildcard.before} letters or digits before a wildcard *, got ${before}`;
  return signs < wildcard.signs ? `at least ${wildcard.signs} letters or digits beside a wildcard *, got ${signs}` : null;
}

const twins: Readonly<Record<string, string>> = { O: 'O0', 0: 'O0', I: 'I1', 1: 'I1' };

/** Every way to write the text with O for 0 and I for 1, and the other way round; the text itself first. */
function confused(text: string): readonly string[] {
  let ways = [''];
  for (const sign of text) {
    const others = [...twins[sign] ?? ''].filter((other) => other !== sign);
    ways = [sign, ...others].flatMap((next) => ways.map((way) => way + next));
  }
  return ways;
}

interface Read { readonly values: readonly string[]; readonly warnings: readonly string[]; readonly doubt: string | null }

function readVin(vin: string): Read {
  const corrected = vin.replace(/[OQ]/g, '0').replace(/I/g, '1');
  const doubt = vin.length === 17 ? null : `17 letters and digits (ISO 3779), got ${vin.length}`;
  const place = 8;
  const digit = isVin(corrected) ? vinCheckDigit(corrected) : null;
  return {
    values: [...new Set([vin, corrected])],
    warnings: [
      ...(doubt === null ? [] : [`expected ${doubt}`]),
      ...(corrected === vin ? [] : ['I, O and Q do not stand in a VIN (ISO 3779): 1 and 0 are looked for, too']),
      ...(digit === null || digit === corrected.charAt(place)
        ? [] : [`the check digit (place ${place + 1}) is expected to be ${digit}, got ${corrected.charAt(place)}; it binds in North America alone`]),
    ],
    doubt,
  };
}

const readFolded = (field: IdentifierField, folded: string, country: string | null): Read =>
  (field === 'vin' ? readVin(folded) : { values: field === 'plate' ? plateForms(folded, country) : [folded], warnings: [], doubt: null });

/** A text in letters or digits of another script, of which each looks like a Latin one or is a digit: the Latin ones are looked for, too. Plates say so by their country. */
function readAlso(latin: string | null, own: Read, readLatin: (text: string) => Read): Read {
  if (latin === null) return own;
  const other = readLatin(latin);
  const values = [...new Set([...own.values, ...other.values])];
  if (values.length === own.values.length) return own;
  return { values, warnings: [...other.warnings, 'letters or digits of another script: the Latin letters and European digits that look or count the same are looked for, too'], doubt: other.doubt };
}

/** Reads an identifier as an officer types it. */
export function readIdentifier(field: IdentifierField, text: string, { confusables, country, wildcards }: IdentifierManner): Identifier | IdentifierDefect {
  const plain = isPlain(text);
  const folded = plain ? text : foldAlnum(text).replace(/\*+/g, '*');
  if (!plain) {
    if (!/[\p{L}\p{N}]/u.test(folded)) return { defect: 'a letter or a digit, got none' };
    const defect = wildcardDefect(field, folded, wildcards);
    if (defect !== null) return { defect };
  }
  const pattern = folded.includes('*');
  const read = readAlso(plain ? null : latinLookalikes(folded), readFolded(field, folded, country), (text) => readFolded(field, text, country));
  if (!confusables) return { ...read, pattern };
  const count = [...folded].filter((sign) => sign in twins).length;
  if (count > mostConfusables) return { defect: `at most ${mostConfusables} of O, 0, I and 1 where these are taken for one another, got ${count}` };
  const values = [...new Set(read.values.flatMap(confused))];
  return { ...read, values, pattern, warnings: [...read.warnings, `O and 0, and I and 1, are taken for one another: ${values.length} ways to write it`] };
}
