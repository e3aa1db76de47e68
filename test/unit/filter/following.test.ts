import { PassThrough } from 'node:stream';
import type { Writable } from 'node:stream';
import { Follower } from '../../../subgraphs/bureau/filters/follower.js';
import type { FilterKeeper } from '../../../subgraphs/bureau/filters/keeper.js';
import { openFilterPublication } from '../../../subgraphs/bureau/filters/publication.js';
import { ownFilterSecrets } from '../../support/followed-filters.js';

const secrets = ownFilterSecrets();
const stream = 'AAAAAAAAAAAAAAAAAAAAAA';
afterEach(() => void jest.restoreAllMocks());

/** Who takes what is told when it wants to. */
function reader() {
  const written: string[] = [];
  const out = {
    writableLength: 0, destroyed: false,
    write: (text: string) => void written.push(text),
    destroy: () => void (out.destroyed = true),
  };
  return { out, written, follower: new Follower('MT', stream, secrets[0]!, out as unknown as Writable) };
}

test('who follows is told lines with their places', () => {
  const { follower, written } = reader();
  follower.tell({ asOf: {} });
  follower.tell({ asOf: { Vehicle: '2026-01-01T00:00:00.000Z' } });
  expect(written.map((line) => JSON.parse(line.slice(line.indexOf(' '))) as unknown)).toMatchObject([{ sequence: 0, asOf: {} }, { sequence: 1, asOf: { Vehicle: '2026-01-01T00:00:00.000Z' } }]);
});

test('who takes nothing for a minute is cut off, and so is who has too much waiting; a slow one is not', () => {
  const slow = reader(), stuck = reader(), heavy = reader();
  let now = Math.ceil(performance.now());
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  for (let second = 0; second <= 70; second += 10) {
    // The slow one has a large line waiting for half a minute at a time.
    slow.out.writableLength = second % 40 === 0 ? 0 : 50_000_000;
    stuck.out.writableLength = second === 0 ? 0 : 10;
    heavy.out.writableLength = second * 2_000_000;
    for (const { follower } of [slow, stuck, heavy]) follower.tell({ asOf: {} });
    now += 10_000;
  }
  expect([slow, stuck, heavy].map(({ out: { destroyed } }) => destroyed)).toEqual([false, true, true]);
  expect([slow, stuck, heavy].map(({ written }) => written.length)).toEqual([8, 7, 4]);
});

test('a hundred may follow at a time', async () => {
  let asked = 0;
  const keeper = { filters: [], next: () => Promise.resolve((asked += 1, { made: [], added: [], asOf: {} })), close: () => Promise.resolve() } as unknown as FilterKeeper;
  let opened = 0;
  const publication = openFilterPublication(() => (opened += 1, keeper), { country: 'MT', secrets, pollMs: 20, onError: () => undefined });
  const all = Array.from({ length: 100 }, () => new PassThrough());
  for (const out of all) {
    expect(publication.full).toBe(false);
    publication.follow(stream, out);
  }
  expect(publication.full).toBe(true);
  await new Promise((resolve) => all[99]!.once('data', resolve));
  all[0]!.destroy();
  await new Promise((resolve) => all[0]!.once('close', resolve));
  expect(publication.full).toBe(false);
  await publication.close();
  expect(opened).toBe(1);
  expect(asked).toBeGreaterThan(0);
});
