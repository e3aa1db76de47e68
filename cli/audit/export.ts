import { once } from 'node:events';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { OpenedLog, ReadEntry, StoredLeaf } from '../../log/index.js';
import { wholeArgument } from '../arguments.js';
import { openLog, withLog } from './log-place.js';
import type { ReadOptions } from './log-place.js';
import { leavesOf } from './range.js';

interface ExportOptions extends ReadOptions {
  readonly format: 'ndjson' | 'csv';
  readonly from: number;
  readonly to?: number;
  readonly proofs?: true;
  readonly search?: true;
}

const mostEntries = 999_999_999;

/** The columns of the CSV, each with what stands in it. */
const columns: Readonly<Record<string, (entry: ReadEntry) => unknown>> = {
  entry: ({ entry }) => entry,
  at: ({ header }) => header.at,
  kind: ({ header }) => header.kind,
  id: ({ header }) => ('id' in header ? header.id : null),
  result: ({ header }) => ('result' in header ? header.result : null),
  code: ({ header }) => ('code' in header ? header.code : null),
  purpose: ({ header }) => ('purpose' in header ? header.purpose : null),
  user: ({ requester }) => requester?.user,
  organisation: ({ requester }) => requester?.organisation,
  country: ({ requester }) => requester?.country,
  role: ({ requester }) => requester?.role,
  caseReference: ({ case: about }) => about?.caseReference,
  asked: ({ countries, others }) => [...countries.map(({ country, status }) => `${country}:${status}`), ...others.flatMap((group) => group.countries.map((each) => `${each}:${group.status}`))].join(' '),
  records: ({ countries, records: own }) => [...countries.flatMap(({ records }) => records), ...own.flatMap(({ how, records }) => (how === 'DISCLOSED' ? records : []))].join(' '),
  search: ({ search }) => (search === null || search.values === null ? null : JSON.stringify(search.values)),
};

/** `bureaux audit export`: the log, or a part of it, for other programs. */
export function addExport(audit: Command): void {
  withLog(audit.command('export'))
    .description('Write entries as NDJSON (all of each) or CSV (a line for each), on standard output.')
    .addOption(new Option('--format <format>', 'ndjson or csv').choices(['ndjson', 'csv']).default('ndjson'))
    .option('--from <place>', 'the first entry', wholeArgument(0, mostEntries), 0)
    .option('--to <place>', 'the entry before which it ends (default: the end of the log)', wholeArgument(0, mostEntries))
    .option('--proofs', 'in NDJSON: with each entry the proof that it stands in the log, of those a checkpoint covers')
    .option('--search', 'with what was searched for, where its key is not destroyed')
    .action(async (options: ExportOptions) => {
      const log = await openLog(options);
      try {
        const { size } = await log.store.state();
        const write = options.format === 'csv' ? await csvWriter() : await ndjsonWriter(log, options);
        for await (const leaf of leavesOf(log, options.from, Math.min(options.to ?? size, size))) await write(leaf, await readOf(log, leaf, options));
      } finally {
        await log.close();
      }
    });
}

type Write = (leaf: StoredLeaf, entry: ReadEntry) => Promise<void>;

async function readOf({ origin, searchKeys }: OpenedLog, leaf: StoredLeaf, { search }: ExportOptions): Promise<ReadEntry> {
  const { readEntry } = await import('../../log/index.js');
  return readEntry(origin, leaf, search ? searchKeys : null);
}

/** Waits when who reads is slower. */
async function put(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function ndjsonWriter({ store, origin }: OpenedLog, { proofs }: ExportOptions): Promise<Write> {
  const { proveEntry } = await import('../../log/index.js');
  const signed = proofs ? ((await store.newestCheckpoint())?.size ?? 0) : 0;
  return async ({ sequence }, entry) => {
    const proof = sequence < signed ? await proveEntry(store, origin, sequence, () => true) : null;
    await put(`${JSON.stringify(proofs ? { ...entry, proof } : entry)}\n`);
  };
}

/** A cell that a spreadsheet would take for a formula is kept from it. */
async function csvWriter(): Promise<Write> {
  const { stringify } = await import('csv-stringify/sync');
  const line = (cells: readonly unknown[]): Promise<void> => put(stringify([[...cells]], { escape_formulas: true }));
  await line(Object.keys(columns));
  return (_leaf, entry) => line(Object.values(columns).map((cell) => cell(entry) ?? ''));
}
