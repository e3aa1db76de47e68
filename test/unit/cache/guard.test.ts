import { setTimeout as pause } from 'node:timers/promises';
import { openGuard, tooSlow } from '../../../gateway/cache/guard.js';

const guard = (failures: unknown[], rest: { readonly patienceMs?: number; readonly pauseMs?: number } = {}) =>
  openGuard({ patienceMs: 60_000, pauseMs: 60_000, onFailure: (error) => failures.push(error), ...rest });

test('what succeeds is given', async () => {
  const failures: unknown[] = [];
  expect(await guard(failures).run(() => Promise.resolve(7))).toBe(7);
  expect(failures).toEqual([]);
});

test('after a failure the store is left alone, and not even tried', async () => {
  const failures: unknown[] = [];
  const one = guard(failures);
  const error = new Error('down');
  expect(await one.run(() => Promise.reject(error))).toBeNull();
  let tried = false;
  expect(await one.run(() => {
    tried = true;
    return Promise.resolve(1);
  })).toBeNull();
  expect([tried, one.trusted, failures]).toEqual([false, false, [error]]);
});

test('what takes too long counts as a failure, and what comes of it later changes nothing', async () => {
  const failures: unknown[] = [];
  const one = guard(failures, { patienceMs: 10 });
  let answer: (value: number) => void = () => undefined;
  expect(await one.run(() => new Promise<number>((resolve) => (answer = resolve)))).toBeNull();
  answer(7);
  await pause(1);
  expect([failures, one.trusted]).toEqual([[tooSlow], false]);
});

test('after the pause one use tries the store alone; when it answers, all use it again', async () => {
  const one = guard([], { pauseMs: 20 });
  await one.run(() => Promise.reject(new Error('down')));
  await pause(40);
  let answer: (value: number) => void = () => undefined;
  const trying = one.run(() => new Promise<number>((resolve) => (answer = resolve)));
  expect(await one.run(() => Promise.resolve(2))).toBeNull();
  answer(1);
  expect(await trying).toBe(1);
  expect(await one.run(() => Promise.resolve(3))).toBe(3);
});
