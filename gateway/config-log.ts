import { hostname } from 'node:os';
import { z } from 'zod';
import { isOrigin, retentionShape } from '../log/index.js';

const whole = (least: number, most: number): z.ZodNumber => z.int().min(least).max(most);

/** The query log of one gateway process. */
export const queryLog = z.strictObject({
  /**
   * The log's name, 1 to 200 printable ASCII characters without blanks and plus signs. One process, one log: no two have the same name, and a log keeps
   * its own. Default: the name of this machine.
   */
  origin: z.string().refine(isOrigin, 'expected 1 to 200 printable ASCII characters without blanks and plus signs').default(hostname),
  /** The folder it is kept in, with its keys; made when missing. No other process writes there. */
  folder: z.string().min(1),
  /** A PostgreSQL database that has the entries; the keys stay in the folder. Its tables are made by `bureaux audit install`. Default: a SQLite file in the folder. */
  database: z.strictObject({
    /** `postgres://USER@HOST:PORT/DATABASE`, without a password, of a role that may read and insert. */
    url: z.string().min(1),
    /** A file with the role's password. Default: none is sent. */
    passwordFile: z.string().min(1).optional(),
    /** How long connecting, or one statement, may take before entries are refused, in milliseconds, 100 to 60,000. Default 5000. */
    timeoutMs: whole(100, 60_000).default(5_000),
  }).optional(),
  /** How long search values are kept before their keys are destroyed, in years, 1 to 5: `default`, and `countries` by the code of the requester's. Default: 3 for all. */
  retention: retentionShape.prefault({}),
  /** At most how long entries stand without a signed checkpoint over them, in milliseconds, 10 to 3,600,000. Default 1000. */
  checkpointMs: whole(10, 3_600_000).default(1_000),
  /** Entries that wait to be written, at most, 100 to 1,000,000; what comes beyond is refused with LOG_UNAVAILABLE. Default 20,000. */
  mostWaiting: whole(100, 1_000_000).default(20_000),
  /** How often refusals that are counted are written, in milliseconds, 100 to 60,000. Default 1000. */
  refusalsMs: whole(100, 60_000).default(1_000),
  /** How often bureaux are told of uses of their answers that they were not asked for, in milliseconds, 20 to 60,000. Default 1000. */
  deliverMs: whole(20, 60_000).default(1_000),
  /** How often the log is tried again while it cannot be written, in milliseconds, 10 to 60,000. Default 500. */
  retryMs: whole(10, 60_000).default(500),
  /** Whether a thread of its own writes, so that a flush to the disk stops nothing else. Default: yes; no is for tests and processes that are short-lived. */
  thread: z.boolean().default(true),
});
