import anyAscii from 'any-ascii';
import { foldAlnum } from './fold.js';

/** Words of a maker's name that say what kind of company it is; registers write them or leave them out. */
const companyWords: ReadonlySet<string> = new Set(['arms', 'firearms', 'weapons', 'co', 'company', 'corp', 'inc', 'ltd', 'llc', 'gmbh', 'ag', 'sa', 'spa', 'as', 'oy', 'kg']);

function makerWords(make: string): readonly string[] {
  const words = anyAscii(make.normalize('NFKC')).toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== '');
  const own = words.filter((word) => !companyWords.has(word));
  return own.length > 0 ? own : words;
}

/**
 * Whether two texts may name one maker of firearms: the same words in whatever script and with whatever marks, one with more words than the other ("Zastava Arms"),
 * or the initials of the other ("S&W"). To be asked of firearms whose serial numbers are equal: it forgives.
 */
export function mayBeOneMake(one: string, other: string): boolean {
  const [a, b] = [makerWords(one), makerWords(other)];
  if (a.length === 0 || b.length === 0 || a.join('') === b.join('')) return true;
  const within = (some: readonly string[], all: readonly string[]): boolean => some.every((word) => all.includes(word));
  const initials = (words: readonly string[]): string => (words.length > 1 ? words.map((word) => word[0]!).join('') : '');
  return within(a, b) || within(b, a) || a.join('') === initials(b) || b.join('') === initials(a);
}

const millimetresOfAnInch = 25.4;
/** Names of cartridges round their bores: .38 Special is 9.07 mm, and 9 mm short is .380. */
const roundingMm = 0.7;

/** The bore that the name of a calibre begins with, in millimetres. Null: it tells none, as a gauge of shotguns. */
function boreMm(calibre: string): number | null {
  const text = calibre.normalize('NFKC').toLowerCase();
  const match = /(?<whole>\d*)(?:[.,](?<part>\d+))?/.exec(text.slice(Math.max(0, text.search(/[.,]?\d/))));
  const { whole = '', part = '' } = match?.groups ?? {};
  if (whole === '' && part === '') return null;
  const rest = text.slice(text.indexOf(match![0]) + match![0].length);
  const number = Number(`${whole || '0'}.${part || '0'}`);
  if (/^\s*(?:-?\s*(?:ga\b|gauge|bore|g\b)|\/)/.test(rest)) return null;
  if (number < 1) return number * millimetresOfAnInch;
  // Without its point, a calibre in inches is written in hundredths or thousandths: 45 ACP, 308 Win.
  return part === '' && whole.length >= 2 && number >= 17 && !/^\s*mm/.test(rest) ? number / 10 ** whole.length * millimetresOfAnInch : number;
}

/**
 * Whether two texts may name one calibre: their bores are the same as far as such names tell, in millimetres or inches, whatever stands behind ("7,62 x 39 mm", "7.62x39").
 * To be asked of firearms whose serial numbers are equal: it forgives.
 */
export function mayBeOneCalibre(one: string, other: string): boolean {
  const [a, b] = [boreMm(one), boreMm(other)];
  return a === null || b === null || Math.abs(a - b) <= roundingMm;
}

/** How registers may have written a calibre, folded by `foldAlnum`: with a point or a comma, with mm or without, with any sign for "by". */
export function calibreSpellings(calibre: string): readonly string[] {
  const folded = foldAlnum(calibre.normalize('NFKC').replace(/(?<=\d),(?=\d)/g, '.')).replace(/[×Х*]/g, 'X').replace(/MM$/, '');
  const number = /^\s*(\d+)[.,](\d+)/.exec(calibre.normalize('NFKC'));
  const withComma = number ? `${number[1]},${number[2]}${folded.slice(number[1]!.length + number[2]!.length)}` : folded;
  return [...new Set([folded, withComma].flatMap((text) => [text, text.replaceAll('X', '×')]).flatMap((text) => [text, `${text}MM`]))];
}
