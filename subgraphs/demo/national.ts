import type { RecordType } from '../../schema/record-id.js';
import { plantCases } from './cases.js';
import { inventRegister, type Invention } from './invent.js';
import type { DemoRecords, NativeInsert } from './register.js';

/**
 * The rows of a country's demo database: invented records and the planted cases, as the country writes them.
 * @throws RangeError when the country is none of the demo's.
 */
export function demoRows(country: string, records: DemoRecords, invention?: Invention): Iterable<NativeInsert> {
  return records.rows(plantCases(country, inventRegister(country, invention)));
}

/** The identity in the native database of the demo record with this `ref`. */
export const demoLocalId = (records: DemoRecords, type: RecordType, ref: number): string => records.localId?.(type, ref) ?? String(ref);
