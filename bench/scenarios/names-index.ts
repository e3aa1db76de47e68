import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../schema/files.js';
import { createNational, open } from '../../subgraphs/bureau/index.js';
import { openChangeSource } from '../../subgraphs/bureau/changes/open.js';
import { journalSql } from '../../subgraphs/bureau/journal/index.js';
import { ReadPlans } from '../../subgraphs/bureau/loaders/plan.js';
import { RequestReader } from '../../subgraphs/bureau/loaders/request-reader.js';
import { criteriaOf, defaultMinScore } from '../../subgraphs/bureau/search/criteria.js';
import { makeAnew, openNameLookup } from '../../subgraphs/bureau/search/name-index/name-lookup.js';
import { NameIndex } from '../../subgraphs/bureau/search/name-index/name-index.js';
import { nameTokens } from '../../subgraphs/bureau/search/names/name-tokens.js';
import { rankPersons } from '../../subgraphs/bureau/search/rank-persons.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import { percentile } from '../measure.js';
import { inventQuestions, kinds, type NameQuestion } from '../names-index/questions.js';
import { measureRecall, type Recall } from '../names-index/recall.js';
import { type Invented, personInventor, personRows } from '../names-index/register.js';

export interface NamesIndexLoad {
  readonly persons: number;
  readonly questions: number;
}

/** Questions one after another. Times in milliseconds. */
export interface Asked {
  readonly questions: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMs: number;
  /** Persons found, at the median and at most. */
  readonly foundP50: number;
  readonly foundMost: number;
}

export interface Built {
  readonly names: number;
  readonly words: number;
  readonly bytesPerName: number;
  readonly namesPerSecond: number;
  /** Names in a second of CPU, of all threads. */
  readonly namesPerCpuSecond: number;
}

export interface NamesIndexResults extends NamesIndexLoad {
  readonly alone: Built;
  /** From the national database, which is read through the country's mapping. */
  readonly fromDatabase: Built;
  /** How long it takes until a file is read and the first question answered. */
  readonly openMs: number;
  readonly candidates: Readonly<Record<string, Asked>>;
  readonly scored: Readonly<Record<'name alone' | 'name and date of birth', Asked>>;
  readonly recall: Readonly<Record<string, Recall>>;
}

const country = 'FR';

/** Wall and CPU time of some work, in seconds. */
async function timed(work: () => unknown): Promise<{ readonly seconds: number; readonly cpuSeconds: number }> {
  const cpu = process.cpuUsage(), started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

const builtOf = (size: NameIndex['size'], seconds: number, cpuSeconds: number): Built => ({
  names: size.names, words: size.words, bytesPerName: size.bytes / size.names, namesPerSecond: size.names / seconds, namesPerCpuSecond: size.names / cpuSeconds,
});

/** Persons invented at a time, outside what is measured. */
const atOnce = 50_000;

async function buildAlone(file: string, persons: number, invent: (number: number) => Invented): Promise<Built> {
  const index = NameIndex.create(file);
  let seconds = 0, cpuSeconds = 0;
  const add = async (work: () => unknown): Promise<void> => {
    const took = await timed(work);
    seconds += took.seconds;
    cpuSeconds += took.cpuSeconds;
  };
  for (let from = 1; from <= persons; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, persons + 1 - from) }, (_, at) => {
      const { onRecord, birth } = invent(from + at);
      return { localId: String(from + at), names: onRecord.map(([given, family]) => `${given} ${family.toUpperCase()}`), births: [birth] };
    });
    await add(() => some.forEach((person) => index.add(person)));
  }
  await add(() => index.finish('bench', 'bench'));
  const { size } = index;
  index.close();
  return builtOf(size, seconds, cpuSeconds);
}

type Seen = readonly [ms: number, cpuMs: number, found: number];

/** Asks one after another, after a tenth of the questions that is not measured. */
async function askAll(questions: readonly NameQuestion[], ask: (question: NameQuestion) => number | Promise<number>): Promise<ReadonlyMap<NameQuestion, Seen>> {
  for (const question of questions.slice(0, Math.ceil(questions.length / 10))) await ask({ ...question, name: `${question.name} ${question.name}` });
  const seen = new Map<NameQuestion, Seen>();
  for (const question of questions) {
    let found = 0;
    const { seconds, cpuSeconds } = await timed(async () => {
      found = await ask(question);
    });
    seen.set(question, [seconds * 1000, cpuSeconds * 1000, found]);
  }
  return seen;
}

function askedOf(seen: readonly Seen[]): Asked {
  const times = seen.map(([ms]) => ms), found = seen.map(([, , persons]) => persons);
  return {
    questions: seen.length, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99), cpuMs: seen.reduce((sum, [, cpuMs]) => sum + cpuMs, 0) / seen.length,
    foundP50: percentile(found, 0.5), foundMost: Math.max(...found),
  };
}

/** An index of the names of one large register: making it, what it finds, and what a search by name takes with all that the bureau does for it in its process. */
export async function measureNamesIndex({ persons, questions: count }: NamesIndexLoad, progress: (line: string) => void): Promise<NamesIndexResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const invent = personInventor(country), questions = inventQuestions(invent, persons, count, 'names');
  try {
    progress(`making an index of ${persons} persons`);
    const alone = await buildAlone(join(folder, 'alone'), persons, invent);
    progress('asking the index');
    let index!: NameIndex;
    const search = (name: string): number => index.find({ name: nameTokens(name), minScore: defaultMinScore, birthFactor: null }).localIds.length;
    const { seconds: openSeconds } = await timed(() => {
      index = NameIndex.open(join(folder, 'alone'), 'bench')!;
      search('Anderson');
    });
    const candidates = await askAll(questions, ({ name }) => search(name));
    index.close();
    const byKind = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, askedOf([...candidates].flatMap(([question, seen]) => (question.kind === kind ? [seen] : [])))]));

    progress(`making a national database of ${persons} persons`);
    const file = join(folder, 'national.sqlite'), demo = demoCountry(country), mapping = await demo.mapping();
    createNational(file, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), personRows(await demo.records(), country, persons, invent), { journalSql: journalSql(mapping, 'sqlite') });
    const database = await open(`sqlite:${file}`);
    const source = { country: mapping, database, plans: new ReadPlans(mapping) };
    const place = join(folder, 'national-names');
    progress('making an index from it');
    const changes = openChangeSource(source, { restMs: 0 });
    let size!: NameIndex['size'];
    const took = await timed(async () => {
      size = await makeAnew(source, changes, { file: place });
    });
    await changes.close();
    progress('asking the bureau');
    const names = openNameLookup(source, openChangeSource(source, { restMs: 0 }), { file: place });
    const ask = (withBirth: boolean) => async ({ name, birth }: NameQuestion): Promise<number> => {
      const reader = new RequestReader({ ...source, names }, 'open');
      return (await rankPersons(reader, await criteriaOf(reader, 'Person', withBirth ? { name, birth } : { name }))).persons.length;
    };
    const nameAlone = askedOf([...(await askAll(questions, ask(false))).values()]);
    // Others, whose words have not just been looked up.
    const withBirth = askedOf([...(await askAll(inventQuestions(invent, persons, count, 'names and dates'), ask(true))).values()]);
    await names.close();
    await database.close();
    progress('looking for the labelled pairs');
    return {
      persons, questions: count, alone, fromDatabase: builtOf(size, took.seconds, took.cpuSeconds), openMs: openSeconds * 1000,
      candidates: { all: askedOf([...candidates.values()]), ...byKind }, scored: { 'name alone': nameAlone, 'name and date of birth': withBirth }, recall: measureRecall(),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
