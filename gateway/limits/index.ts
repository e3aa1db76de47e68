export * from './depth.js';
export * from './root-fields.js';
