import DataLoader from 'dataloader';
import { leafHash } from '../../schema/merkle.js';
import type { LogStore, StoredLeaf } from '../store.js';
import { blockSize, decodeBits, placesDown } from './bits.js';
import { chunkSize, decodeChunk } from './chunk.js';
import type { Place } from './chunk.js';
import { foundLeaf } from './found-leaf.js';
import type { LookupStore, Posting, PostingRange, RefusalCount, SealedBlock } from './lookup-store.js';
import { OpenBlock } from './open-block.js';
import { openResult, term } from './terms.js';
import type { Term } from './terms.js';

/** Leaves read at a time; other work goes on between. */
const page = 100;

/** Ranges of postings in one statement at most. */
const rangesAtOnce = 64;

/** Full blocks that are still in memory: what ends late ends there, and seldom later. */
const keptBlocks = 1;

const openTerm = term('result', openResult);

/** The lookup of one log: its full blocks in the store, the newest in memory. Follows the log when it is told to. */
export class OriginLookup {
  #sealed: SealedBlock[] = [];
  #open: OpenBlock[] = [];
  /** The next leaf to be read. */
  #next = 0;
  #latest = 0;
  /** The operations, by correlation id, whose end is not known. */
  readonly #underWay = new Map<string, number>();
  #following: Promise<void> | null = null;
  readonly #ranges: DataLoader<PostingRange, readonly Posting[]>;

  private constructor(readonly origin: string, private readonly log: LogStore, private readonly store: LookupStore, private readonly onPassOver: (place: number) => void) {
    this.#ranges = new DataLoader((ranges) => store.postings(origin, ranges), { cache: false, maxBatchSize: rangesAtOnce });
  }

  /**
   * Opens the lookup of a log; one that is of another log, or of one that was rolled back, is made anew.
   * @param onPassOver told of leaves that cannot be read; the lookup goes on without them.
   */
  static async open(origin: string, log: LogStore, store: LookupStore, onPassOver: (place: number) => void): Promise<OriginLookup> {
    const lookup = new OriginLookup(origin, log, store, onPassOver);
    lookup.#sealed = [...await store.blocks(origin)];
    const last = lookup.#sealed.at(-1);
    if (!last) return lookup;
    const [leaf] = await log.leaves(last.lastPlace, last.lastPlace + 1);
    if (!leaf || Buffer.compare(leafHash(leaf.leaf), last.lastHash) !== 0) {
      await store.clear(origin);
      lookup.#sealed = [];
      return lookup;
    }
    (await store.passedOver(origin)).forEach(onPassOver);
    lookup.#next = last.lastPlace + 1;
    lookup.#latest = last.to;
    await lookup.#readUnderWay();
    return lookup;
  }

  /** How many operations there are. */
  get size(): number {
    return this.#sealed.length * blockSize + this.#open.reduce((sum, { places }) => sum + places.length, 0);
  }

  /** Reads the log as far as it goes. Calls at the same time share one reading. */
  async follow(): Promise<void> {
    // What was written after a reading began it need not see.
    await this.#following;
    this.#following ??= this.#read().finally(() => (this.#following = null));
    return this.#following;
  }

  async #read(): Promise<void> {
    const { size } = await this.log.state();
    while (this.#next < size) {
      const leaves = await this.log.leaves(this.#next, Math.min(size, this.#next + page));
      if (leaves.length === 0) return;
      for (const leaf of leaves) await this.#take(leaf);
      await new Promise(setImmediate);
    }
  }

  async #take(stored: StoredLeaf): Promise<void> {
    const found = foundLeaf(stored);
    if (found === null) {
      await this.store.passOver(this.origin, stored.sequence);
      this.onPassOver(stored.sequence);
    } else if (found.kind === 'INTENT') {
      const block = await this.#blockWithRoom();
      this.#latest = Math.max(this.#latest, found.at);
      const place = block.add({ intent: stored.sequence, outcome: null, at: this.#latest }, leafHash(stored.leaf), [...found.terms, openTerm]);
      this.#underWay.set(found.id, block.block * blockSize + place);
    } else if (found.kind === 'OUTCOME') {
      const operation = this.#underWay.get(found.id);
      if (operation !== undefined) await this.#end(operation, stored.sequence, found.terms);
      this.#underWay.delete(found.id);
    } else if (found.kind === 'REFUSALS') {
      const block = await this.#blockWithRoom();
      for (const [code, count] of found.counts) block.refuse(found.hour, code, count);
    }
    this.#next = stored.sequence + 1;
  }

  async #blockWithRoom(): Promise<OpenBlock> {
    const last = this.#open.at(-1);
    if (last && !last.isFull) return last;
    while (this.#open.length > keptBlocks) {
      const sealing = this.#open[0]!.sealing();
      await this.store.seal(this.origin, sealing);
      this.#open.shift();
      this.#sealed.push(sealing.block);
    }
    const fresh = new OpenBlock(this.#sealed.length + this.#open.length);
    this.#open.push(fresh);
    return fresh;
  }

  /** Writes how an operation ended; in the store, when its block is there. */
  async #end(operation: number, outcome: number, terms: ReadonlySet<Term>): Promise<void> {
    const number = Math.floor(operation / blockSize), at = operation % blockSize;
    const block = this.#open[number - this.#sealed.length];
    if (block) {
      block.places[at] = { ...block.places[at]!, outcome };
      block.unmark(at, openTerm);
      block.mark(at, terms);
      return;
    }
    await this.store.amend(this.origin, { block: number, at, outcome, add: [...terms], remove: [openTerm] });
  }

  /** The operations of full blocks whose end is not known yet. */
  async #readUnderWay(): Promise<void> {
    for (let last = this.#sealed.length - 1; last >= 0;) {
      const [[posting] = []] = await this.store.postings(this.origin, [{ term: openTerm, last, most: 1 }]);
      if (!posting) return;
      for (const at of placesDown(decodeBits(posting.bits))) {
        const operation = posting.block * blockSize + at;
        const { intent } = await this.place(operation);
        const [leaf] = await this.log.leaves(intent, intent + 1);
        const found = leaf && foundLeaf(leaf);
        if (found?.kind === 'INTENT') this.#underWay.set(found.id, operation);
      }
      last = posting.block - 1;
    }
  }

  /** Where operations stand, by number, in the order asked. */
  async places(operations: readonly number[]): Promise<readonly Place[]> {
    const stored = this.#sealed.length * blockSize;
    const indexes = [...new Set(operations.filter((each) => each < stored).map((each) => Math.floor(each / chunkSize)))];
    const chunks = indexes.length > 0 ? await this.store.chunks(this.origin, indexes) : new Map<number, Uint8Array>();
    const decoded = new Map([...chunks].map(([index, bytes]) => [index, decodeChunk(bytes)]));
    return operations.map((each) => {
      if (each < stored) return decoded.get(Math.floor(each / chunkSize))![each % chunkSize]!;
      const inMemory = each - stored;
      return this.#open[Math.floor(inMemory / blockSize)]!.places[inMemory % blockSize]!;
    });
  }

  async place(operation: number): Promise<Place> {
    return (await this.places([operation]))[0]!;
  }

  /** The first operation of which `reached` holds; it holds of all after one of which it does. `size` when it holds of none. */
  async first(reached: (place: Pick<Place, 'at' | 'intent'>) => boolean): Promise<number> {
    const { length } = this.#sealed;
    let low = 0, high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { to, lastPlace } = this.#sealed[middle]!;
      if (reached({ at: to, intent: lastPlace })) high = middle;
      else low = middle + 1;
    }
    if (low === length) return this.#firstInMemory(reached);
    const fences = decodeChunk(this.#sealed[low]!.fences);
    // The first is in the chunk before the first fence of which it holds, or is that fence.
    const fence = fences.findIndex(reached);
    if (fence === 0) return low * blockSize;
    const from = low * blockSize + (fence < 0 ? fences.length - 1 : fence - 1) * chunkSize;
    const places = await this.places(Array.from({ length: chunkSize }, (_none, index) => from + index));
    const found = places.findIndex(reached);
    return from + (found < 0 ? chunkSize : found);
  }

  #firstInMemory(reached: (place: Place) => boolean): number {
    let before = this.#sealed.length * blockSize;
    for (const { places } of this.#open) {
      if (places.length > 0 && reached(places.at(-1)!)) {
        let low = 0, high = places.length - 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (reached(places[middle]!)) high = middle;
          else low = middle + 1;
        }
        return before + low;
      }
      before += places.length;
    }
    return before;
  }

  /** Where a block of the store ends and those in memory begin. */
  get sealedBlocks(): number {
    return this.#sealed.length;
  }

  /** Blocks in memory, by number. */
  openBlock(block: number): OpenBlock | undefined {
    return this.#open[block - this.#sealed.length];
  }

  /** Postings of full blocks; what is asked for at the same time is read in one statement. */
  postings(range: PostingRange): Promise<readonly Posting[]> {
    return this.#ranges.load(range);
  }

  /** The terms that begin with a prefix. */
  async terms(prefix: string): Promise<ReadonlySet<Term>> {
    return new Set([...await this.store.terms(this.origin, prefix), ...this.#open.flatMap((block) => block.terms(prefix))]);
  }

  async refusals(): Promise<readonly RefusalCount[]> {
    return [...await this.store.refusals(this.origin), ...this.#open.flatMap((block) => block.refusals())];
  }

  /** The operation that has a leaf as its intent or its outcome. Null: none, or its outcome came very late. */
  async operationAt(place: number): Promise<number | null> {
    const after = await this.first(({ intent }) => intent > place);
    for (let to = after; to > Math.max(0, after - 2 * blockSize); to -= chunkSize) {
      const from = Math.max(0, to - chunkSize);
      const places = await this.places(Array.from({ length: to - from }, (_none, index) => from + index));
      const found = places.findIndex(({ intent, outcome }) => intent === place || outcome === place);
      if (found >= 0) return from + found;
    }
    return null;
  }

}
