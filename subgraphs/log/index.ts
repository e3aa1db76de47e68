export { createLogSubgraph } from './log-subgraph.js';
export type { LogSubgraph } from './log-subgraph.js';
export { openLogSource } from './open-source.js';
export type { LogSourceOptions, OpenableSource } from './open-source.js';
export { retentionIn } from './retention.js';
export type { LogReader } from './reader.js';
export type { LogSource, Retention } from './source.js';
