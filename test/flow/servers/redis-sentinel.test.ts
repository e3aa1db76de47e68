import { existsSync } from 'node:fs';
import { Redis } from 'ioredis';
import type { RedisSentinel } from '../../support/servers/index.js';
import { serverStartTimeout, startRedisSentinel } from '../../support/servers/index.js';
import { eventually } from '../../support/servers/eventually.js';
import { isRunning } from '../../support/servers/process-family.js';

describe('a private master, replica and Sentinels', () => {
  let group: RedisSentinel;
  let client: Redis;

  beforeAll(async () => {
    group = await startRedisSentinel();
    client = new Redis({
      name: group.name,
      sentinels: group.sentinels.map(({ port }) => ({ host: '127.0.0.1', port })),
      password: group.password,
      sentinelPassword: group.password,
      sentinelRetryStrategy: () => 50,
      retryStrategy: () => 50,
      maxRetriesPerRequest: null,
      disconnectTimeout: 50,
    });
    client.on('error', () => {});
  }, serverStartTimeout);

  afterAll(async () => {
    client?.disconnect();
    await group.close();
  });

  test('the replica becomes master when the master is killed, and keeps what it had', async () => {
    expect(await group.masterPort()).toBe(group.master.port);
    await client.set('person', 'Anna');
    expect(await client.wait(1, 10_000)).toBe(1);

    await group.master.kill();
    await eventually('the replica to be master', async () => (await group.masterPort()) === group.replica.port);
    expect(await client.get('person')).toBe('Anna');
    await client.set('person', 'Žofia');
  });

  test('leaves nothing when it is closed', async () => {
    const servers = [group.replica, ...group.sentinels].map(({ folder, pid }) => ({ folder, pid: pid()! }));
    client.disconnect();
    await group.close();
    expect(servers.filter(({ folder, pid }) => isRunning(pid) || existsSync(folder))).toEqual([]);
  });
});
