import type { OpenedLog } from '../open-log.js';
import { compare } from './compare.js';
import { findings } from './finding.js';
import type { Finding, FindingKind, Reconciliation } from './finding.js';
import { readBureau, readGateway } from './read-logs.js';
import { endReading, openComparison } from './tables.js';

export { explained } from './finding.js';
export type { Finding, FindingKind, Reconciliation } from './finding.js';
export { areLaterUse, isToldLater, toldOfCountries } from './read-logs.js';

export interface ReconcileOptions {
  readonly gateways: readonly OpenedLog[];
  /** By country; of others nothing is compared. */
  readonly bureaux: ReadonlyMap<string, OpenedLog>;
  /** From which place on the gateway with an origin has not delivered to a country. Null: it does not tell. Default: none tells. */
  readonly undelivered?: (origin: string, country: string) => number | null;
  readonly onFinding: (finding: Finding) => Promise<void> | void;
  /** Told how many leaves have been read, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Compares the logs of gateways with those of bureaux. What is read goes through a database on the disk: memory stays as it is, however long the logs. */
export async function reconcile({ gateways, bureaux, undelivered = () => null, onFinding, onProgress = () => undefined }: ReconcileOptions): Promise<Reconciliation> {
  const database = openComparison();
  try {
    const sizeOf = async ({ store }: OpenedLog): Promise<number> => (await store.state()).size;
    const before = new Map<string, number>();
    for (const [country, log] of bureaux) before.set(country, await sizeOf(log));
    let done = 0, all = [...before.values()].reduce((sum, size) => sum + size, 0);
    const read = (many: number): void => onProgress((done += many), Math.max(all, done));
    for (const log of gateways) {
      const size = await sizeOf(log);
      all += size;
      await readGateway(database, log, new Set(bureaux.keys()), size, read);
    }
    for (const [country, log] of bureaux) await readBureau(database, country, log, await sizeOf(log), read);
    endReading(database);
    const origins = new Set(gateways.map(({ origin }) => origin));
    const found = Object.fromEntries(findings.map((kind) => [kind, 0])) as Record<FindingKind, number>;
    for (const finding of compare(database, { gateways: origins, before, undelivered })) {
      found[finding.found] += 1;
      await onFinding(finding);
    }
    const count = (sql: string, ...values: string[]): number => Number((database.prepare(sql).get(...values) as { readonly n: number }).n);
    const answers = count(`SELECT count(*) AS n FROM answer WHERE origin IN (${[...origins].map(() => '?').join(', ')})`, ...origins);
    return {
      operations: count('SELECT count(*) AS n FROM operation'), answers, ofOthers: count('SELECT count(*) AS n FROM answer') - answers, accesses: count('SELECT count(*) AS n FROM access'), found,
    };
  } finally {
    database.close();
  }
}
