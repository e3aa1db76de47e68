import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { valueSeal } from '../../../gateway/cache/sealed-value.js';

const key = (id: string) => ({ id, key: randomBytes(32) });
const old = key('2026-10');
const now = key('2026-11');
const seal = valueSeal([now, old]);

test('what was sealed opens at its place, short and long, in any script', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 4_000 }), (text) => {
    const whole = Buffer.from(text).toString();
    expect(seal.open(seal.seal(whole, 'place'), 'place')).toBe(whole);
  }));
  expect(seal.open(seal.seal('', 'place'), 'place')).toBe('');
});

test('a large text is compressed', () => {
  expect(seal.seal('{"id":"FR:person:1"},'.repeat(1_000), 'place').length).toBeLessThan(2_000);
});

test('nothing of the text can be read, and equal texts are sealed differently', () => {
  const [one, two] = [seal.seal('Yassine', 'place'), seal.seal('Yassine', 'place')];
  expect(one.toString('latin1')).not.toContain('Yassine');
  expect(one.equals(two)).toBe(false);
});

test('it opens at no other place, and not when any byte of it has changed', () => {
  const value = seal.seal('{"a":1}', 'place');
  expect(seal.open(value, 'other')).toBeNull();
  for (let at = 0; at < value.length; at += 1) {
    const changed = Buffer.from(value);
    changed[at]! ^= 1;
    expect([at, seal.open(changed, 'place')]).toEqual([at, null]);
  }
  for (let length = 0; length < value.length; length += 1) expect(seal.open(value.subarray(0, length), 'place')).toBeNull();
});

test('garbage opens as nothing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expect(seal.open(Buffer.from(bytes), 'place')).toBeNull()));
});

test('the keys rotate: the first seals, all open, and one that was taken out opens no more', () => {
  const before = valueSeal([old]).seal('kept', 'place');
  expect(seal.open(before, 'place')).toBe('kept');
  expect(valueSeal([now]).open(before, 'place')).toBeNull();
  expect(valueSeal([now]).open(seal.seal('new', 'place'), 'place')).toBe('new');
});

test.each([
  [[], 'at least one key'], [[old, old], 'different ids'], [[{ id: '', key: randomBytes(32) }], '1 to 16 printable'], [[{ id: 'a', key: randomBytes(31) }], 'has 32 bytes, got 31'],
])('a ring that cannot be used is refused: %#', (ring, message) => {
  expect(() => valueSeal(ring)).toThrow(message);
});
