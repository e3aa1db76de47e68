import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import pino from 'pino';
import { openAudit } from '../../../gateway/audit/index.js';
import { flowPlugin } from '../../../gateway/flow.js';
import type { RequestContext } from '../../../gateway/request.js';
import { entriesOf, logFolder, openLog } from '../../support/query-log.js';

const pieces: GraphQLResponse['body'] = {
  kind: 'incremental', initialResult: { data: { secret: 'first piece' }, hasNext: true },
  subsequentResults: (async function* () {
    yield { incremental: [{ path: [], data: { secret: 'second piece' } }], hasNext: false };
  })(),
};

it('an answer in pieces, which could not be logged whole, is kept back, and the log tells of the failure', async () => {
  const folder = logFolder();
  const audit = await openAudit({ open: () => openLog(folder), retryMs: 1_000, refusalsMs: 1_000, onChange: () => undefined });
  const plugin = flowPlugin({
    require: () => null, guard: { narrow: () => null, faults: () => null }, admit: [], log: pino({ enabled: false }), audit, costOf: () => null, observe: () => Promise.resolve(),
  });
  const inPieces: ApolloServerPlugin<RequestContext> = { requestDidStart: async () => ({ responseForOperation: async ({ response }) => ({ http: response.http, body: pieces }) }) };
  const server = new ApolloServer<RequestContext>({ typeDefs: 'type Query { secret: String }', plugins: [plugin, inPieces] });
  const context: RequestContext = {
    id: 'op-1', requester: { user: 'inv-1', organisation: null, country: 'BE', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null }, purpose: null, permission: null,
    startedAt: performance.now(), visibility: 'open', signal: new AbortController().signal, deadlineMs: 60_000, state: new Map(),
  };
  audit.open(context);
  const { body, http } = await server.executeOperation({ query: '{ secret }' }, { contextValue: context });
  expect([http.status, body]).toEqual([500, { kind: 'single', singleResult: { errors: [{ message: 'Expected one answer of the graph, came one in pieces.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } }]);
  await server.stop();
  await audit.close();
  expect((await entriesOf(folder)).map(({ header }) => header)).toMatchObject([{ kind: 'INTENT', id: 'op-1' }, { kind: 'OUTCOME', id: 'op-1', result: 'FAILED', code: 'INTERNAL_SERVER_ERROR' }]);
});
