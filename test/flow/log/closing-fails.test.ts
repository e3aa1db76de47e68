import type * as sqliteStore from '../../../log/sqlite/sqlite-store.js';
import type { LogStore } from '../../../log/store.js';
import { entriesOf, intent, logFolder, openLog, verifyFolder } from '../../support/query-log.js';

/** How often a store could not be closed, and whether it cannot. */
const mockDisk = { failed: 0, fails: true };
jest.mock('../../../log/sqlite/sqlite-store.js', () => {
  const real = jest.requireActual<typeof sqliteStore>('../../../log/sqlite/sqlite-store.js');
  return {
    ...real,
    openSqliteStore(...args: Parameters<typeof real.openSqliteStore>): LogStore {
      const store = real.openSqliteStore(...args);
      return {
        ...store,
        async close() {
          await store.close();
          if (!mockDisk.fails) return;
          mockDisk.failed += 1;
          throw new Error('disk I/O error');
        },
      };
    },
  };
});

test('a store that cannot be closed keeps neither the writer from ending nor the log from being opened again', async () => {
  const folder = logFolder();
  for (const id of ['first', 'second']) {
    const writer = await openLog(folder);
    await writer.append([intent(id)]);
    await writer.close();
  }
  expect(mockDisk.failed).toBe(2);
  mockDisk.fails = false;
  const entries = await entriesOf(folder);
  expect(entries.flatMap(({ header }) => (header.kind === 'INTENT' ? [header.id] : []))).toEqual(['first', 'second']);
  expect(await verifyFolder(folder)).toMatchObject({ fault: null });
});
