import type { RecordType } from '../../../schema/record-id.js';
import type { ProfileFields, ProfileRelations } from './profile.js';
import type { OwnerRules } from './rules.js';

/**
 * A value as the bureau's connections give it, whatever the engine: a truth value as 1 or 0, a day or a time as text, with its
 * offset where the column has a zone.
 */
export type Cell = string | number | bigint | boolean | null | Date | Uint8Array;

/** A native row; its keys are the column references the mapping used to ask for it. */
export type NativeRow = Readonly<Record<string, Cell>>;

/**
 * A native column: `COLUMN` of the record's own table, or `ALIAS.COLUMN` of a join the record mapping declares (in a
 * child's own reading: of the child's table or of the child's joins).
 */
export type ColumnRef = string;

/** A 1:1 table read beside the record's own: LEFT JOIN `table` AS `as` ON `as`.`column` = `equals`. */
export interface Join {
  readonly table: string;
  /** The name its columns are referred to by. */
  readonly as: string;
  /** The column of the joined table. */
  readonly column: string;
  /** The column of the record's own table or of an earlier join that it must equal. */
  readonly equals: ColumnRef;
}

/** Rows of another table that belong to the record: `table`.`foreignKey` = the record's `parentKey`. */
export interface Child {
  readonly table: string;
  readonly foreignKey: string;
  /** The column of the record's own table (or a join) the foreign key holds. Default: the record's key. */
  readonly parentKey?: ColumnRef;
  readonly columns: readonly ColumnRef[];
  readonly joins?: readonly Join[];
  /** Only rows with these values. */
  readonly where?: Readonly<Record<string, Cell | readonly Cell[]>>;
  /** Column the rows are sorted by, ascending, then by the others read. Default: by those alone, in the order of `columns`. */
  readonly orderBy?: string;
}

/** The child rows of one record, by the name the reading gave each child. */
export type ChildRows = Readonly<Record<string, readonly NativeRow[]>>;

/** How dates stand in a column. Text unless said otherwise. `julian-day`, `days-1900` (day 1 = 1900-01-01) are numbers. */
export type DateFormat =
  | 'YYYY-MM-DD'        // ISO 8601; may stop after the year or month
  | 'DD/MM/YYYY'        // a part not known is 00
  | 'DD.MM.YYYY'        // a part not known is 00
  | 'DD-MM-YYYY'        // a part not known is 00
  | 'YYYYMMDD'          // text or integer; a part not known is 00
  | 'epoch-s'           // integer, seconds since 1970-01-01T00:00:00Z
  | 'epoch-ms'          // integer, milliseconds
  | 'datetime';         // ISO 8601 `YYYY-MM-DD HH:MM:SS` or with T, in the country's own zone unless it has an offset

/** How a record is found by a value of the field: which SQL condition says so. */
export type Finder =
  /** Some native codes read as the value: column IN (natives(value)). */
  | { readonly by: 'codes'; readonly column: ColumnRef; natives(value: string): readonly Cell[] }
  /** Equal after folding both sides: `alnum` = capitals, without blanks, hyphens, dots and slashes; `case` = capitals. */
  | { readonly by: 'text'; readonly column: ColumnRef; readonly fold: 'alnum' | 'case' }
  /** A date, compared as a day, a part of a date, or a range; `zone` is that of a time without offset. Default: the country's. */
  | { readonly by: 'date'; readonly column: ColumnRef; readonly format: DateFormat; readonly zone?: string }
  /** The name tokens of a person stand in one of these columns. */
  | { readonly by: 'name'; readonly columns: readonly ColumnRef[] }
  /** Some native codes read as the value, and one of them is in the column's list, parted by `separator`; null: it stands in the text, fences and all. */
  | { readonly by: 'listed'; readonly column: ColumnRef; readonly separator: string | null; natives(value: string): readonly Cell[] }
  /** Any of several. */
  | { readonly by: 'any'; readonly of: readonly Finder[] }
  /** A child row fits. */
  | { readonly by: 'child'; readonly child: Child; readonly finder: Finder };

/** How a profile value of type T is read from native columns, and how a record is found by it. */
export interface Reading<T> {
  readonly columns: readonly ColumnRef[];
  readonly children?: Readonly<Record<string, Child>>;
  /** null: the register does not know. A value the mapping cannot convert is a defect of the data and reads as null, too. */
  read(row: NativeRow, children: ChildRows): T | null;
  /** Left out: the country cannot search by this field. */
  readonly find?: Finder;
}

/** Where a relation leads. Keys are compared as text. */
export type Relation =
  /** Target rows whose `foreignKey` holds this record's `parentKey` (default: its key). */
  | { readonly kind: 'many'; readonly foreignKey: ColumnRef; readonly parentKey?: ColumnRef }
  /** This record's `column` holds the target's key. */
  | { readonly kind: 'one'; readonly column: ColumnRef }
  /** A link table: `here` holds this record's key, `there` the target's. */
  | { readonly kind: 'link'; readonly table: string; readonly here: string; readonly there: string; readonly where?: Readonly<Record<string, Cell>> };

/** How records of one type stand in the native schema. */
export interface RecordMapping<T extends RecordType> {
  readonly table: string;
  /** The column that identifies a record; its value as text is the localId. */
  readonly key: string;
  /** Only rows with these values are records of the type. */
  readonly where?: Readonly<Record<string, Cell | readonly Cell[]>>;
  readonly joins?: readonly Join[];
  readonly fields: { readonly [F in keyof ProfileFields[T]]?: Reading<ProfileFields[T][F]> };
  readonly relations?: { readonly [R in keyof ProfileRelations[T]]?: Relation };
  /**
   * Fields a country adds beyond the profile, by name; declared in the mapping's `extension`. Names start with the
   * country code in small letters.
   */
  readonly extra?: Readonly<Record<string, Reading<unknown>>>;
}

/** A country's registers and how they read as the national profile. Plain data: there is no base class. */
export interface CountryMapping {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The country's name in English. */
  readonly name: string;
  /** IANA zone in which the national database writes times without offset. */
  readonly timeZone: string;
  /** Where the bureau is reached; read as `contact` of every record. */
  readonly contact: { readonly bureau: string; readonly telephone: string; readonly email: string };
  /** A type that is left out is a register the country does not keep: it answers UNSUPPORTED, not NO_HIT. */
  readonly registers: { readonly [T in RecordType]?: RecordMapping<T> };
  /** SDL of what the country adds: `extend type Person { frFicheS: FrFiche }` and types of its own. */
  readonly extension?: string;
  /** Who is kept from what. Left out: nobody from anything. */
  readonly rules?: OwnerRules;
}

/** Names a mapping so that its fields are checked where it is written. */
export function country(mapping: CountryMapping): CountryMapping {
  return mapping;
}
