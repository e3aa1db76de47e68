export * from './mapping.js';
export * from './readings.js';
export * from './audience.js';
export * from './names.js';
export * from './dates.js';
export * from './rules.js';
export type * from './profile.js';
