import { join } from 'node:path';
import type { Command } from 'commander';
import type { Fault, LookupVerification, OpenedLog } from '../../log/index.js';
import { databaseOf, logFolder, openLog, textOf, withLog } from './log-place.js';
import type { ReadOptions } from './log-place.js';

interface VerifyOptions extends ReadOptions {
  readonly key?: string;
  readonly proof?: string;
  readonly witness?: readonly string[];
  readonly lookup?: boolean;
}

const list = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** How long a witness may take to answer, in milliseconds. */
const patienceMs = 10_000;

/** `bureaux audit verify`: a whole log, or the proof of one entry. */
export function addVerify(audit: Command): void {
  withLog(audit.command('verify'))
    .description('Verify the whole log, or one proof: every leaf, part, operation, tile and checkpoint. Fails at the first that is not as it was written, and names it. '
      + 'Then the search keys and legal holds in its folder: fails when some are gone that no entry tells of, and names each.')
    .option('--key <file>', "the log's public key as the auditor has kept it (default: the one beside the log)")
    .option('--witness <file>', 'checkpoints that somebody else has kept, in a file or at a URL (of a bureau: /witness); the log has to contain what they saw; can be given more than once', list)
    .option('--proof <file>', 'verify this proof of one entry instead, without the log')
    .option('--lookup', 'compare the lookup beside the log, by which entries are found, with the log, too; it takes longer than all else')
    .action(async ({ proof, ...options }: VerifyOptions) => {
      if (proof === undefined) return verifyWhole(options);
      const { readEntryProof, readLogVerifier, readVerifierKey, verifyEntryProof } = await import('../../log/index.js');
      const { origin, key } = options.key === undefined ? readLogVerifier(logFolder(options.data)) : readVerifierKey(textOf(options.key).trim());
      const { header, parts, closed, size } = verifyEntryProof(readEntryProof(textOf(proof)), origin, key);
      process.stdout.write(`${JSON.stringify({ origin, size, header, parts, closed }, null, 2)}\n`);
    });
}

async function verifyWhole({ key: keyFile, witness = [], lookup = false, ...options }: VerifyOptions): Promise<void> {
  const { verifyLog } = await import('../../log/index.js');
  const log = await openLog(options, keyFile);
  const { openReadingProgress } = await import('./progress.js');
  const progress = openReadingProgress('verifying', (await log.store.state()).size);
  try {
    const witnessed = (await Promise.all(witness.map((place) => notesAt(place, log.origin)))).flat();
    const found = await verifyLog({ store: log.store, origin: log.origin, key: log.key, witnessed, kept: log.kept, keys: log.searchKeys, onProgress: progress.tell });
    progress.end();
    if (found.fault) throw new Error(faultText(found.fault));
    const { origin, size, signed, checkpoints, open, rootHash, keys } = found;
    if (keys && keys.faults.length > 0) throw new Error(keys.faults.join('\n'));
    const compared = lookup ? await comparedLookup(log, options) : null;
    const told = { origin, size, signed, checkpoints, open, keys: keys && keys.sealing, rootHash: Buffer.from(rootHash).toString('base64') };
    process.stdout.write(`${JSON.stringify(compared ? { ...told, lookup: compared } : told)}\n`);
  } finally {
    progress.end();
    await log.close();
  }
}

/** How much of the lookup was compared. @throws Error when it is not as the log says, or is not there. */
async function comparedLookup({ origin, store }: OpenedLog, { data, ...place }: ReadOptions): Promise<Pick<LookupVerification, 'blocks' | 'operations'>> {
  const { lookupFile, openPostgresSnapshot, openSqliteSnapshot, verifyLookup } = await import('../../log/index.js');
  const database = await databaseOf(place);
  const snapshot = database ? await openPostgresSnapshot({ connectionString: database.url }, origin) : openSqliteSnapshot(join(logFolder(data), lookupFile), origin);
  const { openReadingProgress } = await import('./progress.js');
  const progress = openReadingProgress('comparing the lookup', (await store.state()).size);
  const leaves: OpenedLog['store']['leaves'] = async (from, to) => {
    progress.tell(from);
    return store.leaves(from, to);
  };
  try {
    const { fault, ...compared } = await verifyLookup(origin, { ...store, leaves }, snapshot);
    progress.end();
    if (fault !== null) throw new Error(fault);
    return compared;
  } finally {
    progress.end();
    await snapshot.close();
  }
}

/** The notes of this log that a witness has. @throws Error when it has none: then it says nothing of the log. */
async function notesAt(place: string, origin: string): Promise<readonly string[]> {
  const { witnessNotes } = await import('../../log/index.js');
  const notes = witnessNotes(/^https?:/.test(place) ? await fetched(place) : textOf(place), origin);
  if (notes.length === 0) throw new Error(`Expected a checkpoint of ${origin} from the witness, got none`);
  return notes;
}

async function fetched(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' }).catch((error: unknown) => {
    throw new Error(`Expected the witness to answer, got ${error instanceof Error && error.name === 'TimeoutError' ? `no answer within ${patienceMs} ms` : 'a failure'}`);
  });
  if (!answer.ok) throw new Error(`Expected the witness to answer with 200, got ${answer.status}`);
  return answer.text();
}

const faultText = ({ sequence, reason }: Fault): string => (sequence === null ? reason : `entry ${sequence}: ${reason}`);
