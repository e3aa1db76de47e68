import type { RecordType } from '../../../schema/record-id.js';

/** What happened to a record. */
export type Happened = 'INSERTED' | 'CHANGED' | 'DELETED';

/** A record that reads differently now. */
export interface Change {
  readonly type: RecordType;
  /** Null: any record of the type may. */
  readonly id: string | null;
  readonly kind: Happened;
}

/** What there is to be told of a national database. */
export interface Told {
  /** Where the telling stands with it: 1 to 200 printable ASCII characters. */
  readonly position: string;
  /** All that was committed before this instant is told: milliseconds since 1970-01-01T00:00:00Z, on the bureau's clock. */
  readonly asOf: number;
  readonly changes: readonly Change[];
  /** Anything may have changed. */
  readonly reset: boolean;
}

/** Where the changes of a national database are learnt from. Its functions are called one after the other, never at one time. */
export interface ChangeSource {
  /**
   * What has changed since it was called last; the first time nothing, and the position.
   * @throws when the database cannot be asked; the next call tells what this one would have told.
   */
  next(signal: AbortSignal): Promise<Told>;
  /** What has changed since a position that was told, by this process or an earlier one. Null: the position is not known. */
  since(position: string, signal: AbortSignal): Promise<readonly Change[] | null>;
  close(): Promise<void>;
}

/** Most changes that are told one by one; past that, anything may have changed. */
export const mostChanges = 10_000;
