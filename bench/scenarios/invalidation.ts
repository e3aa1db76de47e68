import { randomBytes } from 'node:crypto';
import { cacheKeys, memoryStore, openAnswerCache, openGuard, openRedis, redisStore, valueSeal } from '../../gateway/cache/index.js';
import type { AnswerStore, OpenAnswerCache } from '../../gateway/cache/index.js';
import { recordTag } from '../../gateway/cache/tags.js';
import { startRedis } from '../../test/support/servers/index.js';
import { percentile } from '../measure.js';

/** What making one record void took, in milliseconds. */
export interface InvalidationFigures {
  readonly store: 'process' | 'redis';
  /** Answers that were kept. */
  readonly kept: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

/** Records made void one after another. */
const invalidations = 500;
/** Answers written at a time. */
const batch = 1_000;

const questionOf = (index: number) => {
  const id = `FR:person:${index}`;
  return {
    country: 'FR', kind: 'entity', schema: 's', visibility: 'v', question: JSON.stringify(['{ id names { full } }', { __typename: 'Person', id }]),
    record: { id, type: 'Person' }, types: [], maxAgeMs: null,
  } as const;
};

async function fill(cache: OpenAnswerCache, records: number): Promise<void> {
  const answeredAt = Date.now();
  for (let begin = 0; begin < records; begin += batch) {
    const rooms = await cache.find(Array.from({ length: Math.min(batch, records - begin) }, (_, index) => questionOf(begin + index)));
    rooms.forEach((room, index) => room.keep({
      text: JSON.stringify({ id: `FR:person:${begin + index}`, names: [{ full: 'Samira Exemple' }] }), answeredAt, validUntil: Infinity, negative: false,
      headers: { 'cache-control': 'max-age=3600, public' },
    }));
  }
}

async function known(cache: OpenAnswerCache, index: number): Promise<boolean> {
  const [room] = await cache.find([questionOf(index)]);
  return room!.known !== null;
}

async function measure(store: AnswerStore, cache: OpenAnswerCache, records: number): Promise<number[]> {
  await fill(cache, records);
  const times: number[] = [];
  for (let turn = 0; turn < invalidations; turn += 1) {
    const index = Math.floor((turn * records) / invalidations);
    const neighbour = index + 1;
    if (!(await known(cache, index)) || !(await known(cache, neighbour))) throw new Error(`expected the answers on the records ${index} and ${neighbour} to be kept`);
    const startedAt = performance.now();
    await store.invalidate({ country: 'FR', tags: [recordTag(`FR:person:${index}`), 'any:Person'], position: String(turn) });
    times.push(performance.now() - startedAt);
    if (await known(cache, index)) throw new Error(`expected the answer on record ${index} to be void`);
    if (!(await known(cache, neighbour))) throw new Error(`expected the answer on record ${neighbour} to stand`);
  }
  return times;
}

const figuresOf = (store: 'process' | 'redis', kept: number, times: readonly number[]): InvalidationFigures =>
  ({ store, kept, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99), mostMs: Math.max(...times) });

/** Makes single records void among so many answers kept, and sees that theirs is gone and their neighbour's stands. */
export async function measureInvalidation(records: number, progress: (line: string) => void): Promise<readonly InvalidationFigures[]> {
  const keys = cacheKeys(randomBytes(32));
  const lifetimes = { mostMs: 3_600_000, negativeMs: 3_600_000, behindMs: 3_600_000 };
  const cacheOver = (store: AnswerStore): OpenAnswerCache => openAnswerCache({ store, keys, lifetimes, shared: false, follows: () => true, asOf: () => Date.now() });
  progress(`making records void among ${records} kept in the process`);
  const memory = memoryStore(1024 ** 3);
  const inProcess = figuresOf('process', records, await measure(memory, cacheOver(memory), records));
  await memory.close();

  progress(`making records void among ${records} kept in Redis`);
  const server = await startRedis();
  const client = openRedis({ kind: 'single', host: '127.0.0.1', port: server.port }, { password: server.password }, () => undefined);
  let store: AnswerStore | null = null;
  try {
    if (client.status !== 'ready') await new Promise<void>((resolve) => client.once('ready', () => resolve()));
    store = redisStore({ client, keys, seal: valueSeal([{ id: 'bench', key: randomBytes(32) }]), guard: openGuard({ patienceMs: 10_000, pauseMs: 10, onFailure: (error) => progress(String(error)) }), onUnreadable: () => undefined });
    return [inProcess, figuresOf('redis', records, await measure(store, cacheOver(store), records))];
  } finally {
    if (store) await store.close();
    else client.disconnect();
    await server.close();
  }
}
