import { LogStoreError } from '../store.js';

/** Classes of SQLSTATE after which the connection is gone, and with it what is known of the statement: connection exception, operator intervention. */
const brokenClasses = ['08', '57'];

/** The SQLSTATE of an error that the server has told; undefined: it is another kind of error. */
export function sqlStateOf(error: unknown): string | undefined {
  const { severity, code } = (error ?? {}) as { readonly severity?: unknown; readonly code?: unknown };
  return typeof severity === 'string' && typeof code === 'string' ? code : undefined;
}

/** Whether the server has refused a statement, so that nothing of it was done; otherwise what became of it is not known. */
export function isRefusal(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && !brokenClasses.includes(state.slice(0, 2));
}

/** What some SQLSTATEs mean here. */
const meanings: Readonly<Record<string, string>> = {
  '23514': "Expected a month's partition for the time of the entries, got none: `bureaux audit install` makes those of the coming months",
  '23505': 'Expected a log that ends where this process has written last, got one that somebody else has written to',
  '28P01': "Expected the log's database to take the password, got a refusal",
  '3D000': "Expected the log's database on its server, got none of this name",
  '3F000': 'Expected the tables of a query log in the database, got none: `bureaux audit install` makes them',
  '42P01': 'Expected the tables of a query log in the database, got none: `bureaux audit install` makes them',
  '42501': "Expected the right to do this in the log's database, got a refusal: `bureaux audit install` gives a role what it needs",
};

/** What may stand in a message as a code: no text of a statement, no address. */
const codeForm = /^[A-Za-z0-9_]{1,40}$/;

/** An error of the database in our words: no URL, no SQL, no value. */
export function storeError(error: unknown): LogStoreError {
  if (error instanceof LogStoreError) return error;
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  const told = [code, name].find((one): one is string => typeof one === 'string' && codeForm.test(one)) ?? 'UNKNOWN';
  return new LogStoreError(meanings[told] ?? `Expected the log's database to answer, got ${told === 'Error' ? 'a lost connection' : told}`);
}
