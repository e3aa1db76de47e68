const prime = 0x01000193, alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => letter.charCodeAt(0));

/** Shortest and longest word that is looked for by slips of the pen. */
const leastLetters = 4, mostLetters = 24;

/** Bits for a word: of words that are not there, one in so many is taken for one that may be. */
const bitsForWord = 16;

const powers = Uint32Array.from({ length: mostLetters + 2 }, () => 0);
powers[0] = 1;
for (let at = 1; at < powers.length; at += 1) powers[at] = Math.imul(powers[at - 1]!, prime);

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash, prime) + word.charCodeAt(at) | 0;
  return hash;
}

/** Knows of most words that they are not among some, without making them: a bit for each, by its hash (Bloom 1970, with one hash). */
export class WordFilter {
  #bits = new Uint8Array(8192);
  readonly #words: string[] = [];

  add(word: string): void {
    this.#words.push(word);
    if (this.#words.length * bitsForWord <= this.#bits.length * 8) return this.#note(word);
    this.#bits = new Uint8Array(this.#bits.length * 4);
    for (const one of this.#words) this.#note(one);
  }

  #note(word: string): void {
    const place = this.#place(hashOf(word));
    this.#bits[place >>> 3] = this.#bits[place >>> 3]! | 1 << (place & 7);
  }

  #place(hash: number): number {
    return (hash ^ hash >>> 15) & (this.#bits.length * 8 - 1);
  }

  #mayHave(hash: number): boolean {
    const place = this.#place(hash);
    return (this.#bits[place >>> 3]! >> (place & 7) & 1) === 1;
  }

  /** The words one slip (names/slip.ts) from one that may be among those; none for a very short or very long one. */
  oneSlipFrom(word: string): readonly string[] {
    const length = word.length, found: string[] = [];
    if (length < leastLetters || length > mostLetters) return found;
    const behind = new Int32Array(length + 1);
    for (let at = length - 1; at >= 0; at -= 1) behind[at] = Math.imul(word.charCodeAt(at), powers[length - 1 - at]!) + behind[at + 1]! | 0;
    // The hash of the letters before a place, then some letters, then those from `next` on.
    const then = (hash: number, letter: number): number => Math.imul(hash, prime) + letter | 0;
    const whole = (hash: number, next: number): number => Math.imul(hash, powers[length - next]!) + behind[next]! | 0;
    let before = 0;
    for (let at = 0; at <= length; at += 1) {
      for (const letter of alphabet) {
        const written = then(before, letter);
        if (this.#mayHave(whole(written, at))) found.push(word.slice(0, at) + String.fromCharCode(letter) + word.slice(at));
        if (at < length && this.#mayHave(whole(written, at + 1))) found.push(word.slice(0, at) + String.fromCharCode(letter) + word.slice(at + 1));
      }
      if (at === length) break;
      if (this.#mayHave(whole(before, at + 1))) found.push(word.slice(0, at) + word.slice(at + 1));
      if (at + 1 < length && this.#mayHave(whole(then(then(before, word.charCodeAt(at + 1)), word.charCodeAt(at)), at + 2))) {
        found.push(word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2));
      }
      before = then(before, word.charCodeAt(at));
    }
    return found;
  }
}
