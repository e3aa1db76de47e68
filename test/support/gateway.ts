import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { checkConfig } from '../../gateway/config.js';
import type { ConfigInput } from '../../gateway/config.js';
import { openDemoIssuer, signDemoToken } from '../../gateway/identity/index.js';
import type { DemoClaims } from '../../gateway/identity/index.js';
import type { Role } from '../../gateway/request.js';
import { startGateway } from '../../gateway/server.js';
import { projectRoot } from '../../schema/files.js';
import type { Gateway, GatewayOptions } from '../../gateway/server.js';

/** An answer as it came over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; null when it is none. */
  readonly body: unknown;
}

/** A gateway on a free port, with a demo issuer of its own; partners may run any document unless the configuration says otherwise. */
export interface TestGateway extends Gateway {
  /** Its folder, with the demo issuer's keys. */
  readonly folder: string;
  /** Every line it logged, newest last. */
  readonly logged: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  token(claims?: Partial<DemoClaims>): Promise<string>;
  /** Sends a request as it is. */
  send(path: string, init?: RequestInit): Promise<HttpAnswer>;
  /** Asks as an analyst with a purpose and a case. `headers` come on top; undefined takes one away. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string | undefined>>): Promise<HttpAnswer>;
}

/** A policy by which whoever is known may see everything. */
export const permissivePolicy = join(projectRoot, 'test', 'support', 'permissive-policy.yaml');

/** A query log in the gateway's folder, written without a thread of its own. */
const testLog = { origin: 'gateway.test', folder: 'query-log', thread: false } as const;

/** The purpose and the case that tests declare. */
export const testPurpose = { 'x-purpose': 'INVESTIGATION', 'x-case-reference': 'CASE-1' } as const;

export async function startTestGateway(config: ConfigInput, options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-gateway-'));
  const logged: string[] = [];
  const issuer = await openDemoIssuer(folder);
  const checked = checkConfig({ port: 0, issuers: [{ ...issuer, publish: true }], policy: permissivePolicy, queryLog: testLog, trustedDocuments: { roles: [] }, ...config }, folder);
  const gateway = await startGateway({ config: checked, log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }), ...options });
  const token = (claims: Partial<DemoClaims> = {}): Promise<string> =>
    signDemoToken(folder, { user: 'test-user', country: 'FR', role: 'ANALYST' satisfies Role, expiresInSeconds: 600, ...claims });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token()}`, ...testPurpose };
  const send = async (path: string, init?: RequestInit): Promise<HttpAnswer> => {
    const response = await fetch(gateway.url + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  return {
    ...gateway,
    folder,
    logged,
    headers,
    token,
    send,
    ask: (query, variables, more = {}) => {
      const sent = Object.entries({ ...headers, ...more }).filter((header): header is [string, string] => header[1] !== undefined);
      return send('/graphql', { method: 'POST', headers: Object.fromEntries(sent), body: JSON.stringify({ query, variables }) });
    },
    async close() {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The codes of an answer's errors. */
export function errorCodes({ body }: HttpAnswer): readonly unknown[] {
  const { errors = [] } = (body ?? {}) as { readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[] };
  return errors.map(({ extensions }) => extensions?.code);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
