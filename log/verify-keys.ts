import type { AdministrationPart, LeafHeader, LeafPart, SearchPart } from './entry.js';
import type { Hold } from './hold.js';
import { canonicalJson, decodeLeaf } from './leaf.js';
import type { SearchKeys } from './search-keys.js';
import type { LogStore } from './store.js';

/** What the keys and holds beside a log are compared with. */
export interface KeyFindings {
  /** Keys that the log's search values are sealed by. */
  readonly sealing: number;
  /** What is not as the log tells: names the key or the hold; no personal data. Empty: all is. */
  readonly faults: readonly string[];
}

/** Leaves that are read at a time. */
const page = 2_000;

/** How the text of a search part begins: RFC 8785 sorts its names. */
const searchBegins = '{"key":"';

/**
 * What a log says of its search keys and legal holds, gathered while its leaves are read. A key is to be there until an entry tells that it is destroyed, a
 * hold until one tells that it is removed: both are written before anything is done.
 */
export class KeyAccount {
  /** Of each key that seals something, whether it opens the first of it. */
  readonly #opens = new Map<string, boolean>();
  readonly #destroyed = new Set<string>();
  readonly #holds = new Map<string, Hold>();

  constructor(private readonly keys: SearchKeys) {}

  /** Takes a leaf in. @param parts as they are stored. */
  see(header: LeafHeader, parts: readonly string[]): void {
    if (header.kind === 'ADMINISTRATION') {
      for (const part of parts.map(read)) if (part.part === 'administration') this.#order(header.act, part);
      return;
    }
    for (const part of parts.filter((text) => text.startsWith(searchBegins)).map(read)) {
      if (part.part === 'search' && !this.#opens.has(part.key)) this.#opens.set(part.key, this.#isOpened(part));
    }
  }

  #order(act: Extract<LeafHeader, { kind: 'ADMINISTRATION' }>['act'], { keys, hold }: AdministrationPart): void {
    for (const id of keys) this.#destroyed.add(id);
    if (act === 'HOLD_ADDED' && hold) this.#holds.set(hold.id, hold);
    if (act === 'HOLD_REMOVED' && hold) this.#holds.delete(hold.id);
  }

  #isOpened(part: SearchPart): boolean {
    try {
      return this.keys.open(part) !== null;
    } catch {
      return false;
    }
  }

  /**
   * Compares with what is there.
   * @param from the place up to which the log was seen: what was ordered meanwhile stands behind it.
   */
  async compare(store: LogStore, from: number): Promise<KeyFindings> {
    let listed: ReturnType<SearchKeys['list']>, holds: ReturnType<SearchKeys['holds']>;
    try {
      [listed, holds] = [this.keys.list(), this.keys.holds()];
    } catch {
      return { sealing: this.#opens.size, faults: ['Expected the search keys in the log\'s folder, got a file that cannot be read as such'] };
    }
    const sealing = new Map(this.#opens);
    const there = new Map(this.#holds);
    await this.#readOrders(store, from);
    const faults: string[] = [];
    const destroyed = new Map(listed.map((key) => [key.id, key.destroyed]));
    for (const id of [...new Set([...sealing.keys(), ...destroyed.keys()])].sort()) {
      const isGone = destroyed.get(id) ?? true;
      if (this.#destroyed.has(id)) continue;
      if (isGone) faults.push(`the search key ${id}: Expected it, or an entry that tells of its end; got neither`);
      else if (sealing.get(id) === false) faults.push(`the search key ${id}: Expected the one that sealed its values, got another`);
    }
    const kept = new Map(holds.map((hold) => [hold.id, hold]));
    for (const [id, hold] of there) {
      const found = kept.get(id);
      if (!this.#holds.has(id)) continue;
      if (!found) faults.push(`the hold ${id}: Expected it, or an entry that tells of its end; got neither`);
      else if (canonicalJson(found) !== canonicalJson(hold)) faults.push(`the hold ${id}: Expected it as the log tells of it, got it otherwise`);
    }
    return { sealing: sealing.size, faults };
  }

  /** Orders that were carried out while the log was read. */
  async #readOrders(store: LogStore, from: number): Promise<void> {
    const { size } = await store.state();
    for (let at = from; at < size; at += page) {
      for (const { leaf, parts } of await store.leaves(at, Math.min(size, at + page))) {
        const { header } = decodeLeaf(leaf);
        if (header.kind === 'ADMINISTRATION') this.see(header, parts);
      }
    }
  }
}

const read = (text: string): LeafPart => JSON.parse(text) as LeafPart;
