import type { ErrorEntry } from '../errors.js';

/** The table of docs/errors.md: a line for each code, in the registry's order. */
export function errorTable(registry: Readonly<Record<string, ErrorEntry>>): string {
  const lines = Object.entries(registry).map(([code, { status, meaning, remedy }]) => `| \`${code}\` | ${status} | ${meaning} | ${remedy} |`);
  return ['| code | HTTP | what has happened | what to do |', '|---|---|---|---|', ...lines].join('\n');
}
