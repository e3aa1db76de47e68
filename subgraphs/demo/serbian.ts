/** Serbian Latin to Cyrillic, letter by letter; digraphs stand for one Cyrillic letter. */
const pairs: Readonly<Record<string, string>> = {
  lj: 'љ', nj: 'њ', dž: 'џ', a: 'а', b: 'б', v: 'в', g: 'г', d: 'д', đ: 'ђ', e: 'е', ž: 'ж', z: 'з', i: 'и', j: 'ј', k: 'к', l: 'л', m: 'м', n: 'н',
  o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', ć: 'ћ', u: 'у', f: 'ф', h: 'х', c: 'ц', č: 'ч', š: 'ш', q: 'к', w: 'в', x: 'кс', y: 'и',
};

/** Words in which the two letters belong to different parts and are not one letter: kon-jugacija, nad-živeti. */
const apart = /^(konj(?=u[gn])|injek|tanjug|nadž|odž|podž)/i;

/**
 * Writes Serbian Latin text in Serbian Cyrillic. Capitals stay capitals; what is no letter of the alphabet stays as it is.
 */
export function serbianCyrillic(latin: string): string {
  return latin.normalize('NFC').replace(/[\p{L}]+/gu, (word) => {
    const digraphs = apart.test(word) ? /[\p{L}]/gu : /lj|nj|dž|[\p{L}]/giu;
    return word.replace(digraphs, (letter) => {
      const small = pairs[letter.toLowerCase()];
      if (small === undefined) return letter;
      return letter.charAt(0) === letter.charAt(0).toLowerCase() ? small : small.toUpperCase();
    });
  });
}
