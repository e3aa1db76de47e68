import type { Lookup, OpenedLog } from '../../log/index.js';

/** How long search values are kept, and whether a hold keeps them longer. */
export interface Retention {
  /** RFC 3339 date. */
  readonly until: string | null;
  readonly held: boolean | null;
}

/** The logs that may be read here, opened. */
export interface LogSource {
  /** The log of this gateway. */
  readonly origin: string;
  /** By origin. */
  readonly logs: ReadonlyMap<string, Pick<OpenedLog, 'origin' | 'key' | 'store' | 'searchKeys'>>;
  readonly lookup: Lookup;
  /** How long the search values of an entry are kept. Null: not known here. */
  retention(entry: { readonly at: string; readonly country: string | null; readonly case: string | null }): Promise<Retention> | null;
}
