import type { LogStoreResults } from './scenarios/log-store.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Durable entries in a second, on SQLite, at least. */
const leastPerSecond = 5_000;
/** Seconds for verifying so many entries, at most. */
const mostVerifySeconds = 60;
const verified = 1_000_000;

/** What the stores of the query log did. */
export function logStoreTable({ entries, clients, fdatasyncPerSecond, stores }: LogStoreResults): string {
  const rows = Object.entries(stores).map(([kind, seen]) => [
    kind, figure(seen.entriesPerSecond), figure(seen.slowestPerSecond), figure(seen.entriesPerSecond / fdatasyncPerSecond),
    figure(seen.p50Ms), figure(seen.p99Ms), figure(seen.cpuMicros), figure(seen.bytes ?? undefined), figure(seen.verifySeconds), figure(seen.verifyCpuSeconds),
  ]);
  const head = ['store', 'entries/s', 'slowest tenth', '/ fdatasync', 'p50 ms', 'p99 ms', 'CPU us/entry', 'bytes/entry', 'verify s', 'verify CPU s'];
  return `${entries} entries by ${clients} clients; raw fdatasync ${figure(fdatasyncPerSecond)}/s\n${table(head, rows)}`;
}

/** Compares what was measured with what is to be reached. */
export function judgeLogStore({ entries, stores: { sqlite } }: LogStoreResults): readonly Judgement[] {
  const rate = sqlite?.entriesPerSecond ?? null;
  const seconds = sqlite ? sqlite.verifySeconds * (verified / entries) : null;
  return [
    { target: `durable entries a second on SQLite, over ${entries}`, wanted: `>= ${leastPerSecond}`, measured: rate, reached: rate === null ? null : rate >= leastPerSecond },
    { target: `seconds to verify ${verified} entries on SQLite`, wanted: `<= ${mostVerifySeconds}`, measured: seconds, reached: seconds === null ? null : seconds <= mostVerifySeconds },
  ];
}
