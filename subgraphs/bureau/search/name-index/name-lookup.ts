import { setImmediate } from 'node:timers/promises';
import { parseRecordId } from '../../../../schema/record-id.js';
import type { Change, ChangeSource, Told } from '../../changes/change.js';
import type { ReaderSource } from '../../loaders/request-reader.js';
import type { FoundPersons, PersonLookup } from '../../loaders/person-lookup.js';
import { NameIndex } from './name-index.js';
import { makingOf } from './making.js';
import { PersonReader } from './read-persons.js';
import { inSteps, slice } from './steps.js';

/** How a bureau's search index is kept. */
export interface IndexOptions {
  /** The file it stands in. Null: in memory, made anew at each start. */
  readonly file: string | null;
  /** Told how many persons have been taken in, while an index is made, and at the end. Default: nobody is told. */
  readonly onProgress?: (persons: number, done: boolean) => void;
  /** Told why an index cannot be kept where it is to stand. */
  readonly onNotice?: (notice: string) => void;
}

/** What finds persons by name, until it is closed. */
export interface NameLookup extends PersonLookup {
  close(): Promise<void>;
}

/** Changed persons that are taken in at once; past that, the index is made anew. */
const mostChanged = 5_000;

/**
 * Keeps a search index in step with a national database that has a journal. Before each search the journal is looked at, once for all who search at that time, so that
 * nothing that was committed is missed. While an index is made, who searches waits; a bureau does everything else meanwhile.
 */
export function openNameLookup(source: ReaderSource, changes: ChangeSource, { file, onProgress = () => {}, onNotice = () => {} }: IndexOptions): NameLookup {
  const making = makingOf(source.country);
  const persons = new PersonReader(source);
  const stop = new AbortController();
  let index: NameIndex | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<NameIndex> | null = null;

  /** One after the other: neither the journal nor the index is used twice at a time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = running.then(work);
    running = turn.catch(() => undefined);
    return turn;
  }

  async function make(position: string): Promise<NameIndex> {
    index?.close();
    index = null;
    const made = index = await makeIndex(persons, { file, making, position, onProgress, onNotice }, stop.signal);
    await inSteps(made.preparing(), stop.signal);
    return made;
  }

  async function begin(): Promise<NameIndex> {
    const { position } = await changes.next(stop.signal);
    const known = file === null ? null : await inSteps(NameIndex.opening(file, making), stop.signal);
    const from = known?.position ?? null;
    const missed = from === null ? null : await changes.since(from, stop.signal);
    if (known === null || missed === null) {
      known?.close();
      return make(position);
    }
    index = known;
    return take({ position, asOf: 0, changes: missed, reset: false });
  }

  async function take({ position, changes: told, reset }: Told): Promise<NameIndex> {
    const changed = personsOf(told);
    if (reset || changed === null || changed.length > mostChanged) return make(position);
    if (changed.length > 0) index!.replace(changed, await persons.some(changed, stop.signal), position);
    return index!;
  }

  async function catchUp(): Promise<NameIndex> {
    if (index === null) return begin();
    const told = await changes.next(stop.signal);
    try {
      return await take(told);
    } catch (error) {
      // What was told is lost: only an index made anew is sure to have it.
      index?.close();
      index = null;
      throw error;
    }
  }

  /** The index with all that was committed before now; who asks while one looks waits for the look after that. */
  function current(): Promise<NameIndex> {
    next ??= inTurn(() => {
      next = null;
      return catchUp();
    });
    return next;
  }

  void current().catch(() => undefined);
  return {
    async find(sought, signal) {
      const found = await unlessGone(current(), signal);
      return found.find(sought);
    },
    async findAll(sought, signal) {
      const found: FoundPersons[] = [];
      let since = performance.now();
      let now = await unlessGone(current(), signal);
      for (const one of sought) {
        found.push(now.find(one));
        if (performance.now() - since < slice) continue;
        await setImmediate();
        // It may have been made anew meanwhile.
        now = index ?? await unlessGone(current(), signal);
        signal?.throwIfAborted();
        since = performance.now();
      }
      return found;
    },
    async close() {
      stop.abort();
      await running;
      index?.close();
      index = null;
      await changes.close();
    },
  };
}

/** The local ids of the persons among changes. Null: any may have changed. */
function personsOf(changes: readonly Change[]): readonly string[] | null {
  const own = changes.filter(({ type }) => type === 'Person');
  if (own.some(({ id }) => id === null)) return null;
  return own.map(({ id }) => parseRecordId(id!)!.localId);
}

interface Making {
  readonly file: string | null;
  readonly making: string;
  readonly position: string;
  readonly onProgress: (persons: number, done: boolean) => void;
  readonly onNotice: (notice: string) => void;
}

async function makeIndex(persons: PersonReader, options: Making, signal: AbortSignal): Promise<NameIndex> {
  const { file, making, position, onProgress, onNotice } = options;
  let made: NameIndex;
  try {
    made = NameIndex.create(file);
  } catch {
    onNotice('the search index cannot be written where it is to stand: it is kept in memory');
    made = NameIndex.create(null);
  }
  try {
    let count = 0;
    for await (const some of persons.all(signal)) {
      for (const person of some) made.add(person);
      count += some.length;
      onProgress(count, false);
    }
    made.finish(making, position);
    onProgress(count, true);
    return made;
  } catch (error) {
    made.abandon();
    throw error;
  }
}

/** What an index holds. */
export type IndexSize = NameIndex['size'];

/** Makes an index anew. */
export async function makeAnew(source: ReaderSource, changes: ChangeSource, { file, onProgress = () => {}, onNotice = () => {} }: IndexOptions): Promise<IndexSize> {
  const never = new AbortController().signal;
  const { position } = await changes.next(never);
  const made = await makeIndex(new PersonReader(source), { file, making: makingOf(source.country), position, onProgress, onNotice }, never);
  const { size } = made;
  made.close();
  return size;
}

async function unlessGone<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  let gone = (): void => {};
  const left = new Promise<never>((_, reject) => {
    gone = () => reject(signal.reason as Error);
  });
  signal.addEventListener('abort', gone, { once: true });
  try {
    return await Promise.race([promise, left]);
  } finally {
    signal.removeEventListener('abort', gone);
  }
}
