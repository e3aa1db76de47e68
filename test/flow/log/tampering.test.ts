import { generateKeyPairSync, hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { LogEntry } from '../../../log/log-entry.js';
import { signCheckpoint } from '../../../log/checkpoint.js';
import { logFiles, openLogIdentity, readLogVerifier } from '../../../log/log-files.js';
import type { LogPlace } from '../../../log/open-store.js';
import { verifyLog } from '../../../log/verify.js';
import type { Fault } from '../../../log/verify.js';
import { emptyRoot, leafHash, rootHash } from '../../../gateway/audit/merkle.js';
import { projectFile } from '../../../schema/files.js';
import { memoryStore } from '../../support/memory-store.js';
import { logFolder, logOrigin, operations } from '../../support/query-log.js';
import { onEachStore, openLogAt, verifyLogAt } from '../../support/stored-logs.js';
import type { LogKind, RawLog, StoredLogs } from '../../support/stored-logs.js';

/** Entries with the text of their operation. */
const named = (count: number): LogEntry[] => operations(count).map((entry) => {
  const text = 'query ($name: String!) { persons(search: { name: $name }) { edges { node { id } } } }';
  const digest = hash('sha256', text);
  return entry.header.kind === 'INTENT' ? { ...entry, header: { ...entry.header, operation: digest }, operation: { digest, text } } : entry;
});

async function write(place: LogPlace, count: number): Promise<string> {
  const log = await openLogAt(place);
  await log.append(named(count));
  await log.close();
  return log.checkpoint!;
}

const leafAt = (raw: RawLog, sequence: number) => raw.leaf.find((leaf) => leaf.sequence === sequence)!;
/** Changes a text in a row of a leaf. */
const changeLeaf = (from: string, to: string, sequence = 421) => (raw: RawLog): void => {
  const row = leafAt(raw, sequence), text = row.leaf.toString();
  expect(text).toContain(from);
  row.leaf = Buffer.from(text.replace(from, to));
};
const changeParts = (from: string, to: string, sequence = 421) => (raw: RawLog): void => {
  const row = leafAt(raw, sequence);
  expect(row.parts).toContain(from);
  row.parts = row.parts.replace(from, to);
};
const drop = (raw: RawLog, wrong: (sequence: number) => boolean): void => void (raw.leaf = raw.leaf.filter(({ sequence }) => !wrong(sequence)));
const rename = (raw: RawLog, to: (sequence: number) => number): void => raw.leaf.forEach((leaf) => void (leaf.sequence = to(leaf.sequence)));

type Attack = readonly [attack: string, foundBy: string, change: (raw: RawLog) => void];

const commitment = 'the commitment in the leaf', tile = 'the tile of the tree', checkpoint = 'the checkpoint', place = 'the places of the leaves', form = 'the form of the leaf';

/** On a log of 600 entries with checkpoints over 300 and over all. Entry 421 is the end of an operation, 420 its beginning. */
const attacks: readonly Attack[] = [
  ['a record disclosed is changed', commitment, changeParts('FR:person:1', 'FR:person:2')],
  ["a country's status is changed", commitment, changeParts('NO_HIT', 'NO_HIS')],
  ['who asked is changed', commitment, changeParts('inv-1', 'inv-2', 420)],
  ['the case is changed', commitment, changeParts('INV-7', 'INV-8', 420)],
  ['the sealed search values are changed', commitment, (raw) => void (leafAt(raw, 420).parts = leafAt(raw, 420).parts.replace(/(sealed\\":\\")(.)/, (_, before: string, first: string) => `${before}${first === 'A' ? 'B' : 'A'}`))],
  ['the secret of a leaf is changed', commitment, (raw) => void (leafAt(raw, 421).secret = Buffer.alloc(32))],
  ['a commitment is changed', commitment, changeLeaf('"parts":["', '"parts":["A')],
  ['a part is added', form, changeParts('["', '["{}","')],
  ['the parts are no JSON any more', form, changeParts('["', '[')],
  ['the time is changed', tile, changeLeaf('"at":"20', '"at":"30')],
  ['the result is changed', tile, changeLeaf('SERVED', 'FAILED')],
  ['the purpose is changed', tile, changeLeaf('INVESTIGATION', 'BORDER_CONTROL', 420)],
  ['a result after the last full tile is changed', checkpoint, changeLeaf('SERVED', 'FAILED', 599)],
  ['a blank is put in', form, changeLeaf('"at":', ' "at":')],
  ['the leaf is said to be of another log', form, changeLeaf('gateway-1', 'gateway-2')],
  ['the text of an operation is changed', 'its digest in the leaf', (raw) => void (raw.operation[0]!.text += ' ')],
  ['the text of an operation is dropped', 'its digest in the leaf', (raw) => void (raw.operation = [])],
  ['an entry is dropped', place, (raw) => drop(raw, (sequence) => sequence === 421)],
  ['an entry is dropped, and those after it move up', tile, (raw) => {
    drop(raw, (sequence) => sequence === 421);
    rename(raw, (sequence) => (sequence > 421 ? sequence - 1 : sequence));
    raw.leaf.push({ ...leafAt(raw, 598), sequence: 599 });
  }],
  ['an entry is inserted', tile, (raw) => {
    rename(raw, (sequence) => (sequence > 421 ? sequence + 1 : sequence));
    raw.leaf.push({ ...leafAt(raw, 3), sequence: 422 });
  }],
  ['two entries are swapped', tile, (raw) => rename(raw, (sequence) => ({ 421: 423, 423: 421 })[sequence] ?? sequence)],
  ['the end is cut off', checkpoint, (raw) => drop(raw, (sequence) => sequence >= 500)],
  ['a tile is replaced', tile, (raw) => void (raw.tile[0]!.hashes = Buffer.alloc(8192))],
  ['a tile is shortened', tile, (raw) => void (raw.tile[0]!.hashes = Buffer.alloc(8160))],
  ['a tile is dropped', tile, (raw) => void raw.tile.shift()],
  ['a leaf and its tile are replaced', checkpoint, (raw) => {
    changeLeaf('SERVED', 'FAILED')(raw);
    leafHash(leafAt(raw, 421).leaf).forEach((byte, at) => void (raw.tile[1]!.hashes[(421 - 256) * 32 + at] = byte));
  }],
  ['all is written anew, and signed with another key', 'the key of the log', (raw) => {
    changeLeaf('SERVED', 'FAILED')(raw);
    const hashes = raw.leaf.map(({ leaf }) => leafHash(leaf));
    raw.tile.forEach((each) => void (each.hashes = Buffer.concat(hashes.slice(each.place * 256, (each.place + 1) * 256))));
    const { privateKey } = generateKeyPairSync('ed25519');
    raw.checkpoint.forEach((each) => void (each.note = signCheckpoint({ origin: logOrigin, size: each.size, rootHash: rootHash(hashes.slice(0, each.size)) }, privateKey)));
  }],
  ['a checkpoint is replaced by one of another key', 'the key of the log', (raw) => void (raw.checkpoint.at(-1)!.note = signCheckpoint({ origin: logOrigin, size: 600, rootHash: emptyRoot() }, generateKeyPairSync('ed25519').privateKey))],
  ['an old checkpoint is given for the new one', checkpoint, (raw) => void (raw.checkpoint.at(-1)!.note = raw.checkpoint[0]!.note)],
];

const foundBy: Readonly<Record<string, string>> = {
  'the file or database is rolled back to an older copy': 'the witness',
  'the log forks: a copy goes on, too, with the same key': 'the witness',
  'all is written anew with the key of the log itself': 'the witness',
};

/** As the command says it; ids of keys are of each run alone. */
const said = ({ sequence, reason }: Fault): string => `${sequence === null ? '' : `entry ${sequence}: `}${reason}`.replace(/key [0-9a-f]{8}/, 'key KEYID');

const row = (attack: string, by: string, message: string): string => `| ${attack} | ${by} | ${message} |`;
const head = ['| attack | found by | message |', '|---|---|---|'];

/** The table that docs/operating-the-log.md has. */
const documented = (): string => /<!-- tampering -->\n([^]*?)\n<!-- \/tampering -->/.exec(projectFile('docs', 'operating-the-log.md'))?.[1] ?? '';

onEachStore((logs: StoredLogs, kind: LogKind) => {
  let original: LogPlace, older: LogPlace, witnessed: string;
  beforeAll(async () => {
    original = await logs.place();
    await write(original, 150);
    older = await logs.copy(original);
    witnessed = await write(original, 150);
  });

  const faultOf = async (of: LogPlace, notes: readonly string[] = [witnessed]): Promise<string> => {
    const { fault } = await verifyLogAt(of, notes);
    return fault === null ? 'nothing is wrong' : said(fault);
  };

  it('nothing is wrong with what nobody changed', async () => {
    expect(await verifyLogAt(original, [witnessed])).toMatchObject({ size: 600, signed: 600, checkpoints: 2, open: 0, fault: null });
  });

  it('each attack is found and named, as the table in the documents says', async () => {
    const rows: string[] = [];
    const changed = await logs.copy(original);
    let before: RawLog | null = null;
    /** All of it as it was before the last attack, and then the next. */
    const attackWith = (change: (raw: RawLog) => void): Promise<void> => logs.tamper(changed, (raw) => {
      before ??= structuredCopy(raw);
      Object.assign(raw, structuredCopy(before));
      change(raw);
    });
    for (const [attack, by, change] of attacks) {
      await attackWith(change);
      rows.push(row(attack, by, await faultOf(changed, [])));
    }
    await attackWith(() => undefined);
    expect(await faultOf(changed)).toBe('nothing is wrong');

    rows.push(row(Object.keys(foundBy)[0]!, 'the witness', await faultOf(older)));

    const forks = [await logs.copy(original), await logs.copy(original)];
    const seen = await write(forks[1]!, 50);
    await write(forks[0]!, 50);
    expect(await faultOf(forks[0]!)).toBe('nothing is wrong');
    rows.push(row(Object.keys(foundBy)[1]!, 'the witness', await faultOf(forks[0]!, [seen])));

    // Whoever has the key can write another log; not one that others have not seen otherwise.
    await attackWith((raw) => {
      changeLeaf('SERVED', 'FAILED')(raw);
      const hashes = raw.leaf.map(({ leaf }) => leafHash(leaf));
      raw.tile.forEach((each) => void (each.hashes = Buffer.concat(hashes.slice(each.place * 256, (each.place + 1) * 256))));
      const { signingKey } = openLogIdentity(changed.folder, logOrigin);
      raw.checkpoint.forEach((each) => void (each.note = signCheckpoint({ origin: logOrigin, size: each.size, rootHash: rootHash(hashes.slice(0, each.size)) }, signingKey)));
    });
    expect(await faultOf(changed, [])).toBe('nothing is wrong');
    rows.push(row(Object.keys(foundBy)[2]!, 'the witness', await faultOf(changed)));

    const table = [...head, ...rows].join('\n');
    expect(table).toBe(documented());
  });

  it('a log that was cut or changed is not written to any more', async () => {
    const cut = await logs.copy(original);
    await logs.tamper(cut, (raw) => drop(raw, (sequence) => sequence >= 500));
    await expect(openLogAt(cut)).rejects.toThrow('Expected 600 leaves or more, as the newest checkpoint says, got 500');
    const changed = await logs.copy(original);
    await logs.tamper(changed, changeLeaf('SERVED', 'FAILED', 599));
    await expect(openLogAt(changed)).rejects.toThrow('Expected the root that the checkpoint over 600 leaves has, got another: the log was changed');
  });

  it("a key that is not the log's own is found", async () => {
    const changed = await logs.copy(original);
    const fresh: LogPlace = { folder: logFolder() };
    await (await openLogAt(fresh)).close();
    writeFileSync(join(changed.folder, logFiles.verifierKey), readFileSync(join(fresh.folder, logFiles.verifierKey)));
    expect(await faultOf(changed, [])).toMatch(/^the checkpoint over 300 leaves: Expected a signature/);
  });

  // Reading all rows takes place once; each change is verified over them.
  it('one byte of any field of any row, changed, is found', async () => {
    let raw!: RawLog;
    await logs.tamper(await logs.copy(original), (rows) => void (raw = structuredCopy(rows)));
    const verifier = readLogVerifier(original.folder);
    const faultIn = async (rows: RawLog) => (await verifyLog({ store: memoryStore(rows), ...verifier })).fault;
    expect(await faultIn(raw)).toBeNull();
    const fields = (Object.keys(raw) as (keyof RawLog)[]).flatMap((table) => Object.keys(raw[table][0]!).map((field) => [table, field] as const));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...fields), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async ([table, field], at, byte, by) => {
      const rows = structuredCopy(raw);
      const changed = rows[table][at % rows[table].length] as unknown as Record<string, string | number | Buffer>;
      const value = changed[field]!;
      // Numbers and texts are changed as SQLite and PostgreSQL write them.
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
      bytes[byte % bytes.length]! ^= Buffer.isBuffer(value) ? by : 1 + (by % 7);
      changed[field] = Buffer.isBuffer(value) ? bytes : typeof value === 'number' ? numberIn(bytes.toString(), value) : bytes.toString();
      // No table can have two rows of one key.
      fc.pre(table !== 'checkpoint' || new Set(rows.checkpoint.map(({ size }) => size)).size === rows.checkpoint.length);
      expect(await faultIn(rows)).not.toBeNull();
    }), { numRuns: kind === 'SQLite' ? 150 : 30 });
  });
});

const numberIn = (text: string, before: number): number => (/^\d+$/.test(text) && Number(text) !== before ? Number(text) : before + 1);

function structuredCopy(raw: RawLog): RawLog {
  const buffers = (value: unknown): unknown => (Buffer.isBuffer(value) ? Buffer.from(value) : value);
  return Object.fromEntries(Object.entries(raw).map(([table, rows]: [string, readonly object[]]) => [table, rows.map((each) => Object.fromEntries(Object.entries(each).map(([name, value]) => [name, buffers(value)])))])) as unknown as RawLog;
}
