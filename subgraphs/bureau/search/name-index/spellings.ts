const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Shortest and longest word that is looked for by slips of the pen. */
const leastLetters = 4, mostLetters = 24;

/** All words that differ from one by one slip (names/slip.ts); none for a very short or very long one. */
export function* oneSlipFrom(word: string): Iterable<string> {
  if (word.length < leastLetters || word.length > mostLetters) return;
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at), behind = word.slice(at), rest = word.slice(at + 1);
    for (const letter of alphabet) yield before + letter + behind;
    if (at === word.length) continue;
    yield before + rest;
    for (const letter of alphabet) yield before + letter + rest;
    if (at + 1 < word.length) yield before + word[at + 1]! + word[at]! + word.slice(at + 2);
  }
}

const women = ['SKA', 'SKAYA', 'SKAIA', 'SKAJA'], men = ['SKI', 'SKY', 'SKIY', 'SKYI', 'SKII', 'SKYY'];

/** Forms of a Slavic family name that its bearer's wife or daughter, or husband or father, has; see names/token-score.ts. */
export function slavicForms(word: string): readonly string[] {
  const ofMan = /^(.+)SK[IY]{1,2}$/.exec(word), ofWoman = /^(.+)SKA(?:YA|IA|JA)?$/.exec(word);
  return [
    `${word}A`, ...(word.endsWith('A') ? [word.slice(0, -1)] : []),
    ...(ofMan ? women.map((ending) => ofMan[1]! + ending) : []), ...(ofWoman ? men.map((ending) => ofWoman[1]! + ending) : []),
  ];
}
