import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../../log/leaf.js';

it('is RFC 8785 JSON, whatever the order of keys', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(canonicalJson(value)).toBe(canonicalize(value));
  }));
  const sorted = { a: [1, -0, 1e21, 'ö\u2028'], b: { 10: null, 9: true } };
  expect(canonicalJson(sorted)).toBe(canonicalize(sorted));
});

it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [{ a: Number.NaN }], [[Number.NEGATIVE_INFINITY]]])('refuses a number that JSON has not: %p', (value) => {
  expect(() => canonicalJson(value)).toThrow();
});
