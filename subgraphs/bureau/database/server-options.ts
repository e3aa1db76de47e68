import { DatabaseError } from '../errors.js';
import type { OpenOptions } from './national-database.js';

/** The options of `open` that matter to a database server, with their defaults. */
export type ServerOptions = Required<Pick<OpenOptions, 'connections' | 'connectTimeout' | 'statementTimeout'>>;

const bounds: Readonly<Record<keyof ServerOptions, readonly [least: number, most: number, otherwise: number]>> = {
  connections: [1, 100, 8], connectTimeout: [100, 60_000, 5_000], statementTimeout: [100, 600_000, 5_000],
};

/** Time beyond the server's own limits before a statement is given up here, in milliseconds. */
const grace = 1_000;

/** @throws DatabaseError for an option out of bounds. */
export function serverOptions(options: OpenOptions): ServerOptions {
  const within = (name: keyof ServerOptions): number => {
    const [least, most, otherwise] = bounds[name];
    const value = options[name] ?? otherwise;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new DatabaseError(`Expected \`${name}\` to be a whole number from ${least} to ${most}, got ${value}`);
  };
  return { connections: within('connections'), connectTimeout: within('connectTimeout'), statementTimeout: within('statementTimeout') };
}

/** How long a statement may take in all: waiting for a connection, then running. */
export const patienceOf = ({ connectTimeout, statementTimeout }: ServerOptions): number => connectTimeout + statementTimeout + grace;

/**
 * The URL with the password, where it holds none.
 * @throws DatabaseError when it is no URL, or has no host that a password could go to; the URL itself is not told.
 */
export function withPassword(url: string, password: string | undefined): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new DatabaseError('The database URL cannot be read: expected KIND://USER@HOST:PORT/DATABASE');
  }
  if (password === undefined || parsed.password !== '') return url;
  parsed.password = encodeURIComponent(password);
  if (parsed.password === '') throw new DatabaseError('Expected the database URL to have a user and a host, as there is a password');
  return parsed.href;
}
