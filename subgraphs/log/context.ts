import type { FieldTypes } from './fields.js';
import type { LogReader } from './reader.js';
import type { LogSource } from './source.js';

/** What a request for the log is answered with. */
export interface LogContext {
  readonly reader: LogReader;
  readonly source: LogSource;
  readonly types: FieldTypes;
}
