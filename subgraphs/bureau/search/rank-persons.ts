import { type LoadedRecord, readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import type { Name } from '../mapping/index.js';
import type { Criteria } from './criteria.js';
import { byRank } from './cursor.js';
import { scoreTokens } from './name-score.js';
import { nameTokens } from './name-tokens.js';

/** A person that fits a search by name. */
export interface RankedPerson {
  readonly id: string;
  readonly localId: string;
  readonly score: number;
}

/** The full names of a record of persons. */
export const fullNames = (record: LoadedRecord): readonly string[] =>
  ((record['names'] ?? []) as readonly Name[]).map(({ full }) => full).filter((full) => full !== null);

/** All persons that fit a search by name, best first: its candidates' names are read once and scored here. */
export async function rankPersons(reader: RequestReader, { condition, name, minScore }: Criteria): Promise<readonly RankedPerson[]> {
  const asked = nameTokens(name ?? '');
  const candidates = await readRecords(reader, { plan: reader.plans.plan('Person', ['names']), condition });
  const ranked = await reader.turns.each(candidates, ({ record }) => ({
    id: record.id, localId: record.localId,
    score: Math.max(0, ...fullNames(record).map((full) => scoreTokens(asked, nameTokens(full)).score)),
  }));
  return ranked.filter(({ score }) => score >= minScore).sort(byRank);
}
