import { generateKeyPairSync } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signCheckpoint } from '../../../log/checkpoint.js';
import { witnessNotes } from '../../../log/index.js';
import { openWitness, witnessFile } from '../../../subgraphs/bureau/log/witness.js';
import type { Contradiction } from '../../../subgraphs/bureau/log/witness.js';
import { logFolder } from '../../support/query-log.js';

const { privateKey } = generateKeyPairSync('ed25519');
const note = (size: number, root = size, origin = 'g1.example'): string => signCheckpoint({ origin, size, rootHash: Buffer.alloc(32, root) }, privateKey);

let folder: string, told: Contradiction[];
beforeEach(() => {
  folder = logFolder();
  told = [];
});
const open = () => openWitness(folder, (contradiction) => void told.push(contradiction));

it('keeps the newest checkpoint of each log, over a restart', () => {
  const witness = open();
  expect(witness.notes(null)).toBe('');
  witness.see(note(3), 1_000);
  witness.see(note(5), 2_000);
  witness.see(note(2, 2, 'g2.example'), 2_000);
  witness.see('no note', 3_000);
  witness.close();
  const again = open();
  expect(again.notes(null)).toBe(`${note(5)}\n${note(2, 2, 'g2.example')}`);
  expect(again.notes('g2.example')).toBe(note(2, 2, 'g2.example'));
  expect(witnessNotes(again.notes(null), 'g1.example')).toEqual([note(5)]);
  expect(told).toEqual([]);
});

it('takes a question that was overtaken by another for no rollback', () => {
  const witness = open();
  witness.see(note(5), 2_000);
  witness.see(note(3), 1_999);
  witness.see(note(5), 2_001);
  expect([told, witness.notes(null)]).toEqual([[], note(5)]);
});

it('tells once of a log that has gone back, keeps both notes for evidence, and tells again when it goes back once more', () => {
  const witness = open();
  witness.see(note(9), 1_000);
  witness.see(note(4, 44), 2_000);
  witness.see(note(4, 44), 2_001);
  witness.see(note(6, 66), 2_002);
  expect(told).toEqual([{ code: 'LOG_WENT_BACK', origin: 'g1.example', seen: 9, told: 4 }]);
  // Evidence is on the disk at once.
  expect(witnessNotes(open().notes(null), 'g1.example')).toEqual([note(9), note(4, 44)]);
  witness.see(note(11, 11), 3_000);
  witness.see(note(10, 10), 3_001);
  expect(told.slice(1)).toEqual([{ code: 'LOG_WENT_BACK', origin: 'g1.example', seen: 11, told: 10 }]);
  expect(witnessNotes(witness.notes('g1.example'), 'g1.example')).toEqual([note(9), note(4, 44), note(11, 11), note(10, 10)]);
});

it('tells once of a log that has as many entries and others', () => {
  const witness = open();
  witness.see(note(9), 1_000);
  witness.see(note(9, 1), 1_000);
  witness.see(note(9), 1_001);
  witness.see(note(9, 1), 1_002);
  expect(told).toEqual([{ code: 'LOG_FORKED', origin: 'g1.example', seen: 9, told: 9 }]);
  expect(witnessNotes(witness.notes(null), 'g1.example')).toEqual([note(9), note(9, 1)]);
});

it('keeps in memory what it cannot write, and writes it when it can', () => {
  const witness = open();
  witness.see(note(3), 1_000);
  renameSync(folder, `${folder}-away`);
  witness.see(note(2), 2_000);
  expect([told.map(({ code }) => code), existsSync(folder)]).toEqual([['LOG_WENT_BACK'], false]);
  renameSync(`${folder}-away`, folder);
  witness.close();
  expect(open().notes(null)).toBe(`${note(3)}\n${note(2)}`);
});

it('writes what grows without being closed, and nothing older in the place of newer', async () => {
  const witness = open();
  witness.see(note(3), 1_000);
  while (!existsSync(join(folder, witnessFile))) await pause(20);
  expect(open().notes(null)).toBe(note(3));
  witness.see(note(4), 2_000);
  while (open().notes(null) !== note(4)) await pause(20);
  witness.see(note(5), 3_000);
  // A contradiction is written at once, with what was seen before it.
  witness.see(note(2), 4_000);
  expect(witnessNotes(open().notes(null), 'g1.example')).toEqual([note(5), note(2)]);
  witness.close();
  expect(witnessNotes(open().notes(null), 'g1.example')).toEqual([note(5), note(2)]);
});
