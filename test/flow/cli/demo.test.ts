import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand, startCommand } from '../../support/command.js';
import type { RunningCommand } from '../../support/command.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bureaux-demo-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the demo printed, read as a user would. */
function printed(text: string) {
  const pid = (name: string): number => Number(new RegExp(`^${name} +(\\d+) `, 'm').exec(text)?.[1]);
  const curl = /curl -s (\S+) \\\n([\s\S]*?) {2}-d '(.*)'\n/.exec(text);
  const headers = [...(curl?.[2] ?? '').matchAll(/-H '([^:]+): ([^']*)'/g)].map(([, name, value]) => [name!, value!] as const);
  const ask = async (): Promise<Persons> => {
    const response = await fetch(curl![1]!, { method: 'POST', headers: Object.fromEntries(headers), body: curl![3]! });
    const { data } = (await response.json()) as { readonly data: { readonly persons: Persons } };
    return data.persons;
  };
  return { pid, ask };
}

interface Persons {
  readonly complete: boolean;
  readonly countries: readonly { readonly country: string; readonly status: string }[];
  readonly edges: readonly unknown[];
}

const statuses = ({ countries }: Persons): Readonly<Record<string, string>> =>
  Object.fromEntries(countries.map(({ country, status }) => [country, status]));

/** The line that ends what the demo prints: a token comes of the issuer whose keys lie in the same folder. */
const lastLine = (): string => `Another token: npx bureaux token --role ANALYST --country FR --data ${folder}\n`;

const startDemo = async (): Promise<RunningCommand & { readonly text: string }> => {
  const demo = startCommand(['demo', '--port', '0', '--countries', 'FR,TN', '--data', folder]);
  return { ...demo, text: await demo.wrote(lastLine()) };
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('the demo makes its databases, answers the printed question, survives a bureau, and ends everything', async () => {
  const demo = await startDemo();
  const { pid, ask } = printed(demo.text);
  try {
    expect(demo.stderr()).toMatch(/^made (FR|TN), \d+ rows \(2\/2\)$/m);
    const whole = await ask();
    expect(whole).toMatchObject({ complete: true });
    expect(statuses(whole)).toEqual({ TN: 'HIT', FR: 'HIT' });
    expect(whole.edges).toHaveLength(2);

    process.kill(pid('FR'), 'SIGKILL');
    while (!demo.stderr().includes(`FR (pid ${pid('FR')}) has ended: SIGKILL`)) await pause(10);
    const part = await ask();
    expect(part).toMatchObject({ complete: false });
    expect(statuses(part)).toEqual({ TN: 'HIT', FR: 'UNAVAILABLE' });
  } finally {
    demo.process.kill('SIGTERM');
  }
  expect(await demo.ended).toBe(0);
  for (const name of ['FR', 'TN', 'gateway']) expect(isRunning(pid(name))).toBe(false);
}, 120_000);

test('databases are kept, and made anew only when what they are made of has changed', async () => {
  const time = (country: string): number => statSync(join(folder, 'databases', `${country}.sqlite`)).mtimeMs;
  const manifest = join(folder, 'databases', 'TN.json');
  writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), madeFrom: 'something else' }));
  const before = { TN: time('TN'), FR: time('FR') };
  const demo = await startDemo();
  demo.process.kill('SIGINT');
  expect(await demo.ended).toBe(0);
  expect(demo.stderr()).toMatch(/^made TN, \d+ rows \(1\/1\)$/m);
  expect(time('FR')).toBe(before.FR);
  expect(time('TN')).toBeGreaterThan(before.TN);
}, 120_000);

test('the configuration the demo wrote starts a gateway and a composition of their own', async () => {
  const config = join(folder, 'exchange.yaml');
  expect(existsSync(config)).toBe(true);
  const composed = await runCommand('compose', '--config', config, '--allow-missing');
  expect(composed.code).toBe(0);
  expect(composed.stderr).toBe('FR: the bureau does not answer\nTN: the bureau does not answer\n');
  expect(composed.stdout).toContain('join__Graph');

  const gateway = startCommand(['gateway', '--config', config, '--port', '0']);
  const url = (await gateway.wrote('\n')).trim();
  expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' });
  gateway.process.kill('SIGTERM');
  expect(await gateway.ended).toBe(0);
}, 60_000);
