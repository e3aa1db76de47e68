import { alpha2Codes } from '../schema/country-codes.js';
import type { CountryMapping } from './bureau/mapping/index.js';
import type { DemoRecords } from './demo/register.js';

/** A database engine of a country. */
export type NationalEngine = 'postgres' | 'mariadb' | 'sqlite';

/** A country's folder; loaded only when it is needed, as each is large. */
export interface CountryFolder {
  /** What the country runs, and native.sql is written for. The bureau takes SQLite for every country, too. */
  readonly engine: NationalEngine;
  /**
   * Whether its national database has a journal of changes, journal.sql. Default: yes. A nation that lets no triggers be made has none; its
   * bureau compares.
   */
  readonly journal?: false;
  /** The mapping of its national schema. */
  bureau(): Promise<CountryMapping>;
  /** Its demo records. */
  records(): Promise<DemoRecords>;
}

/** The countries that have a folder here, by ISO 3166-1 alpha-2 code. */
export const countryFolders: Readonly<Record<string, CountryFolder>> = {
  AR: {
    engine: 'mariadb',
    bureau: async () => (await import('./ar/bureau.js')).bureau,
    records: async () => (await import('./ar/records.js')).records,
  },
  BA: {
    engine: 'sqlite',
    bureau: async () => (await import('./ba/bureau.js')).bureau,
    records: async () => (await import('./ba/records.js')).records,
  },
  BE: {
    engine: 'mariadb',
    bureau: async () => (await import('./be/bureau.js')).bureau,
    records: async () => (await import('./be/records.js')).records,
  },
  BJ: {
    engine: 'sqlite',
    bureau: async () => (await import('./bj/bureau.js')).bureau,
    records: async () => (await import('./bj/records.js')).records,
  },
  BR: {
    engine: 'postgres',
    bureau: async () => (await import('./br/bureau.js')).bureau,
    records: async () => (await import('./br/records.js')).records,
  },
  CI: {
    engine: 'mariadb',
    bureau: async () => (await import('./ci/bureau.js')).bureau,
    records: async () => (await import('./ci/records.js')).records,
  },
  FR: {
    engine: 'postgres',
    bureau: async () => (await import('./fr/bureau.js')).bureau,
    records: async () => (await import('./fr/records.js')).records,
  },
  GH: {
    engine: 'mariadb',
    bureau: async () => (await import('./gh/bureau.js')).bureau,
    records: async () => (await import('./gh/records.js')).records,
  },
  NG: {
    engine: 'mariadb',
    bureau: async () => (await import('./ng/bureau.js')).bureau,
    records: async () => (await import('./ng/records.js')).records,
  },
  PY: {
    engine: 'sqlite',
    journal: false,
    bureau: async () => (await import('./py/bureau.js')).bureau,
    records: async () => (await import('./py/records.js')).records,
  },
  RS: {
    engine: 'postgres',
    bureau: async () => (await import('./rs/bureau.js')).bureau,
    records: async () => (await import('./rs/records.js')).records,
  },
  TG: {
    engine: 'sqlite',
    bureau: async () => (await import('./tg/bureau.js')).bureau,
    records: async () => (await import('./tg/records.js')).records,
  },
  TN: {
    engine: 'postgres',
    bureau: async () => (await import('./tn/bureau.js')).bureau,
    records: async () => (await import('./tn/records.js')).records,
  },
  US: {
    engine: 'postgres',
    bureau: async () => (await import('./us/bureau.js')).bureau,
    records: async () => (await import('./us/records.js')).records,
  },
};

/** The countries that have a folder here, sorted. */
export const countryCodes: readonly string[] = Object.keys(countryFolders).sort();

/** Most countries of a demo: all that the code list has. */
export const mostCountries = alpha2Codes.length;

/** The first `count` countries of a fixed order: those with a folder, then the others of ISO 3166-1 by code. */
export const firstCountries = (count: number): readonly string[] =>
  [...countryCodes, ...alpha2Codes.filter((code) => !countryCodes.includes(code))].slice(0, count);

/** Whether the country has no folder here: a demo can only simulate it. */
export const isSimulated = (country: string): boolean => !countryCodes.includes(country);

/** The country whose schema and mapping a country of the demo uses: its own, where it has a folder. */
export const modelOf = (country: string): string =>
  isSimulated(country) ? countryCodes[alpha2Codes.indexOf(country) % countryCodes.length]! : country;
