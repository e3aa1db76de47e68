import { believedStamps } from '../../../gateway/cache/believed-stamps.js';

const stamps = (epoch: string, ...tags: readonly (readonly [string, string | null])[]) => ({ epoch, byTag: new Map(tags) });

test('stamps that were read are believed, where all tags asked for are among them', () => {
  const believed = believedStamps(60_000);
  believed.reading('FR')(stamps('e', ['a', '1'], ['b', null]));
  expect(believed.get('FR', ['a', 'b'])).toMatchObject({ epoch: 'e', byTag: new Map([['a', '1'], ['b', null]]) });
  expect(believed.get('FR', ['a', 'c'])).toBeUndefined();
  expect(believed.get('BE', ['a'])).toBeUndefined();
  believed.reading('FR')(stamps('e', ['c', '2']));
  expect(believed.get('FR', ['a', 'b', 'c'])).toBeDefined();
});

test('stamps of another epoch take the place of all before', () => {
  const believed = believedStamps(60_000);
  believed.reading('FR')(stamps('e', ['a', '1']));
  believed.reading('FR')(stamps('f', ['b', '1']));
  expect([believed.get('FR', ['a']), believed.get('FR', ['b'])?.epoch]).toEqual([undefined, 'f']);
});

test('stamps are believed for no time at all when that is asked', () => {
  const believed = believedStamps(0);
  believed.reading('FR')(stamps('e', ['a', '1']));
  expect(believed.get('FR', ['a'])).toBeUndefined();
});

test.each(['FR', null])('what is forgotten (%s), and what was being read meanwhile, is not believed', (country) => {
  const believed = believedStamps(60_000);
  believed.reading('FR')(stamps('e', ['a', '1']));
  const take = believed.reading('FR');
  believed.forget(country);
  expect(believed.get('FR', ['a'])).toBeUndefined();
  take(stamps('e', ['a', '1']));
  expect(believed.get('FR', ['a'])).toBeUndefined();
});
