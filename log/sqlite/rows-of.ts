import type { DatabaseSync } from '@photostructure/sqlite';

type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>;

/** Statements that rows are read of. */
const read = new Set<Statement>();

/**
 * The rows of a statement, one at a time, also where other work goes on between: the driver's own iterator does not keep its statement, and fails, or ends the process,
 * once that is collected.
 */
export function* rowsOf<R>(statement: Statement, ...values: (string | number)[]): Generator<R> {
  read.add(statement);
  try {
    yield* statement.iterate(...values) as Iterable<R>;
  } finally {
    read.delete(statement);
  }
}
