import { accessContenders } from '../contenders/accesses.js';
import { measureTurns } from './turns.js';
import type { TurnsLoad, TurnsResults } from './turns.js';

export type AccessLoad = TurnsLoad;
export type AccessResults = TurnsResults;

/** The same questions asked of the same gateway with identity, purpose, limits, policy and signing, and with none of them. */
export const measureAccess = (countries: number, load: AccessLoad, progress: (line: string) => void): Promise<AccessResults> =>
  measureTurns(countries, load, accessContenders, progress);
