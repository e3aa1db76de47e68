import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { normalised, refusalCounts } from '../../log/index.js';
import type { KnownLog, LogEntry, LogWriter, Result } from '../../log/index.js';
import { errors, isErrorCode, refusal } from '../errors.js';
import type { Asked, AskedOperation, Audit, RequestContext } from '../request.js';
import { isClientGone } from '../util/client-gone.js';
import { openLedger, tellsOutcomes } from '../util/ledger.js';
import type { Ledger } from '../util/ledger.js';
import { openKeptWriter } from './kept-writer.js';
import { askedParts, countryParts } from './parts.js';

export interface AuditOptions {
  /** Opens the log. @param known what is known of it when it is opened once more; null: it is the first time. */
  open(known: KnownLog | null): Promise<LogWriter>;
  /** How often the log is tried again while it cannot be written, in milliseconds. */
  readonly retryMs: number;
  /** How often refusals that are counted are written, in milliseconds. */
  readonly refusalsMs: number;
  /** Told when the log cannot be written any more, with the reason, and when it can again, with null. */
  onChange(reason: string | null): void;
  /** Default: the clock. */
  readonly now?: () => Date;
}

export interface OpenAudit extends Audit {
  /** The newest checkpoint of the log, a signed note. Null: there is none yet. */
  readonly checkpoint: string | null;
  /** Until when entries can be written, RFC 3339, where that is within three months. Null: longer. */
  readonly writableUntil: string | null;
  /** Closes what is open, writes what waits, signs a last checkpoint, and closes the log. */
  close(): Promise<void>;
}

/** What is known of one request while it runs. */
interface Account {
  readonly ledger: Ledger;
  /** The intent, with whether it is on the disk. Null: there is none. */
  intent: { readonly entry: LogEntry; readonly written: Promise<boolean> } | null;
  concluded: boolean;
}

/** The country whose key seals search values where nobody says who asks: a code that is no country's (ISO 3166-1, user-assigned). */
const nowhere = 'XX';
/** Search values and the text of an operation that is refused are left out when they are longer, in characters: they take room and were asked of nobody. */
const longestRefused = 65_536;
/** Refusals of known requesters that are counted, but for the first in this time, in milliseconds. */
const floodMs = 60_000;
/** Requesters remembered in that time. */
const rememberedFloods = 10_000;
/**
 * How long an intent may wait for an outcome, its own or another's, to be written with: a flush less, where bureaux answer sooner than that. Bureaux are asked
 * meanwhile, and log what they are asked.
 */
const intentPatienceMs = 10;
const floodCodes = new Set(['RATE_LIMITED', 'LOCKED_OUT']);

const key = Symbol('audit');
const accountOf = ({ state }: RequestContext): Account => state.get(key) as Account;

const logUnavailable = (): GraphQLError => refusal('LOG_UNAVAILABLE', errors.LOG_UNAVAILABLE.meaning, {}, { 'retry-after': '1' });

const short = (text: string | null): string | null => (text !== null && text.length > longestRefused ? null : text);

/** The beginning of an operation. @param whole whether everything is told of what was asked, however long. */
function intentOf({ id, requester, purpose, permission }: Asked, operation: AskedOperation | null, whole: boolean): LogEntry {
  const asked = operation && normalised(operation);
  const told = asked && asked.values(operation.variables);
  const values = whole ? told : short(told);
  return {
    header: {
      kind: 'INTENT', id, purpose: purpose?.code ?? null, profile: permission?.profile ?? null, policyVersion: permission?.policyVersion ?? null,
      granularity: permission?.granularity ?? null, operation: asked?.digest ?? null,
    },
    parts: askedParts({ requester, purpose }),
    search: values === null ? null : { country: requester?.country ?? nowhere, values },
    operation: asked && (whole || short(asked.text) !== null) ? { digest: asked.digest, text: asked.text } : null,
  };
}

function outcomeOf({ id, startedAt }: Pick<Asked, 'id' | 'startedAt'>, result: Result, code: string | null, ledger: Ledger | null): LogEntry {
  const parts = ledger ? countryParts(ledger) : [];
  return { header: { kind: 'OUTCOME', id, result, code, latencyMs: Math.max(0, Math.round(performance.now() - startedAt)) }, parts, search: null, operation: null };
}

/** A code as it is written: one of the registry, else that there was a defect or another's code. */
const knownCode = (code: string | null): string | null => (code === null || isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR');

/**
 * Keeps the query log of a gateway.
 * @throws LogStoreError when the log cannot be opened.
 */
export async function openAudit({ open, retryMs, refusalsMs, onChange, now = () => new Date() }: AuditOptions): Promise<OpenAudit> {
  const counts = refusalCounts();
  const running = new Set<string>();
  /** Ends of operations that could not be written; nothing was disclosed to whoever asked. */
  const owed = new Map<string, LogEntry>();
  const flooding = new LRUCache<string, true>({ max: rememberedFloods, ttl: floodMs });
  let ticking: NodeJS.Timeout | null = null;

  const writer = await openKeptWriter({
    open, retryMs, onChange,
    running: () => [...running],
    takeOwed() {
      const refused = counts.take();
      const taken = [...owed.values(), ...(refused ? [refused] : [])];
      for (const id of owed.keys()) running.delete(id);
      owed.clear();
      return taken;
    },
    giveBack(entries) {
      for (const entry of entries) {
        if (entry.header.kind === 'OUTCOME') owe(entry);
        else counts.giveBack(entry);
      }
    },
  });

  function owe(entry: LogEntry): void {
    if (entry.header.kind !== 'OUTCOME') return;
    running.add(entry.header.id);
    owed.set(entry.header.id, entry);
  }

  const writeCounts = async (): Promise<void> => {
    ticking = null;
    const entry = counts.take();
    if (entry && !await writer.append([entry])) counts.giveBack(entry);
  };
  const count = (code: string): void => {
    counts.count(knownCode(code)!, now());
    ticking ??= setTimeout(() => void writeCounts(), refusalsMs).unref();
  };
  const refuse = async (asked: Asked, code: string, operation: AskedOperation | null): Promise<GraphQLError | null> => {
    if (asked.requester === null || (floodCodes.has(code) && !isFirst(asked.requester))) {
      count(code);
      return null;
    }
    if (await writer.append([intentOf(asked, operation, false), outcomeOf(asked, 'REFUSED', knownCode(code), null)])) return null;
    count('LOG_UNAVAILABLE');
    return logUnavailable();
  };
  const isFirst = ({ issuer, user, onBehalfOf }: NonNullable<Asked['requester']>): boolean => {
    const name = JSON.stringify([issuer, user, onBehalfOf]);
    if (flooding.has(name)) return false;
    flooding.set(name, true);
    return true;
  };
  /** Writes the end of an operation whose intent was written, or was to be. */
  const end = async (context: RequestContext, { intent, ledger }: Account, result: Result, code: string | null): Promise<boolean> => {
    const outcome = outcomeOf(context, result, code, ledger);
    const [ended, begun] = await Promise.all([writer.append([outcome]), intent!.written]);
    if (ended && begun) {
      running.delete(context.id);
      return true;
    }
    // The intent is lost, the log can be written again: both are written together.
    if (!begun && await writer.append(ended ? [intent!.entry] : [intent!.entry, outcome])) {
      running.delete(context.id);
      return true;
    }
    owe(outcomeOf(context, 'FAILED', 'LOG_UNAVAILABLE', null));
    return false;
  };

  return {
    unavailable: () => (writer.available ? null : logUnavailable()),
    open(context) {
      context.state.set(key, { ledger: openLedger(context), intent: null, concluded: false } satisfies Account);
    },
    intend(context, operation) {
      const entry = intentOf(context, operation, true);
      running.add(context.id);
      accountOf(context).intent = { entry, written: writer.append([entry], intentPatienceMs) };
    },
    async conclude(context, { answered, code, operation }) {
      const account = accountOf(context);
      account.concluded = true;
      if (account.intent === null) return refuse(context, code ?? 'INTERNAL_SERVER_ERROR', operation);
      const failed = knownCode(code) === 'INTERNAL_SERVER_ERROR' || tellsOutcomes(account.ledger);
      const result = isClientGone(context.signal) ? 'ABANDONED' : answered ? 'SERVED' : failed ? 'FAILED' : 'REFUSED';
      return await end(context, account, result, answered ? null : knownCode(code)) ? null : logUnavailable();
    },
    refuse: (asked, code) => refuse(asked, code, null),
    count,
    async settle(context) {
      const account = accountOf(context);
      if (account.concluded) return;
      account.concluded = true;
      if (account.intent !== null) await end(context, account, isClientGone(context.signal) ? 'ABANDONED' : 'FAILED', 'INTERNAL_SERVER_ERROR');
    },
    get checkpoint() {
      return writer.checkpoint;
    },
    get writableUntil() {
      return writer.writableUntil;
    },
    async close() {
      if (ticking) clearTimeout(ticking);
      await writer.close();
    },
  };
}
