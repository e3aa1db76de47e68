import { buildSchema, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { openDetector } from '../../../gateway/limits/enumeration.js';

const schema = buildSchema('input PaperCheck { number: String } type Query { check(items: [PaperCheck!]!): [String!] a: String }');
const asking = (text: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const document = parse(text);
  return { document, operation: document.definitions[0] as OperationDefinitionNode, schema, variables };
};
const check = (...numbers: readonly string[]) => asking('query ($items: [PaperCheck!]!) { check(items: $items) }', { items: numbers.map((number) => ({ number })) });

test('who asks few numbers takes little room, and who asks none takes none', () => {
  const detect = openDetector();
  const held = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const before = held();
  for (let requester = 0; requester < 400; requester += 1) {
    detect(`r${requester}`, asking('{ a }'), { data: { a: null } });
    detect(`r${requester}`, check('AB1234'), { data: { check: [] } });
  }
  // Room for all that one may ask, taken at once, was 1.5 MiB for each: 600 MiB.
  expect(held() - before).toBeLessThan(150);
});

test('numbers of one hundred are neighbours, in one operation and over many, and each requester has their own', () => {
  const detect = openDetector();
  const neighbours = (requester: string, ...numbers: readonly string[]): number => detect(requester, check(...numbers), { data: { check: [] } }).neighbours;
  expect(neighbours('one', 'AB1234', 'AB1235', 'ab 12-36')).toBe(2);
  expect(neighbours('one', 'AB1299')).toBe(1);
  expect(neighbours('one', 'AB1299', 'AB1399')).toBe(0);
  expect(neighbours('two', 'AB1237')).toBe(0);
});
