import { foldAlnum } from '../../../schema/fold.js';
import type { Writing } from '../loaders/writings.js';
import { signsOf, writeIn } from './layout.js';

/** Most layouts, and most texts outside printable ASCII, that are remembered of a column; one with more is folded text by text. */
const mostLayouts = 300, mostOthers = 20_000;

/** Puts a text among those of a key. @returns whether it was not there. */
function isNew<K>(texts: Map<K, Set<string>>, key: K, text: string): boolean {
  const known = texts.get(key) ?? new Set();
  texts.set(key, known);
  const size = known.size;
  return known.add(text).size > size;
}

/** How a column's texts are written, as far as has been read. It only grows: what is no more in the column is looked for in vain. */
export class KnownWriting implements Writing {
  readonly #layouts = new Map<number, Set<string>>();
  readonly #others = new Map<string, Set<string>>();
  #layoutCount = 0;
  #otherCount = 0;

  /** Whether there is too much of it to be of use. */
  get tooMuch(): boolean {
    return this.#layoutCount > mostLayouts || this.#otherCount > mostOthers;
  }

  addLayout(layout: string): void {
    if (isNew(this.#layouts, signsOf(layout), layout)) this.#layoutCount += 1;
  }

  /** @param text has a sign outside printable ASCII. */
  addOther(text: string): void {
    if (isNew(this.#others, foldAlnum(text), text)) this.#otherCount += 1;
  }

  spellings(values: readonly string[]): readonly string[] {
    const texts = new Set<string>();
    for (const value of values) {
      for (const layout of this.#layouts.get(value.length) ?? []) {
        const text = writeIn(layout, value, true);
        if (text !== null) texts.add(text);
      }
      for (const other of this.#others.get(value) ?? []) texts.add(other);
    }
    return [...texts];
  }

  beginnings(folded: string): readonly string[] {
    const texts = new Set<string>();
    for (const [signs, layouts] of this.#layouts) {
      if (signs < folded.length) continue;
      for (const layout of layouts) {
        const text = writeIn(layout, folded, false);
        if (text !== null) texts.add(text);
      }
    }
    return [...texts];
  }

  others(fits: (folded: string) => boolean): readonly string[] {
    return [...this.#others].flatMap(([folded, texts]) => (fits(folded) ? [...texts] : []));
  }
}
