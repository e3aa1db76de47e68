import DataLoader from 'dataloader';
import type { NationalPort } from './port.js';

/** Which persons their owners give this requester; see `NationalPort.knownPersons`. */
export type SubjectLoader = DataLoader<string, boolean>;

/** Joins what all notices of an answer ask of their subjects, also from parallel branches of the plan, into one question a country. */
export const subjectLoader = (port: NationalPort): SubjectLoader =>
  new DataLoader(async (ids) => [...await port.knownPersons(ids)], { batchScheduleFn: (dispatch) => void setImmediate(dispatch) });

/**
 * The subject of a notice, once its owner gives it to the requester. Null: there is none, or none that the owner gives.
 * @throws the error that says why nothing can be said: its owner withholds it, or did not answer.
 */
export async function subjectOf(id: string | null, subjects: SubjectLoader): Promise<{ readonly id: string } | null> {
  return id !== null && (await subjects.load(id)) ? { id } : null;
}
