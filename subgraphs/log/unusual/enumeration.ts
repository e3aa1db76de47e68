import { Gathered, whoIs } from './detector.js';
import type { Detector } from './detector.js';

/**
 * Somebody who tries values out: within one hour many operations that found nothing in the countries that the reader sees. One who checks documents at a
 * border looks the same.
 */
export function detectEnumeration(atLeast: number): Detector {
  const gathered = new Gathered();
  return {
    see(operation) {
      const { requester, countries, at, result } = operation;
      const foundNothing = countries.length > 0 && countries.every(({ status, records }) => status !== 'HIT' && status !== 'WITHHELD' && records.length === 0);
      if (requester && result === 'SERVED' && foundNothing) gathered.add(`${at.slice(0, 13)} ${whoIs(operation)}`, operation);
      return true;
    },
    findings: () => gathered.findings(atLeast, (key) => ({ hour: key.slice(0, 13) })),
  };
}
