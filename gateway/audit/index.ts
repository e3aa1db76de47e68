export * from './audit.js';
export * from './none.js';
export { openDeliveries } from './deliveries.js';
export type { AccessBatch, Deliveries } from './deliveries.js';
