import { limitDocument, limitLists } from '../../../gateway/limits/index.js';
import type { Admit, RequestContext } from '../../../gateway/request.js';
import { parsedOperation } from '../../support/parsed-operation.js';

const told = (limit: Admit, query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const refused = limit(parsedOperation(query, variables), {} as RequestContext);
  return refused && [refused.message, refused.extensions['code'], refused.extensions['limit']];
};
const document = limitDocument({ aliases: 2, directives: 1 });

test.each([
  ['the limit itself', '{ a: b c: d @include(if: true) }', null],
  ['an alias more, in a fragment', '{ a: b ...F } fragment F on Query { c { d: e f: g } }',
    ['At most 2 aliases in one document are expected; came 3.', 'LIMIT_EXCEEDED', { name: 'aliases', measured: 3, allowed: 2 }]],
  ['a directive more, on an operation', 'query @a { b @c }', ['At most 1 directives in one document are expected; came 2.', 'LIMIT_EXCEEDED', { name: 'directives', measured: 2, allowed: 1 }]],
])('%s', (_what, query, expected) => {
  expect(told(document, query)).toEqual(expected);
});

const lists = limitLists(3);
const tooLong = (measured: number) => ['Lists of at most 3 items are expected; came ' + `${measured}.`, 'LIMIT_EXCEEDED', { name: 'listItems', measured, allowed: 3 }];
const tooDeep = ['Values nested at most 10 deep are expected; came 11.', 'LIMIT_EXCEEDED', { name: 'nesting', measured: 11, allowed: 10 }];
const nested = (depth: number): unknown => (depth === 0 ? 1 : depth % 2 ? [nested(depth - 1)] : { a: nested(depth - 1) });

test.each([
  ['the limit itself', '{ a(b: [1, 2, 3]) }', { c: [1, 2, { d: [1, 2, 3] }] }, null],
  ['a list in the document', '{ a(b: {c: [1, 2, 3, 4]}) }', {}, tooLong(4)],
  ['a default value', 'query ($a: [Int] = [1, 2, 3, 4]) { b(c: $a) }', {}, tooLong(4)],
  ['a list in a variable', '{ a }', { b: [{ c: [1, 2, 3, 4, 5] }] }, tooLong(5)],
  ['values ten deep', '{ a(b: [[[[[[[[[[1]]]]]]]]]]) }', { c: nested(10) }, null],
  ['values eleven deep in the document', '{ a(b: [[[[[{c: [[[[[1]]]]]}]]]]]) }', {}, tooDeep],
  ['values eleven deep in a variable', '{ a }', { c: nested(11) }, tooDeep],
  ['keys of Object', '{ a }', JSON.parse('{"__proto__": {"constructor": [1, 2, 3, 4]}}'), tooLong(4)],
])('%s', (_what, query, variables, expected) => {
  expect(told(lists, query, variables as Record<string, unknown>)).toEqual(expected);
});

test('a value as deep as a body allows overflows nothing', () => {
  const variables = { a: JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown };
  expect(told(lists, '{ a }', variables)).toEqual(tooDeep);
});
