import { entryId } from '../entry-id.js';
import { rowsOf } from '../sqlite/rows-of.js';
import type { Finding } from './finding.js';
import type { Comparison } from './tables.js';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** Records named with a finding, at most. */
const mostRecords = 20;

/** Statuses by which a gateway tells that it has no answer. */
const unanswered: ReadonlySet<string> = new Set(['TIMEOUT', 'UNAVAILABLE', 'REFUSED', 'STALE']);

/** What a comparison is told. */
export interface Compared {
  /** The origins of the gateways' logs that were read. */
  readonly gateways: ReadonlySet<string>;
  /** By country, how many leaves of the bureau's log there were before the gateways' logs were read: what came after, they may not have. */
  readonly before: ReadonlyMap<string, number>;
  /** By country, from which place on the gateway with an origin has not delivered. Null: it does not tell. */
  readonly undelivered: (origin: string, country: string) => number | null;
}

const rows = (database: Comparison, sql: string): Iterable<Row> => rowsOf<Row>(database.prepare(sql));
const list = (text: Cell | undefined): readonly string[] => JSON.parse(String(text)) as string[];
const some = (records: readonly string[]): readonly string[] => records.slice(0, mostRecords);

/** Compares what was read; each finding as it is found. */
export function* compare(database: Comparison, compared: Compared): Iterable<Finding> {
  yield* namedByGateways(database);
  yield* answersOfBureaux(database, compared);
  yield* accessesOfGateways(database, compared);
  yield* accessesOfBureaux(database, compared);
}

const of = ({ country, origin, place = null, id = null }: Row): Pick<Finding, 'country' | 'gateway' | 'operation'> => ({
  country: String(country), gateway: place === null ? null : entryId(String(origin), Number(place)), operation: id === null ? null : String(id),
});

/** Answers that gateways name are in the bureau's log, and tell of the same records. */
function* namedByGateways(database: Comparison): Iterable<Finding> {
  for (const row of rows(database, 'SELECT n.* FROM named n LEFT JOIN answer a ON a.country = n.country AND a.entry = n.entry WHERE a.entry IS NULL')) {
    yield { found: 'MISSING_AT_BUREAU', ...of(row), bureau: String(row['entry']), reason: 'Expected the answer that the gateway names, got no such entry' };
  }
  const answers = database.prepare('SELECT a.entry, a.origin, a.id, a.disclosed, a.asked FROM named n JOIN answer a ON a.country = n.country AND a.entry = n.entry WHERE n.country = ? AND n.origin = ? AND n.place = ?');
  for (const row of rows(database, 'SELECT t.* FROM told t WHERE t.named > 0')) {
    const found = answers.all(row['country']!, row['origin']!, row['place']!) as Row[];
    if (found.length < Number(row['named'])) continue;
    const told = new Set(list(row['records']));
    const given = new Set(found.flatMap(({ disclosed, asked }) => [...list(disclosed), ...list(asked)]));
    const own = found.filter(({ origin, id }) => origin === row['origin'] && id === row['id']);
    const untold = own.flatMap(({ disclosed }) => list(disclosed)).filter((id) => !told.has(id));
    if (untold.length > 0) {
      yield { found: 'RECORDS_DIFFER', ...of(row), bureau: String(own[0]!['entry']), reason: `Expected the records that the bureau gave, got ${untold.length} fewer`, records: some(untold) };
    }
    const unknown = Number(row['whole']) === 1 ? [...told].filter((id) => !given.has(id)) : [];
    if (unknown.length > 0) {
      yield { found: 'RECORDS_DIFFER', ...of(row), bureau: String(found[0]?.['entry']), reason: `Expected the records that the bureau gave, got ${unknown.length} that it did not`, records: some(unknown) };
    }
  }
}

/** Answers of bureaux stand in the log of the gateway they were given to. */
function* answersOfBureaux(database: Comparison, { gateways, before }: Compared): Iterable<Finding> {
  const again = database.prepare('SELECT 1 FROM answer WHERE origin = ? AND id = ? AND country = ? AND attempt > ? LIMIT 1');
  const isNamed = database.prepare('SELECT 1 FROM named WHERE country = ? AND entry = ? AND origin = ? AND id = ? LIMIT 1');
  const sql = `SELECT a.*, a.place AS own, o.result AS ended, o.asker AS gatewayAsker, t.place AS place, t.status AS status, t.named AS named
    FROM answer a LEFT JOIN operation o ON o.origin = a.origin AND o.id = a.id LEFT JOIN told t ON t.origin = a.origin AND t.id = a.id AND t.country = a.country WHERE a.origin IS NOT NULL ORDER BY a.country, a.place`;
  for (const row of rows(database, sql)) {
    const { country, entry, origin, id, own, ended, status } = row;
    if (!gateways.has(String(origin)) || Number(own) >= (before.get(String(country)) ?? 0)) continue;
    const where = { ...of(row), bureau: String(entry) };
    if (ended === null) {
      yield { found: 'MISSING_AT_GATEWAY', ...where, reason: 'Expected the operation that the bureau answered, got no such operation' };
      continue;
    }
    if (row['gatewayAsker'] !== row['asker']) yield { found: 'TOLD_OTHERWISE', ...where, reason: 'Expected the requester, purpose and case that the bureau was told, got others' };
    if (isNamed.get(country!, entry!, origin!, id!)) continue;
    const disclosed = list(row['disclosed']);
    // Countries with nothing stand in the log by their status alone.
    if (status !== null && Number(row['named']) === 0 && !unanswered.has(String(status)) && disclosed.length === 0) continue;
    const gaveUp = ended !== 'SERVED' || (status !== null && unanswered.has(String(status))) || row['result'] !== 'SERVED';
    if (gaveUp || (row['attempt'] !== null && again.get(origin!, id!, country!, row['attempt']!))) {
      yield { found: 'NOT_RECEIVED', ...where, reason: `The operation ended ${String(ended)}${status === null ? '' : `, the country ${String(status)}`}: the answer was not waited for` };
      continue;
    }
    yield { found: 'MISSING_AT_GATEWAY', ...where, reason: 'Expected the operation to name this answer, got one that does not', ...(disclosed.length > 0 && { records: some(disclosed) }) };
  }
}

/** Later uses of answers that gateways have logged were told to the bureau. */
function* accessesOfGateways(database: Comparison, { undelivered }: Compared): Iterable<Finding> {
  const highest = new Map((database.prepare('SELECT country, origin, max(place) AS place FROM access GROUP BY country, origin').all() as Row[])
    .map(({ country, origin, place }) => [`${String(country)} ${String(origin)}`, Number(place)]));
  const sql = `SELECT t.*, o.asker AS asker, a.entry AS access, a.asker AS accessAsker, a.records AS given FROM told t JOIN operation o ON o.origin = t.origin AND o.id = t.id
    LEFT JOIN access a ON a.country = t.country AND a.origin = t.origin AND a.place = t.place WHERE t.later = 1`;
  for (const row of rows(database, sql)) {
    const { country, origin, place } = row;
    if (row['access'] === null) {
      const from = undelivered(String(origin), String(country)) ?? (highest.get(`${String(country)} ${String(origin)}`) ?? -1) + 1;
      const waits = Number(place) >= from;
      const reason = waits ? 'The gateway is still to tell of this use of an answer' : 'Expected to be told of this use of an answer, got nothing of it';
      yield { found: waits ? 'NOT_YET_DELIVERED' : 'MISSING_AT_BUREAU', ...of(row), bureau: null, reason };
      continue;
    }
    if (row['accessAsker'] !== row['asker']) yield { found: 'TOLD_OTHERWISE', ...of(row), bureau: null, reason: 'Expected the requester, purpose and case that the bureau was told, got others' };
    const told = new Set(list(row['records'])), given = new Set(list(row['given']));
    const differ = [...[...told].filter((id) => !given.has(id)), ...[...given].filter((id) => !told.has(id))];
    if (differ.length > 0) yield { found: 'RECORDS_DIFFER', ...of(row), bureau: null, reason: 'Expected the records that the bureau was told of, got others', records: some(differ) };
  }
}

/** Later uses of answers that bureaux were told of stand in the gateway's log. */
function* accessesOfBureaux(database: Comparison, { gateways, before }: Compared): Iterable<Finding> {
  const sql = 'SELECT a.* FROM access a LEFT JOIN told t ON t.country = a.country AND t.origin = a.origin AND t.place = a.place WHERE t.place IS NULL';
  for (const row of rows(database, sql)) {
    if (!gateways.has(String(row['origin'])) || Number(row['bureauPlace']) >= (before.get(String(row['country'])) ?? 0)) continue;
    yield { found: 'MISSING_AT_GATEWAY', ...of({ ...row, id: null }), bureau: null, reason: 'Expected the use of an answer that the bureau was told of, got no such entry' };
  }
}
