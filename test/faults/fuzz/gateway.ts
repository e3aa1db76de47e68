import { startTestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import { fuzz } from './fuzz.js';
import type { FuzzResult } from './fuzz.js';

const people = (country: string) => [1, 2, 3].map((n) => ({ __typename: 'Person', id: `${country}:person:${n}`, country, names: [{ full: `N${n}` }], births: ['1980'], sex: 'MALE' }));

/** Sends `count` mutated requests to a gateway over two bureaux, as an analyst who is not counted. */
export async function fuzzGateway(seed: number, count: number): Promise<FuzzResult> {
  const bureaux = await Promise.all(['BE', 'FR'].map((country) => startMemoryBureau(country, people(country))));
  const much = 1_000_000_000;
  const gateway = await startTestGateway({
    deadlineMs: 60_000, countries: bureaux.map(({ country, url }) => ({ code: country, url })),
    rates: { requester: much, organisation: much, unauthenticated: much }, lockout: { neighbours: much, unknownIds: much, narrowCounts: much },
  });
  try {
    const authorization = `Bearer ${await gateway.token({ expiresInSeconds: 86_400 })}`;
    return await fuzz({ url: gateway.url, headers: { ...gateway.headers, authorization }, seed, count });
  } finally {
    await gateway.close();
    await Promise.all(bureaux.map((bureau) => bureau.kill()));
  }
}
