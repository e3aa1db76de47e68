import { hash, randomBytes } from 'node:crypto';
import { entryId } from '../entry-id.js';
import type { LogStore } from '../store.js';
import { amendedChunk, amendedPosting, chunkOf } from './amend.js';
import { blockSize, decodeBits, hasBit } from './bits.js';
import { chunkSize, decodeChunk } from './chunk.js';
import type { LookupSnapshot, TermPosting } from './lookup-snapshot.js';
import type { Amendment, LookupStore, RefusalCount, SealedBlock, Sealing } from './lookup-store.js';
import { OriginLookup } from './origin-lookup.js';

/** What a verification of a lookup found. */
export interface LookupVerification {
  /** Full blocks that were compared; the newest are not kept, but made of the log by each process. */
  readonly blocks: number;
  /** The operations in them. */
  readonly operations: number;
  /** The first that is not as the log says; no personal data. Null: all is. */
  readonly fault: string | null;
}

class Found extends Error {}

const wrong = (block: number, what: string): Found => new Found(`the lookup, block ${block}: ${what}`);

const chunksOfABlock = blockSize / chunkSize;

/** A block as the log says it is, until all of its operations have ended. */
interface KeptBlock {
  readonly block: SealedBlock;
  readonly chunks: Uint8Array[];
  readonly postings: Map<string, Uint8Array>;
  readonly refusals: readonly RefusalCount[];
  /** Operations whose end is not known. */
  open: number;
}

/** The postings of a block, in any order: what somebody cannot make the same who does not know the secret of this verification. */
class PostingsDigest {
  readonly #sum = Buffer.alloc(32);
  #count = 0;

  add(secret: Uint8Array, { term, block, bits }: TermPosting): void {
    if (isEmpty(bits)) return;
    const head = Buffer.from(`${block} ${Buffer.byteLength(term)} ${term} `);
    const one = hash('sha256', Buffer.concat([secret, head, bits]), 'buffer');
    for (let at = 0; at < one.length; at += 1) this.#sum[at]! ^= one[at]!;
    this.#count += 1;
  }

  equals(other: PostingsDigest): boolean {
    return this.#count === other.#count && this.#sum.equals(other.#sum);
  }
}

/** A term whose last operation of a block was taken away has a posting without any. */
const isEmpty = (bits: Uint8Array): boolean => bits.length === 1 && bits[0] === 0;

const same = (one: Uint8Array | null | undefined, other: Uint8Array): boolean => !!one && Buffer.compare(one, other) === 0;

/**
 * Compares a lookup with its log: makes each of its blocks anew, as a gateway does, and compares all of it with what is there. Stops at the first difference. The
 * log itself is to be verified before.
 * @param log its `leaves` are read from the first on.
 */
export async function verifyLookup(origin: string, log: LogStore, snapshot: LookupSnapshot): Promise<LookupVerification> {
  const blocks = await snapshot.blocks();
  const told = { blocks: blocks.length, operations: blocks.length * blockSize };
  try {
    const place = blocks.findIndex(({ block }, index) => block !== index);
    if (place >= 0) throw wrong(place, 'Expected it before those that follow, got none');
    const check = new LookupCheck(origin, snapshot, blocks);
    await check.readStored();
    const lookup = await OriginLookup.open(origin, log, check.store, () => undefined);
    await lookup.follow();
    await check.end();
    return { ...told, fault: null };
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return { ...told, fault: error.message };
  }
}

class LookupCheck {
  readonly #secret = randomBytes(32);
  readonly #stored: readonly PostingsDigest[];
  readonly #refusals = new Map<number, readonly RefusalCount[]>();
  readonly #kept = new Map<number, KeptBlock>();
  #sealed = 0;

  constructor(private readonly origin: string, private readonly snapshot: LookupSnapshot, private readonly blocks: readonly SealedBlock[]) {
    this.#stored = blocks.map(() => new PostingsDigest());
  }

  /** What a lookup writes as it follows the log. It asks for nothing, as it begins with the first leaf. */
  get store(): LookupStore {
    const unasked = (): never => {
      throw new Error('A lookup that begins anew reads nothing.');
    };
    return {
      blocks: () => Promise.resolve([]), passedOver: () => Promise.resolve([]), passOver: () => Promise.resolve(), clear: () => Promise.resolve(), close: () => Promise.resolve(),
      seal: (_origin, sealing) => this.#seal(sealing), amend: (_origin, amendment) => this.#amend(amendment),
      postings: unasked, terms: unasked, chunks: unasked, refusals: unasked,
    };
  }

  /** Reads all that a snapshot has but for its chunks. */
  async readStored(): Promise<void> {
    for (const refused of await this.snapshot.refusals()) {
      if (refused.block >= this.blocks.length || refused.block < 0) throw wrong(refused.block, 'Expected no refused calls of a block that is not full, got some');
      this.#refusals.set(refused.block, [...this.#refusals.get(refused.block) ?? [], refused]);
    }
    const underWay = await this.snapshot.underWay();
    for await (const posting of this.snapshot.postings()) {
      const digest = this.#stored[posting.block];
      if (digest) digest.add(this.#secret, posting);
      else if (posting.block !== underWay || underWay !== this.blocks.length) throw wrong(posting.block, `Expected no ${kindOf(posting.term)} of a block that is not full, got one`);
    }
  }

  async end(): Promise<void> {
    if (this.#sealed < this.blocks.length) throw wrong(this.#sealed, 'Expected none, as the log has no more operations, got one');
    for (const kept of this.#kept.values()) await this.#compare(kept);
  }

  async #seal({ block, chunks, postings, refusals }: Sealing): Promise<void> {
    if (block.block >= this.blocks.length) return;
    this.#sealed = block.block + 1;
    const open = chunks.reduce((sum, chunk) => sum + decodeChunk(chunk).filter(({ outcome }) => outcome === null).length, 0);
    const kept: KeptBlock = { block, chunks: [...chunks], postings: new Map(postings), refusals, open };
    if (open === 0) await this.#compare(kept);
    else this.#kept.set(block.block, kept);
  }

  /**
   * The end of an operation that came after its block was full. When the newest block was written all ends up to there had been; those behind it may have been
   * written, or not yet.
   */
  async #amend(amendment: Amendment): Promise<void> {
    const kept = this.#kept.get(amendment.block);
    if (!kept) return;
    const chunk = chunkOf(amendment), at = chunk % chunksOfABlock;
    if (this.#sealed === this.blocks.length) {
      const stored = await this.snapshot.chunk(chunk);
      if (!stored || decodeChunk(stored)[amendment.at % chunkSize]?.outcome !== amendment.outcome) return;
    }
    kept.chunks[at] = amendedChunk(kept.chunks[at]!, amendment);
    for (const [terms, isIn] of [[amendment.add, true], [amendment.remove, false]] as const) {
      for (const term of terms) kept.postings.set(term, amendedPosting(kept.postings.get(term) ?? null, amendment.at, isIn));
    }
    kept.open -= 1;
    if (kept.open > 0) return;
    this.#kept.delete(amendment.block);
    await this.#compare(kept);
  }

  async #compare(kept: KeptBlock): Promise<void> {
    const { block: number } = kept.block;
    const stored = this.blocks[number]!;
    const numbersOf = ({ firstPlace, lastPlace, from, to }: SealedBlock): string => [firstPlace, lastPlace, from, to].join();
    if (numbersOf(stored) !== numbersOf(kept.block) || !same(stored.lastHash, kept.block.lastHash) || !same(stored.fences, kept.block.fences)) {
      throw wrong(number, 'Expected the places, the times and the hash that the log has, got others');
    }
    for (const [at, chunk] of kept.chunks.entries()) await this.#compareChunk(number, at, chunk);
    if (written(this.#refusals.get(number) ?? []) !== written(kept.refusals)) throw wrong(number, 'Expected the refused calls that the log counts, got others');
    const digest = new PostingsDigest();
    for (const [term, bits] of kept.postings) digest.add(this.#secret, { term, block: number, bits });
    if (!digest.equals(this.#stored[number]!)) throw await this.#differing(kept);
  }

  async #compareChunk(number: number, at: number, chunk: Uint8Array): Promise<void> {
    const stored = await this.snapshot.chunk(number * chunksOfABlock + at);
    if (same(stored, chunk)) return;
    const there = stored && stored.length === chunk.length ? decodeChunk(stored) : [];
    const first = decodeChunk(chunk).find(({ intent, outcome, at: time }, index) => {
      const found = there[index];
      return found?.intent !== intent || found.outcome !== outcome || found.at !== time;
    });
    throw wrong(number, `Expected the places and the time of entry ${entryId(this.origin, first!.intent)}, got others`);
  }

  /** Which of the postings of a block differ: the first by its term. */
  async #differing({ block: { block: number }, postings, chunks }: KeptBlock): Promise<Found> {
    const there = new Map<string, Uint8Array>();
    for await (const { term, bits } of this.snapshot.postings(number)) there.set(term, bits);
    const terms = [...new Set([...postings.keys(), ...there.keys()])].sort();
    const differs = terms.find((term) => !sameBits(postings.get(term), there.get(term)));
    if (differs === undefined) return wrong(number, 'Expected each posting once, got one again');
    const [expected, found] = [postings.get(differs), there.get(differs)].map(decoded);
    if (!expected || !found) return wrong(number, `Expected a ${kindOf(differs)} that can be read, got one that cannot`);
    const first = Array.from({ length: blockSize }, (_none, at) => at).find((at) => hasBit(expected, at) !== hasBit(found, at));
    const entry = first === undefined ? '' : `, of entry ${entryId(this.origin, decodeChunk(chunks[Math.floor(first / chunkSize)]!)[first % chunkSize]!.intent)}`;
    return wrong(number, `Expected the entries by ${kindOf(differs)} that the log has, got others${entry}`);
  }
}

const written = (counts: readonly RefusalCount[]): string => counts.map(({ hour, code, count }) => `${hour} ${code} ${count}`).sort().join('\n');

const none = Uint8Array.of(0);

const sameBits = (one: Uint8Array = none, other: Uint8Array = none): boolean => same(one, other);

function decoded(bits: Uint8Array = none): ReturnType<typeof decodeBits> | null {
  try {
    return decodeBits(bits);
  } catch {
    return null;
  }
}

/** What a term is of; not the value, which may name somebody. */
const kindOf = (term: string): string => /^[a-z]{1,20}(?=:)/.exec(term)?.[0] ?? 'term';
