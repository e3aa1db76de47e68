import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { eventually } from '../../support/servers/eventually.js';
import type { HaproxyServer } from '../../support/servers/index.js';
import { serverStartTimeout, startHaproxy } from '../../support/servers/index.js';
import { isRunning } from '../../support/servers/process-family.js';
import { answersWithin } from './answers-within.js';

/** A backend as a test needs it: what it says of itself, and what it does with a request, can be changed. */
interface Backend {
  readonly url: string;
  readonly server: Server;
  does: 'answer' | 'refuse' | 'hang up';
  isReady: boolean;
}

async function startBackend(name: string, port = 0): Promise<Backend> {
  const server = createServer((asked, reply) => {
    if (asked.url === '/health/ready') reply.writeHead(backend.isReady ? 200 : 503).end();
    else if (backend.does === 'hang up') asked.socket.destroy();
    else asked.resume().once('end', () => reply.writeHead(backend.does === 'refuse' ? 503 : 200).end(name));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const backend: Backend = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, does: 'answer', isReady: true };
  return backend;
}

async function end({ server }: Backend): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

describe('a private HAProxy', () => {
  let [one, two]: Backend[] = [];
  let balancer: HaproxyServer;

  beforeEach(async () => {
    [one, two] = [await startBackend('one'), await startBackend('two')];
    balancer = await startHaproxy({ backends: [one.url, two.url] });
    await eventually('both backends to get requests', async () => (await said(10)).size === 2);
  }, serverStartTimeout);

  afterEach(async () => {
    await balancer.close();
    await Promise.all([one!, two!].map(end));
  });

  const ask = async (): Promise<string> => {
    const { statusCode, body } = await request(`${balancer.url}/graphql`, { method: 'POST', body: '{ }' });
    return `${statusCode} ${await body.text()}`;
  };
  const said = async (times: number): Promise<Set<string>> => new Set(await Promise.all(Array.from({ length: times }, ask)));

  test('balances over its backends', async () => {
    expect(await said(20)).toEqual(new Set(['200 one', '200 two']));
  });

  test('gives nothing to a backend that is not ready, until it is', async () => {
    one!.isReady = false;
    await eventually('one to get no requests', async () => !(await said(10)).has('200 one'));
    one!.isReady = true;
    await eventually('one to get requests', async () => (await said(10)).has('200 one'));
  });

  test.each(['refuse', 'hang up'] as const)('asks another backend when one does this: %s', async (does) => {
    one!.does = does;
    expect(await said(20)).toEqual(new Set(['200 two']));
  });

  test('loses no request when a backend ends, and finds it when it is back', async () => {
    const asking = Array.from({ length: 200 }, ask);
    await end(one!);
    expect((await Promise.all(asking)).filter((answer) => !answer.startsWith('200 '))).toEqual([]);
    expect(await said(20)).toEqual(new Set(['200 two']));
    one = await startBackend('one', Number(new URL(one!.url).port));
    await eventually('one to get requests', async () => (await said(10)).has('200 one'));
  });

  test('answers nobody while it is held, and goes on after; starts again on its port', async () => {
    await balancer.pause();
    const answer = ask();
    expect(await answersWithin(300, answer)).toBe(false);
    balancer.resume();
    expect(await answer).toMatch(/^200 /);
    await balancer.kill();
    expect(balancer.pid()).toBeUndefined();
    await balancer.restart();
    expect(await ask()).toMatch(/^200 /);
  });

  test('leaves nothing when it is closed, even while it is held', async () => {
    const other = await startHaproxy({ backends: [one!.url] });
    const pid = other.pid()!;
    await other.pause();
    await other.close();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(other.folder)).toBe(false);
  });
});
