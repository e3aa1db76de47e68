import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier, openDemoIssuer } from '../../../gateway/identity/index.js';
import { projectFile } from '../../../schema/files.js';
import { runCommand } from '../../support/command.js';
import { permissivePolicy } from '../../support/gateway.js';
import { logOrigin, openLog } from '../../support/query-log.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bureaux-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('help is help, and done', async () => {
  const { code, stdout } = await runCommand('--help');
  expect(code).toBe(0);
  for (const command of ['demo', 'gateway', 'bureau', 'national', 'compose', 'secrets', 'token', 'trust', 'audit']) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test.each(['demo', 'gateway', 'bureau', 'national', 'compose', 'secrets', 'token', 'trust', 'audit'])('%s --help tells its options', async (command) => {
  const { code, stdout } = await runCommand(command, '--help');
  expect([code, stdout.startsWith(`Usage: bureaux ${command} `)]).toEqual([0, true]);
});

test.each([
  [[], ''],
  [['frobnicate'], "error: unknown command 'frobnicate'"],
  [['token', '--country', 'FR'], "error: required option '--role <role>' not specified"],
  [['token', '--role', 'KING', '--country', 'FR'], "error: option '--role <role>' argument 'KING' is invalid. Expected one of ANALYST, "],
  [['token', '--role', 'DPO', '--country', 'ZZ'], "error: option '--country <CC>' argument 'ZZ' is invalid. Expected an ISO 3166-1 alpha-2 code"],
  [['token', '--role', 'DPO', '--country', 'FR', '--expires', '2 weeks'], "argument '2 weeks' is invalid. Expected a number and s, m, h or d"],
  [['demo', '--port', '70000'], "error: option '--port <port>' argument '70000' is invalid. Expected a port, 0 to 65535."],
  [['demo', '--countries', 'FR,JP'], '--countries: expected some of '],
  [['bureau', 'JP', '--database', 'sqlite:x'], 'bureaux: expected one of AR, '],
  [['bureau', 'FR', '--database', 'foo', '--open'], 'bureaux: Expected a database URL '],
  [['bureau', 'FR', '--database', 'sqlite:x'], 'bureaux: expected --trust KEYS or --open, came neither'],
  [['bureau', 'FR', '--database', 'sqlite:x', '--trust', 'jwks.json'], 'bureaux: expected --log FOLDER beside --trust, came none'],
  [['bureau', 'FR', '--database', 'sqlite:x', '--open', '--log-retention', 'retention.yaml'], 'bureaux: expected --log FOLDER beside --log-retention, came none'],
  [['bureau', 'FR', '--database', 'sqlite:x', '--open', '--log', 'none', '--log-retention', 'none.yaml'], 'bureaux: none.yaml: expected a readable file (ENOENT)'],
  [['bureau', 'FR', '--database', 'sqlite:x', '--open', '--filter-keys', 'none.yaml'], 'bureaux: none.yaml: expected a readable file (ENOENT)'],
  [['bureau', 'FR', '--database', 'sqlite:x', '--open', '--filter-keys', 'package.json'], 'bureaux: package.json: keys: '],
  [['bureau', 'FR', '--database', 'sqlite:x', '--log', 'none', '--trust', 'http://keys.example/jwks.json'], 'bureaux: expected an https URL of a key set (http on this machine alone), got http://keys.example'],
  [['gateway'], 'bureaux: expected --config FILE or --supergraph FILE, came neither'],
  [['gateway', '--config', '/no/such/file.yaml'], 'bureaux: /no/such/file.yaml: expected a readable file (ENOENT)'],
  [['gateway', '--supergraph', '/no/such/file.graphql', '--open'], 'bureaux: /no/such/file.graphql: expected a readable file (ENOENT)'],
])('wrong usage: %j', async (args: readonly string[], message) => {
  const { code, stdout, stderr } = await runCommand(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('a configuration at fault is told option by option', async () => {
  const file = join(folder, 'exchange.yaml');
  writeFileSync(file, 'port: 70000\ncountries:\n  - code: XX\n    url: http://127.0.0.1:1/graphql\n');
  const { code, stderr } = await runCommand('gateway', '--config', file, '--open');
  expect(code).toBe(2);
  expect(stderr).toContain(`${file}: port: Too big: expected number to be <=65535, came 70000`);
  expect(stderr).toContain(`${file}: countries.0.code: expected an ISO 3166-1 alpha-2 code in capital letters, came "XX"`);
});

test('a gateway without issuers is open only when told to be', async () => {
  const file = join(folder, 'bare.yaml');
  writeFileSync(file, 'port: 0\n');
  const { code, stderr } = await runCommand('gateway', '--config', file);
  expect([code, stderr]).toEqual([2, 'bureaux: expected issuers in the configuration, or --open; came neither\n']);
});

test('a gateway with identity does not start without a policy, nor with one that is at fault', async () => {
  const [file, policy] = [join(folder, 'exchange-without.yaml'), join(folder, 'policy.yaml')];
  const issuer = 'port: 0\nissuers:\n  - {issuer: a, audience: b, jwks: "https://127.0.0.1:9/keys"}\n';
  writeFileSync(file, issuer);
  const without = await runCommand('gateway', '--config', file);
  expect([without.code, without.stderr]).toEqual([2, 'bureaux: policy: expected a file that says who may see what, or a gateway that is started with --open; came neither\n']);
  writeFileSync(file, `${issuer}policy: policy.yaml\n`);
  writeFileSync(policy, 'profiles:\n  - {name: a, roles: [CLERK], purposes: all, granularity: RECORD, records: all, asks: [persns], countries: [XX]}\n');
  const wrong = await runCommand('gateway', '--config', file);
  expect([wrong.code, wrong.stderr.split('\n')]).toEqual([2, [
    `bureaux: ${policy}: profiles.0.roles.0: expected one of "ANALYST"|"OFFICER"|"PARTNER"|"AUDITOR"|"DPO"|"ADMIN", came "CLERK"`,
    `${policy}: profiles.0.countries.0: expected an ISO 3166-1 alpha-2 code in capital letters, came "XX"`, '',
  ]]);
});

test('a gateway with identity does not start without a query log, nor with one that is another\'s', async () => {
  const file = join(folder, 'exchange-unlogged.yaml');
  const text = `port: 0\nissuers:\n  - {issuer: a, audience: b, jwks: "https://127.0.0.1:9/keys"}\npolicy: ${permissivePolicy}\n`;
  writeFileSync(file, text);
  const without = await runCommand('gateway', '--config', file);
  expect([without.code, without.stderr]).toEqual([2, 'bureaux: queryLog: expected a folder where who saw what is written, or a gateway that is started with --open; came neither\n']);
  await (await openLog(join(folder, 'query-log'))).close();
  writeFileSync(file, `${text}queryLog: {origin: gateway-9, folder: query-log}\n`);
  const others = await runCommand('gateway', '--config', file);
  expect([others.code, others.stderr]).toEqual([2, `bureaux: queryLog: Expected the log of gateway-9, got that of ${logOrigin}\n`]);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(projectFile('package.json')) as { readonly version: string };
  expect(await runCommand('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([
  ['no SDL', 'port: 4000\n'],
  ['a schema that is no supergraph', 'type Query { a: Int }\n'],
])('a gateway is not started over %s', async (_what, text) => {
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, text);
  const { code, stdout, stderr } = await runCommand('gateway', '--supergraph', file, '--open', '--port', '1');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(`bureaux: ${file}: expected a Federation 2 supergraph: `);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('a composition without a configured bureau fails, unless it may be missing; it is named either way', async () => {
  const file = join(folder, 'silent.yaml');
  writeFileSync(file, 'countries:\n  - code: FR\n    url: http://127.0.0.1:9/graphql\n');
  const named = 'FR: the bureau does not answer\n';
  expect(await runCommand('compose', '--config', file)).toEqual({
    code: 1, stdout: '', stderr: `${named}bureaux: expected every configured bureau in the supergraph, 1 missing; --allow-missing leaves them out\n`,
  });
  expect(await runCommand('compose', '--config', file, '--allow-missing')).toEqual({ code: 0, stdout: expect.stringContaining('join__Graph'), stderr: named });
});

test('a bureau over a database that is not there has failed', async () => {
  const { code, stderr } = await runCommand('bureau', 'US', '--database', `sqlite:${join(folder, 'none.sqlite')}`, '--open');
  expect([code, stderr]).toEqual([1, expect.stringContaining('bureaux: There is no database file')]);
});

test('a folder without keys gives no token, and none are made in it', async () => {
  const none = join(folder, 'none');
  const { code, stdout, stderr } = await runCommand('token', '--role', 'officer', '--country', 'be', '--data', none);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(`bureaux: expected the keys of a demo issuer in ${none}, came none; \`bureaux demo\` makes them, and --data names its folder\n`);
  expect(existsSync(none)).toBe(false);
});

test('a token is printed and nothing else, and it verifies', async () => {
  await openDemoIssuer(folder);
  const { code, stdout, stderr } = await runCommand('token', '--role', 'officer', '--country', 'be', '--user', 'x7', '--expires', '90s', '--data', folder);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const identify = createVerifier({ issuers: [await openDemoIssuer(folder)] });
  expect(await identify({ authorization: `Bearer ${stdout.trim()}` })).toMatchObject({ user: 'x7', role: 'OFFICER', country: 'BE' });
});
