export { journalSql } from './journal-sql.js';
export { type Touch, touchesOf } from './touches.js';
