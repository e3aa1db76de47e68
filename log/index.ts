import type { Installed, InstallOptions } from './postgres/install.js';

export type { LogOrder, LogOrderResult } from './administration.js';
export type { KnownLog } from './append.js';
export type { LogEntry } from './log-entry.js';
export { readDelivered, writeDelivered } from './delivered.js';
export type { Delivered, DeliveredFile } from './delivered.js';
export * from './entry.js';
export * from './entry-id.js';
export { logFiles, readLogVerifier } from './log-files.js';
export * from './lookup/index.js';
export * from './open-log.js';
export * from './open-logs.js';
export type { Hold, HoldScope } from './hold.js';
export { orderLog } from './order.js';
export { normalised } from './normalise.js';
export type { NormalisedOperation } from './normalise.js';
export type { LogPlace } from './open-store.js';
export { logDatabaseUrl } from './postgres/database.js';
export type { LogDatabase } from './postgres/database.js';
export type { Installed, InstallOptions, LogRole } from './postgres/install.js';
export * from './proof.js';
export * from './read-entry.js';
export * from './reconcile/index.js';
export { refusalCounts } from './refusal-counts.js';
export { keptByDefault, retentionShape } from './retention.js';
export type { Retention } from './retention.js';
export { isOrigin, openCheckpoint, readVerifierKey } from './checkpoint.js';
export { canonicalJson, decodeLeaf } from './leaf.js';
export { LogStoreError } from './store.js';
export type { StoredLeaf } from './store.js';
export * from './verify.js';
export type { KeyFindings } from './verify-keys.js';
export { witnessNotes } from './witness-notes.js';
export * from './writer.js';

/** Makes the tables of query logs in a PostgreSQL database: see log/postgres/install.ts. */
export const installLogTables = async (options: InstallOptions): Promise<Installed> => (await import('./postgres/install.js')).installLogTables(options);
