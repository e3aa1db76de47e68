import { projectFile } from '../../schema/files.js';
import { createOnServer } from '../../subgraphs/bureau/database/create-on-server.js';
import { countryFolders } from '../../subgraphs/countries.js';
import type { DemoRegister } from '../../subgraphs/demo/register.js';
import { randomPassword } from './servers/passwords.js';
import type { SqlServer } from './servers/index.js';

/** A national database on a test's server. */
export interface NationalOnServer {
  readonly database: string;
  /** As the bureau is to open it: a user that only reads. */
  readonly readerUrl: string;
  /** As the country itself writes to it. */
  readonly writerUrl: string;
  readonly reader: string;
  readonly writer: string;
}

/**
 * Makes a country's national database on the server.
 * @param of what tells it from another of the same country. Default: there is one.
 */
export async function nationalOnServer(server: SqlServer, country: string, register: DemoRegister, of = ''): Promise<NationalOnServer> {
  const records = await countryFolders[country]!.records();
  const code = country.toLowerCase();
  const database = `bureau_${code}${of}`;
  const reader = { user: `${database}_read`, password: randomPassword() };
  const writer = { user: `${database}_write`, password: randomPassword() };
  await createOnServer(server.adminUrl, { database, nativeSql: projectFile('subgraphs', code, 'native.sql'), rows: records.rows(register), journalSql: projectFile('subgraphs', code, 'journal.sql'), reader, writer });
  return { database, readerUrl: server.url(database, reader), writerUrl: server.url(database, writer), reader: reader.user, writer: writer.user };
}
