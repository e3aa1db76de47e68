import { lifetimeOf } from '../../../gateway/cache/freshness.js';

// Ages are counted by the clock, which stands still here.
beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

test.each([
  [{}, 0], [{ 'cache-control': 'max-age=60' }, 60_000], [{ 'cache-control': 'public, max-age=60' }, 60_000], [{ 'cache-control': 'max-age=60, s-maxage=5' }, 5_000],
  [{ 'cache-control': 'max-age=60', age: '20' }, 40_000], [{ 'cache-control': 'max-age=10', age: '20' }, 0], [{ 'cache-control': 'no-store' }, 0],
  [{ 'cache-control': 'private, max-age=60' }, 0], [{ 'cache-control': 'no-cache' }, 0], [{ 'cache-control': 'max-age=0' }, 0], [{ 'cache-control': 'nonsense' }, 0],
  [{ 'cache-control': 'max-age=60', vary: '*' }, 0],
])('%j may be kept for %d ms', (headers, lifetime) => {
  expect(lifetimeOf(headers as Record<string, string>)).toBe(lifetime);
});
