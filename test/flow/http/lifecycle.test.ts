import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { errorCodes, startTestGateway } from '../../support/gateway.js';

const person = (country: string, local: string) => ({ __typename: 'Person', id: `${country}:person:${local}`, country, sex: 'MALE' });
const listed = ({ country, url }: MemoryBureau) => ({ code: country, url });
const persons = '{ persons(search: {category: WANTED}) { totalCount complete countries { country status } edges { node { id sex } } } }';

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}

test('one question is answered by all countries, over HTTP', async () => {
  const bureaux = await Promise.all(['FR', 'BE'].map((country) => startMemoryBureau(country, [person(country, '1')])));
  const gateway = await startTestGateway({ countries: bureaux.map(listed), deadlineMs: 60_000 });
  try {
    expect((await gateway.ask(persons)).body).toEqual({
      data: {
        persons: {
          totalCount: 2,
          complete: true,
          countries: [{ country: 'BE', status: 'HIT' }, { country: 'FR', status: 'HIT' }],
          edges: [{ node: { id: 'BE:person:1', sex: 'MALE' } }, { node: { id: 'FR:person:1', sex: 'MALE' } }],
        },
      },
    });
  } finally {
    await gateway.close();
    await Promise.all(bureaux.map((bureau) => bureau.kill()));
  }
});

test('ending waits for running queries, and takes no new ones', async () => {
  const bureau = await startMemoryBureau('FR', [person('FR', '1')]);
  const gateway = await startTestGateway({ countries: [listed(bureau)], deadlineMs: 60_000, drainDelayMs: 1_500 });
  try {
    const gate = bureau.hold();
    const running = gateway.ask(persons);
    await until(() => bureau.held === 1);
    const closed = gateway.close();
    await until(async () => (await gateway.send('/health/ready')).status === 503);
    // It is waited for while no new ones are taken.
    await until(() => gateway.send('/health/live').then(() => false, () => true));
    gate.release();
    const answer = await running;
    expect(answer.body).toMatchObject({ data: { persons: { complete: true, countries: [{ country: 'FR', status: 'HIT' }] } } });
    expect(answer.headers.get('connection')).toBe('close');
    await closed;
  } finally {
    await bureau.kill();
  }
});

test('queries that take longer than ending may take are given up, and answered', async () => {
  const bureau = await startMemoryBureau('FR', [person('FR', '1')]);
  const gateway = await startTestGateway({ countries: [listed(bureau)], deadlineMs: 60_000, drainMs: 200 });
  try {
    bureau.fault = 'stall';
    const asked = bureau.requests.length;
    const running = gateway.ask(persons);
    await until(() => bureau.requests.length > asked);
    await gateway.close();
    expect((await running).body).toMatchObject({ data: { persons: { complete: false, countries: [{ country: 'FR' }] } } });
  } finally {
    await bureau.kill();
  }
});

test('a client that goes away ends its questions', async () => {
  const bureau = await startMemoryBureau('FR', [person('FR', '1')]);
  const gateway = await startTestGateway({ countries: [listed(bureau)], deadlineMs: 60_000 });
  try {
    bureau.fault = 'stall';
    const asked = bureau.requests.length;
    const body = JSON.stringify({ query: persons });
    const headers = Object.entries({ ...gateway.headers, host: 'localhost', 'content-length': String(Buffer.byteLength(body)) });
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.write(`POST /graphql HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
    await until(() => bureau.requests.length > asked);
    socket.destroy();
    // Nothing runs any more: ending need not wait for the deadline, which is a minute away.
    await gateway.close();
  } finally {
    await bureau.kill();
  }
}, 20_000);

test('more requests than the gateway takes are refused', async () => {
  const bureau = await startMemoryBureau('FR', [person('FR', '1')]);
  const gateway = await startTestGateway({ countries: [listed(bureau)], deadlineMs: 60_000, limits: { running: 1 } });
  try {
    const gate = bureau.hold();
    const running = gateway.ask(persons);
    await until(() => bureau.held === 1);
    const refused = await gateway.ask(persons);
    expect([refused.status, errorCodes(refused), refused.headers.get('retry-after')]).toEqual([503, ['SERVER_BUSY'], '1']);
    gate.release();
    expect((await running).status).toBe(200);
    expect((await gateway.ask('{ __typename }')).status).toBe(200);
  } finally {
    await gateway.close();
    await bureau.kill();
  }
});

test('a configuration that is read again adds and drops countries while queries run', async () => {
  const [france, belgium] = await Promise.all([startMemoryBureau('FR', [person('FR', '1')]), startMemoryBureau('BE', [person('BE', '1')])]);
  const gateway = await startTestGateway({ countries: [listed(france)], deadlineMs: 60_000 });
  const { checkConfig } = await import('../../../gateway/config.js');
  const countries = '{ persons(search: {category: WANTED}) { countries { country status } } }';
  try {
    const seen = new Set<string>();
    let asking = true;
    const stream = (async () => {
      while (asking) {
        const answer = await gateway.ask(countries);
        expect(answer.status).toBe(200);
        seen.add(answer.text);
      }
    })();
    await gateway.reload(checkConfig({ countries: [listed(france), listed(belgium)], deadlineMs: 60_000 }, '.'));
    expect((await gateway.ask(countries)).text).toContain('"BE"');
    await gateway.reload(checkConfig({ countries: [listed(belgium)], deadlineMs: 60_000 }, '.'));
    expect((await gateway.ask(countries)).text).not.toContain('"FR"');
    asking = false;
    await stream;
    for (const text of seen) expect(text).not.toContain('errors');
  } finally {
    await gateway.close();
    await Promise.all([france.kill(), belgium.kill()]);
  }
});
