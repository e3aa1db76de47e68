import { nameParts } from '../database/fold.js';
import { remember } from './remember.js';

/** A part of a name as the folded names of registers have it (name-key.ts). */
export interface NameToken {
  /** ASCII capitals and digits. */
  readonly text: string;
  /** Its consonants, spelling variants made one; see `skeleton`. */
  readonly skeleton: string;
  /** `text` and `skeleton` without a particle grown together with it; the same where there is none. */
  readonly bare: { readonly text: string; readonly skeleton: string };
  /** From Arabic or Hebrew script, which leave short vowels unwritten: only the consonants can be compared. */
  readonly abjad: boolean;
  /** How much it counts: 1; an initial 0.5; a particle 0.15. */
  readonly weight: number;
}

/** Particles in the spellings met most: Arabic, Romance, Germanic. Each stands for its class. */
const particles: Readonly<Record<string, string>> = {
  BEN: 'BN', BIN: 'BN', IBN: 'BN', BN: 'BN', BINT: 'BNT', BENT: 'BNT', BNT: 'BNT', OULD: 'LD', WLD: 'LD', ABU: 'B', ABOU: 'B', BOU: 'B', BW: 'B',
  AL: 'L', EL: 'L', UL: 'L', L: 'L', DE: 'D', DA: 'D', DO: 'D', DI: 'D', DU: 'D', DOS: 'D', DAS: 'D', DES: 'D', D: 'D', LA: 'LA', LE: 'LA', LOS: 'LA',
  LAS: 'LA', VAN: 'FN', VON: 'FN', DER: 'DR', DEN: 'DR', TER: 'DR', Y: 'E', E: 'E',
};

/** What particles become when they are written together with the name behind them: `Bensalah`, `Elkhatib`. */
const grownTogether = /^(?:BEN|BIN|BEL|EL|AL|OULD|BOU)(?=.{4})/;

/** The token without a particle at its beginning, if it has one and enough is left. */
const withoutParticle = (text: string): string => text.replace(grownTogether, '');

/**
 * The consonants of a word in ASCII capitals, spelling variants made one, so that transliterations meet: French, English
 * and scholarly ways of writing one Arabic name differ mostly in vowels, doubled letters and the signs below. A vowel at
 * the beginning stays as `A`; Y and W stay only at the beginning.
 */
export function skeleton(word: string): string {
  const letters = word
    .replace(/^(?:OU|U|W)(?=[AEIO])/, 'W').replace(/^[YI](?=[AEOU])/, 'Y')
    .replace(/TCH|SCH|SH|CH/g, 'S').replace(/KH|CK|Q/g, 'K').replace(/GH/g, 'G').replace(/DH/g, 'D').replace(/TH/g, 'T').replace(/PH/g, 'F')
    .replace(/DJ|DZ/g, 'J').replace(/C(?=[EIY])/g, 'S').replace(/C/g, 'K').replace(/X/g, 'KS').replace(/Z/g, 'S').replace(/V/g, 'F').replace(/P/g, 'B');
  const first = letters.slice(0, 1), rest = letters.slice(1);
  const start = /[AEIOU]/.test(first) ? 'A' : first;
  return (start + rest.replace(/[AEIOUYW]/g, '')).replace(/(.)\1+/g, '$1');
}

const abjadLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** An Arabic word as it is compared: without article, tatweel and final ta marbuta, a written alif or ain at its beginning as `A`. */
function arabicWord(word: string): string {
  const bare = word.replace(/[ـ\u064b-\u065f]/g, '').replace(/^ال(?=.{3})/, '').replace(/ة$/, '');
  const ascii = nameParts(bare).join('');
  return /^[اأإآعٱ]/.test(bare) && !/^[AEIOU]/.test(ascii) ? `A${ascii}` : ascii;
}

function token(text: string, abjad: boolean): NameToken {
  const particle = particles[text];
  if (particle !== undefined && text.length > 1) return { text, skeleton: particle, bare: { text, skeleton: particle }, abjad, weight: 0.15 };
  const own = { text, skeleton: abjad ? skeletonOfAbjad(text) : skeleton(text) };
  const rest = abjad ? text : withoutParticle(text);
  return { ...own, bare: rest === text ? own : { text: rest, skeleton: skeleton(rest) }, abjad, weight: text.length === 1 ? 0.5 : 1 };
}

/** A transliterated abjad word: its W and Y stand for vowels inside the word, its I and U do not occur. */
const skeletonOfAbjad = (text: string): string => skeleton(text.replace(/^Y(?=[^AEIOU])/, 'YA').replace(/^W(?=[^AEIOU])/, 'WA'));

/** The parts of a name in any script, in the order they stand. */
export const nameTokens: (name: string) => readonly NameToken[] = remember(100_000, takeApart);

function takeApart(name: string): readonly NameToken[] {
  const tokens = name.normalize('NFKC').split(/[\s,;<]+/).filter((word) => word !== '').flatMap((word) => {
    const abjad = abjadLetter.test(word);
    const parts = abjad ? [arabicWord(word)].filter((part) => part !== '') : nameParts(word);
    return parts.map((part) => token(part, abjad));
  });
  // A name made of particles alone, such as `Ould Ben`, is a name.
  return tokens.some(({ weight }) => weight > 0.15) ? tokens : tokens.map((one) => ({ ...one, weight: 1 }));
}
