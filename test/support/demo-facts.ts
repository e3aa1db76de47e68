import { formatRecordId } from '../../schema/record-id.js';
import type { RecordType } from '../../schema/record-id.js';
import { countryCodes, countryFolders } from '../../subgraphs/countries.js';
import { demoLocalId } from '../../subgraphs/demo/national.js';
import type { DemoRecords } from '../../subgraphs/demo/register.js';

/** Gives the id that a planted record has in the network: its country's own identity of the record with this `ref`. */
export type DemoId = (country: string, type: RecordType, ref: number) => string;

/** Loads what each country calls its records. */
export async function loadDemoIds(): Promise<DemoId> {
  const records = new Map<string, DemoRecords>(await Promise.all(countryCodes.map(async (country) => [country, await countryFolders[country]!.records()] as const)));
  return (country, type, ref) => formatRecordId({ country, type, localId: demoLocalId(records.get(country)!, type, ref) });
}

/** The parts of a name in any order and case: registers differ in both. */
export const nameParts = (full: string): readonly string[] => full.toLowerCase().split(/\s+/).sort();

/** A number or plate as it is compared: without spaces and hyphens, capitals. */
export const bare = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** The status of each country in an answer. */
export const statusOf = (countries: readonly { readonly country: string; readonly status: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(countries.map(({ country, status }) => [country, status]));

/** A status for each demo country: that of `special`, else `otherwise`. */
export const statuses = (otherwise: string, special: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(countryCodes.map((country) => [country, special[country] ?? otherwise]));
