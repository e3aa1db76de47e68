import type { Position } from '../../../log/index.js';
import type { LogContext } from '../context.js';
import { wholeOf } from '../input.js';
import { seenOperations } from '../page.js';
import { soughtBy } from '../sought.js';
import type { LogFilter } from '../sought.js';
import type { Detector, Finding } from './detector.js';
import { detectEnumeration } from './enumeration.js';
import { detectOffHours } from './off-hours.js';
import type { WorkingHours } from './off-hours.js';
import { detectSameRecord } from './same-record.js';
import { detectSelf } from './self.js';
import { detectSharedCase } from './shared-case.js';

export interface UnusualArguments {
  readonly kind: 'SELF' | 'SHARED_CASE' | 'OFF_HOURS' | 'SAME_RECORD' | 'ENUMERATION';
  readonly filter?: LogFilter | null;
  readonly atLeast?: number | null;
  readonly hours?: WorkingHours | null;
}

/** Entries that are looked at, at most: the newest. */
const mostExamined = 20_000;
/** Entries read at a time; other work goes on between. */
const atOnce = 100;
/** Findings told at most, and entries of each. */
const mostFindings = 100, mostEntries = 10;

const defaults: Readonly<Record<UnusualArguments['kind'], number>> = { SELF: 1, OFF_HOURS: 1, SHARED_CASE: 2, SAME_RECORD: 5, ENUMERATION: 50 };

function detectorOf({ kind, atLeast, hours }: UnusualArguments): Detector {
  const least = wholeOf('atLeast', atLeast, defaults[kind], 1, 10_000);
  switch (kind) {
    case 'SELF': return detectSelf(least);
    case 'SHARED_CASE': return detectSharedCase(least);
    case 'OFF_HOURS': return detectOffHours(least, hours);
    case 'SAME_RECORD': return detectSameRecord(least);
    case 'ENUMERATION': return detectEnumeration(least);
  }
}

/** Looks for what is unusual among the newest entries that a filter finds, as the reader sees them. @throws GraphQLError BAD_USER_INPUT */
export async function unusual(context: LogContext, asked: UnusualArguments) {
  const detector = detectorOf(asked);
  const sought = soughtBy(context.reader, asked.filter);
  let examined = 0, judged = true, more = true;
  for (let before: Position | null = null; more && examined < mostExamined;) {
    const found = await context.source.lookup.find(sought, before, atOnce);
    for (const operation of await seenOperations(context, context.reader, found)) judged = detector.see(operation) && judged;
    examined += found.length;
    before = found.at(-1) ?? null;
    more = found.length === atOnce;
    await new Promise(setImmediate);
  }
  const findings = [...detector.findings()].sort((one, other) => other.entries.length - one.entries.length || (keyOf(one) < keyOf(other) ? -1 : 1));
  return {
    examined, complete: judged && !more && findings.length <= mostFindings && context.source.lookup.passedOver === 0,
    findings: findings.slice(0, mostFindings).map((finding) => ({ ...finding, count: finding.entries.length, entries: finding.entries.slice(0, mostEntries) })),
  };
}

const keyOf = ({ case: about, record, hour, user, organisations }: Finding): string => JSON.stringify([about, record, hour, user, organisations]);
