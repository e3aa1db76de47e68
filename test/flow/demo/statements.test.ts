import { countryCodes } from '../../../subgraphs/countries.js';
import { fighter } from '../../../subgraphs/demo/cases.js';
import { startCountedDemo } from '../../support/counted-demo.js';
import type { CountedDemo } from '../../support/counted-demo.js';
import type { CountedAsk, Counters } from '../../support/demo-counters.js';
import { demoStartTimeout } from '../../support/demo-network.js';
import type { DemoAnswer } from '../../support/demo-network.js';
import type { TestGateway } from '../../support/gateway.js';

let demo: CountedDemo;
let counters: Counters;
let gateway: TestGateway;

beforeAll(async () => {
  demo = await startCountedDemo();
  ({ counters, gateway } = demo);
}, demoStartTimeout);

afterAll(() => demo?.close(), demoStartTimeout);

const page = `query ($search: PersonSearch!, $first: Int) {
  persons(search: $search, first: $first) {
    complete totalCount
    edges {
      node {
        id sex births names { full script }
        documents { id number type status issuer }
        warrants { id reference status offences { code text } }
        matches { complete candidates { score person { id names { full } documents { number } } } }
      }
    }
  }
}`;

interface Page {
  readonly persons: {
    readonly complete: boolean;
    readonly totalCount: number;
    readonly edges: readonly { readonly node: {
      readonly id: string;
      readonly documents: readonly unknown[] | null;
      readonly warrants: readonly unknown[] | null;
      readonly matches: { readonly complete: boolean; readonly candidates: readonly { readonly person: { readonly id: string } }[] };
    } }[];
  };
}

/** The steps of the plan for a page of persons with their matches. */
const steps = ['persons', 'personCandidates', '_entities'] as const;

interface AskedPage {
  readonly nodes: readonly Page['persons']['edges'][number]['node'][];
  readonly asks: readonly CountedAsk[];
}

async function askPage(search: object, first: number): Promise<AskedPage> {
  counters.take();
  const { body } = await gateway.ask(page, { search, first });
  const { data, errors } = body as DemoAnswer<Page>;
  expect(errors).toBeUndefined();
  expect(data.persons.complete).toBe(true);
  const nodes = data.persons.edges.map(({ node }) => node);
  expect(nodes).toHaveLength(first);
  for (const { matches } of nodes) expect(matches.complete).toBe(true);
  return { nodes, asks: counters.take() };
}

/** The statements of each time a bureau was asked in a step. */
const of = ({ asks }: AskedPage, country: string, step: string): readonly number[] =>
  asks.flatMap((ask) => (ask.country === country && ask.fields === step ? [ask.statements] : []));

const sizes = [1, 10, 25, 50];

function print(title: string, pages: readonly AskedPage[]): void {
  const cells = countryCodes.map((country) => [country, ...pages.map((asked) => steps.map((step) => of(asked, country, step).join('+') || '-').join(' '))]);
  const rows = [['', ...sizes.map(String)], ...cells].map((row) => row.map((cell, column) => cell.padStart(column === 0 ? 2 : 8)).join(' '));
  process.stdout.write([`SQL statements of each bureau: ${title}.`, `By size of the page, in the steps ${steps.join(', ')} ("-": not asked).`, ...rows, ''].join('\n'));
}

/** Expects that no bureau is asked twice in a step, and that statements do not grow with the page. */
function expectConstant(pages: readonly AskedPage[]): void {
  for (const asked of pages) {
    for (const { fields } of asked.asks) expect(steps).toContain(fields);
    for (const country of countryCodes) {
      expect([country, of(asked, country, 'persons').length, of(asked, country, 'personCandidates').length]).toEqual([country, 1, 1]);
      expect(of(asked, country, '_entities').length).toBeLessThanOrEqual(1);
    }
  }
  for (const country of countryCodes) {
    for (const step of steps) {
      // A page of one may lack what a further statement would ask of, for example offences where there is no warrant.
      const [one, ...larger] = pages.map((asked) => of(asked, country, step)).filter((counts) => counts.length > 0).flat();
      // Where an index of names finds nobody who may be alike to the persons of a page, nothing is read; larger pages have the same persons, and more.
      const reading = larger.slice(larger.filter((count, place) => count === 0 && larger.slice(0, place).every((before) => before === 0)).length);
      const all = new Set(reading);
      expect([country, step, all.size]).toEqual([country, step, Math.min(reading.length, 1)]);
      for (const count of all) expect(one).toBeLessThanOrEqual(count);
    }
  }
}

test('a page of 50 persons of nearly all countries, with documents, warrants and matches', async () => {
  // The month of birth of a person whom three countries know.
  const search = { birth: fighter.birth.slice(0, 7) };
  const pages: AskedPage[] = [];
  for (const first of sizes) pages.push(await askPage(search, first));
  print('persons born in one month', pages);
  const { nodes } = pages.at(-1)!;
  expect(new Set(nodes.map(({ id }) => id.slice(0, 2))).size).toBeGreaterThanOrEqual(10);
  expect(nodes.some(({ documents }) => (documents?.length ?? 0) > 1)).toBe(true);
  expect(nodes.some(({ warrants }) => (warrants?.length ?? 0) > 0)).toBe(true);
  expect(nodes.some(({ matches }) => matches.candidates.length > 1)).toBe(true);
  expectConstant(pages);
}, 120_000);

test('a page for which every bureau gives as many persons as the page has', async () => {
  const pages: AskedPage[] = [];
  for (const first of sizes) pages.push(await askPage({ category: 'WANTED' }, first));
  print('wanted persons, as many from each bureau as the page has', pages);
  expectConstant(pages);
}, 120_000);
