import { join } from 'node:path';
import { hiveMissing } from '../install.js';
import type { Contender } from './contender.js';
import { startPeer } from './peer.js';

/** @graphql-hive/gateway through its runtime on node:http, as its documentation sets it up, with pooled connections and no reporting. */
export const hive: Contender = {
  name: 'hive',
  description: '@graphql-hive/gateway on the type-per-country supergraph',
  unavailable: hiveMissing,
  start: (setting) => startPeer(join(__dirname, 'hive-process.ts'), setting, {}),
};
