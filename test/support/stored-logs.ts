import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Client } from 'pg';
import { logFiles, readLogVerifier } from '../../log/log-files.js';
import { openLogDatabase, openLogFolder } from '../../log/open-log.js';
import type { OpenedLog } from '../../log/open-log.js';
import type { LogPlace } from '../../log/open-store.js';
import { installLogTables } from '../../log/postgres/install.js';
import { verifyLog } from '../../log/verify.js';
import type { Verification } from '../../log/verify.js';
import { openLogWriter } from '../../log/writer.js';
import type { LogWriter, LogWriterOptions } from '../../log/writer.js';
import { logFolder, logOrigin } from './query-log.js';
import { serverStartTimeout, startPostgres } from './servers/index.js';
import type { PostgresServer } from './servers/index.js';

/** Where the logs of a test are kept. */
export type LogKind = 'SQLite' | 'PostgreSQL';

export const logKinds: readonly LogKind[] = ['SQLite', 'PostgreSQL'];

/** The rows of a log, as somebody may change them who has the store. */
export interface RawLog {
  leaf: { sequence: number; leaf: Buffer; parts: string; secret: Buffer }[];
  tile: { level: number; place: number; hashes: Buffer }[];
  operation: { digest: string; text: string }[];
  checkpoint: { size: number; note: string }[];
}

/** Logs of one kind; each in a place of its own. */
export interface StoredLogs {
  /** A place for a log. */
  place(): Promise<LogPlace>;
  copy(of: LogPlace): Promise<LogPlace>;
  /** Changes what is stored, past what keeps the log append-only. */
  tamper(place: LogPlace, change: (raw: RawLog) => void): Promise<void>;
}

export const openLogAt = (place: LogPlace, options: Partial<LogWriterOptions> = {}): Promise<LogWriter> =>
  openLogWriter({ ...place, origin: logOrigin, checkpointMs: 60_000, mostWaiting: 100_000, onFailure: () => undefined, ...options });

export const readLogAt = async ({ folder, database }: LogPlace): Promise<OpenedLog> =>
  database === undefined ? openLogFolder(folder) : openLogDatabase({ ...database, folder, ...readLogVerifier(folder) });

/** Verifies a log as the command does, with the key of its folder. */
export async function verifyLogAt(place: LogPlace, witnessed: readonly string[] = []): Promise<Verification> {
  const log = await readLogAt(place);
  try {
    return await verifyLog({ store: log.store, ...readLogVerifier(place.folder), witnessed });
  } finally {
    await log.close();
  }
}

const columns: Readonly<Record<keyof RawLog, readonly (readonly [name: string, type: string])[]>> = {
  leaf: [['sequence', 'bigint'], ['leaf', 'bytea'], ['parts', 'text'], ['secret', 'bytea']],
  tile: [['level', 'integer'], ['place', 'bigint'], ['hashes', 'bytea']],
  operation: [['digest', 'text'], ['text', 'text']],
  checkpoint: [['size', 'bigint'], ['note', 'text']],
};
const tables = Object.keys(columns) as (keyof RawLog)[];
const namesOf = (table: keyof RawLog): string[] => columns[table].map(([name]) => name);

const onSqlite: StoredLogs = {
  place: async () => ({ folder: logFolder() }),
  async copy({ folder }) {
    const copied = logFolder();
    cpSync(folder, copied, { recursive: true });
    return { folder: copied };
  },
  async tamper({ folder }, change) {
    const database = new DatabaseSync(join(folder, logFiles.log));
    try {
      for (const table of tables) database.exec(`DROP TRIGGER IF EXISTS ${table}_no_update; DROP TRIGGER IF EXISTS ${table}_no_delete`);
      const rows: unknown = Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT ${namesOf(table).join()} FROM ${table} ORDER BY 1, 2`).all().map(withBuffers)]));
      const raw = rows as RawLog;
      const changed = changes(raw, change);
      database.exec('BEGIN');
      for (const table of changed) {
        database.exec(`DELETE FROM ${table}`);
        const insert = database.prepare(`INSERT INTO ${table} (${namesOf(table).join()}) VALUES (${namesOf(table).map(() => '?').join()})`);
        for (const row of raw[table]) insert.run(...Object.values<string | number | Buffer>(row));
      }
      database.exec('COMMIT');
    } finally {
      database.close();
    }
  },
};

const withBuffers = (row: unknown): unknown => Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value) : (value as unknown)]));

/** @returns the tables that differ now. */
function changes(raw: RawLog, change: (raw: RawLog) => void): readonly (keyof RawLog)[] {
  const textOf = (table: keyof RawLog): string => raw[table].map((row) => Object.values<unknown>(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))).join()).join('\n');
  const before = new Map(tables.map((table) => [table, textOf(table)]));
  change(raw);
  return tables.filter((table) => textOf(table) !== before.get(table));
}

/** The role that test logs on PostgreSQL are written with. */
export const logWriterRole = { name: 'query_log_writer', password: 'invented' } as const;

/** Logs on a server, each in a database of its own. */
function onPostgres(server: PostgresServer): StoredLogs {
  let made = 0;
  let installed: Promise<unknown> | null = null;
  const from = async (template: string): Promise<LogPlace['database']> => {
    const name = `log_${(made += 1)}`;
    await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${template}'`);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    return { url: server.url(name, { user: logWriterRole.name, password: logWriterRole.password }) };
  };
  const nameOf = ({ database }: LogPlace): string => new URL(database!.url).pathname.slice(1);
  const placed = (folder: string, database: LogPlace['database']): LogPlace => ({ folder, ...(database && { database }) });
  return {
    async place() {
      installed ??= server.query('CREATE DATABASE installed').then(() => installLogTables({ url: server.url('installed'), writers: [logWriterRole], months: 1 }));
      await installed;
      return placed(logFolder(), await from('installed'));
    },
    async copy(of) {
      const folder = logFolder();
      cpSync(of.folder, folder, { recursive: true });
      return placed(folder, await from(nameOf(of)));
    },
    async tamper(place, change) {
      const client = new Client({ connectionString: server.url(nameOf(place)) });
      await client.connect();
      try {
        // As the server's own user: no trigger holds it back.
        await client.query('SET session_replication_role = replica');
        const rows: (readonly [keyof RawLog, readonly unknown[]])[] = [];
        for (const table of tables) rows.push([table, (await client.query(`SELECT ${columns[table].map(([name, type]) => (type === 'bigint' ? `${name}::float8` : name)).join()} FROM query_log.${table} ORDER BY 1, 2`)).rows]);
        const raw = Object.fromEntries(rows) as unknown as RawLog;
        const changed = changes(raw, change);
        const at = (await client.query<{ at: string }>('SELECT max(at)::text AS at FROM query_log.leaf')).rows[0]!.at;
        await client.query('BEGIN');
        for (const table of changed) {
          await client.query(`DELETE FROM query_log.${table}`);
          const fixed: Readonly<Record<string, string>> = { origin: logOrigin, ...(table === 'leaf' && { at }) };
          await client.query(
            `INSERT INTO query_log.${table} (${[...Object.keys(fixed), ...namesOf(table)].join()})
              SELECT ${Object.keys(fixed).map((name, place) => `$${columns[table].length + place + 1}::${name === 'at' ? 'timestamptz' : 'text'}`).join()}, each.* FROM unnest(${columns[table].map(([, type], place) => `$${place + 1}::${type}[]`).join()}) AS each`,
            [...namesOf(table).map((name) => raw[table].map((row) => (row as Readonly<Record<string, unknown>>)[name])), ...Object.values(fixed)],
          );
        }
        await client.query('COMMIT');
      } finally {
        await client.end();
      }
    },
  };
}

/** Declares the tests for each kind of store; on PostgreSQL over one server, started first and stopped in the end. */
export function onEachStore(declare: (logs: StoredLogs, kind: LogKind, server: () => PostgresServer) => void): void {
  // The thread that writes logs ends with the last of them: one that stays open spares each test its start.
  let keeper: LogWriter;
  beforeAll(async () => void (keeper = await openLogAt({ folder: logFolder() })));
  afterAll(() => keeper.close());
  describe('in SQLite', () => declare(onSqlite, 'SQLite', () => {
    throw new Error('a log in SQLite has no server');
  }));
  describe('in PostgreSQL', () => {
    let server: PostgresServer, logs: StoredLogs;
    beforeAll(async () => {
      server = await startPostgres();
      logs = onPostgres(server);
    }, serverStartTimeout);
    afterAll(() => server.close());
    declare({ place: () => logs.place(), copy: (of) => logs.copy(of), tamper: (place, change) => logs.tamper(place, change) }, 'PostgreSQL', () => server);
  });
}
