import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LeafHeader, LeafPart } from '../../log/entry.js';
import { canonicalJson, encodeLeaf } from '../../log/leaf.js';
import { logFiles } from '../../log/log-files.js';
import { openSqliteStore } from '../../log/sqlite/sqlite-store.js';
import type { LogStore } from '../../log/store.js';

/** A country and what became of the question there. */
export interface MadeCountry {
  readonly country: string;
  readonly status: string;
  readonly records: readonly string[];
}

/** An operation to be written to a log as its two leaves. */
export interface MadeOperation {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly user: string;
  readonly organisation: string | null;
  readonly from: string;
  /** Whom a system asked for. Left out: nobody. */
  readonly onBehalfOf?: string | null;
  readonly purpose: string | null;
  readonly caseReference: string | null;
  /** Null: its end is not written. */
  readonly result: string | null;
  readonly code: string | null;
  readonly countries: readonly MadeCountry[];
  /** How many operations begin before it ends. */
  readonly lasts: number;
}

/** A generator of numbers in [0, below), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export const madeCountries = ['BE', 'FR', 'NG', 'DE', 'BR', 'JP'] as const;
const statuses = ['NO_HIT', 'NO_HIT', 'NO_HIT', 'HIT', 'TIMEOUT', 'WITHHELD'] as const;

/** An operation as an analyst, or somebody refused, might make it. */
export function randomOperation(number: number, at: number, random: (below: number) => number): MadeOperation {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const refused = random(10) === 0;
  const asked = random(3) === 0 ? madeCountries.filter(() => random(2) === 0) : madeCountries;
  const countries = refused ? [] : asked.map((country): MadeCountry => {
    const status = pick(statuses);
    return { country, status, records: status === 'HIT' ? Array.from({ length: 1 + random(2) }, () => `${country}:person:${random(40)}`) : [] };
  });
  return {
    id: `op-${number}`, at, user: `user-${random(12)}`, organisation: pick([null, 'Police', 'Customs', "O'Brien; DROP TABLE posting"]), from: pick(madeCountries),
    purpose: pick([null, 'INVESTIGATION', 'IDENTIFICATION', 'ALERT']), caseReference: pick([null, 'CASE-1', 'CASE-2', `CASE-${random(100)}`]),
    result: refused ? 'REFUSED' : pick(['SERVED', 'SERVED', 'SERVED', 'FAILED', 'ABANDONED', 'UNKNOWN', null]), code: refused ? pick(['COST_EXCEEDED', 'PURPOSE_REQUIRED']) : null,
    countries, lasts: random(random(20) === 0 ? 50 : 3),
  };
}

const intentOf = ({ id, user, organisation, from, onBehalfOf = null, purpose, caseReference }: MadeOperation, origin: string, at: string): readonly [LeafHeader, LeafPart[]] => [
  { v: 1, origin, at, kind: 'INTENT', id, purpose, profile: 'analyst', policyVersion: '1', granularity: 'RECORD', operation: null },
  [
    { part: 'requester', user, organisation, country: from, role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf },
    { part: 'case', caseReference, justification: null },
  ],
];

/** How it was known what became of the question in a country: some publish filters of what they have. */
export const sourceOf = ({ country, status }: Pick<MadeCountry, 'country' | 'status'>): string => (status === 'NO_HIT' && (country === 'BE' || country === 'JP') ? 'FILTER' : 'LIVE');

export const outcomeParts = (countries: readonly MadeCountry[]): LeafPart[] => {
  const plain = countries.filter(({ status }) => status !== 'HIT');
  const kinds = new Map(plain.map((each) => [`${each.status} ${sourceOf(each)}`, { status: each.status, source: sourceOf(each) }]));
  return [
    ...countries.filter(({ status }) => status === 'HIT').map(({ country, status, records }): LeafPart =>
      ({ part: 'country', country, status, sources: ['LIVE'], count: records.length, reason: null, latencyMs: 5, records: [...new Set(records)] })),
    ...[...kinds.values()].map(({ status, source }): LeafPart =>
      ({ part: 'countries', status, sources: [source], reason: null, countries: plain.filter((each) => each.status === status && sourceOf(each) === source).map(({ country }) => country) })),
  ];
};

const outcomeOf = ({ id, result, code, countries }: MadeOperation, origin: string, at: string): readonly [LeafHeader, LeafPart[]] =>
  [{ v: 1, origin, at, kind: 'OUTCOME', id, result: result as 'SERVED', code, latencyMs: 12 }, outcomeParts(countries)];

/** The leaves of operations that begin in this order and end after others have begun; those without a result do not end. */
export function leavesOf(operations: readonly MadeOperation[], origin: string): readonly (readonly [LeafHeader, LeafPart[]])[] {
  const leaves: (readonly [LeafHeader, LeafPart[]])[] = [];
  const ending = new Map<number, MadeOperation[]>();
  const end = (at: number): void => {
    for (const each of ending.get(at) ?? []) leaves.push(outcomeOf(each, origin, new Date(each.at + 1).toISOString()));
    ending.delete(at);
  };
  operations.forEach((operation, place) => {
    leaves.push(intentOf(operation, origin, new Date(operation.at).toISOString()));
    if (operation.result !== null) ending.set(place + operation.lasts, [...ending.get(place + operation.lasts) ?? [], operation]);
    end(place);
  });
  for (const place of [...ending.keys()].sort((one, other) => one - other)) end(place);
  return leaves;
}

/** Writes leaves after those that are there; no tree is made of them. */
export async function appendLeaves(store: LogStore, leaves: readonly (readonly [LeafHeader, LeafPart[]])[]): Promise<void> {
  const { size } = await store.state();
  await store.append({
    at: new Date(),
    leaves: leaves.map(([header, parts], place) => {
      const { leaf, parts: texts, secret } = encodeLeaf(header, parts.map(canonicalJson), randomBytes(32));
      return { sequence: size + place, leaf, parts: texts, secret };
    }),
    tiles: [], operations: new Map(), oldestOpen: 0, checkpoint: null,
  });
}

/** A log store in a folder, for `appendLeaves`. */
export function makeLogStore(folder: string): LogStore {
  mkdirSync(folder, { recursive: true });
  return openSqliteStore(join(folder, logFiles.log));
}
