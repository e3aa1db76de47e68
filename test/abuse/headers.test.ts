import { connect } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestGateway } from '../support/gateway.js';
import type { TestGateway } from '../support/gateway.js';
import { startMemoryBureau } from '../support/memory-bureau.js';
import type { MemoryBureau } from '../support/memory-bureau.js';

/** France's bureau, and before it a server that sees every header that reaches it. */
let bureau: MemoryBureau, tap: Server, gateway: TestGateway;
let came: { readonly headers: IncomingHttpHeaders; readonly raw: readonly string[] }[] = [];

beforeAll(async () => {
  bureau = await startMemoryBureau('FR', [{ __typename: 'Person', id: 'FR:person:1', country: 'FR', names: [{ full: 'N1' }] }]);
  const { hostname, port } = new URL(bureau.url);
  tap = createServer((request, response) => {
    if (request.method === 'POST') came.push({ headers: request.headers, raw: request.rawHeaders });
    request.pipe(httpRequest({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    }).on('error', () => response.destroy()));
  });
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve));
  gateway = await startTestGateway({ deadlineMs: 60_000, cache: { enabled: false }, countries: [{ code: 'FR', url: `http://127.0.0.1:${(tap.address() as AddressInfo).port}/graphql` }] });
});

beforeEach(() => void (came = []));

afterAll(async () => {
  await gateway?.close();
  tap?.closeAllConnections();
  tap?.close();
  await bureau?.kill();
});

const query = '{ persons(search: {name: "N1"}) { totalCount countries { country status } } }';
const good = { data: { persons: { totalCount: 1, countries: [{ country: 'FR', status: 'HIT' }] } } };

/** Sends headers as these bytes, whatever they are. */
const sendRaw = (lines: readonly string[]): Promise<{ readonly status: number; readonly body: unknown }> => new Promise((resolve, reject) => {
  const body = JSON.stringify({ query });
  const { hostname, port, host } = new URL(gateway.url);
  const head = ['POST /graphql HTTP/1.1', `host: ${host}`, 'connection: close', `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(gateway.headers).filter(([name]) => !lines.some((line) => line.toLowerCase().startsWith(`${name}:`))).map(([name, value]) => `${name}: ${value}`), ...lines];
  let text = '';
  const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`));
  socket.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk)).on('error', reject).on('close', () => {
    const [first, ...rest] = text.split('\r\n\r\n');
    const json = /\{[^]*\}/.exec(rest.join(''))?.[0];
    resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(first!)?.[1]), body: json === undefined ? null : JSON.parse(json) as unknown });
  });
});

interface Said { readonly requester: object; readonly purpose: { readonly code: string; readonly caseReference: string | null; readonly justification: string | null } }
const assertionOf = ({ headers }: { readonly headers: IncomingHttpHeaders }): Said =>
  JSON.parse(Buffer.from(String(headers['bureau-assertion']).split('.')[1]!, 'base64url').toString()) as Said;

const names = ['accept', 'bureau-assertion', 'bureau-leaf', 'bureau-proof', 'connection', 'content-length', 'content-type', 'host'];

/** What reaches a bureau is what the gateway says, each header once. */
function expectOwnHeaders(): void {
  expect(came).toHaveLength(1);
  expect(came[0]!.raw.filter((_each, place) => place % 2 === 0).map((name) => name.toLowerCase()).sort()).toEqual(names);
}

test.each<[string, string]>([
  ['X-Case-Reference', 'CASE-2'], ['X-Case-Reference', 'Dossier n° 7 — Ærø'], ['X-Case-Reference', '案件-七 👮'], ['X-Case-Reference', 'x'.repeat(100)], ['X-Case-Reference', 'A: B; bureau-assertion: x'],
  ['X-Case-Reference', '%0d%0abureau-assertion: x'], ['X-Justification', '\\r\\nbureau-leaf: 0.1.x'], ['X-Justification', '"},"requester":{"role":"ADMIN"},"x":{"y":"'], ['X-Justification', 'ж'.repeat(1_000)],
])('%s, text %#, is told inside the assertion, to the letter, and makes no header', async (name, value) => {
  expect(await sendRaw([`${name}: ${value}`])).toEqual({ status: 200, body: good });
  expectOwnHeaders();
  const { purpose, requester } = assertionOf(came[0]!);
  expect(purpose).toEqual({ code: 'INVESTIGATION', caseReference: 'CASE-1', justification: null, ...(name === 'X-Justification' ? { justification: value } : { caseReference: value }) });
  expect(requester).toEqual({ user: 'test-user', organisation: null, country: 'FR', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null });
});

const refused = (name: string, most: number, length: number) => ({
  status: 400, body: { errors: [{ message: `${name}: expected 1 to ${most} characters without control characters; came ${length} characters.`, extensions: { code: 'BAD_PURPOSE' } }] },
});
const broken = { status: 400, body: { errors: [{ message: 'An HTTP request is expected; what came is none.', extensions: { code: 'BAD_REQUEST', correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string } }] } };

test.each<[string, string, object]>([
  ['a tab', 'X-Case-Reference: A\tB', refused('X-Case-Reference', 100, 3)],
  ['a line separator of C1', 'X-Case-Reference: A\u0085B', refused('X-Case-Reference', 100, 3)],
  ['too long', `X-Case-Reference: ${'x'.repeat(101)}`, refused('X-Case-Reference', 100, 101)],
  ['too long a reason', `X-Justification: ${'x'.repeat(1_001)}`, refused('X-Justification', 1_000, 1_001)],
  ['CR alone', 'X-Case-Reference: A\rbureau-assertion: x', broken],
  ['NUL', 'X-Case-Reference: A\u0000B', broken],
  ['a folded line', 'X-Case-Reference: A\r\n bureau-assertion: x', broken],
])('%s is refused, and no bureau is asked', async (_what, line, expected) => {
  expect(await sendRaw([line])).toEqual(expected);
  expect(came).toEqual([]);
});

test('CR and LF begin another header of the client, which reaches no bureau', async () => {
  expect(await sendRaw(['X-Case-Reference: A\r\nbureau-assertion: forged'])).toEqual({ status: 200, body: good });
  expectOwnHeaders();
  expect(came[0]!.headers['bureau-assertion']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(assertionOf(came[0]!).purpose.caseReference).toBe('A');
});

test('headers named as those of signed questions are neither passed on nor taken for the gateway\'s', async () => {
  const forged = ['bureau-assertion: e30.e30.AAAA', 'Bureau-Leaf: 0.1.AAAAAAAAAAAAAAAAAAAAAA', 'BUREAU-PROOF: -', 'x-requester: {"role":"ADMIN"}', 'x-forwarded-for: 10.0.0.1', 'forwarded: for=10.0.0.1', 'cookie: a=b', 'x-http-method-override: GET'];
  expect(await sendRaw(forged)).toEqual({ status: 200, body: good });
  expectOwnHeaders();
  const { headers } = came[0]!;
  expect([headers['bureau-assertion'], headers['bureau-leaf'], headers['bureau-proof']]).toEqual([
    expect.not.stringContaining('e30.e30'), expect.not.stringContaining('AAAAAAAAAAAAAAAAAAAAAA'), '-',
  ]);
  expect(assertionOf(came[0]!).requester).toMatchObject({ user: 'test-user', role: 'ANALYST' });
});
