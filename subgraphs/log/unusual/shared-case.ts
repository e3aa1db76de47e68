import { Gathered, authorityOf } from './detector.js';
import type { Detector } from './detector.js';

/** One case reference used by several authorities: a colleague's case, or a joint one; or two of the same name. @param atLeast authorities. */
export function detectSharedCase(atLeast: number): Detector {
  const gathered = new Gathered();
  return {
    see(operation) {
      if (operation.case !== null && operation.requester) gathered.add(operation.case, operation);
      return true;
    },
    findings: () => gathered.findings(1, (reference, entries) => (new Set(entries.map(authorityOf)).size >= atLeast ? { user: null, case: reference } : null)),
  };
}
