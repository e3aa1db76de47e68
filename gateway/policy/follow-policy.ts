import { unwatchFile, watchFile } from 'node:fs';
import type { Permit } from '../request.js';
import type { KnownNames } from './known-names.js';
import { createPermit } from './permit.js';
import { readPolicy } from './policy-file.js';
import type { Policy } from './policy-file.js';

/** How often the file is looked at, in milliseconds. */
const lookEveryMs = 500;

/** A policy that follows its file. */
export interface FollowedPolicy {
  /** The stage, by the newest policy that was read and is sound. */
  readonly permit: Permit;
  /** Reads the file again, whether or not it has changed. */
  read(): void;
  /** Stops looking at the file. */
  close(): void;
}

/** Told of every reading but the first: the version that holds now, or why the one before stays. */
export interface PolicyNews {
  taken(version: string): void;
  refused(faults: readonly string[]): void;
}

/**
 * Follows a policy file: a change is taken for requests that begin after it; a file with faults is refused and the policy before stays.
 * @param first the policy as it was read at start.
 */
export function followPolicy(file: string, first: Policy, names: KnownNames, news: PolicyNews): FollowedPolicy {
  let permit = createPermit(first);
  const read = (): void => {
    const { policy, faults } = readPolicy(file, names);
    if (faults) return news.refused(faults);
    permit = createPermit(policy);
    news.taken(policy.version);
  };
  // Looked at by name, so that a file that is replaced, or reached by a link that is turned, is seen.
  watchFile(file, { interval: lookEveryMs, persistent: false }, read);
  return { permit: (requester, purpose) => permit(requester, purpose), read, close: () => unwatchFile(file, read) };
}
