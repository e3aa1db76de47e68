import { failureLine } from '../../../cli/bureau-log.js';

const now = new Date('2026-03-01T09:30:00Z');

test.each([
  ['a code', Object.assign(new Error('SELECT secret'), { code: 'SQLITE_BUSY' }), 'SQLITE_BUSY'],
  ['a name alone', new TypeError('secret'), 'TypeError'],
  ['a code that is a text', Object.assign(new Error('secret'), { code: 'no row for secret' }), 'Error'],
  ['no error', 'secret', 'UNKNOWN'],
  ['nothing', undefined, 'UNKNOWN'],
])('a failure with %s is told by country, event, code and duration, and by nothing it says', (_what, error, code) => {
  const line = failureLine('FR', error, 12.4, now);
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({ time: '2026-03-01T09:30:00.000Z', level: 'error', country: 'FR', event: 'QUESTION_FAILED', code, ms: 12 });
});
