import { knownValue, type LoadedRecord, readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import type { Name } from '../mapping/index.js';
import type { Criteria } from './criteria.js';
import { byRank } from './cursor.js';
import { scoreTokens } from './names/name-score.js';
import { nameTokens } from './names/name-tokens.js';

/** A person that fits a search by name. */
export interface RankedPerson {
  readonly id: string;
  readonly localId: string;
  readonly score: number;
}

/** The full names of a record of persons. */
export const fullNames = (record: LoadedRecord): readonly string[] =>
  ((knownValue(record, 'names') ?? []) as readonly Name[]).map(({ full }) => full).filter((full) => full !== null);

/** All persons that fit a search by name, best first, and whether the owner withholds others: its candidates' names are read once and scored here. */
export async function rankPersons(
  reader: RequestReader, { condition, name, minScore }: Criteria,
): Promise<{ readonly persons: readonly RankedPerson[]; readonly withheld: boolean }> {
  const asked = nameTokens(name ?? '');
  const candidates = await readRecords(reader, { plan: reader.plans.plan('Person', ['names']), condition, marked: true });
  const ranked = await reader.turns.each(candidates, ({ record, withheld }) => ({
    id: record.id, localId: record.localId, withheld,
    score: Math.max(0, ...fullNames(record).map((full) => scoreTokens(asked, nameTokens(full)).score)),
  }));
  const fitting = ranked.filter(({ score }) => score >= minScore);
  reader.told?.withhold(fitting.flatMap(({ id, withheld }) => (withheld ? [id] : [])));
  return { persons: fitting.filter(({ withheld }) => !withheld).sort(byRank), withheld: fitting.some(({ withheld }) => withheld) };
}
