import { depthOf, limitDepth } from '../../../gateway/limits/index.js';
import type { RequestContext } from '../../../gateway/request.js';
import { parsedOperation as operationOf } from '../../support/parsed-operation.js';

test.each([
  ['{ a }', 1],
  ['{ a { b } c { d { e } } }', 3],
  ['{ ... on Query { a { ... { b } } } }', 2],
  ['{ ...F } fragment F on Query { a { ...G } } fragment G on A { b { c } }', 3],
  ['{ a { ...G } b { b { ...G } } } fragment G on A { c }', 3],
  ['{ __schema { types { fields { type { name } } } } }', 0],
])('%s is %i deep', (query, depth) => {
  const { document, operation } = operationOf(query);
  expect(depthOf(operation.selectionSet, document)).toBe(depth);
});

test('fragments that fan out are measured once each', () => {
  const levels = Array.from({ length: 40 }, (_none, level) => `fragment F${level} on A { a { ...F${level + 1} } b { ...F${level + 1} } }`);
  const { document, operation } = operationOf(`{ ...F0 } ${levels.join(' ')} fragment F40 on A { c }`);
  expect(depthOf(operation.selectionSet, document)).toBe(41);
});

test('the limit itself is allowed, one more is refused with what came', () => {
  const refused = (query: string): string | undefined => limitDepth(2)(operationOf(query), {} as RequestContext)?.message;
  expect(refused('{ a { b } }')).toBeUndefined();
  expect(refused('{ a { b { c } } }')).toBe('Fields nested at most 2 deep are expected; came 3.');
});
