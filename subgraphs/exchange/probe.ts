import { z } from 'zod';
import { parseRecordId } from '../../schema/record-id.js';
import { isDecadeKnown } from '../../schema/scalars.js';

/** What the planner hands over for `matches`: the person's key and, by `@requires`, what it is compared by. */
export interface PersonReference {
  readonly id: string;
  readonly names?: readonly { readonly full?: string | null }[] | null;
  readonly births?: readonly string[] | null;
  readonly sex?: string | null;
}

/** A person to find candidates for, as `input PersonProbe` of the national profile. */
export interface PersonProbe {
  readonly id: string;
  readonly names: readonly string[];
  readonly births: readonly string[];
  readonly sex: string | null;
}

/** The probe of a person. Null: no name is known, or no date of birth to the decade at least, so that it cannot be compared: a name alone is for a search. */
export function probeOf({ id, names, births, sex }: PersonReference): PersonProbe | null {
  const full = [...new Set((names ?? []).flatMap((name) => (name?.full?.trim() ? [name.full] : [])))];
  const dated = births?.filter(isDecadeKnown) ?? [];
  return full.length > 0 && dated.length > 0 ? { id, names: full, births: dated, sex: sex ?? null } : null;
}

/** A record that may be of the same person, as a country gave it. */
export interface PersonCandidate {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

const candidate = z.object({ id: z.string(), score: z.number().min(0).max(1), reasons: z.array(z.string()) });
const answer = z.array(z.object({ index: z.number().int().min(0), candidates: z.array(candidate), withheld: z.boolean().nullish() }));

/** What is asked for each probe. */
export const candidateSelection = 'index withheld candidates { id score reasons }';

/** What a country has for one probe. */
export interface FoundCandidates {
  readonly candidates: readonly PersonCandidate[];
  /** Whether its owner withholds others, or what persons are compared by. */
  readonly withheld: boolean;
}

/**
 * Reads a country's answer to `personCandidates`.
 * @returns what it has by the probe's place; null when the answer is not of the profile's shape or names a record that
 * is no person of that country: a country speaks for its own records alone.
 */
export function readCandidates(country: string, data: unknown): ReadonlyMap<number, FoundCandidates> | null {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return null;
  const owned = ({ id }: PersonCandidate): boolean => {
    const record = parseRecordId(id);
    return record?.type === 'Person' && record.country === country;
  };
  if (!parsed.data.every(({ candidates }) => candidates.every(owned))) return null;
  return new Map(parsed.data.map(({ index, candidates, withheld }) => [index, { candidates, withheld: withheld === true }]));
}
