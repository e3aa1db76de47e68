import { entryId, isToldLater, readDelivered, readEntryId, toldOfCountries, writeDelivered } from '../../log/index.js';
import type { AccessPart, Delivered, LeafHeader, LeafPart, OpenedLog, RequesterPart, StoredLeaf } from '../../log/index.js';

export interface DeliveriesOptions {
  /** The folder of the gateway's log, in which it is kept how far each country has been told. */
  readonly folder: string;
  /** Opens the gateway's own log for reading. */
  open(): Promise<OpenedLog>;
  /** The countries that can be told now. */
  countries(): readonly string[];
  /** Tells a country a batch. Never rejects. */
  tell(country: string, batch: AccessBatch, signal: AbortSignal): Promise<Telling>;
  /** How often the log is looked at, in milliseconds. */
  readonly everyMs: number;
  /** Told of entries that a country does not take, though it takes others: they are not told again, and reconciling both logs names them. */
  onRefused(country: string, entries: readonly string[]): void;
  /** Told of an entry that cannot be read: nobody is told of it. */
  onUnreadable(entry: string): void;
  /** Told when a country begins to be behind, and when it is not any more. */
  onBehind(country: string, behind: boolean): void;
  /** Told why the log cannot be read. */
  onFailure(reason: string): void;
}

/** What became of a batch. WRITTEN: it is in the bureau's log. REFUSED: the bureau says that it is none it takes. AWAY: neither is known. */
export type Telling = 'WRITTEN' | 'REFUSED' | 'AWAY';

/** A batch as a bureau takes it. */
export interface AccessBatch {
  readonly gateway: string;
  readonly accesses: readonly Omit<AccessPart, 'part'>[];
}

/** Tells countries of uses of their answers that they were not asked for. */
export interface Deliveries {
  /** Stops; what was not told is told when the gateway runs again. */
  close(): Promise<void>;
}

/** Leaves that are read at a time. */
const page = 500;
/** Accesses and characters of one batch, at most; one access alone may have more characters. */
const mostOfABatch = 200, charactersOfABatch = 512 * 1024;
/** A country that is away is tried again after this, doubled each time, in milliseconds. */
const shortestPause = 1_000, longestPause = 60_000;

type Access = AccessBatch['accesses'][number];

/** An access, and from where the log is to be read to find it again. */
interface Waiting {
  readonly access: Access;
  readonly from: number;
}

/** The intents of operations that run, by correlation id. */
type Intents = Map<string, StoredLeaf>;

const headerOf = ({ leaf }: StoredLeaf): LeafHeader => JSON.parse(Buffer.from(leaf).toString()) as LeafHeader;
const partsOf = ({ parts }: StoredLeaf): LeafPart[] => parts.map((part) => JSON.parse(part) as LeafPart);

const withoutKind = ({ user, issuer, organisation, country, role, scopes, partnerSystem, onBehalfOf }: RequesterPart): NonNullable<Access['requester']> =>
  ({ user, organisation, country, role, scopes, partnerSystem, onBehalfOf, ...(issuer !== undefined && { issuer }) });

/** Null: it cannot be read, as it is not as it was written. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** What an outcome has to tell countries. */
function* accessesIn(origin: string, stored: StoredLeaf, header: Extract<LeafHeader, { kind: 'OUTCOME' }>, intent: StoredLeaf | undefined): Iterable<readonly [country: string, access: Access]> {
  const later = toldOfCountries(partsOf(stored)).filter(isToldLater);
  if (later.length === 0) return;
  const begun = intent && headerOf(intent);
  const parts = intent ? partsOf(intent) : [];
  const asked = parts.find((part) => part.part === 'requester'), about = parts.find((part) => part.part === 'case');
  for (const { country, sources, answers, records } of later) {
    yield [country, {
      entry: entryId(origin, stored.sequence), at: header.at, result: header.result, requester: asked ? withoutKind(asked) : null,
      purpose: begun?.kind === 'INTENT' ? begun.purpose : null, caseReference: about?.caseReference ?? null, justification: about?.justification ?? null, sources, answers, records,
    }];
  }
}

/**
 * Follows the gateway's own log, and tells each country, in batches, of the entries that it has to know. Nothing is kept twice: what is to be told is in
 * the log, and how far each country was told stands beside it. A country that is away is told when it is back; one batch may be told twice.
 */
export function openDeliveries(options: DeliveriesOptions): Deliveries {
  const { folder, countries, everyMs } = options;
  const stop = new AbortController();
  const kept = readDelivered(folder);
  let read: Delivered = kept?.read ?? { next: 0, from: 0 };
  const delivered = new Map<string, Delivered>(Object.entries(kept?.countries ?? {}));
  /** Of countries that are away: until when they are left alone (`performance.now()`), and how long the next time. */
  const away = new Map<string, { readonly until: number; readonly pause: number }>();
  let log: OpenedLog | null = null;
  let running: Promise<void> = Promise.resolve();

  const isDue = (country: string): boolean => (away.get(country)?.until ?? 0) <= performance.now();
  const tellBatch = (country: string, batch: readonly Waiting[], gateway: string): Promise<Telling> =>
    options.tell(country, { gateway, accesses: batch.map(({ access }) => access) }, stop.signal);
  /**
   * Tells one by one what was refused together, so that one access that a bureau does not take holds no other back. Where it takes none of them, it is
   * the bureau that does not take any.
   * @returns the first to be told again. Null: none.
   */
  const tellSingly = async (country: string, batch: readonly Waiting[], origin: string): Promise<Waiting | null> => {
    const refused: string[] = [];
    let written = 0;
    let away: Waiting | null = null;
    for (const each of batch) {
      const told = await tellBatch(country, [each], origin);
      if (told === 'AWAY') {
        away = each;
        break;
      }
      if (told === 'WRITTEN') written += 1;
      else refused.push(each.access.entry);
    }
    if (written === 0) return batch[0]!;
    if (refused.length > 0) options.onRefused(country, refused);
    return away;
  };
  /** @returns the first of the batch to be told again. Null: none. */
  const tell = async (country: string, batch: readonly Waiting[], origin: string): Promise<Waiting | null> => {
    const told = await tellBatch(country, batch, origin);
    const again = told === 'WRITTEN' ? null : told === 'REFUSED' && batch.length > 1 ? await tellSingly(country, batch, origin) : batch[0]!;
    const done = again === null;
    const before = away.get(country);
    if (done) away.delete(country);
    else {
      const pause = Math.min(longestPause, (before?.pause ?? shortestPause / 2) * 2);
      away.set(country, { until: performance.now() + pause, pause });
    }
    if (!done !== (before !== undefined)) options.onBehind(country, !done);
    return again;
  };

  /** Tells countries that have come equally far what stands in the log from there on. */
  async function follow({ store, origin }: OpenedLog, group: readonly string[], start: Delivered, size: number): Promise<void> {
    const intents: Intents = new Map();
    const going = new Set(group);
    for (let at = start.from; at < size && going.size > 0 && !stop.signal.aborted; at += page) {
      const batches = new Map<string, Waiting[]>();
      const end = Math.min(size, at + page);
      for (const stored of await store.leaves(at, end)) {
        const header = readable(() => headerOf(stored));
        if (header === null) options.onUnreadable(entryId(origin, stored.sequence));
        if (header?.kind === 'INTENT') intents.set(header.id, stored);
        if (header?.kind !== 'OUTCOME') continue;
        const intent = intents.get(header.id);
        if (stored.sequence >= start.next) {
          const from = Math.min(stored.sequence, ...[...intents.values()].map(({ sequence }) => sequence));
          const accesses = readable(() => [...accessesIn(origin, stored, header, intent)]);
          if (accesses === null) options.onUnreadable(entryId(origin, stored.sequence));
          for (const [country, access] of accesses ?? []) {
            if (going.has(country)) batches.set(country, [...batches.get(country) ?? [], { access, from }]);
          }
        }
        intents.delete(header.id);
      }
      await Promise.all([...batches].map(async ([country, waiting]) => {
        for (const batch of cut(waiting)) {
          const again = await tell(country, batch, origin);
          if (again === null) continue;
          delivered.set(country, { next: readEntryId(again.access.entry)!.sequence, from: again.from });
          going.delete(country);
          return;
        }
      }));
      const reached: Delivered = { next: Math.max(start.next, end), from: Math.min(end, ...[...intents.values()].map(({ sequence }) => sequence)) };
      for (const country of going) delivered.set(country, reached);
      if (reached.next > read.next) read = reached;
    }
  }

  async function round(): Promise<void> {
    log ??= await options.open();
    const { size } = await log.store.state();
    const groups = new Map<string, string[]>();
    for (const country of countries()) {
      const { next, from } = delivered.get(country) ?? read;
      if (next < size && isDue(country)) groups.set(`${next} ${from}`, [...groups.get(`${next} ${from}`) ?? [], country]);
    }
    for (const [name, group] of groups) {
      const [next = 0, from = 0] = name.split(' ').map(Number);
      await follow(log, group, { next, from }, size);
    }
    if (groups.size > 0) writeDelivered(folder, { read, countries: Object.fromEntries(delivered) });
  }

  const again = (): void => {
    running = round().catch((error: unknown) => options.onFailure(error instanceof Error ? error.message : 'no reason given')).then(() => {
      if (!stop.signal.aborted) timer = setTimeout(again, everyMs).unref();
    });
  };
  let timer = setTimeout(again, everyMs).unref();
  return {
    async close() {
      stop.abort();
      clearTimeout(timer);
      await running;
      await log?.close();
    },
  };
}

/** Cuts what waits into batches. */
function cut(waiting: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const batches: Waiting[][] = [];
  let characters = Infinity;
  for (const one of waiting) {
    const size = JSON.stringify(one.access).length;
    if (characters + size > charactersOfABatch || batches.at(-1)!.length >= mostOfABatch) {
      batches.push([]);
      characters = 0;
    }
    batches.at(-1)!.push(one);
    characters += size;
  }
  return batches;
}
