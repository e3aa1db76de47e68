/** End of a list. */
const none = 0xffffffff;

/** The names that have each word, by number, as often as they have it: packed, and behind them what was added since. */
export class Postings {
  #packed = new Uint32Array();
  /** Where the names of each term begin in what is packed; one more at the end. */
  #starts = new Uint32Array(1);
  /** Of each term, the place of what was added last. */
  #lasts = new Uint32Array(1024).fill(none);
  /** What was added: names, their terms, and the place of what was added to the same term before. */
  #names = new Uint32Array(1024);
  #termOf = new Uint32Array(1024);
  #before = new Uint32Array(1024);
  #added = 0;
  #terms = 0;

  /** @param name no less than those that the term has. */
  add(term: number, name: number): void {
    const at = this.#added;
    if (term >= this.#lasts.length) this.#lasts = grown(this.#lasts, term + 1, none);
    if (at === this.#names.length) {
      this.#names = grown(this.#names, at + 1, 0);
      this.#termOf = grown(this.#termOf, at + 1, 0);
      this.#before = grown(this.#before, at + 1, 0);
    }
    if (term >= this.#terms) this.#terms = term + 1;
    this.#names[at] = name;
    this.#termOf[at] = term;
    this.#before[at] = this.#lasts[term]!;
    this.#lasts[term] = at;
    this.#added = at + 1;
  }

  /** The names that have the word, ascending. */
  namesOf(term: number): Uint32Array {
    const packed = term + 1 < this.#starts.length ? this.#packed.subarray(this.#starts[term], this.#starts[term + 1]) : empty;
    let more = 0;
    for (let at = this.#last(term); at !== none; at = this.#before[at]!) more += 1;
    if (more === 0) return packed;
    const all = new Uint32Array(packed.length + more);
    all.set(packed);
    let to = all.length;
    for (let at = this.#last(term); at !== none; at = this.#before[at]!) all[to -= 1] = this.#names[at]!;
    return all;
  }

  #last(term: number): number {
    return term < this.#lasts.length ? this.#lasts[term]! : none;
  }

  /** Packs what was added, if it is much. */
  pack(): void {
    const added = this.#added, terms = this.#terms, known = this.#starts.length - 1;
    if (added * 8 <= this.#packed.length) return;
    const starts = new Uint32Array(terms + 1), packed = new Uint32Array(this.#packed.length + added);
    // How many names each term has, then where they begin, then where the next one goes.
    for (let term = 0; term < known; term += 1) starts[term] = this.#starts[term + 1]! - this.#starts[term]!;
    for (let at = 0; at < added; at += 1) starts[this.#termOf[at]!]! += 1;
    let sum = 0;
    for (let term = 0; term <= terms; term += 1) {
      const count = starts[term]!;
      starts[term] = sum;
      sum += count;
    }
    const next = starts.slice();
    for (let term = 0; term < known; term += 1) {
      const own = this.#packed.subarray(this.#starts[term], this.#starts[term + 1]);
      packed.set(own, next[term]);
      next[term]! += own.length;
    }
    for (let at = 0; at < added; at += 1) packed[next[this.#termOf[at]!]!++] = this.#names[at]!;
    this.#packed = packed;
    this.#starts = starts;
    this.#lasts.fill(none);
    this.#names = new Uint32Array(1024);
    this.#termOf = new Uint32Array(1024);
    this.#before = new Uint32Array(1024);
    this.#added = 0;
  }
}

const empty = new Uint32Array();

function grown(list: Uint32Array<ArrayBuffer>, least: number, filler: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(least, list.length * 2));
  more.set(list);
  if (filler !== 0) more.fill(filler, list.length);
  return more;
}
