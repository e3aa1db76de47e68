export * from './mapping.js';
export * from './readings.js';
export * from './names.js';
export * from './dates.js';
export type * from './profile.js';
