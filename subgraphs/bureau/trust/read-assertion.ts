import { z } from 'zod';
import { assertionType, longestValidity, mostLeaves } from '../../../schema/assertion.js';
import type { Assertion } from '../../../schema/assertion.js';
import { isCountryCode } from '../../../schema/country-codes.js';
import { BadAssertion } from './bad-assertion.js';

const text = z.string().min(1).max(1_000);

const assertion = z.strictObject({
  iat: z.number(),
  exp: z.number(),
  nonce: z.string().regex(/^[\w-]{22}$/),
  requester: z.strictObject({
    user: text, organisation: text.nullable(), country: z.string().refine(isCountryCode), role: text, scopes: z.array(text).max(100),
    partnerSystem: text.nullable(), onBehalfOf: text.nullable(),
  }).nullable(),
  purpose: z.strictObject({ code: text, caseReference: text.nullable(), justification: text.nullable() }).nullable(),
  policy: z.strictObject({ version: text, handling: text.nullable() }).nullable(),
  askedFor: z.strictObject({ origin: z.string().min(1).max(200), id: z.string().min(1).max(100) }).nullable(),
  checkpoint: z.string().max(4_000).nullable(),
  tree: z.strictObject({ size: z.int().min(1).max(mostLeaves), root: z.string().regex(/^[\w-]{43}$/) }),
});

/** A JWS in compact form, taken apart; not verified yet. */
export interface OpenedJws {
  readonly kid: string;
  /** What is signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly payload: string;
}

const json = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

/** Takes a JWS apart. Its header must say exactly what a gateway says: another algorithm, `none` above all, is none. @throws BadAssertion */
export function openJws(jws: string): OpenedJws {
  const parts = jws.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) throw new BadAssertion('Expected the assertion to be a JWS in compact form, got another text');
  const header = json(parts[0]!) as Readonly<Record<string, unknown>> | null;
  if (header?.['alg'] !== 'EdDSA') throw new BadAssertion('Expected an assertion signed by EdDSA, got another algorithm');
  if (header['typ'] !== assertionType) throw new BadAssertion(`Expected an assertion of type ${assertionType}, got another type`);
  if (typeof header['kid'] !== 'string' || 'crit' in header) throw new BadAssertion('Expected the header of the assertion to have `kid` and no `crit`, got another');
  return { kid: header['kid'], signed: Buffer.from(`${parts[0]}.${parts[1]}`), signature: Buffer.from(parts[2]!, 'base64url'), payload: parts[1]! };
}

/** Reads the payload of an assertion that is verified. @throws BadAssertion */
export function readAssertion(payload: string): Assertion {
  const result = assertion.safeParse(json(payload));
  if (!result.success) throw new BadAssertion(`Expected an assertion of this version, got one with other members: ${result.error.issues[0]?.path.join('.') || 'top level'}`);
  return result.data;
}

/**
 * Checks that an assertion is valid now.
 * @param toleranceSeconds how far the clocks of gateway and bureau may be apart.
 * @throws BadAssertion
 */
export function checkTime({ iat, exp }: Assertion, now: number, toleranceSeconds: number): void {
  if (!(exp > iat) || exp - iat > longestValidity + 0.001) throw new BadAssertion(`Expected an assertion that is valid for ${longestValidity} seconds at most, got a longer one`);
  const seconds = now / 1000;
  if (iat > seconds + toleranceSeconds) throw new BadAssertion(`Expected an assertion signed up to now, got one from ${Math.round(iat - seconds)} seconds ahead`);
  if (exp < seconds - toleranceSeconds) throw new BadAssertion(`Expected an assertion that is still valid, got one that ended ${Math.round(seconds - exp)} seconds ago`);
}
