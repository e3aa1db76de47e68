import { iceland, icelandRows, icelandSql } from '../../support/bureau-countries.js';
import { startTestBureau } from '../../support/bureau-running.js';
import type { TestBureau } from '../../support/bureau-running.js';

const people = [{ key: 'k1', name: 'Nafn Nafnsson', born: '1980-02-03' }];
const open: TestBureau[] = [];
const start = async (keepSeconds?: number): Promise<TestBureau> => {
  const bureau = await startTestBureau(iceland, icelandSql, icelandRows(people), keepSeconds === undefined ? {} : { keepSeconds });
  open.push(bureau);
  return bureau;
};
afterEach(async () => {
  for (const bureau of open.splice(0)) await bureau.close();
});

async function cacheControl({ url }: TestBureau, query: string): Promise<string | null> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return response.headers.get('cache-control');
}

const persons = '{ persons(search: { birth: "1980" }) { totalCount edges { node { id names { full } } } } }';

test('an answer says how long it may be kept', async () => {
  expect(await cacheControl(await start(), persons)).toBe('max-age=60, public');
  expect(await cacheControl(await start(7), persons)).toBe('max-age=7, public');
});

test('a bureau may forbid keeping', async () => {
  expect(await cacheControl(await start(0), persons)).toBe('no-store');
});

test('an answer with an error is not to be kept', async () => {
  const bureau = await start();
  const query = '{ ok: persons(search: { birth: "1980" }) { totalCount } bad: persons(search: {}) { totalCount } }';
  expect((await bureau.ask(query)).errors).toHaveLength(1);
  expect(await cacheControl(bureau, query)).toBe('no-store');
});

test('sums are not to be kept: they do not tell until when the records in them may be used', async () => {
  expect(await cacheControl(await start(), '{ operationTotals(operation: "X") { arrests } }')).toBe('no-store');
});

const check = '{ checkPersons(persons: [{ name: "Nafn Nafnsson", birth: "1980-02-03" }]) { index outcome } }';

test('a check may be kept for a short time alone, as its field in the profile says; the bureau may say less', async () => {
  expect(await cacheControl(await start(), check)).toBe('max-age=5, public');
  expect(await cacheControl(await start(2), check)).toBe('max-age=2, public');
  expect(await cacheControl(await start(0), check)).toBe('no-store');
});

test('an answer with a check and a search may be kept as long as the check', async () => {
  expect(await cacheControl(await start(), `{ ${check.slice(1, -1)} ${persons.slice(1, -1)} }`)).toBe('max-age=5, public');
});

test('a bureau that lets answers be kept for long is held to what the profile says of the field', async () => {
  expect(await cacheControl(await start(86_400), persons)).toBe('max-age=300, public');
});
