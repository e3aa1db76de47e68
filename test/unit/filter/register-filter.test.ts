import { hash } from 'node:crypto';
import { RegisterFilter } from '../../../subgraphs/bureau/filters/register-filter.js';
import type { RecordKeys, RegisterReader } from '../../../subgraphs/bureau/filters/register-reader.js';

const keysOf = (name: string): RecordKeys => ({ terms: [hash('sha256', name, 'buffer').subarray(0, 8)], unknown: [] });
const hour = 3_600_000;

/** A filter over a register of these records, and a clock that stands. */
async function filterOver(records: Set<string>): Promise<{ readonly filter: RegisterFilter; pass(ms: number): void }> {
  let now = 1_000_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const reader = {
    async *all() {
      yield [...records].map(keysOf);
    },
    some: (localIds: readonly string[]) => Promise.resolve(localIds.filter((id) => records.has(id)).map(keysOf)),
  };
  const filter = new RegisterFilter({ type: 'Vehicle', fields: new Set(['vin']) } as unknown as ConstructorParameters<typeof RegisterFilter>[0], reader as unknown as RegisterReader);
  await filter.make('1', signal);
  return { filter, pass: (ms) => void (now += ms) };
}

const signal = new AbortController().signal;
afterEach(() => jest.restoreAllMocks());

test('a filter is made anew an hour after it was made where a record is gone since, and has it no more', async () => {
  const records = new Set(['one', 'two']);
  const { filter, pass } = await filterOver(records);
  pass(hour + 1);
  // Nothing has changed: it is as good as it was.
  expect(filter.due).toBe(false);
  records.delete('two');
  await filter.change(['two'], signal);
  expect(filter.due).toBe(true);
  await filter.make('2', signal);
  expect(filter.told()!.keys).toBe(1);
  pass(hour - 1);
  await filter.change(['one'], signal);
  expect(filter.due).toBe(false);
  pass(1);
  expect(filter.due).toBe(true);
});

test('a filter is made anew before that where many records have changed', async () => {
  const { filter, pass } = await filterOver(new Set(['one']));
  pass(2_000);
  await filter.change(Array.from({ length: 999 }, (_, place) => `gone ${place}`), signal);
  expect(filter.due).toBe(false);
  await filter.change(['gone too'], signal);
  expect(filter.due).toBe(true);
});
