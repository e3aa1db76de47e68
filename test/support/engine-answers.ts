import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildASTSchema } from 'graphql';
import { projectFile } from '../../schema/files.js';
import { createNational, narrowProfile, type RunningBureau, startBureau } from '../../subgraphs/bureau/index.js';
import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import { countryFolders } from '../../subgraphs/countries.js';
import { plantCases } from '../../subgraphs/demo/cases.js';
import { inventRegister } from '../../subgraphs/demo/invent.js';
import { otherQuestions } from './engine-checks.js';
import { type EngineQuestion, searchedTypes, searches, searchQuestion, sweeps, type ToldRecord } from './engine-questions.js';
import { withHostileRecords } from './hostile-register.js';
import { nationalOnServer } from './national-on-server.js';
import type { SqlServer } from './servers/index.js';

/** How many records a register has, without the planted and the hostile ones. */
const sizes = { persons: 100, documents: 80, vehicles: 60, firearms: 40, warrants: 60, arrests: 50, seizures: 40 };

/** Most searches in one question: as many root fields as a bureau takes. */
const searchesAtOnce = 20;

/** What two bureaux said to the same questions. */
export interface Compared {
  readonly questions: number;
  /** Records told with every field. */
  readonly records: number;
  /** Hits of searches. */
  readonly hits: number;
  /** The questions whose answers differ, with both. */
  readonly differences: readonly { readonly question: EngineQuestion; readonly sqlite: unknown; readonly server: unknown }[];
}

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: ToldRecord }[];
}

/** Asks a country's bureau over SQLite and over the server, both with the same records, all that can be asked, and compares. */
export async function compareEngines(server: SqlServer, country: string): Promise<Compared> {
  const { records, bureau } = countryFolders[country]!;
  const mapping = await bureau();
  const register = withHostileRecords(plantCases(country, inventRegister(country, { seed: 11, ...sizes })));
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const bureaux: RunningBureau[] = [];
  try {
    const path = join(folder, 'national.sqlite');
    createNational(path, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), (await records()).rows(register));
    bureaux.push(await startBureau(mapping, `sqlite:${path}`, { open: true }));
    bureaux.push(await startBureau(mapping, (await nationalOnServer(server, country, register)).readerUrl, { open: true }));
    return await compare(mapping, bureaux.map(({ url }) => url));
  } finally {
    await Promise.all(bureaux.map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(mapping: CountryMapping, urls: readonly string[]): Promise<Compared> {
  const schema = buildASTSchema(narrowProfile(mapping), { assumeValid: true, assumeValidSDL: true });
  const told: Record<string, ToldRecord[]> = {};
  const differences: Compared['differences'][number][] = [];
  let questions = 0, hits = 0;
  const ask = async (question: EngineQuestion): Promise<Readonly<Record<string, unknown>>> => {
    const [sqlite, onServer] = await Promise.all(urls.map((url) => answer(url, question)));
    questions++;
    if (JSON.stringify(sqlite) !== JSON.stringify(onServer)) differences.push({ question, sqlite, server: onServer });
    return sqlite?.data ?? {};
  };
  for (const [root, type] of searchedTypes(mapping)) {
    for (const query of sweeps(schema, mapping, root, type)) {
      for (let after: string | null = null, more = true; more;) {
        const page = (await ask({ query, variables: { after } }))['page'] as Page | undefined;
        told[type] = [...(told[type] ?? []), ...(page?.edges ?? []).map(({ node }) => node)];
        after = page?.pageInfo.endCursor ?? null;
        more = page?.pageInfo.hasNextPage === true;
      }
    }
    const asked = searches(schema, mapping, type, told[type] ?? []);
    for (let from = 0; from < asked.length; from += searchesAtOnce) {
      const found = await ask(searchQuestion(root, type, asked.slice(from, from + searchesAtOnce)));
      for (const page of Object.values(found)) hits += (page as { readonly totalCount: number } | null)?.totalCount ?? 0;
    }
  }
  const roots = new Set(Object.keys(schema.getQueryType()!.getFields()));
  for (const question of otherQuestions(mapping, roots, told)) await ask(question);
  return { questions, hits, records: Object.values(told).flat().length, differences };
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: unknown;
}

async function answer(url: string, question: EngineQuestion): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) });
  return (await response.json()) as Answer;
}
