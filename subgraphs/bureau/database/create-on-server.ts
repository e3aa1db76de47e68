import { DatabaseError } from '../errors.js';
import type { NationalRequest } from './national-request.js';

/**
 * Makes a national database on the server of the URL.
 * @param adminUrl `postgres://...` or `mysql://...` of a user that may create databases and users.
 * @returns how many rows were written.
 * @throws DatabaseError for another kind of URL.
 */
export async function createOnServer(adminUrl: string, request: NationalRequest): Promise<number> {
  if (/^postgres(ql)?:/.test(adminUrl)) return (await import('./postgres/create.js')).createOnPostgres(adminUrl, request);
  if (/^(mysql|mariadb):/.test(adminUrl)) return (await import('./mariadb/create.js')).createOnMariadb(adminUrl, request);
  throw new DatabaseError('Expected the URL of a server, postgres://... or mysql://..., got one of another kind');
}
