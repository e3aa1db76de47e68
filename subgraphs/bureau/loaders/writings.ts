import type { RecordType } from '../../../schema/record-id.js';
import type { Child, ColumnRef } from '../mapping/index.js';

/** A column of numbers or plates that are folded by `foldAlnum`: of the records' own table or a join of it, or of a child's. */
export interface WrittenColumn {
  readonly type: RecordType;
  readonly column: ColumnRef;
  readonly child: Child | null;
}

/** How the texts of a column are written: where they have blanks, hyphens, dots, slashes and small letters. */
export interface Writing {
  /** Every text the column may have that folds to one of the values. */
  spellings(values: readonly string[]): readonly string[];
  /** What every text of printable ASCII begins with that folds to something that begins with the letters and digits. */
  beginnings(folded: string): readonly string[];
  /** The column's other texts whose folded form fits. */
  others(fits: (folded: string) => boolean): readonly string[];
}

/** Knows how texts are written, so that they are found by the indexes of the national schema, which knows them as they are written. */
export interface Writings {
  /** Null: it is not known, and every text is to be folded. */
  of(column: WrittenColumn): Promise<Writing | null>;
}
