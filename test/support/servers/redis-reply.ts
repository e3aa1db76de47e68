import { Redis } from 'ioredis';

/** Asks a Redis server on 127.0.0.1 over a connection of its own. @throws when it does not answer within five seconds. */
export async function redisReply(port: number, password: string, command: string, ...args: readonly string[]): Promise<unknown> {
  const client = new Redis({
    host: '127.0.0.1', port, password, lazyConnect: true, retryStrategy: () => null, connectTimeout: 5_000, commandTimeout: 5_000, maxRetriesPerRequest: 0,
    // The client's timer outlives a connection that was refused.
    disconnectTimeout: 50,
  });
  // The promise of the command tells what went wrong.
  client.on('error', () => {});
  try {
    await client.connect();
    return await client.call(command, ...args);
  } finally {
    client.disconnect();
  }
}
