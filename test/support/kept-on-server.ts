import { countryFolders } from '../../subgraphs/countries.js';
import type { DemoEnvelope } from '../../subgraphs/demo/register.js';
import { keptQuestions, told } from './kept-questions.js';
import { keptIds, keptRefs, keptRegister, shownRef } from './kept-register.js';
import { nationalOnServer } from './national-on-server.js';
import type { SqlServer } from './servers/index.js';
import { askerWith, startSignedBureauOver } from './signed-bureau.js';
import type { TestAsker } from './signed-bureau.js';

/** What an asker is told of kept records on a server, and of the same register without them. */
export interface KeptOnServer {
  /** For each question: its text, and all that the bureau said: status, headers, body. */
  readonly withThem: readonly (readonly unknown[])[];
  readonly without: readonly (readonly unknown[])[];
}

async function startOver(server: SqlServer, country: string, kept: Partial<DemoEnvelope> | null, of: string, key?: Parameters<typeof startSignedBureauOver>[2]) {
  const folder = countryFolders[country]!;
  const { readerUrl } = await nationalOnServer(server, country, keptRegister(country, kept), of);
  return startSignedBureauOver(await folder.bureau(), readerUrl, key);
}

/** Asks all that could betray records that Ghana is denied, of the country over this server, as an analyst of Ghana. */
export async function maskedOnServer(server: SqlServer, country: string): Promise<KeptOnServer> {
  const folder = countryFolders[country]!;
  const asker = askerWith({ country: 'GH' });
  const withIt = await startOver(server, country, { deniedTo: ['GH'] }, '_masked');
  const without = await startOver(server, country, null, '_absent', { key: withIt.key });
  try {
    const questions = keptQuestions(await folder.bureau(), keptIds(country, await folder.records()));
    const ask = async (bureau: typeof withIt): Promise<readonly (readonly unknown[])[]> => {
      const answers: (readonly unknown[])[] = [];
      for (const question of questions) answers.push([question.query, ...await told(bureau, asker, question)]);
      return answers;
    };
    return { withThem: await ask(withIt), without: await ask(without) };
  } finally {
    await Promise.all([withIt.close(), without.close()]);
  }
}

/** Asks the country over this server for records that are confidential, by what finds them: the answers' data or, where there is an error, its code and path. */
export async function withheldOnServer(server: SqlServer, country: string): Promise<Readonly<Record<'officer' | 'analyst', readonly unknown[]>>> {
  const folder = countryFolders[country]!;
  const bureau = await startOver(server, country, { confidentiality: 'CONFIDENTIAL' }, '_withheld');
  try {
    const id = keptIds(country, await folder.records());
    const page = 'totalCount complete countries { status count } edges { node { id } }';
    const ask = (asker: TestAsker) => async (query: string): Promise<unknown> => {
      const { data, errors } = JSON.parse((await bureau.askAs(asker, query)).text) as { readonly data: unknown; readonly errors?: readonly { readonly path: unknown; readonly extensions: { readonly code: string } }[] };
      return errors ? { data, errors: errors.map(({ path, extensions: { code } }) => [code, path]) } : data;
    };
    const queries = [
      `{ persons(search: { birth: "1961-04-05" }) { ${page} } }`,
      `{ persons(search: { name: "Kornelia Zwart" }) { ${page} } }`,
      '{ checkTravelDocuments(documents: [{ number: "KEPT90901" }]) { outcome complete countries { status count } records { id } } }',
      '{ personCandidates(probes: [{ id: "XX:person:1", names: ["Kornelia Zwart"], births: ["1961-04-05"] }]) { withheld candidates { id } } }',
      '{ operationTotals(operation: "KEPT-OP") { withheld seizures { quantity } } }',
      `{ person(id: "${id('Person', keptRefs.Person)}") { id } }`,
      `{ person(id: "${id('Person', shownRef)}") { documents { number } } }`,
    ];
    const all = async (asker: TestAsker): Promise<readonly unknown[]> => {
      const answers: unknown[] = [];
      for (const query of queries) answers.push(await ask(asker)(query));
      return answers;
    };
    return { officer: await all(askerWith({ country: 'TN', role: 'OFFICER' })), analyst: await all(askerWith({ country: 'TN' })) };
  } finally {
    await bureau.close();
  }
}

/** What `withheldOnServer` is to give. */
export async function expectedWithheld(country: string): Promise<Readonly<Record<'officer' | 'analyst', readonly unknown[]>>> {
  const id = keptIds(country, await countryFolders[country]!.records());
  const [kept, shown, document] = [id('Person', keptRefs.Person), id('Person', shownRef), id('TravelDocument', keptRefs.TravelDocument)];
  const nodes = (...ids: readonly string[]) => [...ids].sort().map((one) => ({ node: { id: one } }));
  const some = { totalCount: 1, complete: false, countries: [{ status: 'WITHHELD', count: null }], edges: nodes(shown) };
  const all = { totalCount: 2, complete: true, countries: [{ status: 'HIT', count: 2 }], edges: nodes(kept, shown) };
  return {
    officer: [
      { persons: some }, { persons: some },
      { checkTravelDocuments: [{ outcome: 'UNKNOWN', complete: false, countries: [{ status: 'WITHHELD', count: null }], records: [] }] },
      { personCandidates: [{ withheld: true, candidates: [{ id: shown }] }] },
      { operationTotals: { withheld: true, seizures: [] } },
      { data: { person: null }, errors: [['WITHHELD', ['person']]] },
      { data: { person: { documents: [] } }, errors: [['WITHHELD', ['person', 'documents']]] },
    ],
    analyst: [
      { persons: all }, { persons: all },
      { checkTravelDocuments: [{ outcome: 'HIT', complete: true, countries: [{ status: 'HIT', count: 1 }], records: [{ id: document }] }] },
      { personCandidates: [{ withheld: false, candidates: nodes(kept, shown).map(({ node }) => node) }] },
      { operationTotals: { withheld: false, seizures: [{ quantity: 7 }] } },
      { person: { id: kept } },
      { person: { documents: [{ number: 'KEPT90901' }] } },
    ],
  };
}
