/** The syllables of Hanyu Pinyin (ISO 7098), without tones, by their initial. */
const finals: Readonly<Record<string, string>> = {
  '': 'A AI AN ANG AO E EI EN ENG ER O OU', B: 'A AI AN ANG AO EI EN ENG I IAN IAO IE IN ING O U', P: 'A AI AN ANG AO EI EN ENG I IAN IAO IE IN ING O OU U', M: 'A AI AN ANG AO E EI EN ENG I IAN IAO IE IN ING IU O OU U',
  F: 'A AN ANG EI EN ENG O OU U', D: 'A AI AN ANG AO E EI EN ENG I IAN IAO IE ING IU ONG OU U UAN UI UN UO', T: 'A AI AN ANG AO E ENG I IAN IAO IE ING ONG OU U UAN UI UN UO',
  N: 'A AI AN ANG AO E EI EN ENG I IAN IANG IAO IE IN ING IU ONG OU U UAN UE UO', L: 'A AI AN ANG AO E EI ENG I IA IAN IANG IAO IE IN ING IU ONG OU U UAN UE UN UO', G: 'A AI AN ANG AO E EI EN ENG ONG OU U UA UAI UAN UANG UI UN UO',
  K: 'A AI AN ANG AO E EN ENG ONG OU U UA UAI UAN UANG UI UN UO', H: 'A AI AN ANG AO E EI EN ENG ONG OU U UA UAI UAN UANG UI UN UO', J: 'I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN', Q: 'I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN',
  X: 'I IA IAN IANG IAO IE IN ING IONG IU U UAN UE UN', ZH: 'A AI AN ANG AO E EN ENG I ONG OU U UA UAI UAN UANG UI UN UO', CH: 'A AI AN ANG AO E EN ENG I ONG OU U UAI UAN UANG UI UN UO', SH: 'A AI AN ANG AO E EI EN ENG I OU U UA UAI UAN UANG UI UN UO',
  R: 'AN ANG AO E EN ENG I ONG OU U UAN UI UN UO', Z: 'A AI AN ANG AO E EI EN ENG I ONG OU U UAN UI UN UO', C: 'A AI AN ANG AO E EN ENG I ONG OU U UAN UI UN UO', S: 'A AI AN ANG AO E EN ENG I ONG OU U UAN UI UN UO',
  Y: 'A AN ANG AO E I IN ING O ONG OU U UAN UE UN', W: 'A AI AN ANG EI EN ENG O U',
};

/** All syllables, in ASCII capitals. */
export const syllables: ReadonlySet<string> = new Set(Object.entries(finals).flatMap(([initial, rest]) => rest.split(' ').map((final) => initial + final)));
const longest = 6;

/** A word in ASCII capitals as two to four syllables of pinyin, the longest first; null: it is not made of them. */
export function pinyinSyllables(word: string): readonly string[] | null {
  const found = word.length > 24 ? null : split(word);
  return found && found.length >= 2 && found.length <= 4 ? found : null;
}

/** A word in ASCII capitals as one to four syllables of pinyin. Null: it is not made of them. */
export const pinyinOf = (word: string): readonly string[] | null => (syllables.has(word) ? [word] : pinyinSyllables(word));

function split(word: string): readonly string[] | null {
  if (word === '') return [];
  for (let length = Math.min(longest, word.length); length > 0; length -= 1) {
    const first = word.slice(0, length);
    const rest = syllables.has(first) ? split(word.slice(length)) : null;
    if (rest) return [first, ...rest];
  }
  return null;
}
