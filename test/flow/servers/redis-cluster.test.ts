import { existsSync } from 'node:fs';
import { Cluster } from 'ioredis';
import type { RedisCluster } from '../../support/servers/index.js';
import { serverStartTimeout, startRedisCluster } from '../../support/servers/index.js';
import { isRunning } from '../../support/servers/process-family.js';

describe('a private Redis cluster', () => {
  let cluster: RedisCluster;
  let client: Cluster;

  beforeAll(async () => {
    cluster = await startRedisCluster({ settings: { 'cluster-require-full-coverage': 'no' } });
    client = new Cluster(cluster.nodes.map(({ port }) => ({ host: '127.0.0.1', port })), {
      redisOptions: { password: cluster.password }, clusterRetryStrategy: () => 50,
    });
  }, serverStartTimeout);

  afterAll(async () => {
    client?.disconnect();
    await cluster.close();
  });

  test('shares every slot among its masters', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `person:${index}`);
    await Promise.all(keys.map((key) => client.set(key, key)));
    expect(await Promise.all(keys.map((key) => client.get(key)))).toEqual(keys);
    const sizes = await Promise.all(cluster.nodes.map(async (node) => Number(await node.cli('DBSIZE'))));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(keys.length);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });

  test('is whole again, with its data, after a node was killed and restarted', async () => {
    const [first, second] = [cluster.nodes[0]!, cluster.nodes[1]!];
    const before = await second.cli('DBSIZE');
    await second.kill();
    expect(await first.cli('CLUSTER', 'MYID')).toMatch(/^[0-9a-f]{40}$/);
    await second.restart();
    await cluster.ready();
    expect(await second.cli('DBSIZE')).toBe(before);
    expect(await client.get('person:0')).toBe('person:0');
  });

  test('leaves nothing when it is closed', async () => {
    const nodes = cluster.nodes.map(({ folder, pid }) => ({ folder, pid: pid()! }));
    client.disconnect();
    await cluster.close();
    expect(nodes.filter(({ folder, pid }) => isRunning(pid) || existsSync(folder))).toEqual([]);
  });
});

test('a cluster of fewer than three masters is refused', async () => {
  await expect(startRedisCluster({ nodes: 2 })).rejects.toThrow('expected at least 3 nodes, got 2');
});
