import { Gathered } from './detector.js';
import type { Detector } from './detector.js';

/** One record that was given again and again, to one or to several. */
export function detectSameRecord(atLeast: number): Detector {
  const gathered = new Gathered();
  return {
    see(operation) {
      for (const record of new Set(operation.countries.flatMap(({ records }) => records))) gathered.add(record, operation);
      return true;
    },
    findings: () => gathered.findings(atLeast, (record) => ({ record })),
  };
}
