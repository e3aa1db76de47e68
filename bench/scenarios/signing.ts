import { randomBytes } from 'node:crypto';
import type { RequestContext } from '../../gateway/request.js';
import { callSigner, ownSigningKeys } from '../../gateway/signing/index.js';

/** CPU of this process for signing what one step of a plan asks. */
export interface SigningFigures {
  readonly countries: number;
  readonly cpuMs: number;
}

const asker: Pick<RequestContext, 'requester' | 'purpose' | 'permission'> = {
  requester: { user: 'bench', organisation: 'NCB Paris', country: 'FR', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null, issuer: 'bench' },
  purpose: { code: 'INVESTIGATION', caseReference: 'BENCH-1', justification: null },
  permission: null,
};

/** Signs steps that ask so many countries the same, again and again. */
export function measureSigning(counts: readonly number[], steps = 400): readonly SigningFigures[] {
  const sign = callSigner({ key: ownSigningKeys()[0]! });
  const step = (countries: number): unknown => {
    const body = randomBytes(400);
    return sign(asker, Array.from({ length: countries }, (_none, place) => ({ audience: String.fromCharCode(65 + (place / 26) % 26, 65 + (place % 26)), body, attempt: 1 })));
  };
  return counts.map((countries) => {
    for (let warm = 0; warm < steps; warm += 1) step(countries);
    const before = process.cpuUsage();
    for (let signed = 0; signed < steps; signed += 1) step(countries);
    const { user, system } = process.cpuUsage(before);
    return { countries, cpuMs: (user + system) / 1000 / steps };
  });
}
