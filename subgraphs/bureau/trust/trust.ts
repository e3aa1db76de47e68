import { verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { assertionHeader, bodyDigest, leafBytes, leafHeader, longestValidity, parseLeaf, parseProof, proofHeader } from '../../../schema/assertion.js';
import type { AskedFor } from '../../../schema/bureau-log.js';
import { leafHash, MerkleError, verifyInclusion } from '../../../schema/merkle.js';
import type { Asker } from './asker.js';
import { BadAssertion } from './bad-assertion.js';
import { openTrustedKeys } from './keys.js';
import { checkTime, openJws, readAssertion } from './read-assertion.js';
import { replayMemory } from './replay.js';

export interface TrustOptions {
  /** The bureau's country, ISO 3166-1 alpha-2: the audience it takes. */
  readonly country: string;
  /** The key set of the gateways it trusts: a path or a URL, see `openTrustedKeys`. */
  readonly keys: string;
  /** How far the clocks of gateway and bureau may be apart, in seconds, 0 to 60. Default 5. */
  readonly toleranceSeconds?: number;
  /** Questions remembered at most, see `replayMemory`. */
  readonly mostRemembered?: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. Default: the clock. */
  readonly now?: () => number;
}

/** A genuine question. */
export interface Admitted {
  readonly asker: Exclude<Asker, 'open'>;
  /** The assertion's nonce, the place of the question's leaf, and the attempt, joined by points: no other question has it. */
  readonly question: string;
  readonly askedFor: AskedFor | null;
  /** The newest checkpoint of the gateway's log as it signed the question. Null: it told none. */
  readonly checkpoint: string | null;
  /** When it was signed, by the gateway's clock: milliseconds since 1970-01-01T00:00:00Z. */
  readonly signedAt: number;
}

/** Tells genuine questions from others. */
export interface Trust {
  /** What is asked, and by whom. @throws BadAssertion unless a trusted gateway signed just this question, for this country, just now, and it comes for the first time. */
  admit(headers: IncomingHttpHeaders, body: Uint8Array): Promise<Admitted>;
}

/** The one value of a header; node joins the values of one that came twice. */
function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  if (typeof value !== 'string') throw new BadAssertion(`Expected the header ${name}, got none`);
  return value;
}

/** Opens the trust of a bureau. @throws TrustError */
export async function openTrust(options: TrustOptions): Promise<Trust> {
  const { country, toleranceSeconds = 5, now = Date.now } = options;
  const keys = await openTrustedKeys(options.keys, { now });
  const replay = replayMemory({
    keepMs: (longestValidity + 2 * toleranceSeconds + 1) * 1000, now, ...(options.mostRemembered !== undefined && { most: options.mostRemembered }),
  });
  /** What was answered before is forgotten with the process; what was signed before its start is therefore not taken. */
  const startedAt = now();
  return {
    async admit(headers, body) {
      const jws = openJws(header(headers, assertionHeader));
      const leaf = parseLeaf(header(headers, leafHeader));
      const proof = parseProof(header(headers, proofHeader));
      if (leaf === null) throw new BadAssertion(`Expected the header ${leafHeader} to be INDEX.ATTEMPT.SALT, got another text`);
      if (proof === null) throw new BadAssertion(`Expected the header ${proofHeader} to be hashes of 32 bytes, got another text`);
      const key = await keys.find(jws.kid);
      if (key === null) throw new BadAssertion('Expected an assertion signed by a key that is trusted, got one of a key that is not known');
      if (!verify(null, jws.signed, key, jws.signature)) throw new BadAssertion('Expected the signature of the assertion to be right, got one that is not');
      const assertion = readAssertion(jws.payload);
      checkTime(assertion, now(), toleranceSeconds);
      if (assertion.iat * 1000 < startedAt - 1) throw new BadAssertion('Expected an assertion signed since the bureau started, got an earlier one');
      const { size, root } = assertion.tree;
      const hash = leafHash(leafBytes({ audience: country, body: bodyDigest(body), attempt: leaf.attempt, salt: leaf.salt }));
      try {
        verifyInclusion(leaf.index, size, hash, proof, Buffer.from(root, 'base64url'));
      } catch (error) {
        if (!(error instanceof MerkleError)) throw error;
        throw new BadAssertion(`Expected this question, for ${country}, to be among those signed, got one that is not`);
      }
      const noted = replay.note(`${assertion.nonce}${Buffer.from(hash).toString('base64url')}`);
      if (noted === 'repeated') throw new BadAssertion('Expected a question that was not asked before, got one that was');
      if (noted === 'full') throw new BadAssertion('Expected fewer questions than can be remembered, got more');
      const { requester, purpose, policy, askedFor, checkpoint } = assertion;
      return { asker: { requester, purpose, policy }, question: `${assertion.nonce}.${leaf.index}.${leaf.attempt}`, askedFor, checkpoint, signedAt: assertion.iat * 1000 };
    },
  };
}
