import { openDeliveries } from '../../../gateway/audit/deliveries.js';
import type { DeliveriesOptions, Telling } from '../../../gateway/audit/deliveries.js';
import { openLogFolder, readDelivered } from '../../../log/index.js';
import type { LogEntry } from '../../../log/index.js';
import { intent, logFolder, logOrigin, openLog, tamper } from '../../support/query-log.js';
import { eventually } from '../../support/servers/eventually.js';

/** An operation that was answered from what a gateway kept of France. */
const use = (id: string): readonly LogEntry[] => [intent(id), {
  header: { kind: 'OUTCOME', id, result: 'SERVED', code: null, latencyMs: 1 },
  parts: [{ part: 'country', country: 'FR', status: 'HIT', sources: ['CACHE'], count: 1, reason: null, latencyMs: 1, records: ['FR:person:1'], answers: ['bureau/FR:0'] }],
  search: null,
  operation: null,
}];

/** Tells France what stands in a log of some uses, and closes when all is told or `until` holds. */
async function told(uses: number, answer: (entries: readonly string[], times: number) => Telling, until: (asked: readonly (readonly string[])[]) => boolean, change = (_folder: string): void => undefined) {
  const folder = logFolder();
  const log = await openLog(folder);
  await log.append(Array.from({ length: uses }, (_, place) => use(`op-${place}`)).flat());
  await log.close();
  change(folder);
  const asked: (readonly string[])[] = [], refused: (readonly string[])[] = [], unreadable: string[] = [], behind: boolean[] = [];
  const deliveries = openDeliveries({
    folder, everyMs: 1,
    open: () => Promise.resolve(openLogFolder(folder)),
    countries: () => ['FR'],
    tell(_country, { accesses }) {
      const entries = accesses.map(({ entry }) => entry);
      asked.push(entries);
      return Promise.resolve(answer(entries, asked.length));
    },
    onRefused: (_country, entries) => void refused.push(entries),
    onUnreadable: (which) => void unreadable.push(which),
    onBehind: (_country, is) => void behind.push(is),
    onFailure: (reason) => void behind.push(reason.length > 0),
  } satisfies DeliveriesOptions);
  await eventually('the country to be told', async () => until(asked));
  await deliveries.close();
  return { asked, refused, unreadable, behind, next: readDelivered(folder)?.countries['FR']?.next };
}

const entry = (operation: number): string => `${logOrigin}:${2 * operation + 1}`;

it('one use that a bureau does not take holds no other back, and is named', async () => {
  const bad = entry(1);
  const { asked, refused, behind, next } = await told(3, (entries) => (entries.includes(bad) ? 'REFUSED' : 'WRITTEN'), (all) => all.length >= 4);
  expect(asked).toEqual([[entry(0), bad, entry(2)], [entry(0)], [bad], [entry(2)]]);
  expect(refused).toEqual([[bad]]);
  expect([behind, next]).toEqual([[], 6]);
});

it('a bureau that takes none is told all of it again', async () => {
  const { asked, refused, behind, next } = await told(2, (_entries, times) => (times <= 3 ? 'REFUSED' : 'WRITTEN'), (all) => all.length >= 4);
  expect(asked).toEqual([[entry(0), entry(1)], [entry(0)], [entry(1)], [entry(0), entry(1)]]);
  expect([refused, behind, next]).toEqual([[], [true, false], 4]);
});

it('what was refused before a bureau went away is told again, unless the bureau has taken another', async () => {
  const answers: readonly Telling[] = ['REFUSED', 'REFUSED', 'AWAY', 'WRITTEN'];
  const { asked, refused, next } = await told(3, (_entries, times) => answers[times - 1] ?? 'WRITTEN', (all) => all.length >= 4);
  expect(asked).toEqual([[entry(0), entry(1), entry(2)], [entry(0)], [entry(1)], [entry(0), entry(1), entry(2)]]);
  expect([refused, next]).toEqual([[], 6]);
});

it('goes on, where a bureau goes away in between, with what it may not have', async () => {
  const answers: readonly Telling[] = ['REFUSED', 'WRITTEN', 'AWAY', 'WRITTEN'];
  const { asked, refused, next } = await told(3, (_entries, times) => answers[times - 1] ?? 'WRITTEN', (all) => all.length >= 4);
  expect(asked).toEqual([[entry(0), entry(1), entry(2)], [entry(0)], [entry(1)], [entry(1), entry(2)]]);
  expect([refused, next]).toEqual([[], 6]);
});

it('entries that cannot be read hold no other back, and are named', async () => {
  const { asked, unreadable, behind, next } = await told(4, () => 'WRITTEN', (all) => all.length >= 1, (folder) => tamper(folder, (database) => {
    database.exec("UPDATE leaf SET leaf = x'7b' WHERE sequence = 1; UPDATE leaf SET parts = '[\"no part\"]' WHERE sequence = 5");
  }));
  expect(asked).toEqual([[entry(1), entry(3)]]);
  expect([unreadable, behind, next]).toEqual([[entry(0), entry(2)], [], 8]);
});
