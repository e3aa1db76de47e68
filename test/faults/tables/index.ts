import { fuzzTable } from './fuzz.js';
import { killsTable } from './kills.js';
import { serversTable } from './servers/index.js';
import { worldTable } from './world.js';
import type { FaultTable } from './table.js';

/** The fault tables, in the order `npm run faults` runs them. A new one is a module beside and a line here. */
export const faultTables: readonly FaultTable[] = [serversTable, fuzzTable, killsTable, worldTable];
