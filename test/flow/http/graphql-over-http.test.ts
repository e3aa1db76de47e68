import { serverAudits } from 'graphql-http';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({});
});

afterAll(() => gateway.close());

/** The audits of the GraphQL over HTTP specification, as the graphql-http package has them. */
const audits = serverAudits({
  url: () => `${gateway.url}/graphql`,
  fetchFn: (input: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', gateway.headers['authorization']!);
    // A GET without a content type is what a page of another site could send; this header shows that it is not.
    headers.set('apollo-require-preflight', 'true');
    return fetch(input, { ...init, headers });
  },
});

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
  const result = await audit.fn();
  if (audit.name.startsWith('MAY')) return;
  expect({ status: result.status, reason: 'reason' in result ? result.reason : undefined }).toEqual({ status: 'ok', reason: undefined });
});
