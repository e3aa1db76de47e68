export { tellHidden } from './hidden.js';
export { keepingFor } from './keeping.js';
export type { Keeping, KeptField, RowCondition } from './keeping.js';
export type { ResponsePath } from './path.js';
export { attributesRead, fieldRead } from './laws.js';
export { rulesHeader, rulesStatement } from './version.js';
export { Withheld } from './withheld.js';
