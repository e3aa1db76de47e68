import { entryId, keptByDefault, openLogWriter } from '../../../log/index.js';
import type { LeafPart, LogEntry, NormalisedOperation, Result, Retention } from '../../../log/index.js';
import type { Admitted } from '../trust/index.js';
import { writeRefusals } from './refusals.js';

/** How a bureau keeps its log. */
export interface BureauLogOptions {
  /** The folder in which the log, its keys, and what belongs to them lie; made when missing. One bureau writes it. */
  readonly folder: string;
  /** The log's name, 1 to 200 printable ASCII characters without blanks and plus signs. Default `bureau/CC`. */
  readonly origin?: string;
  /** At most how long entries stand without a signed checkpoint over them, in milliseconds, 100 to 3,600,000. Default 5,000. */
  readonly checkpointMs?: number;
  /** Entries that wait to be written, at most; what comes beyond is answered by 503. Default 10,000. */
  readonly mostWaiting?: number;
  /** How long search values are kept before their keys are destroyed, in years, 1 to 5, by the country of the requester. Default: 3 for all. */
  readonly retention?: Retention;
}

/** A question that is answered, as it is logged. */
export interface AnsweredQuestion {
  /** Null: the bureau is open, and nobody is known. */
  readonly admitted: Admitted | null;
  readonly rules: string;
  /** Null: what came is no operation. */
  readonly operation: NormalisedOperation | null;
  /** How much it asked for. */
  readonly granularity: 'COUNT' | 'RECORD';
  readonly variables: Readonly<Record<string, unknown>>;
  readonly result: Exclude<Result, 'UNKNOWN'>;
  readonly code: string | null;
  readonly latencyMs: number;
  /** What was told of which records. */
  readonly told: readonly LeafPart[];
}

/** The log of a bureau. */
export interface BureauLog {
  readonly origin: string;
  /** Whether the last entry could not be written. */
  readonly failing: boolean;
  /** Logs what was asked and is given. @returns the entry's id, when it is on the disk. @throws LogStoreError when it cannot be written: then nothing is to be given. */
  answered(question: AnsweredQuestion): Promise<string>;
  /** Counts a caller that was refused and is not known. */
  refused(code: string): void;
  /** Writes an entry of another kind. @returns its id, when it is on the disk. @throws LogStoreError */
  write(entry: LogEntry): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens a bureau's log for writing.
 * @param onFailure told why, when something could not be written; no personal data.
 * @throws LogStoreError when it cannot be opened, or was changed.
 */
export async function openBureauLog(country: string, options: BureauLogOptions, onFailure: (reason: string) => void): Promise<BureauLog> {
  const { folder, origin = `bureau/${country}`, checkpointMs = 5_000, mostWaiting = 10_000, retention = keptByDefault } = options;
  const writer = await openLogWriter({ folder, origin, checkpointMs, mostWaiting, retention, onFailure });
  let failing = false;
  const write = async (entry: LogEntry): Promise<string> => {
    try {
      const place = await writer.append([entry]);
      failing = false;
      return entryId(origin, place);
    } catch (error) {
      failing = true;
      throw error;
    }
  };
  const refusals = writeRefusals(write);
  return {
    origin,
    get failing() {
      return failing;
    },
    answered: (question) => write(entryOf(country, question)),
    refused: (code) => refusals.count(code),
    write,
    async close() {
      await refusals.close();
      await writer.close();
    },
  };
}

function entryOf(country: string, { admitted, rules, operation, granularity, variables, result, code, latencyMs, told }: AnsweredQuestion): LogEntry {
  const { requester = null, purpose = null, policy = null } = admitted?.asker ?? {};
  // Values that belong to no operation are sealed under the names they came with.
  const values = operation ? operation.values(variables) : Object.keys(variables).length > 0 ? JSON.stringify(variables) : null;
  return {
    header: {
      kind: 'ANSWER', askedFor: admitted?.askedFor ?? null, question: admitted?.question ?? null, purpose: purpose?.code ?? null, policyVersion: policy?.version ?? null,
      rules, granularity, operation: operation?.digest ?? null, result, code, latencyMs: Math.round(latencyMs),
    },
    parts: [
      ...(requester ? [{ part: 'requester', ...requester } as const] : []),
      ...(purpose ? [{ part: 'case', caseReference: purpose.caseReference, justification: purpose.justification } as const] : []),
      ...told,
    ],
    search: values === null ? null : { country: requester?.country ?? country, values },
    operation: operation && { digest: operation.digest, text: operation.text },
  };
}
