import { DateTime, IANAZone } from 'luxon';
import { badInput } from '../../in-process/input.js';
import { wholeOf } from '../input.js';
import { Gathered, whoIs } from './detector.js';
import type { Detector } from './detector.js';

/** `input QueryLogHours`. */
export interface WorkingHours {
  readonly from?: number | null;
  readonly to?: number | null;
  readonly zone?: string | null;
}

const saturday = 6;

/** Who asked at a weekend, before work begins or after it ends. @throws GraphQLError BAD_USER_INPUT */
export function detectOffHours(atLeast: number, hours: WorkingHours | null | undefined): Detector {
  const from = wholeOf('hours.from', hours?.from, 6, 0, 23), to = wholeOf('hours.to', hours?.to, 20, 1, 24);
  const zone = hours?.zone ?? 'UTC';
  if (from >= to) throw badInput(`hours: expected \`from\` before \`to\`, came ${from} and ${to}`);
  if (!IANAZone.isValidZone(zone)) throw badInput('hours.zone: expected an IANA time zone, for example Europe/Brussels; came another text');
  const gathered = new Gathered();
  return {
    see(operation) {
      const { hour, weekday } = DateTime.fromISO(operation.at, { zone });
      if (operation.requester && (weekday >= saturday || hour < from || hour >= to)) gathered.add(whoIs(operation), operation);
      return true;
    },
    findings: () => gathered.findings(atLeast, () => ({})),
  };
}
