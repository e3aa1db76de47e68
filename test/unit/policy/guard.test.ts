import { parse, print } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { graphComposer } from '../../../gateway/plan/index.js';
import { createGuard } from '../../../gateway/policy/index.js';
import type { Permission, Requester, RequestContext } from '../../../gateway/request.js';
import { rootFieldsOf } from '../../../gateway/util/root-fields.js';
import { bureau, narrowSdl, ownSubgraphs, publishedSdl } from '../plan/bureau-sdl.js';

const french = narrowSdl.replace('"@shareable"', '"@shareable", {name: "@requiresScopes", as: "@needs"}')
  + 'extend type Person { frFicheS: FrFiche @needs(scopes: [["fr:fiche"]]) frSince: Int } type FrFiche { level: Int! }';
const graph = graphComposer(ownSubgraphs)([bureau('FR', publishedSdl(french))]);
const guard = createGuard(graph.supergraphSdl);

const whole: Permission = {
  policyVersion: '1', profile: 'p', granularity: 'RECORD', handling: null, countries: 'all', records: 'all', asks: 'all', log: [], auditIdentity: 'FULL', fields: {}, policies: [], justification: false,
  introspection: true, visibility: 'whole',
};

/** What is planned of a query; "as it is"; or why it is refused. */
function planned(query: string, permission: Partial<Permission> = {}, scopes: readonly string[] = []): string {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const requester: Requester = { user: 'u', organisation: null, country: 'FR', role: 'ANALYST', scopes, partnerSystem: null, onBehalfOf: null, issuer: 'i' };
  const context = { requester, permission: { ...whole, visibility: JSON.stringify(permission), ...permission } } as RequestContext;
  const found = guard.narrow({ document, text: query, hash: '', operation, rootFields: rootFieldsOf(operation, document), schema: graph.apiSchema, variables: {} }, context);
  if (found === null) return 'as it is';
  if (found instanceof Error) return found.message;
  return found.document ? print(found.document).replace(/\s+/g, ' ') : 'nothing';
}

test("a country's directive hides what the country adds, under the name it imports it by", () => {
  expect(graph.bureaux[0]!.refused).toBeNull();
  expect(planned('{ person(id: "FR:person:1") { id frSince frFicheS { level } } }')).toBe('{ person(id: "FR:person:1") { id frSince } }');
  expect(planned('{ person(id: "FR:person:1") { id frSince frFicheS { level } } }', {}, ['fr:fiche', 'other'])).toBe('as it is');
});

test.each<[string, Partial<Permission>, string, string]>([
  ['what a field is computed from is hidden', { fields: { Person: ['id', 'names', 'sex', 'matches'] } }, '{ person(id: "FR:person:1") { id matches { complete } } }', '{ person(id: "FR:person:1") { id } }'],
  ['a type of records is not shown', { records: ['Person'] }, '{ person(id: "FR:person:1") { id warrants { id } } warrants(search: {reference: "x"}) { totalCount } }', '{ person(id: "FR:person:1") { id } }'],
  ['an interface: one of its types hides the field', { fields: { Person: ['id', 'country'] } }, '{ record(id: "FR:person:1") { id updatedAt ... on Vehicle { updatedAt } } }',
    '{ record(id: "FR:person:1") { id ... on Vehicle { updatedAt } bxType: __typename } }'],
  ['an alias __typename', { fields: { Person: ['id'] } }, '{ person(id: "FR:person:1") { __typename: country id } }', '{ person(id: "FR:person:1") { id } }'],
  ['the key of the gateway is in use', { fields: { Person: ['id'] } }, '{ person(id: "FR:person:1") { sex } countries { bxType: code } }', '{ person(id: "FR:person:1") { bxType2: __typename } countries { bxType: code } }'],
  ['below RECORD no record is reached from a notice', { granularity: 'COUNT' }, '{ notices { totalCount edges { node { reference subject { id } } } } }', '{ notices { totalCount edges { node { reference } } } }'],
  ['totals are numbers', { granularity: 'BOOLEAN' }, '{ operation(code: "X") { code arrests seizures { kind } } }', '{ operation(code: "X") { code } }'],
  ['nothing is left', { asks: ['persons'] }, '{ vehicles(search: {make: "x"}) { totalCount } __typename }', 'Unauthorized field or type: vehicles.'],
])('%s', (_what, permission, query, expected) => {
  expect(planned(query, permission)).toBe(expected);
});

test.each([
  ['an interface', '{ record(id: "FR:person:1") { id ... on Person @include(if: false) { sex } } }', { record: { bxType: 'Person', id: 'FR:person:1' } }, { record: { id: 'FR:person:1' } }],
  ['nothing else', '{ person(id: "FR:person:1") { sex @skip(if: true) } }', { person: { bxType: 'Person' } }, { person: {} }],
])('the key of the gateway does not leave, nor an error, where what is hidden is never asked: %s', (_what, query, data, expected) => {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const permission = { ...whole, visibility: 'no sex', fields: { Person: ['id'] } };
  const found = guard.narrow({ document, text: query, hash: '', operation, rootFields: rootFieldsOf(operation, document), schema: graph.apiSchema, variables: {} }, { requester: null, permission } as unknown as RequestContext);
  if (found === null || found instanceof Error) throw new Error('It was not narrowed.');
  expect(found.complete(data, {})).toEqual({ data: expected, errors: [] });
});

test('fragments that put very many fields in few words are refused', () => {
  const levels = Array.from({ length: 16 }, (_, level) => `fragment f${level} on Person { a: warrants { person { ...f${level + 1} } } b: warrants { person { ...f${level + 1} } } }`).join(' ');
  expect(planned(`{ person(id: "FR:person:1") { ...f0 } } ${levels} fragment f16 on Person { sex }`, { fields: { Person: ['id', 'warrants'] } })).toMatch(/^At most 20000 fields in one operation/);
});
