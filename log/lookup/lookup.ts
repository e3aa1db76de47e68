import { entryId } from '../entry-id.js';
import type { LogStore } from '../store.js';
import { addBits, blockSize, countBits, keepBits, noBits, placesDown } from './bits.js';
import type { Bits } from './bits.js';
import { anyOf, clauseCursor, viewCursor, walk } from './cursors.js';
import type { Clause, View } from './cursors.js';
import type { LookupStore, RefusalCount } from './lookup-store.js';
import { OriginLookup } from './origin-lookup.js';
import type { Term } from './terms.js';

/** A place in the order of operations: by time, then by log, then by place. */
export interface Position {
  readonly at: number;
  readonly origin: string;
  /** The place of the operation's intent. */
  readonly intent: number;
}

/** An operation that was found. */
export interface FoundOperation extends Position {
  /** Null: its end is not known. */
  readonly outcome: number | null;
}

/** What is looked for: operations of one of the views, in [from, to) milliseconds since 1970. */
export interface Sought {
  readonly views: readonly View[];
  /** Null: from the beginning, to the newest. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A group that operations are counted in: of each view a clause. Null: none of the view's are in it. */
export interface Group {
  readonly clauses: readonly (Clause | null)[];
}

/** A log that operations are found in; it stays open when the lookup is closed. */
export interface LogToFind {
  readonly origin: string;
  readonly store: LogStore;
}

/** Finds operations in logs. */
export interface Lookup {
  readonly origins: ReadonlySet<string>;
  /** Takes a log in: operations of it are found after the next `follow`. */
  add(log: LogToFind): Promise<void>;
  /** How many leaves of the logs cannot be read, as they are not as they were written: they are in no answer. 10,000 are counted at most. */
  readonly passedOver: number;
  /** Tells that a leaf that was found cannot be read. */
  passOver(origin: string, place: number): void;
  /** Reads the logs as far as they go: what was durable when it was called is found afterwards. */
  follow(): Promise<void>;
  /** Operations, the newest first, before a position. */
  find(sought: Sought, before: Position | null, most: number): Promise<readonly FoundOperation[]>;
  count(sought: Sought): Promise<number>;
  /** How many operations there are of each group, in their order. */
  countGroups(sought: Sought, groups: readonly Group[]): Promise<readonly number[]>;
  /** The terms that begin with a prefix, sorted. */
  terms(prefix: string): Promise<readonly Term[]>;
  refusals(): Promise<readonly RefusalCount[]>;
  /** The operation that a leaf tells of. Null: there is none. */
  operationAt(origin: string, place: number): Promise<FoundOperation | null>;
  close(): Promise<void>;
}

/** Leaves that cannot be read and are remembered, at most. */
const mostPassed = 10_000;

/** Groups counted side by side, with no other work between. */
const groupsAtOnce = 32;

/** Whether a position comes before another in the order of time. */
const isBefore = (one: Position, other: Position): boolean => {
  if (one.at !== other.at) return one.at < other.at;
  return one.origin === other.origin ? one.intent < other.intent : one.origin < other.origin;
};

/**
 * Opens the lookup of logs. Its store is closed with it.
 * @param onPassOver told once of each leaf that cannot be read, ORIGIN:PLACE. Default: nobody is.
 */
export async function openLookup(logs: readonly LogToFind[], store: LookupStore, onPassOver: (entry: string) => void = () => undefined): Promise<Lookup> {
  const lookups: OriginLookup[] = [];
  const passed = new Set<string>();
  const passOver = (origin: string, place: number): void => {
    const entry = entryId(origin, place);
    if (passed.has(entry) || passed.size === mostPassed) return;
    passed.add(entry);
    onPassOver(entry);
  };
  const add = async ({ origin, store: log }: LogToFind): Promise<void> => void lookups.push(await OriginLookup.open(origin, log, store, (place) => passOver(origin, place)));
  for (const log of logs) await add(log);

  const rangeOf = (lookup: OriginLookup, { from, to }: Pick<Sought, 'from' | 'to'>): Promise<readonly [number, number]> => Promise.all([
    from === null ? 0 : lookup.first(({ at }) => at >= from),
    to === null ? lookup.size : lookup.first(({ at }) => at >= to),
  ]);
  const cursorOf = (lookup: OriginLookup, views: readonly View[]) => anyOf(views.map((view) => viewCursor(lookup, view)));

  async function findIn(lookup: OriginLookup, sought: Sought, before: Position | null, most: number): Promise<FoundOperation[]> {
    const { origin } = lookup;
    const [[from, end], following] = await Promise.all([rangeOf(lookup, sought), before ? lookup.first(({ at, intent }) => !isBefore({ at, origin, intent }, before)) : Infinity]);
    const to = Math.min(end, following);
    const numbers: number[] = [];
    for await (const { block, bits } of walk(cursorOf(lookup, sought.views), from, to, blockSize)) {
      for (const place of placesDown(bits)) {
        numbers.push(block * blockSize + place);
        if (numbers.length === most) break;
      }
      if (numbers.length === most) break;
    }
    return (await lookup.places(numbers)).map(({ intent, outcome, at }) => ({ origin, intent, outcome, at }));
  }

  return {
    add,
    get origins() {
      return new Set(lookups.map(({ origin }) => origin));
    },
    get passedOver() {
      return passed.size;
    },
    passOver,
    async follow() {
      await Promise.all(lookups.map((lookup) => lookup.follow()));
    },
    async find(sought, before, most) {
      const found = (await Promise.all(lookups.map((lookup) => findIn(lookup, sought, before, most)))).flat();
      return found.sort((one, other) => (isBefore(one, other) ? 1 : -1)).slice(0, most);
    },
    async count(sought) {
      let sum = 0;
      for (const lookup of lookups) {
        const [from, to] = await rangeOf(lookup, sought);
        for await (const { bits } of walk(cursorOf(lookup, sought.views), from, to, blockSize)) sum += countBits(bits);
      }
      return sum;
    },
    async countGroups(sought, groups) {
      const sums = groups.map(() => 0);
      for (const lookup of lookups) {
        const range = await rangeOf(lookup, sought);
        const bases: ReadonlyMap<number, Bits>[] = [];
        for (const view of sought.views) bases.push(await materialised(lookup, view, range));
        for (let first = 0; first < groups.length; first += groupsAtOnce) {
          // What several groups need is read in few statements.
          const counted = await Promise.all(groups.slice(first, first + groupsAtOnce).map(({ clauses }) => countGroup(lookup, bases, clauses, range)));
          counted.forEach((count, place) => (sums[first + place]! += count));
          await new Promise(setImmediate);
        }
      }
      return sums;
    },
    async terms(prefix) {
      const all = new Set<Term>();
      for (const lookup of lookups) for (const each of await lookup.terms(prefix)) all.add(each);
      return [...all].sort();
    },
    async refusals() {
      return (await Promise.all(lookups.map((lookup) => lookup.refusals()))).flat();
    },
    async operationAt(origin, place) {
      const lookup = lookups.find((each) => each.origin === origin);
      const number = lookup ? await lookup.operationAt(place) : null;
      if (!lookup || number === null) return null;
      return { origin, ...await lookup.place(number) };
    },
    close: () => store.close(),
  };
}

async function materialised(lookup: OriginLookup, view: View, [from, to]: readonly [number, number]): Promise<ReadonlyMap<number, Bits>> {
  const base = new Map<number, Bits>();
  for await (const { block, bits } of walk(viewCursor(lookup, view), from, to, blockSize)) base.set(block, bits);
  return base;
}

async function countGroup(lookup: OriginLookup, bases: readonly ReadonlyMap<number, Bits>[], clauses: Group['clauses'], [from, to]: readonly [number, number]): Promise<number> {
  const [base] = bases, [only] = clauses;
  let sum = 0;
  if (bases.length === 1) {
    if (!only) return 0;
    for await (const { block, bits } of walk(clauseCursor(lookup, only), from, to, blockSize)) {
      const kept = base!.get(block);
      if (!kept) continue;
      keepBits(bits, kept);
      sum += countBits(bits);
    }
    return sum;
  }
  const joined = new Map<number, Bits>();
  for (const [place, clause] of clauses.entries()) {
    if (!clause) continue;
    for await (const { block, bits } of walk(clauseCursor(lookup, clause), from, to, blockSize)) {
      const kept = bases[place]!.get(block);
      if (!kept) continue;
      keepBits(bits, kept);
      const sofar = joined.get(block) ?? noBits();
      addBits(sofar, bits);
      joined.set(block, sofar);
    }
  }
  for (const bits of joined.values()) sum += countBits(bits);
  return sum;
}
