import { abjadDistance } from './abjad-distance.js';

/** What consonants written alike differ by at most, other than by vowels. */
const sameConsonants = 0.6;

/** Vowels that are written long in Latin letters, too. */
const writtenLong = /AA|EE|II|OO|OU|UU|[AEO][IY]/;

/**
 * Whether the consonants of a word of an abjad, which is not read as the word in Latin letters (abjad-distance.ts), are nevertheless those of the word: then its long
 * vowels are others, as a long vowel has to be written. So حسين has the consonants of Hassan and another vowel, and حسن those of Hussein. A last letter is often mute.
 */
export function hasOtherLongVowels(letters: string, latin: string): boolean {
  const bare = letters[0]! + letters.slice(1, -1).replace(/[اوي]/g, '') + letters.slice(1).slice(-1);
  if (bare === letters && !writtenLong.test(latin)) return false;
  return abjadDistance(bare, latin, sameConsonants) <= sameConsonants;
}

/** Three consonants of Arabic, none of which writes a vowel; and a Latin word whose second syllable has an i: names of that pattern have a long vowel. */
const threeConsonants = /^(?!ا)\p{Script=Arabic}[^\P{Script=Arabic}اويىةء]{2}$/u, secondI = /[AOU][^AEIOUY]*(?:I|EE)[^AEIOUY][HE]?$/;

/** A long a before the last two consonants, which Arabic parts by a vowel; and two consonants in Latin letters that are not one sound. */
const longA = /^.ا[^اويىةءه]{2}$/, lastTwo = /[AEIOUY]([^AEIOUYH])(?!\1)[^AEIOUYH]$/;

/** Letters at the end that a last vowel is written with, or that are left out in speech behind one; Hebrew writes it, too. */
const endsInVowel = /[اويىةهءعحאהעיו]$/;

/** A last i behind a consonant; and what writes it: ya, or a guttural that is left out in speech, as in Rafi (رافع, ربيع) or Faqih. */
const lastI = /[^AEIOUY](?:I[IY]?|Y|EE)$/, writesLastI = /[يىי][هعحء]?$|[عח]$/;

/** Names in ya and ta marbuta, whose Latin forms end in a vowel behind i or y: Samia, Fathiyya, Raziyeh. Without its dots the last letter may be an h, as in Wajih. */
const yaAndTa = /ي[ةه]$/, inIa = /[IYJE]E?[AEO]+[HT]?[AU]?$/, inH = /[^AEOU]H$/;

/** Ya at the end, which no a follows. Registers that take it for a dotless one write Yahya so. */
const lastYa = /(?<!^يح)ي$/, lastIa = /[IYJ][AE]?A[HT]?$/;

/** Ya at the beginning is written in either script: as Y, which is no vowel there. */
const firstY = /^Y[AEIOU]/, writesFirstY = /^(?:ا?[يى]|[יא])/;

/** Names that are told from others by a long vowel alone, which Latin letters do not show: how they are never written. */
const otherNames: readonly (readonly [letters: RegExp, latin: RegExp])[] = [
  // Ammar is no Omar (عمر).
  [/^عمار$/, /^(?:O|U|OU)MM?[AEO]R$/],
  // The last letter is an a in these, and the ya without dots that Egypt writes in Ali (على).
  [/^(?:هدى|منى|ندى|نهى|ليلى|لبنى|نجوى|سلوى|فدوى|موسى|عيسى|يحيى|مصطفى|مرتضى)$/, /[IY]$/],
];

/**
 * Whether an Arabic word has vowels where the word in Latin letters can have none, or none where it has one: names that differ in the pattern of the root alone, as Majid, Majd
 * and Majida, or in what is behind it, as Sami, Samia and Samir. Short vowels inside are not written; which patterns nouns have is after Wright, A Grammar of the Arabic Language,
 * volume I (1896).
 */
export function isOtherPattern(letters: string, latin: string): boolean {
  return threeConsonants.test(letters) && secondI.test(latin)
    || longA.test(letters) && lastTwo.test(latin)
    || /A$/.test(latin) && !endsInVowel.test(letters)
    || letters.endsWith('ة') && /[^AEOUHT]$/.test(latin)
    || endsOtherwise(letters, latin)
    || firstY.test(latin) && !writesFirstY.test(letters)
    || letters.startsWith('ه') && /^[AEIOU]/.test(latin) || /^[اع]/.test(letters) && /^H[AEIOU]/.test(latin)
    || otherNames.some(([own, other]) => own.test(letters) && other.test(latin));
}

function endsOtherwise(letters: string, latin: string): boolean {
  if (lastI.test(latin) && !writesLastI.test(letters)) return true;
  if (yaAndTa.test(letters)) return !inIa.test(latin) && !(letters.endsWith('ه') && inH.test(latin));
  return lastYa.test(letters) && lastIa.test(latin);
}
