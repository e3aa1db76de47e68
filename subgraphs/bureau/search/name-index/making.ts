import { createHash } from 'node:crypto';
import { recordMapping } from '../../loaders/plan.js';
import type { CountryMapping } from '../../mapping/index.js';

/** A digest over how a country's persons are read for the index: where it is another, the index is made anew. */
export function makingOf(country: CountryMapping): string {
  const { table, key, where = {}, joins = [], fields } = recordMapping(country, 'Person')!;
  const read = [fields['names'], fields['births']].map((reading) => reading && [reading.columns, reading.children ?? {}, reading.read.toString()]);
  return createHash('sha256').update(JSON.stringify([country.country, country.timeZone, table, key, where, joins, read])).digest('base64url').slice(0, 22);
}
