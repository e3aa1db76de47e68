import { remember } from '../remember.js';
import { abjadDistance } from './abjad-distance.js';
import { hasOtherLongVowels, isOtherPattern } from './abjad-vowels.js';
import { areFamilyForms } from './family-forms.js';
import { areOneInJapanese } from './japanese.js';
import { areForms, formsOf } from './nicknames.js';
import type { NameToken } from './name-tokens.js';
import { phoneDistance } from './phone-distance.js';
import { phonesOf } from './phones.js';
import { pinyinOf } from './pinyin.js';
import { areOneSlipApart } from './slip.js';
import { likenessWithC } from './south-slavic.js';

/** How two parts of names are alike. */
export type Likeness = 'EQUAL' | 'SPELLING' | 'SCRIPT' | 'FORM' | 'INITIAL' | 'PARTICLE' | 'JOINED' | 'CUT';

export interface TokenScore {
  /** Above 0 to 1. */
  readonly score: number;
  readonly how: Likeness;
}

/** What a part is compared as: a token, or several joined. */
export type Comparable = Pick<NameToken, 'text' | 'phones' | 'letters' | 'known' | 'cut' | 'bare' | 'particle' | 'chinese'>;

const formScore = 0.93, initialScore = 0.8, cutScore = 0.88, withoutParticle = 0.96, asWritten = 0.98;

/** From this likeness on two spellings are of one name, whether or not both are usual names. */
export const surelyAlike = 0.9;

/** What may be different at most, by the number of phones of the longer: about one slip in five, two in ten. */
export function mostDifferent(phones: number): number {
  if (phones <= 3) return 0.3;
  if (phones === 4) return 0.5;
  if (phones === 5) return 0.85;
  if (phones === 6) return 1.05;
  if (phones <= 8) return 1.3;
  return phones <= 10 ? 1.7 : 2.1;
}

/**
 * Whether two usual names differ as names of men and women do in many languages: one ends in a, the other does not (Samir and Samira, Giovanni and Giovanna); or they
 * are the same but for a French ending (Daniel and Danielle). A last h or e for a is spelling (Sarah, Marie).
 */
function differInGender(a: string, b: string): boolean {
  if (/A$/.test(a) !== /A$/.test(b)) return !/(?:AH|E)$/.test(/A$/.test(a) ? b : a);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // Christian and Christine, Stephen and Stephanie.
  if (/IAN$/.test(a) && /IN(?:NE|E)?$/.test(b) || /IAN$/.test(b) && /IN(?:NE|E)?$/.test(a)) return true;
  if (/[^AEIOUY]IE$/.test(a) && /[^AEIOUY]$/.test(b) || /[^AEIOUY]IE$/.test(b) && /[^AEIOUY]$/.test(a)) return true;
  return long.startsWith(short) && /^(?:LE|NE|TE|SE|E)$/.test(long.slice(short.length)) && /[LNTS]$/.test(short);
}

const withoutHiatus = (name: string): string => name.replace(/IA(?=[^AEIOUY])/, 'I');

/** Whether two usual names that sound nearly alike are two: by gender, by a vowel more (Mariana, Marina), or by h and j, which are one in Spanish words alone (Hansen, Jensen). */
function areTwoUsualNames(a: string, b: string): boolean {
  return differInGender(a, b) || withoutHiatus(a) === b || withoutHiatus(b) === a || /^(?:H.*,J|J.*,H)/.test(`${a},${b}`);
}

/** Words that are Chinese names in pinyin differ by any syllable. */
function differInSyllables(one: string, other: string): boolean {
  const a = pinyinOf(one), b = pinyinOf(other);
  if (!a || !b) return false;
  return a.length !== b.length || a.some((syllable, place) => phoneDistance(phonesOf(syllable), phonesOf(b[place]!), 0.2) === Infinity);
}

/** One slip of the pen in a usual name makes one that is none. */
export const slipScore = 0.82;

const isSlip = (a: Comparable, b: Comparable): boolean =>
  (a.known !== b.known || Math.min(a.text.length, b.text.length) >= 8) && Math.min(a.text.length, b.text.length) >= 4 && areOneSlipApart(a.text, b.text);

function latinScore(a: Comparable, b: Comparable): TokenScore | null {
  if (areFamilyForms(a.text, b.text)) return { score: 0.95, how: 'FORM' };
  if (areOneInJapanese(a, b)) return { score: 0.95, how: 'SPELLING' };
  const withC = likenessWithC(a, b);
  if (withC > 0) return { score: withC * asWritten, how: 'SPELLING' };
  const long = Math.max(a.phones.length, b.phones.length);
  const most = mostDifferent(long);
  if (Math.abs(a.phones.length - b.phones.length) > most * 4 + 1) return null;
  const distance = phoneDistance(a.phones, b.phones, most);
  if (distance === Infinity) return isSlip(a, b) ? { score: slipScore, how: 'SPELLING' } : null;
  const score = 1 - distance / Math.max(long, 4);
  if (a.known && b.known && (score < surelyAlike || areTwoUsualNames(a.text, b.text))) return null;
  if (a.chinese && b.chinese && distance > 0 && differInSyllables(a.text, b.text)) return null;
  return { score: Math.max(0.75, score), how: 'SPELLING' };
}

/** What may be different between letters of an abjad and a Latin spelling at most. */
export const mostOfLetters = (letters: number): number => (letters <= 3 ? 0.3 : letters <= 5 ? 0.38 : 0.65);

function acrossScore(letters: string, latin: string): number {
  const most = mostOfLetters(letters.length);
  const distance = abjadDistance(letters, latin, most);
  return distance <= most ? Math.max(0.8, 0.98 - distance / Math.max(4, letters.length)) : 0;
}

/** Comparisons across scripts, by the abjad letters and the Latin text: names of a register repeat. */
const comparedScripts = remember(50_000, (pair) => {
  const [letters = '', text = ''] = pair.split(' ');
  return compareScripts(letters, text);
});

const scriptScore = ({ letters }: Comparable, { text }: Comparable): TokenScore | null => comparedScripts(`${letters} ${text}`);

const scriptsScore = (letters: string, text: string): number => (isOtherPattern(letters, text) ? 0 : acrossScore(letters, text));

function compareScripts(letters: string, text: string): TokenScore | null {
  const direct = scriptsScore(letters, text);
  if (direct > 0) return { score: direct, how: 'SCRIPT' };
  // Hacene is Hassan in French, but no Hussein, whatever its e may stand for.
  const byForm = hasOtherLongVowels(letters, text) ? 0 : Math.max(0, ...formsOf(text).map((form) => scriptsScore(letters, form)));
  return byForm > 0 ? { score: byForm * formScore, how: 'FORM' } : null;
}

/** Letters that are left out, put in or taken for one another in Arabic and Hebrew registers. */
const weak = /[اءىيهةع]/g;

/** The letters in one of the ways that registers write the last of them, without hamza. */
export const looseLetters = (letters: string): string => letters.replace(/ة$/, 'ه').replace(/ى$/, 'ي').replace(/ء/g, '');

/** The letters that are hardly ever left out. */
export const strongLetters = (letters: string): string => letters.replace(weak, '');

function lettersScore(a: string, b: string): TokenScore | null {
  if (a === b) return { score: 1, how: 'EQUAL' };
  if (looseLetters(a) === looseLetters(b)) return { score: 0.97, how: 'SPELLING' };
  if (a.length >= 5 && b.length >= 5 && Math.abs(a.length - b.length) <= 1 && strongLetters(a) === strongLetters(b)) return { score: 0.85, how: 'SPELLING' };
  return Math.min(a.length, b.length) >= 5 && phoneDistance(a, b, 1) <= 1 ? { score: 0.82, how: 'SPELLING' } : null;
}

const bareOf = ({ bare, ...rest }: Comparable): Comparable | null => (bare === null ? null : { ...rest, text: bare, phones: phonesOf(bare), bare: null });

/** How alike two parts are; null: they are taken to be different. Symmetric. */
export function scoreTokenPair(a: Comparable, b: Comparable): TokenScore | null {
  if (a.particle !== null || b.particle !== null) return a.particle === b.particle ? { score: 1, how: 'PARTICLE' } : null;
  if (a.letters !== null && b.letters !== null) return lettersScore(a.letters, b.letters);
  if (a.letters === null && b.letters === null && a.text === b.text) return { score: 1, how: 'EQUAL' };
  if (a.letters === null && a.text.length === 1 || b.letters === null && b.text.length === 1) return a.text[0] === b.text[0] ? { score: initialScore, how: 'INITIAL' } : null;
  if (a.letters !== null || b.letters !== null) {
    const [abjad, latin] = a.letters !== null ? [a, b] : [b, a];
    const bare = bareOf(latin);
    return scriptScore(abjad, latin) ?? (bare && lower(scriptScore(abjad, bare)));
  }
  const spelled = latinScore(a, b);
  if (spelled && spelled.score >= formScore) return spelled;
  if (areForms(a.text, b.text)) return { score: formScore, how: 'FORM' };
  return spelled ?? cutPair(a, b) ?? barePair(a, b);
}

const lower = (found: TokenScore | null): TokenScore | null => found && { ...found, score: found.score * withoutParticle };

/** Compared without a particle, for one register writes `El Khatib` and another `Elkhatib`. */
function barePair(a: Comparable, b: Comparable): TokenScore | null {
  const bareA = bareOf(a), bareB = bareOf(b);
  const pairs = [[bareA, b], [a, bareB], [bareA, bareB]] as const;
  for (const [one, other] of pairs) {
    if (!one || !other) continue;
    const found = one.text === other.text ? { score: 1, how: 'SPELLING' } as const : latinScore(one, other);
    if (found) return lower(found);
  }
  return null;
}

/** The one is the beginning of the other, where it stands at the end of a name that was cut off. */
function cutPair(a: Comparable, b: Comparable): TokenScore | null {
  const isCut = (short: Comparable, long: Comparable): boolean => short.cut && short.text.length >= 2 && short.text.length < long.text.length && long.text.startsWith(short.text);
  return isCut(a, b) || isCut(b, a) ? { score: cutScore, how: 'CUT' } : null;
}
