import { remember } from '../remember.js';
import type { NameToken } from './name-word.js';
import { phonesOf } from './phones.js';

type Sounding = Pick<NameToken, 'text' | 'phones'>;

/** Shorter words are names of many other peoples. */
const shortest = 4;

/** A word of Japanese syllables in either romanisation, long vowels written once or twice. */
const romaji = /^(?:(?:KY?|SH?|SY|TS?|TY|CH|NY?|HY?|F|MY?|Y|RY?|W|GY?|Z|ZY|J|D|BY?|PY?)?[AIUEO]{1,2}|N(?![AIUEOY])|(?:K(?=K)|S(?=S)|T(?=T|C)|P(?=P)))+$/;

/** Syllables as Kunrei-shiki (ISO 3602) writes them, and as Hepburn's romanisation of passports and cards does. */
const hepburn: Readonly<Record<string, string>> = { SI: 'SHI', SY: 'SH', TU: 'TSU', TI: 'CHI', TY: 'CH', HU: 'FU', ZI: 'JI', ZY: 'J' };
const kunrei = Object.fromEntries(Object.entries(hepburn).map(([one, other]) => [other, one]));

const hepburnOf = (word: string): string => word.replace(/S[IY]|T[UIY]|(?<![CS])HU|Z[IY]/g, (found) => hepburn[found]!);
const kunreiOf = (word: string): string => word.replace(/SHI?|TSU|CHI?|FU|JI?/g, (found) => kunrei[found]!);

/** How a word sounds when it is in the one of them, and written in the other. None: it is no Japanese word, or the same in both. @param word ASCII capitals. */
export const otherSounds: (word: string) => readonly string[] = remember(50_000, (word) =>
  (word.length >= shortest && romaji.test(word) ? [hepburnOf(word), kunreiOf(word)].filter((text) => text !== word).map(phonesOf) : []));

/** Whether two words are one Japanese word in the two romanisations: Huziwara, Fujiwara. */
export const areOneInJapanese = (one: Sounding, other: Sounding): boolean =>
  otherSounds(one.text).includes(other.phones) && otherSounds(other.text).includes(one.phones);
