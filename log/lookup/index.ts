export type { Clause, View } from './cursors.js';
export * from './lookup.js';
export type { LookupStore, RefusalCount } from './lookup-store.js';
export { installPostgresLookup, lookupSchema, openPostgresLookup } from './postgres-lookup.js';
export { openSqliteLookup } from './sqlite-lookup.js';
export { hourOf, openResult, ownTerm, term, termsOf, valueOf } from './terms.js';
export type { Term, TermKind } from './terms.js';
