import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeSigningKeys } from '../../gateway/signing/index.js';
import { firstCountries } from '../../subgraphs/countries.js';
import { openAsker } from '../asker.js';
import type { Asker } from '../asker.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import type { Child } from '../children/child.js';
import type { Running } from '../contenders/contender.js';
import { startBureaux } from '../contenders/bureaux.js';
import { percentile } from '../measure.js';
import { inventQuestions, kinds, type NameQuestion } from '../names-index/questions.js';
import { personInventor } from '../names-index/register.js';

export interface NamesScatterLoad {
  readonly countries: number;
  /** Persons in the register of each. */
  readonly persons: number;
  /** Processes that share the bureaux. */
  readonly processes: number;
  readonly questions: number;
  /** The folder of the databases; those that are there are taken. */
  readonly data: string;
}

/** Questions one after another. Times in milliseconds. */
export interface ScatterAsked {
  readonly questions: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU of each question: of the gateway's process, and of those of the bureaux together; all threads. */
  readonly gatewayCpuMs: number;
  readonly bureauxCpuMs: number;
  /** Persons found in all countries, at the median and at most. */
  readonly foundP50: number;
  readonly foundMost: number;
}

export interface NamesScatterResults {
  readonly load: NamesScatterLoad;
  readonly asked: Readonly<Record<string, ScatterAsked>>;
}

const query = `query Persons($search: PersonSearch!) {
  persons(search: $search) { totalCount complete countries { country status count } edges { score reasons node { id country names { full } sex births } } }
}`;

interface Answer {
  readonly data?: { readonly persons?: { readonly totalCount: number; readonly complete: boolean } | null };
}

/** Questions before anything is measured. */
const warmUp = 150;

const bodyOf = ({ name, birth }: NameQuestion, withBirth: boolean): string => JSON.stringify({ query, variables: { search: withBirth ? { name, birth } : { name } } });

/** Questions for persons of each country in turn. */
function questionsOf(countries: readonly string[], persons: number, count: number, seed: string): readonly NameQuestion[] {
  const each = countries.map((country) => inventQuestions(personInventor(country), persons, Math.ceil(count / countries.length), `${seed} ${country}`));
  return Array.from({ length: count }, (_none, at) => each[at % each.length]![Math.floor(at / each.length)]!);
}

/** Waits until every country answers: while an index is made, searches by name wait. */
async function waitForIndexes({ url, headers }: Pick<Running, 'url' | 'headers'>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables: { search: { name: `Wait ${tries}` } } }) });
    if (((await response.json()) as Answer).data?.persons?.complete === true) return;
    await pause(1_000);
  }
  throw new Error('expected every country to answer within ten minutes');
}

async function askAll(asker: Asker, bureaux: readonly Child[], bodies: readonly string[]): Promise<ScatterAsked> {
  const used = async (): Promise<number> => (await Promise.all(bureaux.map((one) => one.sample()))).reduce((sum, { cpuMicros }) => sum + cpuMicros / 1000, 0);
  const found: number[] = [];
  const before = await used();
  const { cpuMs, latenciesMs } = await asker.ask(bodies, 1, (text) => {
    const persons = (JSON.parse(text) as Answer).data?.persons;
    if (persons?.complete !== true) throw new Error(`expected a complete answer, got one that is not: ${text.slice(0, 300)}`);
    found.push(persons.totalCount);
  });
  const after = await used();
  return {
    questions: bodies.length, p50Ms: percentile(latenciesMs, 0.5), p99Ms: percentile(latenciesMs, 0.99), gatewayCpuMs: cpuMs, bureauxCpuMs: (after - before) / bodies.length,
    foundP50: percentile(found, 0.5), foundMost: Math.max(...found),
  };
}

/**
 * Searches for one name in all countries at once, through the gateway: each bureau has a national database, an index of its names, its owner's rules and a query log. Identity,
 * purpose, policy, signed questions and the gateway's query log are on; no question is asked twice.
 */
export async function measureNamesScatter(load: NamesScatterLoad, progress: (line: string) => void): Promise<NamesScatterResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const signing = { privateFile: join(folder, 'signing', 'private.jwks.json'), publicFile: join(folder, 'signing', 'jwks.json') };
  makeSigningKeys(signing);
  const countries = firstCountries(load.countries);
  const children: Child[] = [];
  let asker: Asker | null = null;
  try {
    progress(`making what is missing of ${countries.length} databases of ${load.persons} persons in ${load.data}, and their indexes`);
    const shares = Array.from({ length: load.processes }, (_none, at) => countries.filter((_country, place) => place % load.processes === at));
    const started = await Promise.allSettled(shares.map((share) => startChild(join(__dirname, '..', 'names-scatter', 'bureaux-process.ts'), {
      args: [load.data, join(folder, 'logs'), signing.publicFile, String(load.persons), ...share],
    })));
    for (const one of started) if (one.status === 'fulfilled') children.push(one.value);
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const bureaux = children.flatMap(({ ready }) => ready as readonly SimulatedBureau[]);
    const running = await startBureaux({ bureaux, folder }, { signingKeys: signing.privateFile });
    asker = openAsker(running);
    await waitForIndexes(running);
    progress('warming up');
    await asker.ask(questionsOf(countries, load.persons, warmUp, 'warm').map((question) => bodyOf(question, question.birth.endsWith('5'))));
    const asked: Record<string, ScatterAsked> = {};
    const measure = async (title: string, bodies: readonly string[]): Promise<void> => {
      progress(`asking: ${title}`);
      if (bodies.length > 0) asked[title] = await askAll(asker!, children, bodies);
    };
    const questions = questionsOf(countries, load.persons, load.questions, 'names');
    await measure('name alone', questions.map((question) => bodyOf(question, false)));
    await measure('name and date of birth', questionsOf(countries, load.persons, load.questions, 'names and dates').map((question) => bodyOf(question, true)));
    const others = questionsOf(countries, load.persons, load.questions, 'kinds');
    for (const kind of Object.keys(kinds)) await measure(kind, others.filter((question) => question.kind === kind).map((question) => bodyOf(question, false)));
    return { load, asked };
  } finally {
    await asker?.close();
    await Promise.all(children.map((child) => child.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}
