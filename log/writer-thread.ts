import { parentPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { runWriteLoop } from './write-loop.js';
import type { WriterData, WriterRequest } from './write-loop.js';

/** A log that the thread is to keep, and how it is asked. */
export interface HostedLog {
  readonly data: WriterData;
  readonly port: MessagePort;
}

/** A thread that does nothing else than to keep logs: a flush to the disk stops it and nothing else. */
parentPort?.on('message', ({ data, port }: HostedLog) => void runWriteLoop({
  say: (reply) => port.postMessage(reply),
  onRequest: (listener) => void port.on('message', (request: WriterRequest) => listener(request)),
  close: () => port.close(),
}, data));
