import type { AccessesHeader, AdministrationHeader, AnswerHeader, IntentHeader, LeafHeader, LeafPart, OutcomeHeader, RefusalsHeader } from './entry.js';

type Unplaced<H extends LeafHeader> = Omit<H, 'v' | 'origin' | 'at'>;

/** What is to be logged; the log adds its origin and the time. */
export interface LogEntry {
  readonly header: Unplaced<IntentHeader> | Unplaced<OutcomeHeader> | Unplaced<RefusalsHeader> | Unplaced<AnswerHeader> | Unplaced<AccessesHeader>
    | Unplaced<AdministrationHeader>;
  readonly parts: readonly LeafPart[];
  /** What was searched for, as JSON, to be sealed for the country of the requester. Null: nothing. */
  readonly search: { readonly country: string; readonly values: string } | null;
  /** The text of the operation that the header names by its digest. Null: the header names none. */
  readonly operation: { readonly digest: string; readonly text: string } | null;
}
