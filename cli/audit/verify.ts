import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Fault } from '../../log/index.js';
import { logFolder, withData } from './log-folder.js';

interface VerifyOptions {
  readonly data: string;
  readonly key?: string;
  readonly proof?: string;
  readonly witness?: readonly string[];
}

const list = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** `bureaux audit verify`: a whole log, or the proof of one entry. */
export function addVerify(audit: Command): void {
  withData(audit.command('verify'))
    .description('Verify the whole log, or one proof: every leaf, part, operation, tile and checkpoint. Fails at the first that is not as it was written, and names it.')
    .option('--key <file>', "the log's public key as the auditor has kept it (default: the one beside the log)")
    .option('--witness <file>', 'a checkpoint that somebody else has kept, which the log has to contain; can be given more than once', list)
    .option('--proof <file>', 'verify this proof of one entry instead, without the log')
    .action(async ({ data, key: keyFile, proof, witness }: VerifyOptions) => {
      const { openLogFolder, readEntryProof, readLogVerifier, readVerifierKey, verifyEntryProof, verifyLog } = await import('../../log/index.js');
      const folder = logFolder(data);
      const verifier = () => (keyFile === undefined ? readLogVerifier(folder) : readVerifierKey(readFileSync(keyFile, 'utf8').trim()));
      if (proof !== undefined) {
        const { origin, key } = verifier();
        const { header, parts, closed, size } = verifyEntryProof(readEntryProof(readFileSync(proof, 'utf8')), origin, key);
        process.stdout.write(`${JSON.stringify({ origin, size, header, parts, closed }, null, 2)}\n`);
        return;
      }
      const log = openLogFolder(folder);
      const { openReadingProgress } = await import('./progress.js');
      const progress = openReadingProgress('verifying', (await log.store.state()).size);
      try {
        const found = await verifyLog({ store: log.store, ...verifier(), witnessed: (witness ?? []).map((file) => readFileSync(file, 'utf8')), onProgress: progress.tell });
        progress.end();
        if (found.fault) throw new Error(faultText(found.fault));
        const { origin, size, signed, checkpoints, open, rootHash } = found;
        process.stdout.write(`${JSON.stringify({ origin, size, signed, checkpoints, open, rootHash: Buffer.from(rootHash).toString('base64') })}\n`);
      } finally {
        progress.end();
        await log.close();
      }
    });
}

const faultText = ({ sequence, reason }: Fault): string => (sequence === null ? reason : `entry ${sequence}: ${reason}`);
