import { existsSync } from 'node:fs';
import { Redis } from 'ioredis';
import type { RedisServer } from '../../support/servers/index.js';
import { serverStartTimeout, startRedis } from '../../support/servers/index.js';
import { isRunning } from '../../support/servers/process-family.js';
import { answersWithin } from './answers-within.js';

describe('a private Redis server', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedis({ settings: { maxmemory: '3mb', 'maxmemory-policy': 'allkeys-lru' } });
  }, serverStartTimeout);

  afterAll(() => server.close());

  test('listens on 127.0.0.1 alone, with the settings asked for', async () => {
    expect(await server.cli('CONFIG', 'GET', 'bind')).toBe('bind\n127.0.0.1');
    expect(await server.cli('CONFIG', 'GET', 'maxmemory*')).toMatch(/^maxmemory\n3145728$/m);
  });

  test('lets in by its password alone', async () => {
    const client = new Redis({ host: '127.0.0.1', port: server.port });
    client.on('error', () => {});
    await expect(client.get('name')).rejects.toThrow('NOAUTH');
    client.disconnect();
  });

  test('tells what went wrong when redis-cli meets an error', async () => {
    await expect(server.cli('NO-SUCH-COMMAND')).rejects.toThrow(/unknown command/);
  });

  test('keeps what it confirmed when it restarts and when it is killed', async () => {
    const client = new Redis(server.url, { retryStrategy: () => 20 });
    client.on('error', () => {});
    await client.set('first', 'Anna');
    await server.restart();
    expect(await client.get('first')).toBe('Anna');
    await client.set('second', 'Žofia');
    await server.kill();
    expect(server.pid()).toBeUndefined();
    await server.restart();
    expect(await client.mget('first', 'second')).toEqual(['Anna', 'Žofia']);
    client.disconnect();
  });

  test('answers nobody while it is held, and goes on after', async () => {
    const client = new Redis(server.url);
    await client.ping();
    await server.pause();
    const answer = client.ping();
    expect(await answersWithin(300, answer)).toBe(false);
    server.resume();
    expect(await answer).toBe('PONG');
    client.disconnect();
  });

  test('leaves nothing when it is closed, even while it is held', async () => {
    const other = await startRedis();
    const pid = other.pid()!;
    expect(other.password).not.toBe(server.password);
    await other.pause();
    await other.close();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(other.folder)).toBe(false);
  });
});
