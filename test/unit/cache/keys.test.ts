import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { cacheKeys } from '../../../gateway/cache/keys.js';
import type { KeyParts } from '../../../gateway/cache/keys.js';

const secret = randomBytes(32);
const keys = cacheKeys(secret);
const parts: fc.Arbitrary<KeyParts> = fc.record({
  country: fc.constantFrom('FR', 'BE', 'F'), kind: fc.constantFrom('call', 'entity'), schema: fc.string({ maxLength: 4 }), visibility: fc.string({ maxLength: 4 }),
  question: fc.string({ maxLength: 8 }),
});

test('equal parts have equal keys, and different ones different keys, wherever a text ends and the next begins', () => {
  fc.assert(fc.property(parts, parts, (one, other) => {
    expect(keys.key(one) === keys.key(other)).toBe(JSON.stringify(Object.values(one)) === JSON.stringify(Object.values(other)));
  }), { numRuns: 2_000 });
  const split = { country: 'FR', kind: 'call', visibility: 'bc', schema: 'a', question: 'q' } as const;
  expect(keys.key(split)).not.toBe(keys.key({ ...split, schema: 'ab', visibility: 'c' }));
});

test('the same bytes give the same key, whether they come in one buffer or another', () => {
  const of = (question: Uint8Array): KeyParts => ({ country: 'FR', kind: 'call', schema: 's', visibility: 'v', question });
  expect(keys.key(of(Buffer.from('{"query":"x"}')))).toBe(keys.key(of(Buffer.from('{"query":"x"}'))));
  expect(keys.key(of(Buffer.from('{"query":"x"}')))).not.toBe(keys.key(of(Buffer.from('{"query":"y"}'))));
});

test('a key is 43 characters in which nothing stands, and another secret gives another', () => {
  const of = { country: 'FR', kind: 'entity', schema: 's', visibility: 'v', question: 'FR:person:8812 Yassine' } as const;
  expect(keys.key(of)).toMatch(/^[\w-]{43}$/);
  expect(cacheKeys(randomBytes(32)).key(of)).not.toBe(keys.key(of));
  expect(keys.blind('FR:person:8812')).toMatch(/^[\w-]{22}$/);
});

test('a secret of another length is refused', () => {
  expect(() => cacheKeys(randomBytes(16))).toThrow('A cache secret has 32 bytes, got 16.');
});
