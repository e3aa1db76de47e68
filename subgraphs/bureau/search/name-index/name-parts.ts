import { leastCut, type NameToken, partsOfWord, takeNameApart } from '../names/name-tokens.js';

/** A part of a name on record, as the index takes it in. */
export interface NamePart {
  /** Its letters, where it was written in Arabic or Hebrew script; else ASCII capitals and digits. */
  readonly word: string;
  readonly isAbjad: boolean;
  readonly isParticle: boolean;
  /** Twice what it weighs; of a particle nothing. */
  readonly weight: number;
  /** Whether it is a particle or so short that it is often written together with the next. */
  readonly isShort: boolean;
  /** Whether it is a name of one syllable: East Asian registers write two of them apart or together. */
  readonly isSyllable: boolean;
  /** Whether it may have been cut off. */
  readonly cut: boolean;
  /** How it sounds; see names/phones.ts. */
  readonly sound: string;
  /** Its number in the vocabulary; -1: not looked up yet. */
  term: number;
}

/** Parts of so many letters at most are often written together with the next; longer ones are looked for by taking the word asked apart. */
const shortPart = 2;

const syllable = /^[^AEIOUY]{0,3}[AEIOUY]{1,3}[^AEIOUY]{0,2}$/;

/** Parts of a name that are compared; see names/name-score.ts. */
const mostParts = 24;

/** A part as the index takes it in. */
export function namePart({ text, letters, particle, weight, cut, phones }: NameToken): NamePart {
  const word = letters ?? text;
  return {
    word, isAbjad: letters !== null, isParticle: particle !== null, weight: particle === null ? weight * 2 : 0, isShort: particle !== null || word.length <= shortPart,
    isSyllable: letters === null && text.length <= 6 && syllable.test(text), cut, sound: letters === null ? phones : '', term: -1,
  };
}

/** What a sign of a name is: part of a word, something between words, or a sign with which a name is not plain. */
const inWord = 1, between = 2;
const kinds = new Uint8Array(0x650);
const letters = ['09', 'AZ', 'az', '\u00c0\u00d6', '\u00d8\u00f6', '\u00f8\u024f', '\u0388\u03ce', '\u0400\u0481', '\u048a\u052f', '\u0621\u063a', '\u0641\u064a'];
for (const range of letters) kinds.fill(inWord, range.charCodeAt(0), range.charCodeAt(1) + 1);
for (const sign of '\t\n\v\f\r ,;<.-/()"_') kinds[sign.charCodeAt(0)] = between;

const isSmall = /[a-z]/;

/** Whether the end of a plain name may be cut off: it is long, and in capitals. */
function mayBeCut(name: string): boolean {
  // A letter is two at most in another form.
  if (name.length * 2 < leastCut || isSmall.test(name)) return false;
  const plain = name.normalize('NFKC');
  return plain.length >= leastCut && plain === plain.toUpperCase();
}

/**
 * The parts of names as `takeNameApart` gives them. Words of most names are what they are in any company, and registers have them many times: each is read once.
 */
export class NameParts {
  readonly #words = new Map<string, readonly NamePart[] | null>();
  readonly #parts: NamePart[] = [];

  /** The parts of a name that are compared. They are to be used before the next name is taken apart. */
  of(name: string): readonly NamePart[] {
    return this.#plain(name) ? this.#parts : takeNameApart(name).slice(0, mostParts).map(namePart);
  }

  /** Forgets the words: their numbers may be others next time. */
  clear(): void {
    this.#words.clear();
  }

  /** Puts the parts of a name of plain words into `#parts`. False: it is not such a name. */
  #plain(name: string): boolean {
    const parts = this.#parts;
    parts.length = 0;
    let start = -1, whole = 0;
    for (let at = 0; at <= name.length; at += 1) {
      const code = at === name.length ? 0x20 : name.charCodeAt(at);
      const kind = code < kinds.length ? kinds[code] : 0;
      if (kind === inWord) {
        if (start < 0) start = at;
        continue;
      }
      if (kind !== between) return false;
      if (start < 0) continue;
      const own = this.#partsOf(name.slice(start, at));
      if (own === null) return false;
      for (const part of own) {
        if (!part.isParticle) whole += 1;
        if (parts.length < mostParts) parts.push(part);
      }
      start = -1;
    }
    // Of particles and one part at most, one is a name itself.
    if (whole < 2 && parts.length > whole) return false;
    return !mayBeCut(name);
  }

  #partsOf(word: string): readonly NamePart[] | null {
    let found = this.#words.get(word);
    if (found === undefined) this.#words.set(word, (found = partsOfWord(word)?.map(namePart) ?? null));
    return found;
  }
}
