import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { SearchPart } from './entry.js';
import type { Hold } from './hold.js';

/** What is told of a key. */
export interface SearchKeyState {
  /** `DAY/COUNTRY`. */
  readonly id: string;
  /** RFC 3339 date of the day whose search values it seals, in UTC. */
  readonly day: string;
  readonly country: string;
  readonly destroyed: boolean;
}

/** The keys that seal search values, apart from the log itself: to destroy one is to erase what it sealed, and the log still verifies. */
export interface SearchKeys {
  /** Seals values under the key of a day and a country; made, and on the disk, before it is used. */
  seal(at: Date, country: string, values: string): SearchPart;
  /** What was sealed. Null: its key is destroyed. @throws Error when the key is not there, or it or what it sealed is not as it was written. */
  open(part: SearchPart): string | null;
  /** The keys, by day and country. */
  list(): readonly SearchKeyState[];
  /**
   * Destroys the keys of a country whose day is before `before` (RFC 3339 date), for good.
   * @returns how many there were.
   */
  destroy(country: string, before: string): number;
  /** Destroys keys by their ids, for good. @returns how many there were. */
  destroyKeys(ids: readonly string[]): number;
  /** Legal holds, the oldest first; they say what is not to be destroyed, and who destroys has to heed them. */
  holds(): readonly Hold[];
  addHold(hold: Hold): void;
  removeHold(id: string): void;
  close(): void;
}

const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** `secure_delete` overwrites what is removed; without a log of pages nothing of it stays beside the file. */
const pragmas = 'PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON';

const tables = `CREATE TABLE IF NOT EXISTS search_key (
  day TEXT NOT NULL, country TEXT NOT NULL, key BLOB,
  PRIMARY KEY (day, country)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hold (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, country TEXT, first_day TEXT, last_day TEXT, case_reference TEXT
) STRICT, WITHOUT ROWID`;

interface HoldRow {
  readonly id: string;
  readonly at: string;
  readonly country: string | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly case_reference: string | null;
}

const readHold = ({ id, at, country, first_day: from, last_day: to, case_reference: caseReference }: HoldRow): Hold =>
  ({ id, at, days: country === null ? null : { country, from, to }, caseReference });

/**
 * Opens the keys in a SQLite file. AES-256-GCM (NIST SP 800-38D): a fresh nonce, the ciphertext, the tag; the key's id is authenticated.
 * @param readOnly whether none is made or destroyed; then the file has to be there.
 */
export function openSearchKeys(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): SearchKeys {
  if (!readOnly) mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { readOnly, timeout: 5000 });
  if (!readOnly) database.exec(`${pragmas}; BEGIN; ${tables}; COMMIT`);
  const known = new Map<string, Uint8Array>();
  // Prepared when it is used first: a file that is damaged is told of by each value that it should open.
  let select: ReturnType<typeof database.prepare> | null = null;

  const find = (day: string, country: string): Uint8Array | null | undefined => {
    select ??= database.prepare('SELECT key FROM search_key WHERE day = ? AND country = ?');
    const row = select.get(day, country) as { readonly key: Uint8Array | null } | undefined;
    return row && row.key;
  };
  const keyFor = (day: string, country: string): Uint8Array => {
    const id = `${day}/${country}`;
    const there = known.get(id);
    if (there) return there;
    database.prepare('INSERT INTO search_key (day, country, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(day, country, randomBytes(keyBytes));
    const key = find(day, country);
    if (!key) throw new Error(`The key ${id} is destroyed.`);
    // Days go by: only those of today and yesterday are used again.
    if (known.size > 500) known.clear();
    known.set(id, key);
    return key;
  };

  return {
    seal(at, country, values) {
      const day = at.toISOString().slice(0, 10);
      const id = `${day}/${country}`;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', keyFor(day, country), iv).setAAD(Buffer.from(id));
      const sealed = Buffer.concat([iv, cipher.update(values, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return { part: 'search', key: id, sealed: sealed.toString('base64url') };
    },
    open({ key: id, sealed }) {
      const [day = '', country = ''] = id.split('/');
      const key = find(day, country);
      if (key === undefined) throw new Error(`Expected the key ${id}, or that it was destroyed; got neither.`);
      if (key === null) return null;
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes)).setAAD(Buffer.from(id)).setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString();
    },
    list: () => (database.prepare('SELECT day, country, key IS NULL AS gone FROM search_key ORDER BY day, country').all() as { day: string; country: string; gone: number }[])
      .map(({ day, country, gone }) => ({ id: `${day}/${country}`, day, country, destroyed: gone === 1 })),
    destroy(country, before) {
      known.clear();
      const { changes } = database.prepare('UPDATE search_key SET key = NULL WHERE country = ? AND day < ? AND key IS NOT NULL').run(country, before);
      return Number(changes);
    },
    destroyKeys(ids) {
      known.clear();
      const statement = database.prepare('UPDATE search_key SET key = NULL WHERE day = ? AND country = ? AND key IS NOT NULL');
      let changed = 0;
      database.exec('BEGIN IMMEDIATE');
      for (const id of ids) changed += Number(statement.run(...id.split('/') as [string, string]).changes);
      database.exec('COMMIT');
      return changed;
    },
    holds: () => (database.prepare('SELECT * FROM hold ORDER BY at, id').all() as HoldRow[]).map(readHold),
    addHold({ id, at, days, caseReference }) {
      database.prepare('INSERT INTO hold VALUES (?, ?, ?, ?, ?, ?)').run(id, at, days?.country ?? null, days?.from ?? null, days?.to ?? null, caseReference);
    },
    removeHold: (id) => void database.prepare('DELETE FROM hold WHERE id = ?').run(id),
    close: () => database.close(),
  };
}
