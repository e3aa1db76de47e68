import { resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { WriterData } from './write-loop.js';
import type { HostedLog } from './writer-thread.js';

/** The thread of this process that writes its logs: a process that hosts many bureaux has one, not one for each. */
interface Host {
  readonly worker: Worker;
  /** How many logs it keeps. */
  logs: number;
}

let host: Host | null = null;

function startHost(): Host {
  const file = resolve(__dirname, __filename.endsWith('.ts') ? 'writer-thread.ts' : 'writer-thread.js');
  // Compiled, the thread needs nothing; from its source, it is compiled as it is loaded.
  const worker = new Worker(file, file.endsWith('.ts') ? { execArgv: ['--require', 'tsx/cjs'] } : {});
  worker.setMaxListeners(0);
  return { worker, logs: 0 };
}

/** A log in the thread. */
export interface HostedPort {
  /** Closes with the log, and when the thread ends. */
  readonly port: MessagePort;
  /** Resolves when the log is closed; the thread ends with the last of them. */
  readonly closed: Promise<void>;
}

/** Has the thread of this process keep a log. @param onError told when the thread itself fails. */
export function hostLog(data: WriterData, onError: (error: Error) => void): HostedPort {
  const own = (host ??= startHost());
  own.logs += 1;
  own.worker.on('error', onError);
  const { port1, port2 } = new MessageChannel();
  own.worker.postMessage({ data, port: port2 } satisfies HostedLog, [port2]);
  const closed = new Promise<void>((done) => {
    const end = (): void => {
      own.worker.off('exit', end);
      own.worker.off('error', onError);
      port1.close();
      own.logs -= 1;
      // A thread that has ended takes no other log.
      if (host === own) host = own.logs === 0 || own.worker.threadId < 0 ? null : own;
      void (own.logs === 0 ? own.worker.terminate() : Promise.resolve()).then(() => done());
    };
    port1.once('close', end);
    own.worker.once('exit', end);
  });
  return { port: port1, closed };
}
