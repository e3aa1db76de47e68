import { join } from 'node:path';
import type { ReadEntry } from '../../../log/index.js';
import { startTestGateway, testPurpose } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { entriesOf, operationText } from '../../support/query-log.js';
import { eventually } from '../../support/servers/eventually.js';

const person = (country: string, n: number, rest = {}) => ({ __typename: 'Person', id: `${country}:person:${n}`, country, sex: 'MALE', names: [{ full: `Name ${country} ${n}` }], ...rest });

let fr: MemoryBureau, be: MemoryBureau, gateway: TestGateway, folder: string;

beforeAll(async () => {
  fr = await startMemoryBureau('FR', [person('FR', 1), person('FR', 2), { __typename: 'TravelDocument', id: 'FR:document:1', country: 'FR', number: 'A1', status: 'STOLEN' }]);
  be = await startMemoryBureau('BE', []);
  for (const bureau of [fr, be]) bureau.cacheControl = 'max-age=60, public';
  gateway = await startTestGateway({
    deadlineMs: 60_000, countries: [fr, be].map(({ country, url }) => ({ code: country, url })),
    notices: [{ reference: 'N-1', colour: 'RED', subject: 'BE:person:77', offences: [], actionToTake: 'Tell.', issued: '2026-01-01' }],
  });
  folder = join(gateway.folder, 'query-log');
});

afterAll(async () => {
  await gateway?.close();
  await Promise.all([fr, be].map((bureau) => bureau?.kill()));
});

/** The entries of one answer, by its correlation id. */
async function entries({ headers }: HttpAnswer): Promise<readonly ReadEntry[]> {
  const id = headers.get('x-correlation-id');
  return (await entriesOf(folder)).filter(({ header }) => 'id' in header && header.id === id);
}

const persons = 'query Ann($name: String!) { found: persons(search: { name: $name, sex: MALE }, in: ["FR", "BE", "NG"], first: 5) { edges { node { ...all } } totalCount } } fragment all on Person { id names { full } }';

test('an answer that was served: who asked why for what, and what of whom was given', async () => {
  const answer = await gateway.ask(persons, { name: 'Ann Invented' });
  expect(answer.status).toBe(200);
  const [intent, outcome] = await entries(answer) as [ReadEntry, ReadEntry];
  expect(intent).toMatchObject({
    header: { v: 1, origin: 'gateway.test', kind: 'INTENT', purpose: 'INVESTIGATION', profile: 'everything', policyVersion: 'permissive', granularity: 'RECORD' },
    requester: { user: 'test-user', country: 'FR', role: 'ANALYST' },
    case: { caseReference: testPurpose['x-case-reference'], justification: null },
    search: { values: { v1: 'Ann Invented', v2: 'MALE', v3: ['FR', 'BE', 'NG'], v4: 5 } },
  });
  const { operation } = intent.header as { readonly operation: string };
  expect((await operationText(folder, operation))!.replace(/\s+/g, ' ')).toBe(
    'query ($v1: String!, $v2: Sex, $v3: [CountryCode!], $v4: Int) { a1: persons(search: {name: $v1, sex: $v2}, in: $v3, first: $v4) { edges { node { ...f1 } } totalCount } } fragment f1 on Person { id names { full } }',
  );
  expect(outcome.header).toMatchObject({ kind: 'OUTCOME', result: 'SERVED', code: null });
  expect(outcome.countries).toEqual([{
    country: 'FR', status: 'HIT', sources: ['LIVE'], count: 2, reason: null, latencyMs: expect.any(Number) as number, records: ['FR:person:1', 'FR:person:2'],
  }]);
  expect(outcome.others).toEqual([
    { status: 'NOT_CONNECTED', sources: [], reason: null, countries: ['NG'] },
    { status: 'NO_HIT', sources: ['LIVE'], reason: null, countries: ['BE'] },
  ]);
});

test('what was kept, and what was merged of it before, is given again from the log\'s point of view', async () => {
  const asked = (): number => fr.requests.length;
  const ask = () => gateway.ask(persons, { name: 'Kept Invented' });
  const [first] = [await ask()];
  let before = 0;
  await eventually('answers to be kept', async () => {
    before = asked();
    await ask();
    return asked() === before;
  });
  const again = await ask();
  expect(asked()).toBe(before);
  expect(again.body).toEqual(first.body);
  const records = async (answer: HttpAnswer) => (await entries(answer))[1]!.countries.map(({ sources, records: of, count, status }) => ({ sources, of, count, status }));
  expect(await records(first)).toEqual([{ sources: ['LIVE'], of: ['FR:person:1', 'FR:person:2'], count: 2, status: 'HIT' }]);
  expect(await records(again)).toEqual([{ sources: ['CACHE'], of: ['FR:person:1', 'FR:person:2'], count: 2, status: 'HIT' }]);
  expect((await entries(again))[1]!.others).toContainEqual({ status: 'NO_HIT', sources: ['CACHE'], reason: null, countries: ['BE'] });
});
