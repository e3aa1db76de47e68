import { refusal } from '../errors.js';
import { purposeCodes } from '../request.js';
import type { DeclaredPurpose, PurposeCode, RequestHeaders } from '../request.js';

/** Longest case reference, in characters. */
export const maxCaseReference = 100;

/** Longest justification, in characters. */
export const maxJustification = 1000;

/**
 * The purpose a request declares: `X-Purpose` (a code), `X-Case-Reference` (1 to 100 characters), `X-Justification`
 * (1 to 1000 characters); texts in UTF-8, without control characters.
 * @returns null when there is no `X-Purpose`.
 * @throws the refusal BAD_PURPOSE.
 */
export function declarePurpose(headers: RequestHeaders): DeclaredPurpose | null {
  const code = headers['x-purpose'];
  if (code === undefined) return null;
  if (!isPurposeCode(code)) {
    throw refusal('BAD_PURPOSE', `X-Purpose: expected one of ${purposeCodes.join(', ')}; came ${shown(code)}.`);
  }
  return {
    code,
    caseReference: text(headers, 'X-Case-Reference', maxCaseReference),
    justification: text(headers, 'X-Justification', maxJustification),
  };
}

const isPurposeCode = (value: unknown): value is PurposeCode => purposeCodes.some((code) => code === value);

/** A code is no personal datum, but what stands in its place could be: only what looks like a code is repeated. */
const shown = (value: unknown): string => (typeof value === 'string' && /^[A-Za-z_]{1,40}$/.test(value) ? `"${value}"` : 'something else');

function text(headers: RequestHeaders, name: string, most: number): string | null {
  const value = headers[name.toLowerCase()];
  if (value === undefined) return null;
  const decoded = typeof value === 'string' ? utf8(value).trim() : '';
  if (decoded === '' || decoded.length > most || /\p{Cc}/u.test(decoded)) {
    throw refusal('BAD_PURPOSE', `${name}: expected 1 to ${most} characters without control characters; came ${decoded.length} characters.`);
  }
  return decoded;
}

/** Node gives header bytes as Latin-1; clients send UTF-8. Bytes that are no UTF-8 stay Latin-1. */
function utf8(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
