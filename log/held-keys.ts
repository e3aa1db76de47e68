import { DateTime } from 'luxon';
import type { LeafPart } from './entry.js';
import { holdsKey } from './hold.js';
import type { Hold } from './hold.js';
import { decodeLeaf } from './leaf.js';
import type { SearchKeyState } from './search-keys.js';
import type { LogStore } from './store.js';

/** Leaves that are read at a time. */
const page = 500;

/** Of the keys, those that a hold keeps, by their id, with the hold. A case is looked up in the entries of the keys' days. */
export async function heldKeys(keys: readonly SearchKeyState[], holds: readonly Hold[], store: LogStore): Promise<ReadonlyMap<string, Hold>> {
  const held = new Map<string, Hold>();
  for (const key of keys) {
    const hold = holds.find((each) => holdsKey(each, key));
    if (hold) held.set(key.id, hold);
  }
  const cases = new Map(holds.flatMap((hold) => (hold.caseReference === null ? [] : [[hold.caseReference, hold] as const])));
  const asked = new Set(keys.map(({ id }) => id).filter((id) => !held.has(id)));
  if (cases.size === 0 || asked.size === 0) return held;
  const days = keys.map(({ day }) => day).sort();
  for await (const parts of partsBetween(store, dayAfter(days[0]!, -1), dayAfter(days.at(-1)!, 2))) {
    const search = parts.find(({ part }) => part === 'search');
    const about = parts.find(({ part }) => part === 'case');
    if (search?.part !== 'search' || about?.part !== 'case' || about.caseReference === null) continue;
    const hold = cases.get(about.caseReference);
    if (hold && asked.has(search.key)) held.set(search.key, hold);
  }
  return held;
}

const dayAfter = (day: string, days: number): string => DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate()!;

/**
 * The parts of the leaves written on the days [from, to). Times go up with places but for clocks that are set back: who asks leaves a day on
 * either side.
 */
async function* partsBetween(store: LogStore, from: string, to: string): AsyncIterable<readonly LeafPart[]> {
  const { size } = await store.state();
  for (let start = await firstSince(store, size, from); start < size; start += page) {
    const leaves = await store.leaves(start, Math.min(size, start + page));
    for (const { parts } of leaves) yield parts.map((text) => JSON.parse(text) as LeafPart);
    const last = leaves.at(-1);
    if (!last || decodeLeaf(last.leaf).header.at >= to) return;
  }
}

/** The place of the first leaf at or after a day. */
async function firstSince(store: LogStore, size: number, day: string): Promise<number> {
  let low = 0, high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [leaf] = await store.leaves(middle, middle + 1);
    if (leaf && decodeLeaf(leaf.leaf).header.at < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
