import { randomBytes, sign } from 'node:crypto';
import { assertionHeader, assertionType, bodyDigest, formatLeaf, formatProof, leafBytes, leafHeader, proofHeader } from '../../schema/assertion.js';
import type { AssertedRequester, Assertion, CallLeaf } from '../../schema/assertion.js';
import { leafHash, proofFrom, treeLevels } from '../../schema/merkle.js';
import type { CallHeaders, CallToSign, SignCalls } from '../request.js';
import type { SigningKey } from './keys.js';

export interface SignerOptions {
  /** The key that signs. */
  readonly key: SigningKey;
  /** How long an assertion is valid, in seconds, 1 to 60. Default 30. */
  readonly validSeconds?: number;
  /** The origin of the query log in which what is asked is accounted for. Default: there is none. */
  readonly origin?: string;
  /** Its newest checkpoint, as text; null: there is none. Default: there is none. */
  readonly checkpoint?: () => string | null;
  /** Milliseconds since 1970-01-01T00:00:00Z. Default: the clock. */
  readonly now?: () => number;
}

const saltBytes = 16;

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** What of a requester an assertion says, and no more. */
const assertedRequester = ({ user, organisation, country, role, scopes, partnerSystem, onBehalfOf }: AssertedRequester): AssertedRequester =>
  ({ user, organisation, country, role, scopes, partnerSystem, onBehalfOf });

type SignedContext = Parameters<SignCalls>[0];

/** What an assertion says of the request. */
function saidOf(context: SignedContext): Pick<Assertion, 'requester' | 'purpose' | 'policy'> {
  if (context === null) return { requester: null, purpose: null, policy: null };
  const { requester, purpose, permission } = context;
  return { requester: requester && assertedRequester(requester), purpose, policy: permission && { version: permission.policyVersion, handling: permission.handling } };
}

/**
 * Signs calls to bureaux: one signature for all calls given at once, whatever their number. The headers of each call hold its own leaf and proof.
 * Ed25519 by node:crypto: a fifth of the time jose takes, which goes by WebCrypto; see docs/adr/0010-signed-questions.md.
 */
export function callSigner({ key, validSeconds = 30, origin, checkpoint = () => null, now = Date.now }: SignerOptions): SignCalls {
  const protectedHeader = base64url(JSON.stringify({ alg: 'EdDSA', typ: assertionType, kid: key.kid }));
  return (context: SignedContext, calls: readonly CallToSign[]): readonly CallHeaders[] => {
    const digests = new Map<Uint8Array, string>();
    const random = randomBytes(saltBytes * (calls.length + 1));
    const randomText = (place: number): string => random.toString('base64url', place * saltBytes, (place + 1) * saltBytes);
    const leaves = calls.map(({ audience, body, attempt }, place): CallLeaf => {
      const digest = digests.get(body) ?? bodyDigest(body);
      digests.set(body, digest);
      return { audience, body: digest, attempt, salt: randomText(place + 1) };
    });
    const levels = treeLevels(leaves.map((leaf) => leafHash(leafBytes(leaf))));
    const iat = now() / 1000;
    const assertion: Assertion = {
      iat, exp: iat + validSeconds, nonce: randomText(0), ...saidOf(context),
      askedFor: origin !== undefined && context?.id !== undefined ? { origin, id: context.id } : null, checkpoint: checkpoint(),
      tree: { size: calls.length, root: Buffer.from(levels.at(-1)![0]!).toString('base64url') },
    };
    const signed = `${protectedHeader}.${base64url(JSON.stringify(assertion))}`;
    const jws = `${signed}.${sign(null, Buffer.from(signed), key.privateKey).toString('base64url')}`;
    return leaves.map((leaf, place) => ({ [assertionHeader]: jws, [leafHeader]: formatLeaf(place, leaf), [proofHeader]: formatProof(proofFrom(levels, place)) }));
  };
}
