/** A row of a fault table: figures and words by column. */
export type FaultRow = Readonly<Record<string, string | number | null>>;

/** What a fault table found. */
export interface FaultResult {
  /** In the order they are to be shown; every row has the same columns. */
  readonly rows: readonly FaultRow[];
  /** What must not be, in words; empty: all is well. */
  readonly breaches: readonly string[];
}

/** What tables are run with. */
export interface FaultRun {
  /** How much is asked of each row: queries or requests, as the table has it. Default: the table's own. */
  readonly size?: number | undefined;
  /** Tells how it gets on. */
  tell(line: string): void;
}

/** A long table of faults, run by `npm run faults`. */
export interface FaultTable {
  /** What it is called by. */
  readonly name: string;
  /** What it shows, in a line. */
  readonly about: string;
  run(run: FaultRun): Promise<FaultResult>;
}
