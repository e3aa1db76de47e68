import type DataLoader from 'dataloader';
import type { OperationData } from './data.js';
import { matchLoader } from './matches.js';
import type { CountryCandidates, MatchQuestion } from './matches.js';
import type { NationalPort } from './port.js';
import { subjectLoader } from './subjects.js';
import type { SubjectLoader } from './subjects.js';
import { totalsLoader } from './totals.js';
import type { Totals } from './totals.js';

/** What the exchange keeps for one request: its way to the countries, and the loaders that join questions. */
export interface ExchangeContext {
  readonly port: NationalPort;
  readonly matches: DataLoader<MatchQuestion, readonly CountryCandidates[], string>;
  readonly subjects: SubjectLoader;
  readonly totals: DataLoader<OperationData, Totals, string>;
}

/** Made once for every request, and used for all calls of its plan: otherwise questions are not joined. */
export const exchangeContext = (port: NationalPort): ExchangeContext => ({ port, matches: matchLoader(port), subjects: subjectLoader(port), totals: totalsLoader(port) });
