import type { HandlingBound } from '../mapping/index.js';
import type { Attributes, Verdict } from './verdict.js';

const codes = ['H0', 'H1', 'H2', 'H3'];

/**
 * The gateway's policy may bound which handling codes a requester is shown; the owner holds to it, so that nothing stricter leaves the country
 * (Europol handling codes). Without a bound nothing is kept.
 */
export const handlingBound = (_rule: HandlingBound, { handling = null }: Attributes): Verdict =>
  (handling === null ? null : { field: 'handlingCode', values: codes.slice(codes.indexOf(handling) + 1) });
