import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readFilterSecrets } from '../../../schema/filter/secrets.js';
import { runCommand } from '../../support/command.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bureaux-secrets-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(folder, 'secrets', name), 'utf8');

test('each secret is of its own, for its owner alone; those that are there are kept', async () => {
  const { code, stdout, stderr } = await runCommand('secrets', join(folder, 'secrets'));
  expect([code, stderr]).toEqual([0, '']);
  const names = stdout.trim().split('\n');
  expect(names).toEqual(expect.arrayContaining(['postgres-admin', 'mariadb-admin', 'redis', 'cursor-key', 'cache-keys', 'filter-keys', 'fr-reader', 'fr-writer', 'issuer/jwks.json', 'signing/private.jwks.json']));
  expect(names).not.toContain('py-reader');
  const passwords = names.filter((name) => !['cache-keys', 'filter-keys', 'issuer/jwks.json', 'signing/private.jwks.json'].includes(name)).map(read);
  expect(new Set(passwords).size).toBe(passwords.length);
  for (const password of passwords) expect(password).toMatch(/^[\w-]{43}$/);
  const { secret, seals } = parse(read('cache-keys')) as { readonly secret: string; readonly seals: readonly { readonly id: string; readonly key: string }[] };
  for (const key of [secret, seals[0]!.key]) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  expect(readFilterSecrets(read('filter-keys'))).toHaveLength(1);
  for (const name of [...names.filter((each) => each !== 'issuer/jwks.json'), 'issuer/private.jwk.json']) expect(statSync(join(folder, 'secrets', name)).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);

  const token = await runCommand('token', '--role', 'ANALYST', '--country', 'FR', '--data', join(folder, 'secrets'));
  expect(token.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);

  writeFileSync(join(folder, 'secrets', 'redis'), 'chosen elsewhere');
  rmSync(join(folder, 'secrets', 'cursor-key'));
  expect(await runCommand('secrets', join(folder, 'secrets'))).toEqual({ code: 0, stdout: 'cursor-key\n', stderr: '' });
  expect([read('redis'), read('fr-reader')]).toEqual(['chosen elsewhere', passwords[names.indexOf('fr-reader')]]);
});
