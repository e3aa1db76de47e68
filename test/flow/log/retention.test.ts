import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { carryOut } from '../../../log/administration.js';
import type { LogOrder, LogOrderResult } from '../../../log/administration.js';
import { openAppender } from '../../../log/append.js';
import type { LogEntry } from '../../../log/log-entry.js';
import { verifierKey } from '../../../log/checkpoint.js';
import { logFiles, openLogIdentity } from '../../../log/log-files.js';
import type { HoldScope } from '../../../log/hold.js';
import { openWriterStore } from '../../../log/open-store.js';
import { orderLog } from '../../../log/order.js';
import { proveEntry, verifyEntryProof } from '../../../log/proof.js';
import { readEntry } from '../../../log/read-entry.js';
import { openSearchKeys } from '../../../log/search-keys.js';
import { serialEntry } from '../../../log/serial-entry.js';
import type { LogStore } from '../../../log/store.js';
import { verifyLog } from '../../../log/verify.js';
import { intent, logFolder, logOrigin, openLog, outcome } from '../../support/query-log.js';
import { onEachStore, openLogAt, readLogAt } from '../../support/stored-logs.js';
import type { StoredLogs } from '../../support/stored-logs.js';

const retention = { default: 3, countries: { BE: 5, NG: 1 } };
const why = { by: 'inv-dpo', reason: 'an invented reason' };

/** An operation of a requester of a country, about a case. */
const searched = (id: string, country: string, caseReference = 'INV-1'): LogEntry[] => {
  const begun = intent(id, `Somebody of ${id}`);
  return [{ ...begun, parts: [begun.parts[0]!, { part: 'case', caseReference, justification: null }], search: { ...begun.search!, country } }, outcome(id)];
};

/** A log whose clock stands still until it is set. */
async function openFrozen(logs: StoredLogs) {
  const place = await logs.place();
  const { signingKey } = openLogIdentity(place.folder, logOrigin);
  const store = await openWriterStore(place, logOrigin, verifierKey(logOrigin, signingKey));
  const keys = openSearchKeys(join(place.folder, logFiles.searchKeys));
  let time = new Date();
  const now = (): Date => time;
  const appender = await openAppender({ store, keys, origin: logOrigin, signingKey, checkpointMs: 0, now });
  return {
    store, keys, signingKey,
    on: (day: string) => void (time = new Date(`${day}T12:00:00Z`)),
    append: (entries: readonly LogEntry[]) => appender.append(entries.map(serialEntry)),
    order: (order: LogOrder): Promise<LogOrderResult> => carryOut(order, { store, keys, append: (entries) => appender.append(entries.map(serialEntry)), now }),
    read: async (place_: number) => readEntry(logOrigin, (await store.leaves(place_, place_ + 1))[0]!, keys),
    verified: () => verifyLog({ store, origin: logOrigin, key: signingKey, keys }),
    /** Changes the keys and holds past what orders do. */
    change(sql: string) {
      const database = new DatabaseSync(join(place.folder, logFiles.searchKeys));
      database.exec(sql);
      database.close();
    },
    async close() {
      keys.close();
      await store.close();
    },
  };
}

onEachStore((logs, kind) => {
  // PostgreSQL has partitions for the months around today.
  const thisYear = new Date().getUTCFullYear(), month = new Date().toISOString().slice(5, 7);
  const day = (yearsAgo: number, of: string): string => `${thisYear - yearsAgo}-${month}-${of}`;
  const today = day(0, '20');

  it('expires search values by the country of the requester, and the log still verifies', async () => {
    const log = await openFrozen(logs);
    // Written as if on those days: keys are by day, and entries say when they were made.
    const past = kind === 'SQLite';
    const days = past ? [day(5, '19'), day(4, '20'), day(3, '19'), day(3, '20'), day(1, '19')] : [];
    for (const each of days) {
      log.on(each);
      await log.append([...searched(`be ${each}`, 'BE'), ...searched(`fr ${each}`, 'FR'), ...searched(`ng ${each}`, 'NG')]);
    }
    log.on(today);
    await log.append(searched('today', 'BE'));
    const before = await log.verified();
    const { destroyed, kept, refused, entries } = await log.order({ kind: 'EXPIRE', retention, ...why });
    expect([refused, kept]).toEqual([null, {}]);
    expect(destroyed).toEqual(past ? [
      `${day(5, '19')}/BE`, `${day(5, '19')}/FR`, `${day(5, '19')}/NG`, `${day(4, '20')}/FR`, `${day(4, '20')}/NG`,
      `${day(3, '19')}/FR`, `${day(3, '19')}/NG`, `${day(3, '20')}/NG`, `${day(1, '19')}/NG`,
    ] : []);
    expect(await log.verified()).toMatchObject({ fault: null, size: before.size + (past ? 1 : 0) });
    if (past) {
      expect(await log.read(entries[0]!)).toMatchObject({ header: { kind: 'ADMINISTRATION', act: 'EXPIRED' }, administration: { ...why, keys: destroyed, hold: null } });
      expect((await log.read(0)).search).toEqual({ key: `${day(5, '19')}/BE`, values: null, closed: 'KEY_DESTROYED' });
      expect((await log.read(6)).search!.values).toEqual({ name: `Somebody of be ${day(4, '20')}` });
      const proven = verifyEntryProof(await proveEntry(log.store, logOrigin, 0, () => true), logOrigin, log.signingKey);
      expect([proven.closed, proven.parts.map(({ part }) => part)]).toEqual([0, ['requester', 'case', 'search']]);
      // Nothing is due twice.
      expect(await log.order({ kind: 'EXPIRE', retention, ...why })).toMatchObject({ destroyed: [], entries: [] });
    }
    await log.close();
  });

  it('erases the day of a country on order, but not today, and not what is held', async () => {
    const log = await openFrozen(logs);
    log.on(day(0, '10'));
    await log.append([...searched('a', 'BE', 'INV-7'), ...searched('b', 'FR', 'INV-7'), ...searched('c', 'NG', 'INV-8')]);
    log.on(today);
    const held = `${day(0, '10')}/BE`;
    const { hold } = await log.order({ kind: 'HOLD_ADD', scope: { days: { country: 'BE', from: day(0, '09'), to: day(0, '10') }, caseReference: null }, ...why });
    const erase = (country: string, of = day(0, '10')) => log.order({ kind: 'ERASE', country, day: of, ...why });
    expect(await erase('BE', today)).toMatchObject({ refused: `Expected a day before today (${today} in UTC), got ${today}` });
    expect(await erase('BE')).toEqual({ refused: `Expected a day that no hold keeps, got one that ${hold!.id} keeps`, destroyed: [], kept: { [held]: hold!.id }, hold: null, entries: [] });
    expect((await erase('NG')).destroyed).toEqual([`${day(0, '10')}/NG`]);
    expect((await log.read(0)).search!.values).toEqual({ name: 'Somebody of a' });
    expect((await log.read(4)).search!.values).toBeNull();
    expect(await log.order({ kind: 'HOLD_REMOVE', id: 'h0', ...why })).toMatchObject({ refused: `Expected the id of a hold, got none of these: ${hold!.id}` });
    const removed = await log.order({ kind: 'HOLD_REMOVE', id: hold!.id, ...why });
    expect(await log.read(removed.entries[0]!)).toMatchObject({ header: { act: 'HOLD_REMOVED' }, administration: { ...why, hold } });
    expect((await erase('BE')).destroyed).toEqual([held]);
    expect(log.keys.holds()).toEqual([]);
    expect(await log.verified()).toMatchObject({ fault: null });
    await log.close();
  });

  it('holds a case, and an entry: the keys of their days and countries, written before or after', async () => {
    const log = await openFrozen(logs);
    log.on(day(0, '02'));
    await log.append([...searched('a', 'BE', 'INV-7'), ...searched('b', 'FR', 'INV-8'), ...searched('c', 'NG', 'INV-9')]);
    log.on(day(0, '03'));
    const { hold: ofCase } = await log.order({ kind: 'HOLD_ADD', scope: { days: null, caseReference: 'INV-7' }, ...why });
    const { hold: ofEntry } = await log.order({ kind: 'HOLD_ADD', scope: { entry: 2 }, ...why });
    expect(ofEntry!.days).toEqual({ country: 'FR', from: day(0, '02'), to: day(0, '02') });
    expect(await log.order({ kind: 'HOLD_ADD', scope: { entry: 1 }, ...why })).toMatchObject({ refused: 'Expected the place of an entry with search values, got 1', hold: null });
    await log.append([...searched('d', 'FR', 'INV-7'), ...searched('e', 'NG', 'INV-9')]);
    // Six years later.
    log.on(`${thisYear + 6}-01-01`);
    const due = log.keys.list().filter(({ destroyed }) => !destroyed).map(({ id }) => id);
    expect(due).toHaveLength(5);
    const ordered = kind === 'SQLite'
      ? await log.order({ kind: 'EXPIRE', retention, ...why })
      // There is no partition for the time of that entry.
      : await log.order({ kind: 'EXPIRE', retention, ...why }).catch((error: Error) => error.message);
    if (kind === 'SQLite') {
      expect(ordered).toMatchObject({
        destroyed: [`${day(0, '02')}/NG`, `${day(0, '03')}/NG`],
        kept: { [`${day(0, '02')}/BE`]: ofCase!.id, [`${day(0, '02')}/FR`]: ofEntry!.id, [`${day(0, '03')}/FR`]: ofCase!.id },
      });
    } else {
      // What the log cannot tell of is not destroyed.
      expect(ordered).toMatch(/^Expected a month's partition/);
      expect(log.keys.list().filter(({ destroyed }) => !destroyed)).toHaveLength(5);
    }
    expect(await log.verified()).toMatchObject({ fault: null });
    await log.close();
  });

  it('names each key and hold that is gone, or another, without an entry that tells of it; those with one are as they should be', async () => {
    const log = await openFrozen(logs);
    for (const each of ['02', '03', '04']) {
      log.on(day(0, each));
      await log.append([...searched(`be ${each}`, 'BE', 'INV-7'), ...searched(`fr ${each}`, 'FR'), ...searched(`ng ${each}`, 'NG')]);
    }
    log.on(today);
    const hold = async (scope: HoldScope): Promise<string> => (await log.order({ kind: 'HOLD_ADD', scope, ...why })).hold!.id;
    const days = { country: 'BE', from: day(0, '02'), to: day(0, '02') };
    const [removed, gone, moved] = [await hold({ days: null, caseReference: 'INV-1' }), await hold({ days: null, caseReference: 'INV-7' }), await hold({ days, caseReference: null })];
    await log.order({ kind: 'HOLD_REMOVE', id: removed, ...why });
    await log.order({ kind: 'ERASE', country: 'NG', day: day(0, '03'), ...why });
    expect(await log.verified()).toMatchObject({ fault: null, keys: { sealing: 9, faults: [] } });

    log.change(`UPDATE search_key SET key = NULL WHERE country = 'BE' AND day = '${day(0, '02')}';
      DELETE FROM search_key WHERE country = 'FR' AND day = '${day(0, '03')}';
      UPDATE search_key SET key = randomblob(32) WHERE country = 'NG' AND day = '${day(0, '04')}';
      DELETE FROM hold WHERE id = '${gone}'; UPDATE hold SET last_day = first_day, first_day = '2001-01-01' WHERE id = '${moved}'`);
    const { fault, keys } = await log.verified();
    expect([fault, keys!.faults.slice(0, 3), [...keys!.faults.slice(3)].sort()]).toEqual([null, [
      `the search key ${day(0, '02')}/BE: Expected it, or an entry that tells of its end; got neither`,
      `the search key ${day(0, '03')}/FR: Expected it, or an entry that tells of its end; got neither`,
      `the search key ${day(0, '04')}/NG: Expected the one that sealed its values, got another`,
    ], [`the hold ${gone}: Expected it, or an entry that tells of its end; got neither`, `the hold ${moved}: Expected it as the log tells of it, got it otherwise`].sort()]);
    await log.close();
  });

  it('what is ordered while the log is verified is as it should be, too', async () => {
    const log = await openFrozen(logs);
    log.on(day(0, '02'));
    await log.append(searched('be', 'BE'));
    log.on(today);
    const { hold } = await log.order({ kind: 'HOLD_ADD', scope: { days: { country: 'FR', from: day(0, '02'), to: day(0, '02') }, caseReference: null }, ...why });
    // When all leaves are read that there were at first, two more orders are carried out.
    const { size } = await log.store.state();
    let ordered = false;
    const store: LogStore = { ...log.store, async leaves(from, to) {
      const leaves = await log.store.leaves(from, to);
      if (to === size && !ordered) {
        ordered = true;
        await log.order({ kind: 'ERASE', country: 'BE', day: day(0, '02'), ...why });
        await log.order({ kind: 'HOLD_REMOVE', id: hold!.id, ...why });
      }
      return leaves;
    } };
    expect(await verifyLog({ store, origin: logOrigin, key: log.signingKey, keys: log.keys })).toMatchObject({ size, fault: null, keys: { sealing: 1, faults: [] } });
    expect(ordered).toBe(true);
    await log.close();
  });

  it('is ordered through the process that writes, and without one', async () => {
    const place = await logs.place();
    const scope = { days: { country: 'BE', from: day(1, '01'), to: day(1, '02') }, caseReference: null };
    const writer = await openLogAt(place);
    await writer.append(searched('a', 'BE'));
    const { hold, entries } = await orderLog(place, { kind: 'HOLD_ADD', scope, ...why });
    expect([hold!.days, entries]).toEqual([scope.days, [2]]);
    await expect(openLogAt(place, { lockPatienceMs: 0 })).rejects.toThrow(`Expected to be the only writer of ${logOrigin}, got another that writes it`);
    await writer.close();
    expect(await orderLog(place, { kind: 'HOLD_REMOVE', id: hold!.id, ...why })).toMatchObject({ hold: { id: hold!.id }, entries: [3] });
    const { store, close } = await readLogAt(place);
    expect((await store.leaves(0, 9)).map((leaf) => readEntry(logOrigin, leaf, null).header.kind)).toEqual(['INTENT', 'OUTCOME', 'ADMINISTRATION', 'ADMINISTRATION']);
    await close();
  });
});

it('a writer with a retention destroys what is due when it starts', async () => {
  const folder = logFolder();
  await (await openLog(folder)).close();
  const keys = openSearchKeys(join(folder, logFiles.searchKeys));
  keys.seal(new Date('2001-02-03T04:05:06Z'), 'BE', '{}');
  keys.close();
  const kept = logFolder();
  cpSync(folder, kept, { recursive: true });
  for (const [each, given] of [[folder, { retention }], [kept, {}]] as const) {
    const writer = await openLogAt({ folder: each }, given);
    // An order that comes after: what is due is destroyed by then.
    await writer.order({ kind: 'ERASE', country: 'FR', day: '2001-01-01', ...why });
    await writer.close();
  }
  const states = [folder, kept].map((each) => {
    const opened = openSearchKeys(join(each, logFiles.searchKeys), { readOnly: true });
    const [state] = opened.list();
    opened.close();
    return state;
  });
  expect(states).toMatchObject([{ id: '2001-02-03/BE', destroyed: true }, { id: '2001-02-03/BE', destroyed: false }]);
});
