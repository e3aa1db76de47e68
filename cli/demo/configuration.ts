import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ConfigInput } from '../../gateway/config.js';
import type { TrustedIssuer } from '../../gateway/identity/index.js';
import { projectFile } from '../../schema/files.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import type { Serves } from '../children.js';
import { trustedDocumentsFile } from '../trust.js';
import { demoNotices, demoOperations } from './exchange-data.js';

/** When a country joined the demo's network: an invented day, always the same. */
const connectedSince = (code: string): string => `20${10 + (code.charCodeAt(0) % 10)}-0${1 + (code.charCodeAt(1) % 9)}-01`;

/** What the demo's gateway is told of countries, operations and notices, for the bureaux that serve, by country. */
export async function demoExchange(bureaux: Serves): Promise<Pick<ConfigInput, 'countries' | 'operations' | 'notices'>> {
  return {
    countries: await Promise.all(
      Object.entries(bureaux).map(async ([code, url]) => {
        const { name, contact } = await demoCountry(code).mapping();
        return { code, name, url, contact: { ...contact }, connectedSince: connectedSince(code) };
      }),
    ),
    operations: [...demoOperations],
    notices: await demoNotices(Object.keys(bureaux)),
  };
}

/** The name of the demo's query log, and its folder beside the configuration, where `bureaux audit` looks for it. */
const demoLogOrigin = 'gateway.demo', logFolderName = 'query-log';

/** The keys of a demo. */
export interface DemoKeys {
  readonly issuer: TrustedIssuer;
  /** The file of the keys that sign what bureaux are asked. */
  readonly signingKeys: string;
  /** The file of the secrets that bureaux publish filters under. */
  readonly filterKeys: string;
}

/** Writes the gateway's configuration for the bureaux that serve, by country. @returns the file. */
export async function writeConfiguration(
  folder: string,
  { port, deadlineMs }: Required<Pick<ConfigInput, 'port' | 'deadlineMs'>>,
  { issuer, signingKeys, filterKeys }: DemoKeys,
  bureaux: Serves,
): Promise<string> {
  const config: ConfigInput = {
    port,
    deadlineMs,
    logLevel: 'warn',
    issuers: [{ ...issuer, publish: true }],
    trustedDocuments: { file: trustedDocumentsFile(folder) },
    policy: 'policy.yaml',
    queryLog: { origin: demoLogOrigin, folder: logFolderName },
    signing: { keys: signingKeys },
    filters: { keys: filterKeys },
    ...(await demoExchange(bureaux)),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'policy.yaml'), projectFile('cli', 'demo', 'policy.yaml'));
  const file = join(folder, 'exchange.yaml');
  writeFileSync(file, `# Written by \`bureaux demo\` at every start.\n${stringify(config)}`);
  return file;
}
