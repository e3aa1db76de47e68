import { openCheckpoint, proveEntry, readEntryId, ProofError } from '../../log/index.js';
import type { LogContext } from './context.js';
import { readOperations } from './operation.js';
import type { LoggedOperation } from './operation.js';
import { countriesSeen, maySeePart, seenBy } from './seen.js';
import type { SeenOperation } from './seen.js';

/** The operation that a leaf tells of. Null: there is none. */
async function operationOf({ source }: LogContext, id: string): Promise<{ readonly operation: LoggedOperation; readonly place: number } | null> {
  const read = readEntryId(id);
  const found = read && await source.lookup.operationAt(read.origin, read.sequence);
  const [operation] = found ? await readOperations(source, [found]) : [];
  return operation ? { operation, place: read!.sequence } : null;
}

/** One entry. Null: there is none that the reader may see. */
export async function entryOf(context: LogContext, id: string): Promise<SeenOperation | null> {
  const known = await operationOf(context, id);
  return known && seenBy(context.reader, known.operation);
}

/** The proof of one leaf. Null: there is none that the reader may see, or no checkpoint is over it yet. */
export async function proofOf(context: LogContext, id: string) {
  const { reader, source } = context;
  const known = await operationOf(context, id);
  const seen = known && countriesSeen(reader, known.operation);
  if (!seen) return null;
  const { origin } = known.operation;
  try {
    const proof = await proveEntry(source.logs.get(origin)!.store, origin, known.place, (part) => maySeePart(reader, seen, part));
    return { ...proof, json: `${JSON.stringify(proof, null, 2)}\n` };
  } catch (error) {
    if (error instanceof ProofError) return null;
    throw error;
  }
}

/** The newest checkpoint of a log. Null: there is no such log, or none yet. */
export async function checkpointOf({ source }: LogContext, origin: string | null | undefined) {
  const log = source.logs.get(origin ?? source.origin);
  const stored = log && await log.store.newestCheckpoint();
  if (!stored) return null;
  const { size, rootHash } = openCheckpoint(stored.note, log.origin, log.key);
  return { origin: log.origin, size, rootHash: Buffer.from(rootHash).toString('base64'), note: stored.note };
}

/** How many leaves of an operation's log a checkpoint is over. */
export async function provenSize({ source }: LogContext, origin: string): Promise<number> {
  return (await source.logs.get(origin)?.store.newestCheckpoint())?.size ?? 0;
}
