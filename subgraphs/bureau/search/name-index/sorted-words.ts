/** Words in ascending order by code unit, each with a number, how many characters it shares with the one before, and what it is made of. */
export interface SortedWords {
  readonly words: readonly string[];
  readonly numbers: Int32Array;
  readonly shared: Uint8Array;
  /** The make-ups (make-up.ts) that there are, and the place of each word's among them: they say of most words at a glance that they are not near. */
  readonly makeUps: readonly number[];
  readonly ofMakeUp: Uint32Array;
}

/** Most characters of a word that are compared; names have fewer. */
export const mostCompared = 63;

/** Sorts words; what is beyond `mostCompared` characters is cut off. */
export function sortWords(entries: readonly (readonly [word: string, number: number])[], makeUp: (word: string) => number): SortedWords {
  const sorted = entries.map(([word, number]) => [word.slice(0, mostCompared), number] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const shared = new Uint8Array(sorted.length);
  for (let at = 1; at < sorted.length; at += 1) {
    const before = sorted[at - 1]![0], word = sorted[at]![0];
    let length = 0;
    while (length < word.length && length < before.length && word.charCodeAt(length) === before.charCodeAt(length)) length += 1;
    shared[at] = length;
  }
  const places = new Map<number, number>();
  const ofMakeUp = Uint32Array.from(sorted, ([word]) => {
    const made = makeUp(word);
    const place = places.get(made) ?? places.size;
    places.set(made, place);
    return place;
  });
  return { words: sorted.map(([word]) => word), numbers: Int32Array.from(sorted, ([, number]) => number), shared, makeUps: [...places.keys()], ofMakeUp };
}

/** Compares one word with others, letter by letter: what was computed for the beginning of one other serves all that begin so. */
export interface WordReader {
  /** Whether a word of this make-up may be near. */
  mayBeNear(makeUp: number): boolean;
  /**
   * Reads a word. Its first `from` characters are those of the word read before.
   * @returns a number of characters: no word that begins with so many of this one is near. Infinity: it has been read to its end.
   */
  read(word: string, from: number): number;
  /** Whether the word that was read to its end is near. */
  near(): boolean;
}

/** The numbers of the words that are near: exactly those the reader calls so, without reading those that cannot be. */
export function walk({ words, numbers, shared, makeUps, ofMakeUp }: SortedWords, reader: WordReader, found: (number: number) => void): void {
  const mayBe = Uint8Array.from(makeUps, (makeUp) => (reader.mayBeNear(makeUp) ? 1 : 0));
  let dead = Infinity, from = 0;
  for (let at = 0; at < words.length; at += 1) {
    // What the word shares with the one read last: the least that any between shares with its neighbour.
    if (shared[at]! < from) from = shared[at]!;
    if (mayBe[ofMakeUp[at]!] === 0 || from >= dead) continue;
    const word = words[at]!;
    dead = reader.read(word, from);
    if (dead === Infinity && reader.near()) found(numbers[at]!);
    from = mostCompared;
  }
}
