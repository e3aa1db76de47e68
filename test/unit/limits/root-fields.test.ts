import { limitRootFields } from '../../../gateway/limits/index.js';
import type { RequestContext } from '../../../gateway/request.js';
import { parsedOperation } from '../../support/parsed-operation.js';

const refused = (query: string): string | undefined => limitRootFields(2)(parsedOperation(query), {} as RequestContext)?.message;
const came = (count: number): string => `At most 2 root fields in one operation are expected; came ${count}.`;

test.each([
  ['the limit itself', '{ a b { c d e } }', undefined],
  ['one more', '{ a b c }', came(3)],
  ['aliases of one field', '{ a b: a c: a }', came(3)],
  ['one key several times', '{ a { b } a { c } a { d } }', undefined],
  ['__typename', '{ __typename x: __typename a b }', undefined],
  ['fragments', '{ ...F ... on Query { c ... { d } } } fragment F on Query { a b: a ...G } fragment G on Query { a e }', came(5)],
  ['a fragment spread twice', '{ ...F ...F } fragment F on Query { a b }', undefined],
])('%s', (_what, query, message) => {
  expect(refused(query)).toBe(message);
});
