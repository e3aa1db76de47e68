import { createHash } from 'node:crypto';
import { alpha2Codes } from '../../../schema/country-codes.js';
import { recordTypes } from '../../../schema/record-id.js';
import { recordMapping } from '../loaders/plan.js';
import type { CountryMapping, Finder } from '../mapping/index.js';
import { fieldRead, lawsVersion } from './laws.js';

/** The header by which a bureau publishes its rules with every answer: their version, `;`, and what they read of a requester, joined by commas. */
export const rulesHeader = 'bureau-rules';

const values = { audience: alpha2Codes, confidentiality: ['OFFICIAL', 'RESTRICTED', 'CONFIDENTIAL'], handlingCode: ['H0', 'H1', 'H2', 'H3'] } as const;

/** A finder with the native values it finds each value by, as those decide, too. */
function written(finder: Finder | undefined, of: readonly string[]): unknown {
  if (finder === undefined) return null;
  if (finder.by === 'any') return finder.of.map((one) => written(one, of));
  if (finder.by === 'child') return [finder.child, written(finder.finder, of)];
  return finder.by === 'codes' || finder.by === 'listed' ? [finder, of.map((value) => finder.natives(value))] : finder;
}

/**
 * What a bureau says of its rules. The version is a digest over the rules, over how their fields are found, and over the laws: where it is the same, the same
 * requester is kept from the same.
 * @param open whether the bureau takes every question: then no rule is applied.
 */
export function rulesStatement(country: CountryMapping, open: boolean): string {
  const { rules } = country;
  if (open || rules === undefined) return open ? 'open;' : 'none;';
  const fields = new Set(rules.rules.map(fieldRead).filter((field) => field !== null));
  const found = recordTypes.flatMap((type) => [...fields].map((field) => written(recordMapping(country, type)?.fields[field]?.find, values[field])));
  const text = JSON.stringify([lawsVersion, rules, found]);
  return `${createHash('sha256').update(text).digest('base64url').slice(0, 22)};${[...rules.reads].sort().join(',')}`;
}
