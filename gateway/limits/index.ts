export * from './budget.js';
export * from './cost.js';
export * from './depth.js';
export * from './document.js';
export * from './root-fields.js';
export * from './weights.js';
