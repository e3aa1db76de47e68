import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigInput } from '../../gateway/config.js';
import { readSigningKeys } from '../../gateway/signing/index.js';
import type { GatewayOptions } from '../../gateway/server.js';
import type { SigningKey } from '../../gateway/signing/index.js';
import { projectFile } from '../../schema/files.js';
import type { RecordType } from '../../schema/record-id.js';
import type { BureauOptions } from '../../subgraphs/bureau/index.js';
import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import { countryFolders } from '../../subgraphs/countries.js';
import type { DemoRegister } from '../../subgraphs/demo/register.js';
import { eventually } from './servers/eventually.js';
import { startTestGateway } from './gateway.js';
import type { TestGateway } from './gateway.js';
import { keptIds } from './kept-register.js';
import { startSignedBureau } from './signed-bureau.js';
import type { SignedBureau } from './signed-bureau.js';

/** Gateways and bureaux of one test, with a key that the gateways sign by and the bureaux trust. */
export interface OwnerNetwork {
  readonly key: SigningKey;
  /** Starts a country's bureau over a register, as the country maps it or otherwise. */
  bureau(register: DemoRegister, change?: (mapping: CountryMapping) => CountryMapping, options?: BureauOptions): Promise<SignedBureau>;
  /** Starts a gateway over bureaux. */
  gateway(bureaux: readonly { readonly country: string; readonly url: string }[], config?: Partial<ConfigInput>, options?: Partial<GatewayOptions>): Promise<TestGateway>;
  /** Closes all that was started. */
  close(): Promise<void>;
}

/** Whether a gateway has read what a bureau publishes, by what it has logged: it tells when it cannot, and when it can again. */
function isRead({ logged }: TestGateway, country: string): boolean {
  const last = logged.map((line) => JSON.parse(line) as { readonly country?: string; readonly msg: string }).findLast((line) => line.country === country && line.msg.startsWith('the schema of a bureau'));
  return last === undefined || !last.msg.endsWith('cannot be read');
}

/** Makes the key; nothing is started yet. */
export function ownerNetwork(): OwnerNetwork {
  const folder = mkdtempSync(join(tmpdir(), 'owner-network-'));
  const keys = join(folder, 'signing-keys.json');
  writeFileSync(keys, JSON.stringify({ keys: [generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })] }));
  const [key] = readSigningKeys(keys) as [SigningKey];
  const started: { close(): Promise<void> }[] = [];
  const own = new Set<string>();
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    started.push(one);
    return one;
  };
  return {
    key,
    async bureau(register, change = (mapping) => mapping, options = {}) {
      const { country } = register;
      const folderOf = countryFolders[country]!;
      const [mapping, records] = await Promise.all([folderOf.bureau(), folderOf.records()]);
      const sql = projectFile('subgraphs', country.toLowerCase(), 'native.sql');
      const bureau = kept(await startSignedBureau(change(mapping), sql, records.rows(register), { ...options, key }));
      own.add(bureau.url);
      return bureau;
    },
    async gateway(bureaux, config = {}, options = {}) {
      const gateway = kept(await startTestGateway({
        deadlineMs: 60_000, signing: { keys }, countries: bureaux.map(({ country, url }) => ({ code: country, url })), ...config,
      }, options));
      // It serves without a bureau that is slow to tell what it has, and asks it again.
      await eventually('all bureaux to have published', () => Promise.resolve(bureaux.every(({ country, url }) => !own.has(url) || isRead(gateway, country))));
      return gateway;
    },
    async close() {
      for (const one of started.reverse()) await one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The ids of a country's records, by type and `ref`. */
export const idsOf = async (country: string): Promise<(type: RecordType, ref: number) => string> => keptIds(country, await countryFolders[country]!.records());
