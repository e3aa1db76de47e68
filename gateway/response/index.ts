export * from './mask.js';
export * from './http.js';
export * from './status.js';
