import { openKeptWriter } from '../../../gateway/audit/kept-writer.js';
import type { LogEntry, LogWriter } from '../../../log/index.js';
import { LogStoreError } from '../../../log/index.js';

const entry = { header: { kind: 'REFUSALS', hour: '2026-01-01T00', counts: {} }, parts: [], search: null, operation: null } as unknown as LogEntry;

/** A writer that fails while it is told to, and what it was given; without entries it never answers. */
function writerOf(state: { fails: boolean; readonly given: (readonly LogEntry[])[] }): LogWriter {
  return {
    append(entries) {
      if (state.fails) return Promise.reject(new LogStoreError('database or disk is full'));
      if (entries.length === 0) return new Promise(() => undefined);
      state.given.push(entries);
      return Promise.resolve(0);
    },
    order: () => Promise.reject(new LogStoreError('no orders')),
    close: () => Promise.resolve(),
    checkpoint: null, size: 0, writableUntil: null, ended: null,
  };
}

test.each([['nothing', 0], ['something', 1]])('a log that could not be written is written again where %s is owed', async (_what, owed) => {
  const state = { fails: false, given: [] as (readonly LogEntry[])[] };
  let opened = 0, told = (): void => undefined;
  const changes: (string | null)[] = [];
  const again = new Promise<void>((resolve) => (told = resolve));
  const writer = await openKeptWriter({
    open: () => {
      opened += 1;
      // The disk has room again by the time it is opened anew.
      state.fails = false;
      return Promise.resolve(writerOf(state));
    },
    retryMs: 1, running: () => [], takeOwed: () => Array.from({ length: owed }, () => entry), giveBack: () => undefined,
    onChange(reason) {
      changes.push(reason);
      if (reason === null) told();
    },
  });
  state.fails = true;
  expect(await writer.append([entry])).toBe(false);
  expect(writer.available).toBe(false);
  await again;
  expect([writer.available, changes, opened]).toEqual([true, ['database or disk is full', null], 2]);
  expect(state.given).toHaveLength(owed);
  expect(await writer.append([entry])).toBe(true);
  await writer.close();
});
