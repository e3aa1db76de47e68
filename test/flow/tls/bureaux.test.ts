import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigInput } from '../../../gateway/config.js';
import { makeSigningKeys } from '../../../gateway/signing/index.js';
import { projectFile } from '../../../schema/files.js';
import { createNational } from '../../../subgraphs/bureau/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { testAuthority } from '../../support/certificates.js';
import type { CertificateFiles, TestAuthority } from '../../support/certificates.js';
import { runCommand, startCommand } from '../../support/command.js';
import type { RunningCommand } from '../../support/command.js';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { eventually } from '../../support/servers/eventually.js';

let folder: string, signingKeys: string, url: string;
let ours: TestAuthority, theirs: TestAuthority;
let server: CertificateFiles, client: CertificateFiles, foreign: CertificateFiles;
let bureau: RunningCommand;
const gateways: TestGateway[] = [];

/** Tunisia's bureau as the command starts it: by https, for clients with a certificate of our authority. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bureaux-tls-'));
  [ours, theirs] = [await testAuthority(folder, 'ours'), await testAuthority(folder, 'theirs')];
  [server, client, foreign] = [await ours.sign('bureau', 'server'), await ours.sign('gateway', 'client'), await theirs.sign('stranger', 'client')];
  const signing = { privateFile: join(folder, 'signing.json'), publicFile: join(folder, 'jwks.json') };
  makeSigningKeys(signing);
  signingKeys = signing.privateFile;
  const database = join(folder, 'tn.sqlite');
  const sizes = { persons: 20, documents: 20, vehicles: 20, firearms: 10, warrants: 10, arrests: 10, seizures: 10 };
  createNational(database, projectFile('subgraphs', 'tn', 'native.sql'), (await countryFolders['TN']!.records()).rows(inventRegister('TN', { seed: 5, ...sizes })));
  bureau = startCommand(['bureau', 'TN', '--database', `sqlite:${database}`, '--trust', signing.publicFile, '--log', join(folder, 'query-log'),
    '--tls-cert', server.certificate, '--tls-key', server.key, '--tls-client-ca', ours.file]);
  url = (await bureau.wrote('/graphql\n')).trim();
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  bureau?.process.kill('SIGTERM');
  await bureau?.ended;
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function gatewayWith(tls: ConfigInput['tls']): Promise<TestGateway> {
  const gateway = await startTestGateway({ deadlineMs: 60_000, countries: [{ code: 'TN', url }], signing: { keys: signingKeys }, tls });
  gateways.push(gateway);
  return gateway;
}

const query = '{ persons(search: {sex: MALE}) { complete countries { country status reason source } } }';

test('the URL of a bureau with a certificate is https', () => {
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/graphql$/);
});

test('with the right certificates on both sides the schema is read, questions are answered, and changes are followed', async () => {
  const gateway = await gatewayWith({ ca: ours.file, certificate: client.certificate, key: client.key });
  const { body } = await gateway.ask(query);
  expect(body).toEqual({ data: { persons: { complete: true, countries: [{ country: 'TN', status: 'HIT', reason: null, source: 'LIVE' }] } } });
  // What was answered is given again only while the bureau tells its changes.
  await eventually('an answer that was kept', async () => (await gateway.ask(query)).text.includes('"source":"CACHE"'));
  expect(gateway.logged.filter((line) => line.includes('cannot be'))).toEqual([]);
});

const serverRefused = 'SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY';

test.each<[string, () => NonNullable<ConfigInput['tls']> | undefined, string, RegExp | null]>([
  ['a gateway without a certificate', () => ({ ca: ours.file }), '[A-Z0-9_]+', /ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE/],
  ['a gateway with a certificate of another authority', () => ({ ca: ours.file, certificate: foreign.certificate, key: foreign.key }), '[A-Z0-9_]+', /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|ERR_SSL/],
  ['a bureau with a certificate of another authority', () => ({ ca: theirs.file, certificate: client.certificate, key: client.key }), serverRefused, null],
  ['a bureau with a certificate of an authority that Node.js does not know', () => undefined, serverRefused, null],
])('%s: the country is UNAVAILABLE, the log says why, and nothing leaks', async (_what, tls, cause, notice) => {
  const before = bureau.stderr().length;
  const gateway = await gatewayWith(tls());
  const { status, body, text } = await gateway.ask(query);
  expect([status, body]).toEqual([200, { data: { persons: { complete: false, countries: [{ country: 'TN', status: 'UNAVAILABLE', reason: 'NOT_YET_PUBLISHED', source: null }] } } }]);
  const lines = gateway.logged.filter((line) => line.includes('the schema of a bureau cannot be read'));
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 40, country: 'TN', failure: 'UNREACHABLE', cause: expect.stringMatching(new RegExp(`^(${cause})$`)) });
  expect([text, ...lines].join()).not.toMatch(/127\.0\.0\.1|\.pem|BEGIN|CN=|stranger|at .*\.ts/);
  if (notice) {
    await eventually('the bureau to have told of it', async () => notice.test(bureau.stderr().slice(before)));
    expect(bureau.stderr().slice(before)).not.toMatch(/stranger|\.ts:|\.js:|CN=/);
  }
});

test('a bureau whose certificate is no longer believed while the gateway runs is UNAVAILABLE, and the log says why', async () => {
  const port = new URL(url).port;
  const { BureauClient, bureauCallDefaults } = await import('../../../gateway/national/index.js');
  const told: unknown[] = [];
  const asker = new BureauClient('TN', `https://127.0.0.1:${port}/graphql`, { ...bureauCallDefaults, onTlsFailure: (...one) => void told.push(one) });
  const cancel = { abandoned: null, add: () => undefined, remove: () => undefined };
  for (let time = 0; time < 2; time += 1) {
    expect(await asker.ask(Buffer.from('{"query":"{ __typename }"}'), cancel)).toEqual({ kind: 'failure', status: 'UNAVAILABLE', reason: 'TLS_FAILED' });
  }
  expect(told).toEqual([['TN', expect.stringMatching(new RegExp(`^(${serverRefused})$`))]]);
  await asker.close();
});

test('options that do not go together are refused', async () => {
  await expect(gatewayWith({ certificate: client.certificate })).rejects.toThrow('expected `certificate` and `key` together, or neither');
  await expect(gatewayWith({ certificate: client.certificate, key: foreign.key })).rejects.toThrow(/^tls: expected certificates and their key in PEM \(\w+\)$/);
  await expect(gatewayWith({ ca: join(folder, 'none') })).rejects.toThrow('tls.ca: expected a readable file (ENOENT)');
  const one = await runCommand('bureau', 'TN', '--database', 'sqlite:none', '--open', '--tls-cert', server.certificate);
  expect(one).toMatchObject({ code: 2, stderr: 'bureaux: expected --tls-cert and --tls-key together, came one without the other\n' });
  const wrong = await runCommand('bureau', 'TN', '--database', 'sqlite:none', '--open', '--tls-cert', server.certificate, '--tls-key', foreign.key);
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/^bureaux: expected a certificate, its key and authorities in PEM \(\w+\)\n$/) });
});
