import { declarePurpose, requirePurpose } from '../../../gateway/purpose/index.js';
import { purposeCodes } from '../../../gateway/request.js';
import type { DeclaredPurpose, RequestContext } from '../../../gateway/request.js';
import { parsedOperation } from '../../support/parsed-operation.js';

const declared = (headers: Record<string, string>) => declarePurpose(headers);

const failure = (action: () => unknown): unknown => {
  try {
    return action();
  } catch (error) {
    return error;
  }
};

test.each(purposeCodes)('%s is a purpose', (code) => {
  expect(declared({ 'x-purpose': code })).toEqual({ code, caseReference: null, justification: null });
});

test('no header is no purpose', () => {
  expect(declared({ 'x-case-reference': 'A-1' })).toBeNull();
});

test('texts are UTF-8 and trimmed', () => {
  const latin1 = Buffer.from(' Vérification à la frontière ', 'utf8').toString('latin1');
  expect(declared({ 'x-purpose': 'ALERT', 'x-case-reference': 'B 17/2', 'x-justification': latin1 })).toEqual({
    code: 'ALERT',
    caseReference: 'B 17/2',
    justification: 'Vérification à la frontière',
  });
});

test('bytes that are no UTF-8 are read as Latin-1', () => {
  expect(declared({ 'x-purpose': 'ALERT', 'x-case-reference': 'é' })?.caseReference).toBe('é');
});

test('another code is refused with what is allowed', () => {
  expect(failure(() => declared({ 'x-purpose': 'CURIOSITY' }))).toMatchObject({
    message: `X-Purpose: expected one of ${purposeCodes.join(', ')}; came "CURIOSITY".`,
    extensions: { code: 'BAD_PURPOSE', http: { status: 400 } },
  });
});

test.each(['', 'ALERT, ALERT', 'constructor()', 'Jean Dupont 1984'])('what is no code (%j) is refused and not repeated', (code) => {
  expect(failure(() => declared({ 'x-purpose': code }))).toMatchObject({ message: expect.stringMatching(/; came something else\.$/) as string });
});

test.each([
  ['x-case-reference', ' ', 'X-Case-Reference: expected 1 to 100 characters without control characters; came 0 characters.'],
  ['x-case-reference', 'a'.repeat(101), 'X-Case-Reference: expected 1 to 100 characters without control characters; came 101 characters.'],
  ['x-justification', 'a\u0007b', 'X-Justification: expected 1 to 1000 characters without control characters; came 3 characters.'],
])('%s with %j is refused', (name, value, message) => {
  expect(failure(() => declared({ 'x-purpose': 'ALERT', [name]: value }))).toMatchObject({ message, extensions: { code: 'BAD_PURPOSE' } });
});

const required = (query: string, purpose: Partial<DeclaredPurpose> | null): string | null => {
  const context = { purpose: purpose && { code: 'ALERT', caseReference: null, justification: null, ...purpose } } as RequestContext;
  return requirePurpose(parsedOperation(query), context)?.message ?? null;
};

test.each(['{ __typename }', '{ __schema { types { name } } }', '{ countries { code } country(code: "FR") { name } }'])('%s needs no purpose', (query) => {
  expect(required(query, null)).toBeNull();
});

test('records need a purpose and a case, through fragments and aliases, too', () => {
  const query = 'query { countries: persons(search: {}) { totalCount } }';
  const hidden = '{ ...a } fragment a on Query { ... on Query { ...b } } fragment b on Query { countries { code } persons { totalCount } }';
  const message = '`persons` gives records: expected the headers X-Purpose and X-Case-Reference;';
  expect(required(query, null)).toBe(`${message} X-Purpose and X-Case-Reference did not come.`);
  expect(required(hidden, null)).toBe(`${message} X-Purpose and X-Case-Reference did not come.`);
  expect(required(hidden, {})).toBe(`${message} X-Case-Reference did not come.`);
  expect(required(hidden, { caseReference: 'A-1' })).toBeNull();
});
