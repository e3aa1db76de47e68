import { InvalidArgumentError } from 'commander';
import { isCountryCode } from '../schema/country-codes.js';
import { roles } from '../gateway/request.js';
import type { Role } from '../gateway/request.js';

/** Where the demo keeps its keys, databases and configuration. */
export const defaultDataFolder = '.bureaux';

/** A TCP port, 0 to 65535; 0 is any free one. */
export function portArgument(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port, 0 to 65535.');
}

/** A whole number from `least` to `most`. */
export const wholeArgument = (least: number, most: number) => (text: string): number => {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number;
  throw new InvalidArgumentError(`Expected a whole number, ${least} to ${most}.`);
};

/** One country, ISO 3166-1 alpha-2. */
export function countryArgument(text: string): string {
  const code = text.toUpperCase();
  if (isCountryCode(code)) return code;
  throw new InvalidArgumentError('Expected an ISO 3166-1 alpha-2 code, for example FR.');
}

/** Several arguments, each a country; each counts once. */
export const moreCountriesArgument = (text: string, before: readonly string[] = []): readonly string[] => [...new Set([...before, countryArgument(text)])];

/** Countries joined by commas; each counts once. */
export function countriesArgument(text: string): readonly string[] {
  return [...new Set(text.split(',').map((code) => countryArgument(code.trim())))];
}

/** A day, RFC 3339 date. */
export function dayArgument(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Expected a day, for example 2026-11-26.');
}

/** A role of a requester. */
export function roleArgument(text: string): Role {
  const role = roles.find((each) => each === text.toUpperCase());
  if (role) return role;
  throw new InvalidArgumentError(`Expected one of ${roles.join(', ')}.`);
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** A span of time: a number and `s`, `m`, `h` or `d`, 1 second to 365 days. @returns seconds */
export function durationArgument(text: string): number {
  const match = /^(\d{1,8})([smhd])$/.exec(text);
  const span = match ? Number(match[1]) * seconds[match[2] as keyof typeof seconds] : 0;
  if (span >= 1 && span <= 365 * seconds.d) return span;
  throw new InvalidArgumentError('Expected a number and s, m, h or d, for example 15m; 1s to 365d.');
}
