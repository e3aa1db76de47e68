import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { NationalRequest } from '../national-request.js';

/** Whether the whole national database stands on a MariaDB server: its reader may read, which is granted after the last row. */
export async function standsOnMariadb(adminUrl: string, { database, reader }: Pick<NationalRequest, 'database' | 'reader'>): Promise<boolean> {
  const admin = await createConnection({ uri: adminUrl.replace(/^mariadb:/, 'mysql:'), connectTimeout: 10_000 });
  admin.on('error', () => {});
  try {
    const [rows] = await admin.query<RowDataPacket[]>(
      "select 1 from information_schema.schema_privileges where grantee = ? and table_schema = ? and privilege_type = 'SELECT'", [`'${reader.user}'@'%'`, database],
    );
    return rows.length > 0;
  } finally {
    await admin.end();
  }
}
