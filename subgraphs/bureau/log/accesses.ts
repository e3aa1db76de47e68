import { z } from 'zod';
import { longestEntryId, mostAccesses } from '../../../schema/bureau-log.js';
import { readEntryId, results } from '../../../log/index.js';
import type { AccessPart } from '../../../log/index.js';
import type { BureauLog } from './bureau-log.js';
import type { TakenAccesses } from './taken.js';

const text = z.string().max(1_000);
const entry = z.string().max(longestEntryId).refine((id) => readEntryId(id) !== null);

const batch = z.strictObject({
  /** The origin of the gateway's log. */
  gateway: z.string().min(1).max(200),
  accesses: z.array(z.strictObject({
    entry,
    at: z.iso.datetime(),
    result: z.enum(results),
    requester: z.strictObject({
      user: text, organisation: text.nullable(), country: text, role: text, scopes: z.array(text).max(100), partnerSystem: text.nullable(), onBehalfOf: text.nullable(),
      issuer: text.optional(),
    }).nullable(),
    purpose: text.nullable(),
    caseReference: text.nullable(),
    justification: text.nullable(),
    sources: z.array(text).max(10),
    answers: z.array(entry).max(10_000),
    records: z.array(text).max(20_000),
  })).min(1).max(mostAccesses),
});

const partOf = ({ requester, ...rest }: z.infer<typeof batch>['accesses'][number]): AccessPart => {
  if (requester === null) return { part: 'access', ...rest, requester };
  const { issuer, ...known } = requester;
  return { part: 'access', ...rest, requester: issuer === undefined ? known : { ...known, issuer } };
};

/** What became of a batch. */
export interface TakenBatch {
  /** How many were written. */
  readonly taken: number;
  /** How many had been written before. */
  readonly repeated: number;
  /** The entry that tells of them. Null: none was new. */
  readonly entry: string | null;
}

/** Takes later uses of a bureau's answers. */
export interface AccessTaker {
  /** Writes what is new of a batch; it is on the disk when this resolves. A text says why it is none. @throws LogStoreError */
  take(body: unknown): Promise<TakenBatch | string>;
}

/**
 * One batch after the other, so that none is written twice.
 * @param onNotice told when a gateway tells otherwise of an entry than before; that is written, too.
 */
export function accessTaker(log: BureauLog, taken: TakenAccesses, onNotice: (notice: string) => void): AccessTaker {
  let last: Promise<unknown> = Promise.resolve();
  const write = async ({ gateway, accesses }: z.infer<typeof batch>): Promise<TakenBatch> => {
    const parts = new Map(accesses.map((access): [string, AccessPart] => [access.entry, partOf(access)]));
    const fresh = [...parts.values()].filter((part) => {
      const found = taken.look(part);
      if (found === 'OTHERWISE') onNotice(`ACCESS_TOLD_OTHERWISE: ${part.entry} was told before, and not as now`);
      return found !== 'REPEATED';
    });
    const repeated = accesses.length - fresh.length;
    if (fresh.length === 0) return { taken: 0, repeated, entry: null };
    const id = await log.write({ header: { kind: 'ACCESSES', gateway, count: fresh.length }, parts: fresh, search: null, operation: null });
    taken.note(fresh, readEntryId(id)!.sequence + 1);
    return { taken: fresh.length, repeated, entry: id };
  };
  return {
    async take(body) {
      const { success, data, error } = batch.safeParse(body);
      if (!success) return `Expected a batch of accesses: ${error.issues[0]!.path.join('.') || 'the whole'}: ${error.issues[0]!.message}`;
      if (data.accesses.some((access) => readEntryId(access.entry)!.origin !== data.gateway)) return `Expected entries of ${data.gateway} alone, got one of another log`;
      const turn = last.then(() => write(data));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
