import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LogOrder, LogOrderResult } from './administration.js';
import { LogStoreError } from './store.js';

/**
 * Orders to the process that writes a log, as files in its folder: who may write there may give orders, and nobody else. An order is `ID.order`, the
 * answer `ID.answer`; whoever ordered takes both away.
 */
const ordersFolder = 'orders';
const orderEnd = '.order';
const answerEnd = '.answer';

/** How often the one looks for orders, and the other for the answer, in milliseconds. */
export const lookEveryMs = 250;

/** An answer: what became of the order, or why it failed. */
type Answer = { readonly result: LogOrderResult } | { readonly failed: string };

/** A file that is there is whole. */
function put(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Gives an order to the process that writes the log of a folder, and waits for it to be carried out.
 * @param patienceMs how long to wait.
 * @throws LogStoreError when it fails, or nobody answers: then the order is withdrawn, unless it is being carried out.
 */
export async function giveOrder(folder: string, order: LogOrder, patienceMs: number): Promise<LogOrderResult> {
  mkdirSync(join(folder, ordersFolder), { recursive: true, mode: 0o700 });
  const file = join(folder, ordersFolder, randomUUID());
  put(`${file}${orderEnd}`, order);
  try {
    for (const until = performance.now() + patienceMs; performance.now() < until; await wait(lookEveryMs)) {
      if (!existsSync(`${file}${answerEnd}`)) continue;
      const answer = JSON.parse(readFileSync(`${file}${answerEnd}`, 'utf8')) as Answer;
      if ('failed' in answer) throw new LogStoreError(answer.failed);
      return answer.result;
    }
    throw new LogStoreError(`Expected the process that writes the log to answer within ${patienceMs} ms, got no answer`);
  } finally {
    for (const end of [orderEnd, answerEnd]) rmSync(`${file}${end}`, { force: true });
  }
}

/** Carries out the orders that are there, each once. */
export async function takeOrders(folder: string, carryOut: (order: LogOrder) => Promise<LogOrderResult>): Promise<void> {
  const orders = join(folder, ordersFolder);
  if (!existsSync(orders)) return;
  for (const name of readdirSync(orders).filter((each) => each.endsWith(orderEnd))) {
    const file = join(orders, name.slice(0, -orderEnd.length));
    let answer: Answer;
    try {
      const order = JSON.parse(readFileSync(`${file}${orderEnd}`, 'utf8')) as LogOrder;
      rmSync(`${file}${orderEnd}`);
      answer = { result: await carryOut(order) };
    } catch (error) {
      answer = { failed: error instanceof Error ? error.message : 'no reason given' };
    }
    put(`${file}${answerEnd}`, answer);
  }
}
