import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../schema/files.js';
import { binaries } from '../../support/servers/binaries.js';

const script = join(projectRoot, 'test', 'support', 'servers', 'debian-install.sh');

describe('installing a missing server', () => {
  let folder: string;
  let policy: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bureaux-install-'));
    policy = join(folder, 'policy-rc.d');
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'dpkg-query'), '#!/bin/sh\n[ ! -e "$INSTALLED" ] || echo installed\n', { mode: 0o755 });
    writeFileSync(join(folder, 'bin', 'apt-get'), '#!/bin/sh\necho "$@" >>"$CALLS"\n"$POLICY_RC_D" some-service start\necho "policy $?" >>"$CALLS"\n', { mode: 0o755 });
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function install(): { readonly status: number | null; readonly stderr: string; readonly calls: string } {
    const calls = join(folder, 'calls');
    const { status, stderr } = spawnSync('sh', [script, 'redis-server'], {
      encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, POLICY_RC_D: policy, CALLS: calls, INSTALLED: join(folder, 'installed') },
    });
    return { status, stderr, calls: existsSync(calls) ? readFileSync(calls, 'utf8') : '' };
  }

  test('no service may start while a package is installed, and the rule goes with the installation', () => {
    const { status, calls } = install();
    expect(status).toBe(0);
    expect(calls).toMatch(/^update .*\npolicy 101\ninstall .*redis-server\npolicy 101\n$/);
    expect(existsSync(policy)).toBe(false);
  });

  test("a machine's own rule that no service may start is left as it is", () => {
    writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    expect(install().status).toBe(0);
    expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 101\n');
  });

  test('nothing is installed where the own rule would let services start', () => {
    writeFileSync(policy, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(install()).toMatchObject({ status: 1, calls: '', stderr: expect.stringContaining('install redis-server by hand') });
  });

  test('a rule left by an installation that was killed is removed', () => {
    writeFileSync(policy, '#!/bin/sh\n# Written by the tests of bureaux while they install a package.\nexit 101\n', { mode: 0o755 });
    expect(install().status).toBe(0);
    expect(existsSync(policy)).toBe(false);
  });

  test('what another process has installed in the meantime is not installed again', () => {
    writeFileSync(join(folder, 'installed'), '');
    expect(install()).toMatchObject({ status: 0, calls: '' });
  });

  test('what cannot be installed is named, with how to install it', async () => {
    await expect(binaries(['no-such-server'], ['no-such-package'], false))
      .rejects.toThrow(/expected the program no-such-server on the PATH .*install it, on Debian with "apt-get install --no-install-recommends no-such-package"/);
  });
});
