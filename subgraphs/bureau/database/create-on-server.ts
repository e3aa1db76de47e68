import { DatabaseError } from '../errors.js';
import type { NationalRequest } from './national-request.js';

/**
 * Makes a national database on the server of the URL.
 * @param adminUrl `postgres://...` or `mysql://...` of a user that may create databases and users.
 * @returns how many rows were written.
 * @throws DatabaseError for another kind of URL.
 */
export async function createOnServer(adminUrl: string, request: NationalRequest): Promise<number> {
  if (postgres.test(adminUrl)) return (await import('./postgres/create.js')).createOnPostgres(adminUrl, request);
  if (mariadb.test(adminUrl)) return (await import('./mariadb/create.js')).createOnMariadb(adminUrl, request);
  throw wrongUrl();
}

/**
 * Whether the national database stands on the server of the URL and is whole; one whose making was cut off is not.
 * @throws DatabaseError for another kind of URL.
 */
export async function standsOnServer(adminUrl: string, request: Pick<NationalRequest, 'database' | 'reader'>): Promise<boolean> {
  if (postgres.test(adminUrl)) return (await import('./postgres/stands.js')).standsOnPostgres(adminUrl, request);
  if (mariadb.test(adminUrl)) return (await import('./mariadb/stands.js')).standsOnMariadb(adminUrl, request);
  throw wrongUrl();
}

const postgres = /^postgres(ql)?:/;
const mariadb = /^(mysql|mariadb):/;
const wrongUrl = (): Error => new DatabaseError('Expected the URL of a server, postgres://... or mysql://..., got one of another kind');
