import { readParts } from '../../log/store.js';
import type { LogStore, StoredLeaf } from '../../log/store.js';
import type { RawLog } from './stored-logs.js';

/** A log over rows in memory: it reads them as a real store does. */
export function memoryStore(raw: RawLog): LogStore {
  const leafOf = ({ sequence, leaf, parts, secret }: RawLog['leaf'][number]): StoredLeaf => ({ sequence, leaf, parts: readParts(parts), secret });
  return {
    state: async () => ({ size: Math.max(-1, ...raw.leaf.map(({ sequence }) => sequence)) + 1, oldestOpen: 0 }),
    append: () => Promise.reject(new Error('only read')),
    leaves: async (from, to) => raw.leaf.filter(({ sequence }) => sequence >= from && sequence < to).sort((a, b) => a.sequence - b.sequence).map(leafOf),
    leavesAt: async (places) => raw.leaf.filter(({ sequence }) => places.includes(sequence)).map(leafOf),
    async tile(level, index) {
      const hashes = raw.tile.find((tile) => tile.level === level && tile.place === index)?.hashes;
      return hashes ? Array.from({ length: Math.ceil(hashes.length / 32) }, (_, place) => hashes.subarray(place * 32, (place + 1) * 32)) : null;
    },
    operation: async (digest) => raw.operation.find((operation) => operation.digest === digest)?.text ?? null,
    checkpoints: async (from, to) => raw.checkpoint.filter(({ size }) => size >= from && size < to).sort((a, b) => a.size - b.size),
    newestCheckpoint: async () => raw.checkpoint.reduce<RawLog['checkpoint'][number] | null>((newest, each) => (newest && newest.size > each.size ? newest : each), null),
    writableUntil: async () => null,
    close: async () => undefined,
  };
}
