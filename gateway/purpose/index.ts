export * from './declare.js';
export * from './require.js';
