import { filterKeyBytes } from '../../../schema/filter/binary-fuse.js';

/** Keys one after another, in memory that grows as they come. */
export class KeyList {
  #bytes = new Uint8Array(64 * filterKeyBytes);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** All keys; to be looked at before the next is added. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#count * filterKeyBytes);
  }

  add(key: Uint8Array): void {
    const end = this.#count * filterKeyBytes;
    if (end === this.#bytes.length) {
      const more = new Uint8Array(2 * end);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes.set(key, end);
    this.#count += 1;
  }
}
