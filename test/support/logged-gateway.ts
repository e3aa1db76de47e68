import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ConfigInput } from '../../gateway/config.js';
import { openDemoIssuer, signDemoToken } from '../../gateway/identity/index.js';
import { startCommand } from './command.js';
import type { RunningCommand } from './command.js';
import { permissivePolicy, testPurpose } from './gateway.js';

/** A gateway that is a process of its own, to be killed and started again over the same folder. */
export interface LoggedGateway {
  /** The folder of its query log. */
  readonly log: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Starts `bureaux gateway`; resolves when it serves. */
  start(): Promise<RunningCommand & { readonly url: string }>;
}

/** Writes what a gateway is started with. @param folder has its configuration, the keys of its issuer and its query log. */
export async function loggedGateway(folder: string, config: Partial<ConfigInput>): Promise<LoggedGateway> {
  mkdirSync(folder, { recursive: true });
  const much = 1_000_000_000;
  const input: ConfigInput = {
    port: 0, deadlineMs: 60_000, issuers: [await openDemoIssuer(folder)], policy: permissivePolicy, trustedDocuments: { roles: [] },
    rates: { requester: much, organisation: much }, queryLog: { origin: 'gateway.test', folder: 'query-log' }, logLevel: 'warn', ...config,
  };
  const file = join(folder, 'exchange.yaml');
  writeFileSync(file, stringify(input));
  const token = await signDemoToken(folder, { user: 'test-user', country: 'FR', role: 'ANALYST', expiresInSeconds: 86_400 });
  return {
    log: join(folder, 'query-log'),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...testPurpose },
    async start() {
      const command = startCommand(['gateway', '--config', file]);
      const url = (await command.wrote('\n')).trim();
      return { ...command, url };
    },
  };
}
