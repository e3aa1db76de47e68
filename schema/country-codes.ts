import { getAlpha2Codes, getAlpha3Codes, getName, getNumericCodes, registerLocale } from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json';

// Its main file would read the names in eighty languages.
registerLocale(english);

/** All ISO 3166-1 alpha-2 codes. */
export const alpha2Codes: readonly string[] = Object.keys(getAlpha2Codes()).sort();

/** ISO 3166-1 alpha-3 to alpha-2. */
export const alpha3ToAlpha2: Readonly<Record<string, string>> = { ...getAlpha3Codes() };

/** ISO 3166-1 numeric, three digits as text, to alpha-2. */
export const numericToAlpha2: Readonly<Record<string, string>> = { ...getNumericCodes() };

/** ISO 3166-1 alpha-2 to alpha-3. */
export const alpha2ToAlpha3: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(alpha3ToAlpha2).map(([alpha3, alpha2]) => [alpha2, alpha3]),
);

/** Whether the text is an ISO 3166-1 alpha-2 code. */
export const isCountryCode = (text: string): boolean => text in alpha2ToAlpha3;

/** The country's name in English; the code itself where there is none. */
export const countryName = (alpha2: string): string => getName(alpha2, 'en') ?? alpha2;
