import type { LeafHeader, LeafPart } from '../../log/entry.js';

/** The name of the log that is made. */
export const benchOrigin = 'gateway-1.bench.example';

/** The countries of the network. */
export const benchCountries = ['AR', 'BE', 'BR', 'CI', 'DE', 'ES', 'FR', 'GH', 'IT', 'JP', 'NG', 'NL', 'PY', 'RS'] as const;

/** 2025-01-01, and how far operations are apart: ten million take a year and seven months. */
export const benchStart = Date.UTC(2025, 0, 1), benchStep = 5_000;

export const benchUsers = 5_000, benchCases = 200_000, benchRecords = 2_000_000;

/** Mixes a number to another that looks random (splitmix32). */
export function mixed(number: number, stream: number): number {
  let state = (number + Math.imul(stream, 0x9e37_79b9)) | 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a_2d97);
  return (state ^ (state >>> 15)) >>> 0;
}

const purposes = ['INVESTIGATION', 'INVESTIGATION', 'INVESTIGATION', 'BORDER_CONTROL', 'BORDER_CONTROL', 'IDENTIFICATION', 'WANTED_PERSONS', 'ALERT'] as const;

/** The leaves of one operation: seven of eight ask all countries, one in five finds records, one in fifty is refused, a country is sometimes late. */
export function madeLeaves(number: number): readonly [readonly [LeafHeader, LeafPart[]], readonly [LeafHeader, LeafPart[]]] {
  const pick = <T>(from: readonly T[], stream: number): T => from[mixed(number, stream) % from.length]!;
  const at = new Date(benchStart + number * benchStep).toISOString();
  const user = mixed(number, 1) % benchUsers;
  const caseNumber = (Math.floor(number / 50) + mixed(number, 2) % 500) % benchCases;
  const common = { v: 1, origin: benchOrigin, at } as const;
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const refused = mixed(number, 3) % 50 === 0;
  const intent: LeafHeader = { ...common, kind: 'INTENT', id, purpose: pick(purposes, 4), profile: 'investigation', policyVersion: 'bench', granularity: 'RECORD', operation: null };
  const outcome: LeafHeader = { ...common, kind: 'OUTCOME', id, result: refused ? 'REFUSED' : 'SERVED', code: refused ? 'COST_EXCEEDED' : null, latencyMs: 20 + mixed(number, 5) % 400 };
  const about: LeafPart[] = [
    { part: 'requester', user: `user-${user}`, issuer: 'https://issuer.bench.example', organisation: `Authority ${user % 60}`, country: benchCountries[user % 14]!, role: user % 5 === 0 ? 'OFFICER' : 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null },
    { part: 'case', caseReference: `CASE-${caseNumber}`, justification: null },
  ];
  return [[intent, about], [outcome, refused ? [] : countriesOf(number)]];
}

function countriesOf(number: number): LeafPart[] {
  const one = mixed(number, 6) % 8 === 0;
  const asked = one ? [benchCountries[mixed(number, 7) % 14]!] : benchCountries;
  const found = mixed(number, 8) % 5 === 0 ? asked[mixed(number, 9) % asked.length]! : null;
  const late = mixed(number, 10) % 40 === 0 ? asked[mixed(number, 11) % asked.length]! : null;
  const parts: LeafPart[] = [];
  if (found !== null) {
    const records = Array.from({ length: 1 + mixed(number, 12) % 3 }, (_none, place) => `${found}:person:${mixed(number, 13 + place) % benchRecords}`);
    parts.push({ part: 'country', country: found, status: 'HIT', sources: ['LIVE'], count: records.length, reason: null, latencyMs: 40, records: [...new Set(records)] });
  }
  const others = asked.filter((country) => country !== found && country !== late);
  if (late !== null && late !== found) parts.push({ part: 'countries', status: 'TIMEOUT', sources: ['LIVE'], reason: null, countries: [late] });
  if (others.length > 0) parts.push({ part: 'countries', status: 'NO_HIT', sources: ['LIVE'], reason: null, countries: others });
  return parts;
}
