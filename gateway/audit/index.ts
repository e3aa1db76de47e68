export * from './audit.js';
export * from './none.js';
