import fc from 'fast-check';
import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { parseSdl } from '../../../gateway/util/parse-sdl.js';
import { nationalSdl } from '../../../schema/files.js';
import { brazilianSdl, frenchSdl, narrowSdl } from './bureau-sdl.js';

const outcome = (read: () => DocumentNode): unknown => {
  try {
    return JSON.parse(JSON.stringify(read()));
  } catch (error) {
    return String(error);
  }
};
const expectAlike = (sdl: string): void => expect(outcome(() => parseSdl(sdl))).toEqual(outcome(() => parse(sdl, { noLocation: true })));

test.each([nationalSdl(), narrowSdl + frenchSdl, `${nationalSdl()}\n\n${brazilianSdl}`, '', '\n\n', '# nothing\n\ntype A { a: Int }'])('an SDL is read as graphql reads it (%#)', (sdl) => {
  expectAlike(sdl);
  expectAlike(sdl);
});

// What begins, ends and goes on in places where a text is cut.
const pieces = [
  'type A', 'type A { a: Int }', '{ a: Int }', '{ a }', '@deprecated', '"a description"', '"""', 'text', '& B', 'implements B', 'extend type A', 'union U', '= A', '| B', 'union U = A', 'enum E',
  '{ X Y }', 'directive @d on FIELD', '| OBJECT', 'scalar S', 'schema', '{ query: Query }', 'schema { query: Q }', 'query { a }', 'fragment F on A { a }', 'input I', 'type B {', 'b: Int', '}', '# type C',
  '"', '\\"""', 'type', 'on', 'repeatable', 'a: Int', '(x: Int)', 'extend schema @link(url: "a")', '\ud800',
];

test('whatever stands before and after an empty line: an SDL is read as graphql reads it, faults included', () => {
  let valid = 0;
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', '\n', '\n\n', '\n\n', '\n\n\n', '\r\n\r\n')), { minLength: 1, maxLength: 7 }), (parts) => {
    const sdl = parts.flat().join('');
    expectAlike(sdl);
    if (typeof outcome(() => parseSdl(sdl)) === 'object') valid += 1;
  }), { numRuns: 3_000 });
  expect(valid).toBeGreaterThan(100);
});

test('definitions that two texts share are parsed once, and what differs is not taken for them', () => {
  const [one, two] = [parseSdl(`${nationalSdl()}\n\ntype FrOne { a: Int }\n`), parseSdl(`${nationalSdl()}\n\ntype FrTwo { a: Int }\n`)];
  expect(two.definitions[5]).toBe(one.definitions[5]);
  expect([one, two].map(({ definitions }) => definitions.at(-1))).toMatchObject([{ name: { value: 'FrOne' } }, { name: { value: 'FrTwo' } }]);
});
