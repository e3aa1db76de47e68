import { buildSchema, getVariableValues, GraphQLError, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { fieldError, refusal } from '../../../gateway/errors.js';
import { isDefect, maskError } from '../../../gateway/response/index.js';

const mask = (error: GraphQLError, tellSubgraphErrors = false) => maskError({ tellSubgraphErrors })(error.toJSON(), error);

test('an error of the registry keeps its message and the extensions that may be told', () => {
  const error = fieldError('COUNTRY_TIMEOUT', 'FR did not answer.', ['person'], { country: 'FR', url: 'http://10.0.0.1/graphql' });
  expect(mask(error)).toEqual({ message: 'FR did not answer.', path: ['person'], extensions: { code: 'COUNTRY_TIMEOUT', country: 'FR' } });
});

test('a defect is told as a defect and nothing more', () => {
  const error = new GraphQLError('SELECT * FROM PERSONNE failed at /srv/x.ts', {
    path: ['persons'],
    originalError: new Error('no such table'),
    extensions: { code: 'SQLITE_ERROR', sql: 'SELECT', response: { url: 'http://10.0.0.1', body: 'x' } },
  });
  const masked = mask(error);
  expect(masked).toEqual({ message: 'A defect of the gateway.', path: ['persons'], extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  expect(isDefect(masked)).toBe(true);
});

test('the address and answer of a failed subgraph stay inside', () => {
  const error = new GraphQLError('request to http://10.0.0.1/graphql failed', {
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'products', response: { url: 'http://10.0.0.1', body: 'x' } },
  });
  expect(mask(error)).toEqual({
    message: 'The subgraph "products" failed.',
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'products' },
  });
});

test("the errors of somebody else's subgraphs keep their own code and message where they are told", () => {
  const error = new GraphQLError('Out of stock', { extensions: { code: 'NO_STOCK', serviceName: 'products', secret: 1 } });
  expect(mask(error, true)).toEqual({ message: 'Out of stock', extensions: { code: 'NO_STOCK', serviceName: 'products' } });
  expect(mask(error)).toEqual({ message: 'A defect of the gateway.', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
});

test('too many tokens is a limit, not a fault of syntax', () => {
  const error = new GraphQLError('Syntax Error: Document contains more that 100 tokens. Parsing aborted.', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  expect(mask(error)).toEqual({ message: 'A document of at most 100 tokens is expected; more came.', extensions: { code: 'LIMIT_EXCEEDED' } });
});

test.each(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'])('a document too deep to be read is beyond a limit, not a fault (%s)', (code) => {
  const error = new GraphQLError('Syntax Error: Maximum call stack size exceeded', { extensions: { code } });
  expect(mask(error)).toEqual({ message: 'A document that is nested less is expected; this one is too deep to be read.', extensions: { code: 'LIMIT_EXCEEDED' } });
});

const inputs = buildSchema(`
  type Query { f(search: Search, first: Int, sex: Sex, on: Day): Int }
  input Search { name: String birth: String! deep: [Search!] sex: Sex }
  enum Sex { MALE } scalar Day
`);
test.each([
  ['($v: Search)', { name: 'Quux; Expected type "Secret".' }, 'Variable "$v" got an invalid value: expected the field "birth" of the type "String!", came none.'],
  ['($v: Search)', { birth: null, name: 'Quux' }, 'Variable "$v" got an invalid value: expected a value of the type "String!", came null.'],
  ['($v: Search)', { birth: 'Quux', Quux: 1 }, 'Variable "$v" got an invalid value: expected fields of the type "Search" alone, came another.'],
  ['($v: Search)', { birth: 'Quux', nam: 1 }, 'Variable "$v" got an invalid value: expected fields of the type "Search" alone, came another.'],
  ['($v: Search)', { birth: ['Quux'] }, 'Variable "$v" got an invalid value: expected a value of the type "String", came another.'],
  ['($v: Search)', { birth: '1', deep: [{ birth: '1', sex: 'Quux' }] }, 'Variable "$v" got an invalid value: expected a value of the enum "Sex", came none.'],
  ['($v: Search)', 'Quux', 'Variable "$v" got an invalid value: expected a value of the type "Search", came another.'],
  ['($v: Int)', 'Quux; a', 'Variable "$v" got an invalid value: expected a value of the type "Int", came another.'],
  ['($v: Sex)', 'Quux', 'Variable "$v" got an invalid value: expected a value of the enum "Sex", came none.'],
  ['($v: Sex)', { a: 'Quux' }, 'Variable "$v" got an invalid value: expected a value of the enum "Sex", came none.'],
])('of a variable %s nothing is repeated: %j', (variables, value, message) => {
  const { definitions: [operation] } = parse(`query ${variables} { __typename }`);
  const { errors } = getVariableValues(inputs, (operation as OperationDefinitionNode).variableDefinitions!, { v: value });
  const [error] = errors!;
  expect(error!.message).toContain('got invalid value');
  const masked = mask(new GraphQLError(error!.message, { extensions: { code: 'BAD_USER_INPUT' } }));
  expect(masked).toEqual({ message, extensions: { code: 'BAD_USER_INPUT' } });
});

test.each([
  [405, 'METHOD_NOT_ALLOWED'],
  [406, 'NOT_ACCEPTABLE'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [400, 'BAD_REQUEST'],
])('a bad request with status %i is %s', (status, code) => {
  const error = new GraphQLError('No.', { extensions: { code: 'BAD_REQUEST', http: { status } } });
  expect(mask(error).extensions).toEqual({ code });
});

test('a refusal loses its HTTP head', () => {
  expect(mask(refusal('PURPOSE_REQUIRED', 'Why?')).extensions).toEqual({ code: 'PURPOSE_REQUIRED' });
});
