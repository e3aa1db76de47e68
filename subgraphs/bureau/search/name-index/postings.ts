/** End of a list. */
const none = 0xffffffff;

/** The names that have each word, by number, as often as they have it: packed, and behind them what was added since. */
export class Postings {
  #packed = new Uint32Array();
  /** Where the names of each term begin in what is packed; one more at the end. */
  #starts = new Uint32Array(1);
  /** Of each term, the place of what was added last. */
  #lasts = new Uint32Array(1024).fill(none);
  /** Names added, and the place of what was added to the same term before. */
  #names = new Uint32Array(1024);
  #before = new Uint32Array(1024);
  #added = 0;
  #terms = 0;

  /** Takes in the names of each term, ascending: only before anything is added. */
  load(lists: readonly Uint32Array[]): void {
    const count = lists.length;
    this.#packed = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    this.#starts = new Uint32Array(count + 1);
    let at = 0;
    for (const [term, names] of lists.entries()) {
      this.#packed.set(names, at);
      at += names.length;
      this.#starts[term + 1] = at;
    }
    this.#terms = count;
    this.#lasts = new Uint32Array(Math.max(1024, count * 2)).fill(none);
  }

  /** @param name no less than those that the term has. */
  add(term: number, name: number): void {
    if (term >= this.#lasts.length) this.#lasts = grown(this.#lasts, term + 1, none);
    if (this.#added === this.#names.length) {
      this.#names = grown(this.#names, this.#added + 1, 0);
      this.#before = grown(this.#before, this.#added + 1, 0);
    }
    if (term >= this.#terms) this.#terms = term + 1;
    this.#names[this.#added] = name;
    this.#before[this.#added] = this.#lasts[term]!;
    this.#lasts[term] = this.#added;
    this.#added += 1;
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
    if (this.#added * 8 <= this.#packed.length) return;
    const starts = new Uint32Array(this.#terms + 1), packed = new Uint32Array(this.#packed.length + this.#added);
    let at = 0;
    for (let term = 0; term < this.#terms; term += 1) {
      const names = this.namesOf(term);
      packed.set(names, at);
      at += names.length;
      starts[term + 1] = at;
    }
    this.#packed = packed;
    this.#starts = starts;
    this.#lasts.fill(none);
    this.#names = new Uint32Array(1024);
    this.#before = new Uint32Array(1024);
    this.#added = 0;
  }
}

const empty = new Uint32Array();

function grown(list: Uint32Array<ArrayBuffer>, least: number, filler: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(least, list.length * 2)).fill(filler);
  more.set(list);
  return more;
}
