import { lookupSchema, rootFields } from '../../../gateway/national/index.js';
import { nationalSdl } from '../../../schema/files.js';

test('the profile says of every root field for how long it may be kept: checks for seconds', () => {
  const kept = [...rootFields(lookupSchema(nationalSdl())).values()].map(({ name, kind, mostKeptMs }) => [name, kind === 'check' ? 5_000 : 300_000, mostKeptMs] as const);
  expect(kept.length).toBeGreaterThanOrEqual(13);
  for (const [name, expected, told] of kept) expect([name, told]).toEqual([name, expected]);
});

test('a field without the directive may be kept as long as its bureau says', () => {
  const fields = rootFields(lookupSchema('type Query { person(id: ID!): Person } type Person { id: ID! }'));
  expect(fields.get('person')!.mostKeptMs).toBeNull();
});
