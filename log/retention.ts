import { DateTime } from 'luxon';
import { z } from 'zod';
import type { SearchKeyState } from './search-keys.js';

const years = z.int().min(1).max(5);

/** How long search values are kept, by the country of the requester. */
export const retentionShape = z.strictObject({
  /** For countries that are not named: years, 1 to 5. Default 3. */
  default: years.default(3),
  /** By country (ISO 3166-1 alpha-2): years, 1 to 5. Default: none is named. */
  countries: z.record(z.string().regex(/^[A-Z]{2}$/), years).default({}),
});

export type Retention = Readonly<z.infer<typeof retentionShape>>;

/** 3 years for all. */
export const keptByDefault: Retention = retentionShape.parse({});

/** The first day whose search values of a country are not kept too long yet, RFC 3339 date: a day is kept for whole years after it. */
export function keptFrom({ default: otherwise, countries }: Retention, country: string, now: Date): string {
  return DateTime.fromJSDate(now, { zone: 'utc' }).minus({ years: countries[country] ?? otherwise }).toISODate()!;
}

/** The keys whose time is over. */
export function expiredKeys(keys: readonly SearchKeyState[], retention: Retention, now: Date): readonly SearchKeyState[] {
  const from = new Map<string, string>();
  return keys.filter(({ country, day, destroyed }) => {
    if (!from.has(country)) from.set(country, keptFrom(retention, country, now));
    return !destroyed && day < from.get(country)!;
  });
}
