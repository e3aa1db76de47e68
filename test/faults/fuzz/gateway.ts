import { keptRefs, keptRegister } from '../../support/kept-register.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import { idsOf, ownerNetwork } from '../../support/owner-network.js';
import { demoPolicy } from '../../support/policy.js';
import type { RecordType } from '../../../schema/record-id.js';
import type { DemoClaims } from '../../../gateway/identity/index.js';
import { fuzz } from './fuzz.js';
import type { FuzzRequester, FuzzResult } from './fuzz.js';

const people = (country: string) => [1, 2, 3].map((n) => ({ __typename: 'Person', id: `${country}:person:${n}`, country, names: [{ full: `N${n}` }], births: ['1980'], sex: 'MALE' }));

/** Who asks under the demo's policy, and whether the schema, and so its names, is theirs to see. */
const who: readonly { readonly claims: Partial<DemoClaims>; readonly purpose: string; readonly suggestions: boolean }[] = [
  { claims: { role: 'ANALYST' }, purpose: 'INVESTIGATION', suggestions: true },
  { claims: { role: 'ANALYST' }, purpose: 'INVESTIGATION', suggestions: true },
  { claims: { role: 'ANALYST' }, purpose: 'THREAT_ANALYSIS', suggestions: true },
  { claims: { role: 'OFFICER' }, purpose: 'BORDER_CONTROL', suggestions: true },
  { claims: { role: 'PARTNER' }, purpose: 'BORDER_CONTROL', suggestions: false },
  { claims: { role: 'PARTNER' }, purpose: 'SECURITY_CHECK', suggestions: false },
  { claims: { role: 'AUDITOR' }, purpose: 'AUDIT', suggestions: true },
];

/**
 * Sends `count` mutated requests to a gateway with the demo's policy over two bureaux in memory and that of France, which masks some of its records from those who ask,
 * as requesters of all roles of Belgium who are not counted. None may be told of those records.
 */
export async function fuzzGateway(seed: number, count: number): Promise<FuzzResult> {
  const bureaux = await Promise.all(['BE', 'TN'].map((country) => startMemoryBureau(country, people(country))));
  const network = ownerNetwork();
  const much = 1_000_000_000;
  try {
    const [france, id] = [await network.bureau(keptRegister('FR', { deniedTo: ['BE'] })), await idsOf('FR')];
    const gateway = await network.gateway([...bureaux, { country: 'FR', url: france.url }], {
      policy: demoPolicy, rates: { requester: much, organisation: much, unauthenticated: much }, lockout: { neighbours: much, unknownIds: much, narrowCounts: much },
      operations: [{ code: 'KEPT-OP', name: 'Kept', region: null, members: ['FR'], from: null, to: null }],
      notices: [{ reference: '2026/1', colour: 'RED', subject: id('Person', keptRefs.Person), offences: [], actionToTake: null, issued: '2026-01-01' }],
    });
    const kept = (Object.entries(keptRefs) as [RecordType, number][]).map(([type, ref]) => id(type, ref));
    const masked = [new RegExp(`(${kept.join('|')})\\b`), /KEPT\d+|KE ?902|"WITHHELD/];
    const requesters = await Promise.all(who.map(async ({ claims, purpose, suggestions }): Promise<FuzzRequester> => ({
      headers: {
        ...gateway.headers, authorization: `Bearer ${await gateway.token({ ...claims, country: 'BE', expiresInSeconds: 86_400 })}`, 'x-purpose': purpose, 'x-justification': 'A pattern of thefts',
      },
      never: suggestions ? masked : [...masked, /Did you mean/],
    })));
    return await fuzz({ url: gateway.url, requesters, seed, count });
  } finally {
    await network.close();
    await Promise.all(bureaux.map((bureau) => bureau.kill()));
  }
}
