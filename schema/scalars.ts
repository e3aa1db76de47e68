import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { isCountryCode } from './country-codes.js';
import { daysInMonth, isMeantAsInterval, readDateInterval } from './date-interval.js';

/** What every scalar of the profile is inside the program: text. */
interface TextScalar {
  readonly name: string;
  /** Said in errors after `Expected`; never the value itself, which may be personal data. */
  readonly expected: string;
  /** Whether a text that comes in is one. */
  readonly accepts: (text: string) => boolean;
  /** What was expected and what came, of a text that is none, where more is to be said than `expected`. Null: nothing more. */
  readonly defect?: (text: string) => string | null;
  /** Whether a text that goes out is one; cheap, for it is asked of every value of every record. */
  readonly form: RegExp;
}

function textScalar({ name, expected, accepts, defect, form }: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    const came = typeof value === 'string' ? `a text of ${value.length} characters that is none` : 'a value that is no text';
    const told = typeof value === 'string' ? defect?.(value) : null;
    throw new GraphQLError(`Expected ${told ?? `${expected}, got ${came}`}`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => {
      if (typeof value === 'string' && form.test(value)) return value;
      throw new GraphQLError(`A value that is no ${name} cannot be given out`);
    },
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** Whether graphql-scalars takes the text. */
const takenBy = (scalar: GraphQLScalarType) => (text: string): boolean => {
  try {
    scalar.parseValue(text);
    return true;
  } catch {
    return false;
  }
};

const partialForm = /^(\d{4}|\d{3}X|\d\dXX|\dXXX)(?:-(0[1-9]|1[0-2]|XX|[01]X)(?:-(0[1-9]|[12]\d|3[01]|XX|[0-3]X))?)?[?~%]?$/;
const isDay = takenBy(GraphQLLocalDate);

/**
 * Whether the text is a date that may be known only in part: the subset of ISO 8601-2:2019 that `scalar PartialDate` of
 * schema/national.graphql states. Unspecified digits stand at the end of the year, the month or the day.
 */
export function isPartialDate(text: string): boolean {
  const match = partialForm.exec(text);
  if (!match) return false;
  const [, year = '', month = '', day = ''] = match;
  if (year === '0000') return false;
  if (!/^\d\d$/.test(month) || day === '') return true;
  // Of ten years one has a 29 February.
  const most = daysInMonth(/^\d{4}$/.test(year) ? Number(year) : 2000, Number(month));
  return Number(day.replaceAll('X', '0')) <= most;
}

/**
 * Whether persons can be compared by a `PartialDate` of birth: its decade is known. One known to the century or worse would fit half a register, and says nothing.
 */
export const isDecadeKnown = (date: string): boolean => /^\d{3}/.test(date);

/** `scalar CountryCode`. */
export const countryCodeScalar = textScalar({
  name: 'CountryCode', expected: 'an ISO 3166-1 alpha-2 code in capital letters such as FR', accepts: isCountryCode, form: /^[A-Z]{2}$/,
});

/** `scalar DateTime`. */
export const dateTimeScalar = textScalar({
  name: 'DateTime', expected: 'an RFC 3339 instant such as 2026-03-01T09:30:00Z', accepts: takenBy(GraphQLDateTime),
  form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
});

/** `scalar Date`. */
export const dateScalar = textScalar({
  name: 'Date', expected: 'an RFC 3339 full-date such as 2026-03-01', accepts: isDay, form: /^\d{4}-\d\d-\d\d$/,
});

/** Whether a date, or an end of an interval, is in the year 0000, by which registers tell that no year is known. */
const isInYearZero = (text: string): boolean => text.split('/').some((end) => /^0000(?![^-?~%])/.test(end));

/**
 * What is wrong with a text that is to be a `PartialDate` or an interval of them, where more can be said than that it is none. Null: nothing, or no more.
 */
export function dateDefect(text: string): string | null {
  if (isInYearZero(text)) return 'a date from the year 0001 on, got one in the year 0000';
  const read = isMeantAsInterval(text) ? readDateInterval(text) : null;
  return read && 'defect' in read ? read.defect : null;
}

/** `scalar PartialDate`. What comes in may be an interval of dates; whether a field takes one is the field's matter. None is given out. */
export const partialDateScalar = textScalar({
  name: 'PartialDate', expected: 'an ISO 8601-2 date such as 1984-03-12, 1984-03, 1984, 1984-XX-12 or 198X, with ?, ~ or % after it or not',
  accepts: (text) => (isMeantAsInterval(text) ? dateDefect(text) === null : isPartialDate(text)), defect: dateDefect, form: partialForm,
});

/** Resolvers of the profile's scalars, by name. Values are text inside the program, in the form the scalar documents. */
export const scalarResolvers = {
  CountryCode: countryCodeScalar,
  DateTime: dateTimeScalar,
  Date: dateScalar,
  PartialDate: partialDateScalar,
} as const;
