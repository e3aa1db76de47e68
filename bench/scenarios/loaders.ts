import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSeed } from '../../cli/demo/manifest.js';
import { projectFile } from '../../schema/files.js';
import { createNational, statementsHeader } from '../../subgraphs/bureau/index.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import { startChild } from '../children/child.js';
import type { Child } from '../children/child.js';
import { jsonHeaders } from '../contenders/contender.js';
import { percentile } from '../measure.js';

/** What one page took of a national bureau. */
export interface LoaderFigures {
  /** SQL statements of one answer. */
  readonly statements: number;
  /** CPU of the bureau's process for an answer, in milliseconds, the median of the rounds. */
  readonly cpuMs: number;
  readonly cpuMsByRound: readonly number[];
}

export interface LoaderResults {
  readonly country: string;
  /** Records in the country's demo database, and persons of the page. */
  readonly rows: number;
  readonly persons: number;
  readonly on: LoaderFigures;
  readonly off: LoaderFigures;
}

const country = 'FR';
const first = 50;
const page = `{ persons(search: { category: WANTED }, first: ${first}) {
  edges { node { id names { full } sex births documents { number type status } warrants { reference status offences { code text } } } }
} }`;

interface Bureau {
  readonly child: Child;
  readonly cpu: number[];
  statements: number;
}

/** Asks the page once. @returns its statements and its text. */
async function ask(url: string): Promise<{ readonly statements: number; readonly text: string }> {
  const response = await fetch(url, { method: 'POST', headers: jsonHeaders, body: JSON.stringify({ query: page }) });
  const text = await response.text();
  if (!response.ok || text.includes('"errors":')) throw new Error(`expected an answer without errors, got ${response.status}: ${text.slice(0, 500)}`);
  return { statements: Number(response.headers.get(statementsHeader)), text };
}

/** The same page of persons asked of the same bureau with its DataLoaders, and with each key loaded on its own. */
export async function measureLoaders(rounds: number, queries: number, progress: (line: string) => void): Promise<LoaderResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const file = join(folder, 'national.sqlite');
  const bureaux = new Map<'on' | 'off', Bureau>();
  try {
    progress(`making the demo database of ${country}`);
    const { records, register } = demoCountry(country);
    const rows = createNational(file, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), (await records()).rows(register(demoSeed)));
    const answers = new Set<string>();
    let persons = 0;
    for (const loaders of ['on', 'off'] as const) {
      const child = await startChild(join(__dirname, '..', 'bureaux', 'national-process.ts'), { args: [country, file, loaders] });
      const bureau: Bureau = { child, cpu: [], statements: 0 };
      bureaux.set(loaders, bureau);
      for (let asked = 0; asked < 20; asked += 1) {
        const { statements, text } = await ask(child.ready as string);
        bureau.statements = statements;
        answers.add(text);
        persons = (JSON.parse(text) as { readonly data: { readonly persons: { readonly edges: readonly unknown[] } } }).data.persons.edges.length;
      }
    }
    if (answers.size !== 1) throw new Error('expected the same answer with and without DataLoaders');
    for (let round = 0; round < rounds; round += 1) {
      progress(`DataLoaders on and off: round ${round + 1} of ${rounds}`);
      for (const { child, cpu } of bureaux.values()) {
        const before = await child.sample();
        for (let asked = 0; asked < queries; asked += 1) await ask(child.ready as string);
        cpu.push(((await child.sample()).cpuMicros - before.cpuMicros) / 1000 / queries);
      }
    }
    const figuresOf = ({ statements, cpu }: Bureau): LoaderFigures => ({ statements, cpuMs: percentile(cpu, 0.5), cpuMsByRound: cpu });
    return { country, rows, persons, on: figuresOf(bureaux.get('on')!), off: figuresOf(bureaux.get('off')!) };
  } finally {
    await Promise.all([...bureaux.values()].map(({ child }) => child.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}
