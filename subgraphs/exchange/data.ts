import { z } from 'zod';
import { codeList } from '../../schema/codes.js';
import { isCountryCode } from '../../schema/country-codes.js';
import { parseRecordId } from '../../schema/record-id.js';

const countryCode = z.string().refine(isCountryCode, 'expected an ISO 3166-1 alpha-2 code in capital letters');
const day = z.iso.date();
const text = z.string().min(1).max(2_000);

const contact = z.strictObject({
  /** The bureau's name in its own words. */
  bureau: text.nullable(),
  /** ITU-T E.123 international notation. */
  telephone: text.nullable(),
  email: z.email().nullable(),
});

const country = z.strictObject({ code: countryCode, name: text, contact: contact.nullable() });

const operation = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,63}$/, 'expected 1 to 64 capital letters, digits and hyphens'),
  name: text,
  /** Where it is run, in words. */
  region: text.nullable(),
  /** Each country once, 1 to 249. */
  members: z.array(countryCode).min(1).max(249).refine((codes) => new Set(codes).size === codes.length, 'expected each country once'),
  from: day.nullable(),
  to: day.nullable(),
});

const offence = z.strictObject({
  /** UCR offence code; null: the text has no counterpart. */
  code: z.string().refine((code) => codeList('UCR_OFFENSE').has(code), 'expected a UCR offence code').nullable(),
  text: text.nullable(),
});

/** The colours of INTERPOL notices, as `enum NoticeColour`. */
export const noticeColours = ['RED', 'BLUE', 'GREEN', 'YELLOW', 'BLACK', 'ORANGE', 'PURPLE', 'UN_SPECIAL'] as const;

const notice = z.strictObject({
  reference: z.string().min(1).max(100),
  colour: z.enum(noticeColours),
  /** Record id of the person it is about; null: none. */
  subject: z.string().refine((id) => parseRecordId(id)?.type === 'Person', 'expected a record id CC:person:localId').nullable(),
  offences: z.array(offence).max(100),
  actionToTake: text.nullable(),
  issued: day,
});

const onceEach = <T>(items: readonly T[], key: (item: T) => string): boolean => new Set(items.map(key)).size === items.length;

/** What the exchange itself owns, as it stands in the configuration or comes from the demo. */
export const exchangeDataSchema = z.strictObject({
  countries: z.array(country).refine((items) => onceEach(items, ({ code }) => code), 'expected each country once').default([]),
  operations: z.array(operation).refine((items) => onceEach(items, ({ code }) => code), 'expected each code once').default([]),
  notices: z.array(notice).refine((items) => onceEach(items, ({ reference }) => reference), 'expected each reference once').default([]),
}).readonly();

type Deep<T> = T extends readonly (infer Item)[] ? readonly Deep<Item>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;

/** What the exchange itself owns: names and contacts of countries, operations, notices. */
export type ExchangeData = Deep<z.infer<typeof exchangeDataSchema>>;

export type OperationData = ExchangeData['operations'][number];
export type NoticeData = ExchangeData['notices'][number];
