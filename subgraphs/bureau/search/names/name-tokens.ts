import { abjadLetters, isAbjad } from './abjad-letters.js';
import { isChinese } from './chinese.js';
import { compounds, mayJoin } from './compounds.js';
import { fromIcaoArabic, isIcaoArabic } from './icao-arabic.js';
import { isKnownName } from './known-names.js';
import type { NameToken, NameWord } from './name-word.js';
import { hasForms } from './nicknames.js';
import { grownTogether, isArticleBefore, isAssimilated, particleClass } from './particles.js';
import { phonesOf } from './phones.js';
import { pinyinOf } from './pinyin.js';
import { remember } from '../remember.js';
import { romanise } from './romanise.js';
import { isVietnamese, mayBeVietnamese } from './vietnamese.js';
import { fromWadeGiles, isWadeGiles } from './wade-giles.js';

export type { NameToken } from './name-word.js';

/** Names of this many characters may be cut off: the shortest name field of ICAO 9303-3 has 30. */
export const leastCut = 26;

function tokenOf(word: NameWord, cut: boolean, syllabic: Syllabic): NameToken {
  const token = (word.token ??= makeToken(word));
  if (!cut && syllabic === null) return token;
  return { ...(token.particle === null || syllabic === null ? token : asName(token)), cut, chinese: syllabic === 'chinese', vietnamese: syllabic === 'vietnamese' };
}

/** A particle that is a name where it stands. */
const asName = (token: NameToken): NameToken => ({ ...token, weight: token.text.length === 1 && token.letters === null ? 0.5 : 1, particle: null });

/** Whether a name is one of syllables, each of which counts. */
type Syllabic = 'chinese' | 'vietnamese' | null;

const syllabicOf = (words: readonly NameWord[]): Syllabic => (isChinese(words) ? 'chinese' : isVietnamese(words) ? 'vietnamese' : null);

function makeToken({ text, letters, small }: NameWord): NameToken {
  const own = { text, letters, phones: phonesOf(text), cut: false, chinese: false, vietnamese: false, known: letters === null && (isKnownName(text) || hasForms(text)) };
  const particle = particleClass(text, letters);
  if (particle !== null && (text.length > 1 || small || letters !== null)) return { ...own, weight: 0.15, particle, bare: null };
  const rest = letters === null ? text.replace(grownTogether, '') : text;
  return { ...own, weight: text.length === 1 && letters === null ? 0.5 : 1, particle: null, bare: rest === text ? null : rest };
}

/** Whether a particle is none in some names. */
const mayBeOther = (text: string): boolean => {
  const particle = particleClass(text, null);
  return particle !== null && (particle === 'article' && isAssimilated(text) || mayBeVietnamese(text) || pinyinOf(text) !== null);
};

/** The article is left out in abjads: `الشريف` and `شريف`. */
const withoutArticle = (letters: string): string => letters.replace(/^ال(?=.{2})/, '');

/**
 * The parts that a word is in any name with two parts at least that are no particles, whatever the others, if nothing of it is cut off. Null: that depends on them.
 * @param word letters and digits alone; what parts words, or may, is not in it.
 */
export function partsOfWord(word: string): readonly NameToken[] | null {
  const words = readWord(word.normalize('NFKC'));
  const depends = (one: NameWord): boolean => mayJoin(one) || one.letters === null && (isIcaoArabic(one.text) || mayBeOther(one.text) || isWadeGiles(one.text));
  return words.some(depends) ? null : compounds(words).map(makeToken);
}

const wordsOf = remember(100_000, readWord);

/** Where a word goes on in an abjad, or in another script: each is read as a word of its own. */
const scriptsMeet = /(?<=[\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)(?=[^\P{L}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Common}])|(?<=[^\P{L}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Common}]\p{M}*)(?=[\p{Script=Arabic}\p{Script=Hebrew}])/u;

function readWord(word: string): readonly NameWord[] {
  if (isAbjad(word)) {
    const parts = word.split(scriptsMeet);
    if (parts.length > 1) return parts.flatMap(readWord);
    const letters = withoutArticle(abjadLetters(word)).replace(/^ابن$/, 'بن');
    return letters === '' ? [] : [{ text: romanise(letters).join('') || '?', letters, small: false }];
  }
  return romanise(word).map((text) => ({ text, letters: null, small: word.length === 1 && word !== word.toUpperCase() }));
}

/** The parts of a name in any script, in the order they stand. */
export const nameTokens: (name: string) => readonly NameToken[] = remember(100_000, takeNameApart);

/** Particles that are given names elsewhere go before those that are none; in one order whatever the name's. */
const givenElsewhere = ['father', 'title', 'pilgrim', 'son'];
const mayBeName = ({ particle, text, letters }: NameToken): boolean => particle !== null && (text.length > 1 || letters !== null);
const byLikeliness = (a: NameToken, b: NameToken): number =>
  givenElsewhere.indexOf(b.particle!) - givenElsewhere.indexOf(a.particle!) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

/** Whether all are written in an abjad, or none: only then are they one word when they are written together. */
export const areOfOneScript = (tokens: readonly NameToken[]): boolean => tokens.every(({ letters }) => (letters === null) === (tokens[0]!.letters === null));

const apart = /[\s,;<.\-‐‑–—/()"_]+/u, apartInAscii = /[\s,;<.\-/()"_]+/;

const ascii = /^[\x20-\x7e]*$/;

const elided = /(?<=^|[\s,;-])([dl])['’](?=\p{L}{2})/giu;

/** The parts of a name, which are not kept: for names that come once. */
export function takeNameApart(name: string): readonly NameToken[] {
  const isAscii = ascii.test(name);
  const plain = isAscii ? name : name.normalize('NFKC');
  const spaced = /['’]/.test(plain) ? plain.replace(elided, (_, letter: string) => `${letter.toLowerCase()} `) : plain;
  const written = spaced.split(isAscii ? apartInAscii : apart).filter((word) => word !== '').flatMap(wordsOf);
  const capitals = plain === plain.toUpperCase();
  const decoded = capitals && written.some(({ text, letters }) => letters === null && isIcaoArabic(text))
    ? written.map((word): NameWord => (word.letters === null ? { text: word.text, letters: withoutArticle(fromIcaoArabic(word.text)), small: word.small } : word))
    : written;
  const read = compounds(decoded), words = fromWadeGiles(read);
  const mayBeCut = capitals && plain.replace(/<+$/, '').length >= leastCut;
  // In Wade-Giles without its apostrophes syllables are less sure.
  const syllabic = words === read ? syllabicOf(words) : null;
  const tokens = words.map((word, place) => tokenOf(word, mayBeCut && place === words.length - 1, syllabic))
    .map((token, place) => (token.particle === 'article' && !token.cut && !isArticleBefore(token.text, words[place + 1]) ? asName(token) : token));
  // A name made of particles alone, such as `Ould Ben`, is a name; and so is what stands with but one other: Ben Smith, Abou Diallo.
  const whole = tokens.reduce((count, { particle }) => (particle === null ? count + 1 : count), 0);
  if (whole > 1) return tokens;
  const first = whole === 1 ? tokens.indexOf(tokens.filter(mayBeName).sort(byLikeliness)[0]!) : -1;
  return tokens.map((one, place) => (whole === 0 || place === first ? { ...one, weight: 1, particle: null } : one));
}
