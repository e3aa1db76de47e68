import { readSdl, referencedTypes } from '../../../gateway/plan/sdl.js';

test('joins definitions and extensions and leaves the machinery of federation out', () => {
  const table = readSdl(`
    scalar _Any union _Entity = A type _Service { sdl: String } scalar federation__FieldSet
    type A { id: ID! } extend type A @key(fields: "id") { b: B }
    type B { c: Int }
    type Query { a: A _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
  `);
  expect([...table.types.keys()]).toEqual(['A', 'B', 'Query']);
  expect([...table.types.get('A')!.fields.keys()]).toEqual(['id', 'b']);
  expect([...table.types.get('Query')!.fields.keys()]).toEqual(['a']);
  expect(referencedTypes(table.types.get('A')!)).toEqual(['ID', 'B']);
});

test('resolves the names federation directives go by', () => {
  const table = readSdl('extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", { name: "@shareable", as: "@common" }]) type A { b: Int }');
  expect(table.directiveName('common')).toBe('shareable');
  expect(table.directiveName('federation__override')).toBe('override');
  expect(table.directiveName('key')).toBe('key');
});

test('reads renamed root types', () => {
  const table = readSdl('schema { query: Root mutation: Change } type Root { a: Int } type Change { b: Int }');
  expect(table.roots).toEqual({ query: 'Root', mutation: 'Change', subscription: null });
});
