import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Starts a file of this folder as a thread, which keeps the process alive until it ends.
 * @param name of the file, without its ending.
 * @param data what the thread reads as `workerData`.
 */
export function startThread(name: string, data: unknown): Worker {
  const isSource = __filename.endsWith('.ts');
  // Compiled, the thread needs nothing; from its source, it is compiled as it is loaded.
  return new Worker(resolve(__dirname, `${name}.${isSource ? 'ts' : 'js'}`), { workerData: data, ...(isSource && { execArgv: ['--require', 'tsx/cjs'] }) });
}
