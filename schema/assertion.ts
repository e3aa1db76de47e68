import { hash } from 'node:crypto';
import type { AskedFor } from './bureau-log.js';

/**
 * What a gateway says to a bureau of who asks and why, and how the bureau knows that it was this gateway that said it. The gateway signs one assertion
 * for all countries it asks at once. Its root is that of a Merkle tree (schema/merkle.ts) with one leaf for each call; each bureau gets the assertion, its
 * own leaf and the inclusion proof, and learns nothing of the other calls, as every leaf is salted. docs/adr/0010-signed-questions.md has the reasons.
 */

/** The headers of a signed question. */
export const assertionHeader = 'bureau-assertion', leafHeader = 'bureau-leaf', proofHeader = 'bureau-proof';

/** The `typ` of the assertion, a JWS (RFC 7515) in compact form with `alg` EdDSA over Ed25519. */
export const assertionType = 'bureaux-assertion+jwt';

/** The member of a JWK, and its value, that tell a key that signs assertions from keys beside it that sign tokens. */
export const keyPurposeMember = 'bureaux_use', keyPurpose = 'assertion';

/** Who asks, as the gateway has verified it. */
export interface AssertedRequester {
  readonly user: string;
  readonly organisation: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly partnerSystem: string | null;
  readonly onBehalfOf: string | null;
}

/** Why the requester asks. */
export interface AssertedPurpose {
  readonly code: string;
  readonly caseReference: string | null;
  readonly justification: string | null;
}

/** The payload of an assertion. */
export interface Assertion {
  /** When it was signed and when it ends: seconds since 1970-01-01T00:00:00Z, fractions to the millisecond. */
  readonly iat: number;
  readonly exp: number;
  /** 128 random bits in base64url; another in every assertion. */
  readonly nonce: string;
  /** Null: the gateway asks for itself, for example for the bureau's schema; no record is given to it. */
  readonly requester: AssertedRequester | null;
  readonly purpose: AssertedPurpose | null;
  /** The version of the gateway's policy, and the strictest handling code the requester may be shown. Null: the gateway has no policy. */
  readonly policy: { readonly version: string; readonly handling: string | null } | null;
  /** The operation in the gateway's query log that the questions are asked for. Null: it keeps none, or asks for itself. */
  readonly askedFor: AskedFor | null;
  /** The newest checkpoint of the gateway's query log, as text. Null: it keeps none, or none is signed yet. */
  readonly checkpoint: string | null;
  readonly tree: {
    /** Number of leaves, 1 to `mostLeaves`. */
    readonly size: number;
    /** The root, 32 bytes in base64url. */
    readonly root: string;
  };
}

/** Most calls under one signature. */
export const mostLeaves = 65_536;

/** How long an assertion may be valid at most, in seconds. */
export const longestValidity = 60;

/** One call, as its leaf has it. */
export interface CallLeaf {
  /** The country asked, ISO 3166-1 alpha-2. */
  readonly audience: string;
  /** `bodyDigest` of the request body. */
  readonly body: string;
  /** 1; 2 when the call is made once more because the connection was lost. */
  readonly attempt: number;
  /** 128 random bits in base64url: without it, the hash of another country's leaf could be guessed. */
  readonly salt: string;
}

/** SHA-256 of a request body, in base64url. */
export const bodyDigest = (body: Uint8Array): string => hash('sha256', body, 'base64url');

/** The bytes of a leaf. */
export const leafBytes = ({ audience, body, attempt, salt }: CallLeaf): Uint8Array => Buffer.from(`bureaux-call-1\n${audience}\n${body}\n${attempt}\n${salt}\n`);

/** The value of the header `bureau-leaf`: place of the leaf in the tree, attempt and salt. The bureau knows the rest of the leaf itself. */
export const formatLeaf = (index: number, { attempt, salt }: Pick<CallLeaf, 'attempt' | 'salt'>): string => `${index}.${attempt}.${salt}`;

/** Reads the header `bureau-leaf`. Null: it is none. */
export function parseLeaf(text: string): { readonly index: number; readonly attempt: number; readonly salt: string } | null {
  const match = /^(\d{1,5})\.([1-9]\d?)\.([\w-]{22})$/.exec(text);
  return match && { index: Number(match[1]), attempt: Number(match[2]), salt: match[3]! };
}

/** The value of the header `bureau-proof`: the hashes one after the other, in base64url; of no hash, `-`. */
export const formatProof = (proof: readonly Uint8Array[]): string => (proof.length === 0 ? '-' : Buffer.concat(proof).toString('base64url'));

/** Reads the header `bureau-proof`. Null: it is none. */
export function parseProof(text: string): readonly Uint8Array[] | null {
  if (text === '-') return [];
  if (!/^[\w-]{43,700}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % 32 !== 0) return null;
  return Array.from({ length: bytes.length / 32 }, (_none, place) => bytes.subarray(place * 32, place * 32 + 32));
}
