import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallHeaders, RequestContext } from '../../gateway/request.js';
import { callSigner, ownSigningKeys, publicKeySet } from '../../gateway/signing/index.js';
import type { SigningKey } from '../../gateway/signing/index.js';
import { startBureau } from '../../subgraphs/bureau/index.js';
import type { BureauOptions, RunningBureau } from '../../subgraphs/bureau/index.js';
import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import type { NativeInsert } from '../../subgraphs/demo/register.js';
import { startTestBureau } from './bureau-running.js';
import type { TestBureau } from './bureau-running.js';

/** Who asks in a test, and why. */
export type TestAsker = Pick<RequestContext, 'requester' | 'purpose' | 'permission'>;

/** An analyst of France with a purpose and a case. */
export const analyst: TestAsker = {
  requester: { user: 'u-1', organisation: 'NCB Paris', country: 'FR', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null },
  purpose: { code: 'INVESTIGATION', caseReference: 'CASE-1', justification: null },
  permission: null,
};

/** The analyst with some things otherwise. */
export const askerWith = (requester: Partial<NonNullable<TestAsker['requester']>>, purpose: Partial<NonNullable<TestAsker['purpose']>> = {}): TestAsker => ({
  ...analyst, requester: { ...analyst.requester!, ...requester }, purpose: { ...analyst.purpose!, ...purpose },
});

/** An answer of a bureau as it came. */
export interface SignedAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A bureau that trusts one key, and the key. */
export interface SignedBureau extends TestBureau {
  readonly country: string;
  readonly key: SigningKey;
  /** The file of the key set it trusts. */
  readonly keysFile: string;
  /** Sends a body with these headers. */
  send(body: string, headers: CallHeaders): Promise<SignedAnswer>;
  /** Asks as this asker, signed as a gateway signs. */
  askAs(asker: TestAsker | null, query: string, variables?: Readonly<Record<string, unknown>>): Promise<SignedAnswer>;
}

/** The body of a question. */
export const bodyOf = (query: string, variables: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ query, variables });

type SignedOptions = BureauOptions & { readonly key?: SigningKey };

/** Starts a bureau over a database made for the test that trusts a key made for it. */
export async function startSignedBureau(
  country: CountryMapping, nativeSql: string, rows: Iterable<NativeInsert>, options: SignedOptions = {},
): Promise<SignedBureau> {
  return signed(country, options, (with_) => startTestBureau(country, nativeSql, rows, with_));
}

/** The same over a database that is there, by its URL. */
export const startSignedBureauOver = (country: CountryMapping, databaseUrl: string, options: SignedOptions = {}): Promise<Omit<SignedBureau, 'path' | 'ask'>> =>
  signed(country, options, (with_) => startBureau(country, databaseUrl, with_));

async function signed<B extends RunningBureau>({ country }: CountryMapping, { key = ownSigningKeys()[0]!, ...rest }: SignedOptions, start: (options: BureauOptions) => Promise<B>) {
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  const keysFile = join(folder, 'jwks.json');
  writeFileSync(keysFile, JSON.stringify(publicKeySet([key])));
  const bureau = await start({ ...rest, trust: { ...rest.trust, keys: keysFile } });
  const sign = callSigner({ key });
  const send: SignedBureau['send'] = async (body, headers) => {
    const response = await fetch(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const askAs: SignedBureau['askAs'] = (asker, query, variables) => {
    const body = bodyOf(query, variables);
    return send(body, sign(asker, [{ audience: country, body: Buffer.from(body), attempt: 1 }])[0]!);
  };
  return {
    ...bureau, country, key, keysFile, send, askAs,
    async close() {
      await bureau.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
