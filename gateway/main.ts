import type { Gateway } from './server.js';

/** The signals that end a gateway in good order. */
const endings = ['SIGTERM', 'SIGINT'] as const;

export interface RunOptions {
  /** Starts the gateway. */
  start(): Promise<Gateway>;
  /** Called when it serves. */
  started(url: string): void;
  /** On SIGHUP, and only when given: reads the configuration again. */
  reload?(gateway: Gateway): Promise<void>;
}

/** Runs a gateway until SIGTERM or SIGINT, or until the process that started it is gone; then drains it. */
export async function runGateway({ start, started, reload }: RunOptions): Promise<void> {
  const gateway = await start();
  const ended = new Promise<void>((resolve) => {
    for (const signal of endings) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
  if (reload) process.on('SIGHUP', () => void reload(gateway).catch((error: unknown) => process.stderr.write(`bureaux: ${String(error)}\n`)));
  started(gateway.url);
  await ended;
  await gateway.close();
  if (process.connected) process.disconnect();
}
