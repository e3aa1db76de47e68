import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports are taken below those that systems give to outgoing connections (32768 on Linux), so that none of these takes the port
 * of a server while it restarts. Each node of a Redis cluster takes the port that is 10000 above its own, too.
 */
const range = { from: 12_000, to: 22_000 };

/**
 * A port of 127.0.0.1 that nothing listens on, chosen at random so that test processes seldom choose the same. Another process
 * may still take it before the server does; what starts the server then asks for the next.
 * @throws when a hundred ports in a row are taken.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(range.from, range.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`expected a free port between ${range.from} and ${range.to}, found none in a hundred attempts`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
