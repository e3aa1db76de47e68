import type { RawBuilder } from 'kysely';
import type { RecordType } from '../../../schema/record-id.js';
import type { NativeSource } from '../database/national-database.js';
import type { Told } from '../log/told.js';
import type { CountryMapping } from '../mapping/index.js';
import type { Keeping } from '../rules/index.js';
import type { Turns } from './turns.js';

/** What records are read through. */
export interface RowSource {
  readonly country: CountryMapping;
  readonly database: NativeSource;
  readonly turns: Turns;
  /** What the answer tells of which records. Null: the bureau keeps no log. */
  readonly told: Told | null;
  /** What the owner keeps from the requester. */
  keeping(type: RecordType): Keeping;
  /** Runs one statement. */
  rows<R>(query: RawBuilder<unknown>): Promise<readonly R[]>;
}
