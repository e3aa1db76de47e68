import { foldAlnum } from '../../../schema/fold.js';
import type { Writing } from '../loaders/writings.js';
import { signsOf, writeIn } from './layout.js';

/** Most layouts, and most texts outside printable ASCII, that are remembered of a column; one with more is folded text by text. */
const mostLayouts = 300, mostOthers = 20_000;

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
    const signs = signsOf(layout);
    const known = this.#layouts.get(signs) ?? new Set();
    this.#layouts.set(signs, known);
    if (!known.has(layout)) this.#layoutCount += 1;
    known.add(layout);
  }

  /** @param text has a sign outside printable ASCII. */
  addOther(text: string): void {
    const folded = foldAlnum(text);
    const known = this.#others.get(folded) ?? new Set();
    this.#others.set(folded, known);
    if (!known.has(text)) this.#otherCount += 1;
    known.add(text);
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
