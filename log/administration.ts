import { randomBytes } from 'node:crypto';
import type { LogEntry } from './log-entry.js';
import type { AdministrationAct, AdministrationPart, LeafPart } from './entry.js';
import { heldKeys } from './held-keys.js';
import type { Hold, HoldScope } from './hold.js';
import { expiredKeys } from './retention.js';
import type { Retention } from './retention.js';
import type { SearchKeys } from './search-keys.js';
import type { LogStore } from './store.js';

interface Ordered {
  /** Who orders it, and why: in the entry. */
  readonly by: string;
  readonly reason: string;
}

/** What a log can be ordered to do with the keys of its search values. */
export type LogOrder = Ordered & (
  | { readonly kind: 'EXPIRE'; readonly retention: Retention }
  /** `day`: RFC 3339 date, in UTC, gone by. */
  | { readonly kind: 'ERASE'; readonly country: string; readonly day: string }
  /** `entry`: the place of an entry; what is held is all that its country searched for on its day. */
  | { readonly kind: 'HOLD_ADD'; readonly scope: HoldScope | { readonly entry: number } }
  | { readonly kind: 'HOLD_REMOVE'; readonly id: string }
);

/** What became of an order. */
export interface LogOrderResult {
  /** Why it was not carried out. Null: it was. */
  readonly refused: string | null;
  /** Ids of the keys that were destroyed. */
  readonly destroyed: readonly string[];
  /** Ids of the keys that were due, and that a hold keeps, each with the hold's id. */
  readonly kept: Readonly<Record<string, string>>;
  /** The hold that was added or removed. */
  readonly hold: Hold | null;
  /** Places of the entries that tell of it. */
  readonly entries: readonly number[];
}

export interface AdministrationOptions {
  readonly store: LogStore;
  readonly keys: SearchKeys;
  /** Writes entries, durable when it resolves. @returns the place of the first. */
  readonly append: (entries: readonly LogEntry[]) => Promise<number>;
  readonly now: () => Date;
}

/** Keys that one entry tells of at most. */
const mostOfAnEntry = 1_000;

const nothing: LogOrderResult = { refused: null, destroyed: [], kept: {}, hold: null, entries: [] };

/**
 * Carries out an order. The entry that tells of it is on the disk before anything is destroyed or let go: after a crash in between, the log tells of more than was done, and the
 * order can be given again.
 */
export function carryOut(order: LogOrder, options: AdministrationOptions): Promise<LogOrderResult> {
  switch (order.kind) {
    case 'EXPIRE': return expire(order, options);
    case 'ERASE': return erase(order, options);
    case 'HOLD_ADD': return addHold(order, options);
    case 'HOLD_REMOVE': return removeHold(order, options);
  }
}

type Order<K extends LogOrder['kind']> = Extract<LogOrder, { kind: K }>;

const entryOf = (act: AdministrationAct, { by, reason }: Ordered, about: Partial<Pick<AdministrationPart, 'keys' | 'hold'>>): LogEntry =>
  ({ header: { kind: 'ADMINISTRATION', act }, parts: [{ part: 'administration', by, reason, keys: [], hold: null, ...about }], search: null, operation: null });

async function destroy(act: 'EXPIRED' | 'ERASED', order: Ordered, ids: readonly string[], { keys, append }: AdministrationOptions): Promise<Pick<LogOrderResult, 'destroyed' | 'entries'>> {
  const entries: number[] = [];
  for (let from = 0; from < ids.length; from += mostOfAnEntry) {
    const some = ids.slice(from, from + mostOfAnEntry);
    entries.push(await append([entryOf(act, order, { keys: some })]));
    keys.destroyKeys(some);
  }
  return { destroyed: ids, entries };
}

async function expire(order: Order<'EXPIRE'>, options: AdministrationOptions): Promise<LogOrderResult> {
  const { store, keys, now } = options;
  const due = expiredKeys(keys.list(), order.retention, now());
  const held = await heldKeys(due, keys.holds(), store);
  return {
    ...nothing,
    ...await destroy('EXPIRED', order, due.map(({ id }) => id).filter((id) => !held.has(id)), options),
    kept: Object.fromEntries([...held].map(([id, hold]) => [id, hold.id])),
  };
}

async function erase(order: Order<'ERASE'>, options: AdministrationOptions): Promise<LogOrderResult> {
  const { store, keys, now } = options;
  // The key of today is in use: what is searched for after its end could not be sealed.
  const today = now().toISOString().slice(0, 10);
  if (order.day >= today) return { ...nothing, refused: `Expected a day before today (${today} in UTC), got ${order.day}` };
  const due = keys.list().filter(({ day, country, destroyed }) => !destroyed && day === order.day && country === order.country);
  const [held] = (await heldKeys(due, keys.holds(), store)).values();
  if (held) return { ...nothing, refused: `Expected a day that no hold keeps, got one that ${held.id} keeps`, kept: Object.fromEntries(due.map(({ id }) => [id, held.id])) };
  return { ...nothing, ...await destroy('ERASED', order, due.map(({ id }) => id), options) };
}

async function addHold(order: Order<'HOLD_ADD'>, { store, keys, append, now }: AdministrationOptions): Promise<LogOrderResult> {
  let scope: HoldScope;
  if ('entry' in order.scope) {
    const [leaf] = await store.leaves(order.scope.entry, order.scope.entry + 1);
    const search = leaf?.parts.map((text) => JSON.parse(text) as LeafPart).find(({ part }) => part === 'search');
    if (search?.part !== 'search') return { ...nothing, refused: `Expected the place of an entry with search values, got ${order.scope.entry}` };
    const [day = '', country = ''] = search.key.split('/');
    scope = { days: { country, from: day, to: day }, caseReference: null };
  } else {
    scope = order.scope;
  }
  const hold: Hold = { id: `h${randomBytes(4).toString('hex')}`, at: now().toISOString(), ...scope };
  // It holds before the log tells of it: the other way round, what is said to be held could be destroyed in between.
  keys.addHold(hold);
  try {
    return { ...nothing, hold, entries: [await append([entryOf('HOLD_ADDED', order, { hold })])] };
  } catch (error) {
    keys.removeHold(hold.id);
    throw error;
  }
}

async function removeHold(order: Order<'HOLD_REMOVE'>, { keys, append }: AdministrationOptions): Promise<LogOrderResult> {
  const hold = keys.holds().find(({ id }) => id === order.id);
  if (!hold) return { ...nothing, refused: `Expected the id of a hold, got none of these: ${keys.holds().map(({ id }) => id).join(', ') || 'there are none'}` };
  const place = await append([entryOf('HOLD_REMOVED', order, { hold })]);
  keys.removeHold(hold.id);
  return { ...nothing, hold, entries: [place] };
}
