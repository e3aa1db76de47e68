import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOrigin, readVerifierKey, verifierKey } from './checkpoint.js';
import { LogStoreError } from './store.js';

/** The files of a log in its folder. */
export const logFiles = {
  log: 'log.sqlite',
  /** The keys of sealed search values, apart from the log, to be kept and destroyed by other rules. */
  searchKeys: 'search-keys.sqlite',
  /** The private key that signs checkpoints, in PEM; readable by its owner alone. */
  signingKey: 'signing-key.pem',
  /** The public key as signed-note writes it, with the log's origin: what an auditor needs, and keeps elsewhere. */
  verifierKey: 'verifier-key.txt',
  /** The newest checkpoint, beside the store that has it, too. */
  checkpoint: 'checkpoint.txt',
} as const;

/** Who a log is, and what it signs with. */
export interface LogIdentity {
  readonly origin: string;
  readonly signingKey: KeyObject;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LogStoreError(`Expected a readable file ${file.split('/').at(-1)} in the log's folder (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
};

/**
 * The identity of the log in a folder; made when the folder has none.
 * @param origin the name of a log that is made; a log that is there must have this name.
 * @param mustBeThere whether none is made.
 * @throws LogStoreError
 */
export function openLogIdentity(folder: string, origin: string, mustBeThere = false): LogIdentity {
  if (!isOrigin(origin)) throw new LogStoreError('Expected an origin of 1 to 200 printable ASCII characters without blanks and plus signs');
  const keyFile = join(folder, logFiles.signingKey);
  if (!existsSync(keyFile) && !mustBeThere) makeIdentity(folder, origin);
  const signingKey = createPrivateKey(read(keyFile));
  const { origin: found } = readVerifierKey(read(join(folder, logFiles.verifierKey)).trim());
  if (found !== origin) throw new LogStoreError(`Expected the log of ${origin}, got that of ${found}`);
  return { origin, signingKey };
}

/** The origin and the public key of the log in a folder. @throws LogStoreError, CheckpointError */
export const readLogVerifier = (folder: string): { readonly origin: string; readonly key: KeyObject } => readVerifierKey(read(join(folder, logFiles.verifierKey)).trim());

/** The private key is put in its place last: a folder with it is whole. */
function makeIdentity(folder: string, origin: string): void {
  mkdirSync(folder, { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, logFiles.verifierKey), `${verifierKey(origin, createPublicKey(privateKey))}\n`, { flush: true });
  const file = join(folder, logFiles.signingKey);
  writeFileSync(`${file}.new`, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
