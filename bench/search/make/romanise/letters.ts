/** Turns a name into Latin letters. */
export type Romanisation = (name: string) => string;

/** A context rule: what matches is replaced before the letters are. */
export type Rule = readonly [RegExp, string];

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

/**
 * A romanisation by rules, then letter by letter (the longest first). Each word begins with a capital; a letter that the table lacks stays.
 */
export function byLetters(table: Readonly<Record<string, string>>, rules: readonly Rule[] = []): Romanisation {
  const keys = Object.keys(table).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(keys.join('|'), 'gu');
  const word = (text: string): string => {
    const ruled = rules.reduce((so, [from, to]) => so.replace(from, to), text.toLowerCase().normalize('NFC'));
    const latin = ruled.replace(pattern, (letters) => table[letters] ?? letters);
    return capitalised(latin);
  };
  return (name) => name.split(/([ -])/u).map((part) => (/^[ -]?$/u.test(part) ? part : word(part))).join('');
}

/** A table from letters and their Latin, each list separated by blanks. */
export function tableOf(letters: string, latin: string): Readonly<Record<string, string>> {
  const [from, to] = [letters.split(' '), latin.split(' ')];
  if (from.length !== to.length) throw new Error(`expected a Latin form for each of ${from.length} letters, got ${to.length}`);
  return Object.fromEntries(from.map((letter, place) => [letter, to[place] === '_' ? '' : to[place]!]));
}
