import type { NameWord } from './name-word.js';

/** `Abd` and the article in their spellings: Abd, Abdul, Abdel, Abdoul, Abder, Abdes. */
const servant = /^ABD(?:[AEOU]{0,2}[LRSZNDT]?)$/;
/** The same written together with the name of God behind it: Abdelkader, Abderrahmane, Abdullah. */
const servantOf = /^ABD[AEOU]{1,2}(?:L|([RSZNDT])(?=\1))(.{2,})$/;
/** `al-Din` in its spellings, as a word of its own and at the end of one: Seif Eddine, Salahuddin. */
const faith = /^(?:[AEU]D?)?D[IEY]{1,2}NE?$/;
const ofFaith = /^(.{3,}?)[AEIOU]D-?D[IEY]{1,2}NE?$/;
const article = /^(?:AL|EL|UL|AD|ED|UD|AR|ER|UR|AS|ES|US)$/;

const arabicServant = 'عبد', arabicFaith = 'دين';

/** Whether a word may be joined with the one before or behind it: others are what they are in any company. */
export const mayJoin = ({ text, letters }: NameWord): boolean =>
  (letters === null ? servant.test(text) || faith.test(text) : letters === arabicServant || letters === arabicFaith);

const joined = (first: NameWord, second: string, letters: string | null): NameWord => ({ text: first.text + second, letters, small: false });

/**
 * Joins what is one Arabic name in two words, and writes it in one way however it is spelled: Abd al-Rahman, Abdul Rahman, Abderrahmane; Seif al-Din, Seifeddine;
 * and where one of the two is in another script.
 */
export function compounds(words: readonly NameWord[]): readonly NameWord[] {
  const found: NameWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const [next, step] = behindArticle(words, at);
    if (next && (word.letters === null ? servant.test(word.text) && word.text.length <= 7 : word.letters === arabicServant)) {
      found.push({ text: `ABD${next.text}`, letters: next.letters === null ? null : arabicServant + next.letters, small: false });
      at += step;
      continue;
    }
    if (next && (next.letters === null ? faith.test(next.text) && (step === 2 || next.text.length > 4 || next.text === 'DIN') : next.letters === arabicFaith)) {
      found.push(joined(word, 'DIN', word.letters === null ? null : word.letters + arabicFaith));
      at += step;
      continue;
    }
    found.push(alone(word));
  }
  return found;
}

/** The word behind, and behind an article between, with how many words that is. */
function behindArticle(words: readonly NameWord[], at: number): readonly [NameWord | undefined, number] {
  const next = words[at + 1];
  return next?.letters === null && article.test(next.text) && words[at + 2] ? [words[at + 2], 2] : [next, 1];
}

function alone(word: NameWord): NameWord {
  if (word.letters !== null) {
    const { letters } = word;
    const servantRest = /^عبدال(.{2,})$/.exec(letters);
    if (servantRest) return { text: word.text, letters: arabicServant + servantRest[1]!, small: false };
    const faithStem = /^(.{2,})الدين$/.exec(letters);
    return faithStem ? { text: word.text, letters: faithStem[1]! + arabicFaith, small: false } : word;
  }
  const rest = servantOf.exec(word.text);
  if (rest) return { text: `ABD${rest[2]!}`, letters: null, small: false };
  const stem = ofFaith.exec(word.text);
  return stem ? { text: `${stem[1]!}DIN`, letters: null, small: false } : word;
}
