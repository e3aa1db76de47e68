import type { FilteredType } from '../../../schema/filter/terms.js';
import type { Change, ChangeSource } from '../../../subgraphs/bureau/changes/change.js';
import { FilterKeeper } from '../../../subgraphs/bureau/filters/keeper.js';
import type { RegisterFilter } from '../../../subgraphs/bureau/filters/register-filter.js';

const signal = new AbortController().signal;

/** A filter that is whole until it is lost, and the records that it was told have changed. */
function filterOver(type: FilteredType, fails: { now: boolean }) {
  const told: (readonly string[])[] = [];
  const filter = {
    type, whole: true, due: false, version: 'v',
    lose: () => void (filter.whole = false),
    change: (localIds: readonly string[]) => {
      if (fails.now) return Promise.reject(new Error('away'));
      told.push([...localIds]);
      return Promise.resolve({ type, keys: '', unknown: true });
    },
  };
  return { filter: filter as unknown as RegisterFilter, told };
}

/** Tells these changes, one list at each look. */
function changesOf(...looks: readonly (readonly Change[])[]): ChangeSource {
  let look = 0;
  return {
    next: () => Promise.resolve({ position: 'p', asOf: 1_000 * (look + 1), changes: looks[look++] ?? [], reset: false }),
    since: () => Promise.resolve(null), close: () => Promise.resolve(),
  };
}

const car = (key: string): Change => ({ type: 'Vehicle', id: `MT:vehicle:${key}`, kind: 'CHANGED' });
const paper = (key: string): Change => ({ type: 'TravelDocument', id: `MT:document:${key}`, kind: 'CHANGED' });

test('what one register was told before another could not be read is told with the next line, and the other is read again', async () => {
  const away = { now: true };
  const papers = filterOver('TravelDocument', { now: false }), cars = filterOver('Vehicle', away);
  const keeper = new FilterKeeper([papers.filter, cars.filter], changesOf([paper('1'), car('1')], [car('2')]), () => undefined);
  await expect(keeper.next(signal)).rejects.toThrow('away');
  away.now = false;
  const news = await keeper.next(signal);
  expect(news.added.map(({ type }) => type)).toEqual(['TravelDocument', 'Vehicle']);
  expect([papers.told, cars.told]).toEqual([[['1']], [['1', '2']]]);
  expect(news.asOf).toEqual({ TravelDocument: '1970-01-01T00:00:02.000Z', Vehicle: '1970-01-01T00:00:02.000Z' });
  expect((await keeper.next(signal)).added).toEqual([]);
});

test('a change by a key that is fit for no id, or of any record, makes its register not whole, and no other', async () => {
  for (const id of [null, `MT:vehicle:${'x'.repeat(2_000)}`, 'MT:vehicle:']) {
    const cars = filterOver('Vehicle', { now: false }), arms = filterOver('Firearm', { now: false });
    const keeper = new FilterKeeper([cars.filter, arms.filter], changesOf([{ ...car('1'), id }, car('2')]), () => undefined);
    expect(Object.keys((await keeper.next(signal)).asOf)).toEqual(['Firearm']);
    expect(cars.told).toEqual([]);
  }
});
