import { join } from 'node:path';
import type { Contender } from './contender.js';
import { startPeer } from './peer.js';

/** Stock @apollo/gateway behind @apollo/server's own standalone server, as its documentation sets it up. */
export const apollo: Contender = {
  name: 'apollo',
  description: 'stock @apollo/gateway and @apollo/server on the type-per-country supergraph',
  unavailable: () => null,
  start: (setting) => startPeer(join(__dirname, 'apollo-process.ts'), setting, { APOLLO_TELEMETRY_DISABLED: '1' }),
};
