import { errors, fieldError, isErrorCode, refusal } from '../../../gateway/errors.js';
import { errorTable } from '../../../gateway/util/error-table.js';
import { projectFile } from '../../../schema/files.js';

test('docs/errors.md holds the registry, line by line', () => {
  expect(projectFile('docs', 'errors.md')).toContain(errorTable(errors));
});

test('every entry has a status of HTTP, a sentence of meaning and one of remedy', () => {
  for (const [code, { status, meaning, remedy }] of Object.entries(errors)) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(600);
    expect(meaning).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
    expect(`${meaning}${remedy}`).not.toMatch(/[|\n]/);
  }
});

test('a refusal has the code, the HTTP status of the registry and its headers', () => {
  const error = refusal('SERVER_BUSY', 'Busy.', { limit: 5 }, { 'retry-after': '1' });
  expect(error.message).toBe('Busy.');
  expect(error.extensions).toEqual({ code: 'SERVER_BUSY', limit: 5, http: { status: 503, headers: new Map([['retry-after', '1']]) } });
});

test('a field error has the path and no HTTP status', () => {
  const error = fieldError('COUNTRY_TIMEOUT', 'FR did not answer.', ['person', 0], { country: 'FR' });
  expect(error.path).toEqual(['person', 0]);
  expect(error.extensions).toEqual({ code: 'COUNTRY_TIMEOUT', country: 'FR' });
});

test('names of Object are no codes', () => {
  expect(isErrorCode('FORBIDDEN')).toBe(true);
  expect(isErrorCode('constructor')).toBe(false);
  expect(isErrorCode(undefined)).toBe(false);
});
