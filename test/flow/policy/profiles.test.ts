import { parse } from 'yaml';
import { roles } from '../../../gateway/request.js';
import type { PurposeCode, Role } from '../../../gateway/request.js';
import { projectFile } from '../../../schema/files.js';
import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { demoPolicy } from '../../support/policy.js';
import { rootQuestions } from '../../support/root-questions.js';

let bureaux: readonly MemoryBureau[];
let gateway: TestGateway;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  const others = (country: string) => (['Vehicle', 'Firearm', 'Warrant', 'Arrest', 'Seizure'] as const)
    .map((type) => ({ __typename: type, id: `${country}:${type.toLowerCase()}:1`, country, plate: '12AB' }));
  const person = (country: string) => ({ __typename: 'Person', id: `${country}:person:1`, country, sex: 'MALE', names: [{ full: 'Dupont' }], placeOfBirth: { text: 'Lyon' }, category: 'WANTED' });
  const document = (country: string) => ({ __typename: 'TravelDocument', id: `${country}:document:1`, country, number: '12AB', status: 'STOLEN', holder: person(country) });
  bureaux = await Promise.all(['FR', 'BE'].map((country) => startMemoryBureau(country, [person(country), ...others(country), ...(country === 'FR' ? [document(country)] : [])])));
  gateway = await startTestGateway({
    deadlineMs: 60_000, policy: demoPolicy, countries: bureaux.map(({ country, url }) => ({ code: country, url })), cache: { enabled: false },
    operations: [{ code: 'ADWENPA', name: 'Adwenpa', region: null, from: null, to: null, members: ['FR', 'BE'] }], notices: [{ reference: '2026/RED/1', colour: 'RED', issued: '2026-01-01', subject: 'FR:person:1', offences: [], actionToTake: null }],
  });
  for (const role of roles) tokens.set(role, await gateway.token({ role }));
});

afterAll(async () => {
  await gateway.close();
  await Promise.all(bureaux.map((bureau) => bureau.kill()));
});

const ask = (role: Role, purpose: PurposeCode | undefined, query: string, headers: Record<string, string | undefined> = {}) =>
  gateway.ask(query, undefined, { authorization: `Bearer ${tokens.get(role)}`, 'x-purpose': purpose, ...headers });

const asked = (): number => bureaux.reduce((sum, { requests }) => sum + requests.length, 0);

/** The demo's profiles, each as its first role with its first purpose. */
interface Column { readonly name: string; readonly role: Role; readonly purpose: PurposeCode; readonly justified: boolean }
const columns = (parse(projectFile('cli', 'demo', 'policy.yaml')) as { profiles: { name: string; roles: Role[]; purposes: PurposeCode[]; justification?: boolean }[] }).profiles
  .flatMap(({ name, roles: of, purposes, justification = false }): Column[] => of.map((role) => ({ name, role, purpose: purposes[0]!, justified: justification })));

/** What a requester is given for a root field, in a word. */
async function given({ role, purpose, justified }: Column, field: string): Promise<string> {
  const before = asked();
  const answer = await ask(role, purpose, `{ ${rootQuestions[field]} }`, justified ? { 'x-justification': 'A pattern of thefts' } : {});
  const body = answer.body as { data?: Record<string, unknown>; errors?: readonly { message: string }[] };
  const value = body.data?.[field];
  if (value === null || value === undefined) {
    // What is not given, no bureau is asked for.
    expect([role, field, asked()]).toEqual([role, field, before]);
    const code = String(errorCodes(answer)[0]);
    if (code === 'GRAPHQL_VALIDATION_FAILED') {
      expect(body.errors![0]!.message).toBe(`Cannot query field "${field}" on type "Query".`);
      return 'unknown';
    }
    expect([role, field, code, answer.status]).toEqual([role, field, 'UNAUTHORIZED_FIELD_OR_TYPE', 403]);
    return '-';
  }
  const text = JSON.stringify(value);
  return /"(id|reference)":/.test(text) ? 'records' : /"(count|totalCount|arrests)":\d/.test(text) ? 'count' : /"status":/.test(text) ? 'hit or not' : 'yes';
}

test('a requester of each profile against each root field: the table of docs/policy.md', async () => {
  const fields = Object.keys(rootQuestions);
  const lines: string[] = [];
  for (const field of fields) {
    const cells: string[] = [];
    for (const column of columns) cells.push(await given(column, field));
    lines.push(`| \`${field}\` | ${cells.join(' | ')} |`);
  }
  const table = [
    `| | ${columns.map(({ name, role, purpose }) => `${role} ${purpose} (${name})`).join(' | ')} |`, `|---|${columns.map(() => '---|').join('')}`, ...lines,
  ].join('\n');
  process.stdout.write(`${table}\n`);
  expect(projectFile('docs', 'policy.md')).toContain(table);
}, 60_000);

/** One question that all ask: a check of a document that two countries have, and of a person. */
const question = `{
  checkTravelDocuments(documents: [{number: "12AB"}]) { outcome complete countries { country status count } records { id country ... on TravelDocument { status holder { names { full } placeOfBirth { text } } } } }
}`;
const check = (counts: readonly [number | null, number | null], records: readonly unknown[]) => ({
  outcome: 'HIT', complete: true, records,
  countries: [{ country: 'BE', status: 'NO_HIT', count: counts[0] }, { country: 'FR', status: 'HIT', count: counts[1] }],
});
const record = (placeOfBirth: unknown) => ({ id: 'FR:document:1', country: 'FR', status: 'STOLEN', holder: { names: [{ full: 'Dupont' }], placeOfBirth } });
const unauthorized = (path: readonly string[]) => ({ message: 'Unauthorized field or type.', path, extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } });

test.each<[Role, PurposeCode, number, unknown]>([
  ['ANALYST', 'INVESTIGATION', 200, { data: { checkTravelDocuments: [check([0, 1], [record({ text: 'Lyon' })])] } }],
  ['OFFICER', 'BORDER_CONTROL', 200, {
    data: { checkTravelDocuments: [check([0, 1], [record(null)])] },
    errors: [unauthorized(['checkTravelDocuments', '@', 'records', '@', 'holder', 'placeOfBirth'])],
  }],
  ['PARTNER', 'BORDER_CONTROL', 200, { data: { checkTravelDocuments: [check([null, null], [])] } }],
  ['PARTNER', 'SECURITY_CHECK', 200, { data: { checkTravelDocuments: [check([0, 1], [])] } }],
  ['AUDITOR', 'AUDIT', 403, { errors: [{ message: 'Unauthorized field or type: checkTravelDocuments.', extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }] }],
  ['AUDITOR', 'INVESTIGATION', 403, { errors: [{ message: 'AUDITOR may not ask for INVESTIGATION.', extensions: { code: 'PURPOSE_NOT_ALLOWED' } }] }],
])('the same question as %s for %s', async (role, purpose, status, expected) => {
  const before = asked();
  // Persons are no business of partners that check for security: to them the graph has no holders.
  const answer = await ask(role, purpose, purpose === 'SECURITY_CHECK' ? question.replace(/ holder .*? \} \}/, '') : question);
  process.stdout.write(`${role} ${purpose}: ${answer.status} ${answer.text}\n`);
  expect([answer.status, answer.body]).toEqual([status, expected]);
  expect(asked() - before).toBe(status === 200 ? 2 : 0);
});

test('what a profile may not learn its bureaux are not asked', async () => {
  const bodyOf = async (role: Role, purpose: PurposeCode): Promise<string> => {
    await ask(role, purpose, '{ checkTravelDocuments(documents: [{number: "12AB"}]) { outcome countries { status count } records { id } } }');
    return bureaux[0]!.requests.at(-1)!.query;
  };
  expect(await bodyOf('ANALYST', 'INVESTIGATION')).toMatch(/count\n[^]*records \{/);
  const counted = await bodyOf('PARTNER', 'SECURITY_CHECK');
  expect([counted.includes('records'), counted.includes('count\n')]).toEqual([false, true]);
  const told = await bodyOf('PARTNER', 'BORDER_CONTROL');
  expect([told.includes('records'), told.includes('count\n'), told.includes('status')]).toEqual([false, false, true]);
});

test('a page below RECORD is empty; its count is told to COUNT alone, and no person is behind it', async () => {
  const answer = await ask('PARTNER', 'SECURITY_CHECK', '{ vehicles(search: {make: "x"}) { __typename totalCount complete pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { score cursor node { id } } countries { country status count } } }');
  expect(answer.body).toEqual({ data: { vehicles: {
    __typename: 'VehicleConnection', totalCount: 2, complete: true, edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    countries: [{ country: 'BE', status: 'HIT', count: 1 }, { country: 'FR', status: 'HIT', count: 1 }],
  } } });
});

test.each<[string, Role, PurposeCode | undefined, Record<string, string | undefined>, string, string]>([
  ['no purpose', 'ANALYST', undefined, {}, 'PURPOSE_REQUIRED', '`persons` gives records: expected the headers X-Purpose and X-Case-Reference; X-Purpose and X-Case-Reference did not come.'],
  ['no case', 'ANALYST', 'INVESTIGATION', { 'x-case-reference': undefined }, 'PURPOSE_REQUIRED', '`persons` gives records: expected the headers X-Purpose and X-Case-Reference; X-Case-Reference did not come.'],
  ['no justification', 'ANALYST', 'THREAT_ANALYSIS', {}, 'PURPOSE_REQUIRED', '`persons` gives records: expected the headers X-Purpose, X-Case-Reference and X-Justification; X-Justification did not come.'],
  ["another role's purpose", 'OFFICER', 'INVESTIGATION', {}, 'PURPOSE_NOT_ALLOWED', 'OFFICER may not ask for INVESTIGATION.'],
])('%s: refused before planning, with a code, and logged', async (_what, role, purpose, headers, code, message) => {
  const [before, lines] = [asked(), gateway.logged.length];
  const answer = await ask(role, purpose, '{ persons(search: {category: WANTED}) { totalCount } }', headers);
  expect([answer.status, answer.body]).toEqual([403, { errors: [{ message, extensions: { code } }] }]);
  expect(asked()).toBe(before);
  expect(gateway.logged.slice(lines).map((line) => JSON.parse(line) as unknown)).toContainEqual(expect.objectContaining({ refused: code, request: answer.headers.get('x-correlation-id') }));
});
