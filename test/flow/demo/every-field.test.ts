import { buildASTSchema, isObjectType, Kind, parse } from 'graphql';
import type { DocumentNode, GraphQLObjectType, GraphQLSchema, ObjectTypeDefinitionNode } from 'graphql';
import { nationalSdl } from '../../../schema/files.js';
import { parseRecordId, recordTypes } from '../../../schema/record-id.js';
import type { RecordType } from '../../../schema/record-id.js';
import { narrowProfile } from '../../../subgraphs/bureau/index.js';
import type { CountryMapping } from '../../../subgraphs/bureau/mapping/index.js';
import { rootFields, searchInputs } from '../../../subgraphs/bureau/profile-shape.js';
import { searchableFields } from '../../../subgraphs/bureau/search/search-fields.js';
import { countryCodes, countryFolders } from '../../../subgraphs/countries.js';
import { adwenpa, balkanArms, triFrontera } from '../../../subgraphs/demo/cases.js';
import { demoStartTimeout } from '../../support/demo-network.js';
import { sharedDemo } from '../../support/shared-demo.js';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import type { DemoAnswer, DemoNetwork } from '../../support/demo-network.js';
import { broadSearches, everyField } from '../../support/demo-selection.js';

let demo: DemoNetwork;
let gateway: TestGateway;
let mappings: ReadonlyMap<string, CountryMapping>;
/** The profile with what all countries add to it. */
let graph: GraphQLSchema;

beforeAll(async () => {
  const load = async (): Promise<typeof mappings> =>
    new Map(await Promise.all(countryCodes.map(async (country) => [country, await countryFolders[country]!.bureau()] as const)));
  [demo, mappings] = await Promise.all([sharedDemo(), load()]);
  // Time is not what is tried here: on a slow machine, too, every bureau is to answer.
  gateway = await startTestGateway({ deadlineMs: 60_000, signing: { keys: demo.signingKeys }, countries: Object.entries(demo.bureaux).map(([code, { url }]) => ({ code, url })) });
  const sdl = [nationalSdl(), ...[...mappings.values()].flatMap(({ extension }) => extension ?? [])].join('\n');
  graph = buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
}, demoStartTimeout);

afterAll(async () => {
  await gateway?.close();
  await demo?.close();
}, demoStartTimeout);

/** What the demo has no value of in some countries that could keep one: warrants ask for nothing beside the arrest, and not all take part in operations. */
const untold = new Set(['Warrant.actionToTake', 'Arrest.operation', 'Seizure.operation']);

interface Page {
  readonly totalCount: number | null;
  readonly complete: boolean;
  readonly countries: readonly { readonly country: string; readonly status: string; readonly count: number | null; readonly reason: string | null }[];
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> & { readonly id: string } }[];
}

const operations = [adwenpa.code, balkanArms.code, triFrontera.code];
const searches = Object.entries(rootFields) as readonly (readonly [string, RecordType])[];
const objectType = (type: RecordType): GraphQLObjectType => {
  const found = graph.getType(type);
  if (!isObjectType(found)) throw new Error(`the profile has no type ${type}`);
  return found;
};

/** The fields of a type that a country has, those it adds included. */
function fieldsOf(sdl: DocumentNode, type: RecordType): ReadonlySet<string> {
  const definitions = sdl.definitions.filter((one): one is ObjectTypeDefinitionNode =>
    ([Kind.OBJECT_TYPE_DEFINITION, Kind.OBJECT_TYPE_EXTENSION] as readonly string[]).includes(one.kind) && (one as ObjectTypeDefinitionNode).name.value === type);
  return new Set(definitions.flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
}

/** Asks one country for the records of a type with every field, by searches that together find nearly all, or all of an operation where the country can search by no more. */
async function sweep(country: string, root: string, type: RecordType): Promise<readonly Page[] | null> {
  const mapping = mappings.get(country)!;
  const keeps = mapping.registers[type] !== undefined;
  const searchable = new Set(keeps ? searchableFields(mapping, type) : ['status', 'sex', 'from']);
  const broad = broadSearches(graph, searchInputs[type], searchable) ?? [];
  // The few records of an operation are not on the first page of a broad search.
  const ofOperations = searchable.has('operation') ? operations.map((code) => `{operation: "${code}"}`) : [];
  if (broad.length + ofOperations.length === 0) return null;
  const roots = [...broad, ...ofOperations].map((search, index) =>
    `s${index}: ${root}(search: ${search}, in: ["${country}"], first: 200) { totalCount complete countries { country status count reason } edges { node { ...all } } }`);
  // An analyst of the country itself: from others its owner's rules keep some records.
  const authorization = `Bearer ${await gateway.token({ country })}`;
  const { body } = await gateway.ask(`query { ${roots.join('\n')} } fragment all on ${type} { ${everyField(objectType(type))} }`, {}, { authorization });
  const { data, errors } = body as DemoAnswer<Readonly<Record<string, Page>>>;
  expect({ country, type, errors }).toEqual({ country, type, errors: undefined });
  return Object.values(data);
}

/** The fields told of records, by type: of those on the pages and of those behind their relations. */
function fieldsTold(nodes: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<string> {
  const told = new Set<string>();
  const read = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(read);
    if (value === null || typeof value !== 'object') return;
    const record = 'id' in value && typeof value.id === 'string' ? parseRecordId(value.id) : null;
    for (const [field, below] of Object.entries(value)) {
      if (record && below !== null) told.add(`${record.type}.${field}`);
      read(below);
    }
  };
  read(nodes);
  return told;
}

test.each(countryCodes)('%s: every register it keeps answers every field; those it does not keep say so', async (country) => {
  const mapping = mappings.get(country)!;
  const sdl = narrowProfile(mapping);
  const nodes: Page['edges'][number]['node'][] = [];
  const has: string[] = [];
  for (const [root, type] of searches) {
    const pages = await sweep(country, root, type);
    expect({ country, type, broad: pages !== null }).toEqual({ country, type, broad: true });
    if (mapping.registers[type] === undefined) {
      for (const page of pages!) expect(page).toMatchObject({ complete: true, edges: [], countries: [{ country, status: 'UNSUPPORTED', reason: 'NO_SUCH_REGISTER' }] });
      continue;
    }
    for (const page of pages!) {
      const { totalCount: count } = page;
      expect({ type, ...page, edges: page.edges.length }).toEqual({
        type, totalCount: expect.any(Number), complete: true, edges: Math.min(count!, 200),
        countries: [{ country, status: count! > 0 ? 'HIT' : 'NO_HIT', count, reason: null }],
      });
    }
    const found = pages!.flatMap(({ edges }) => edges.map(({ node }) => node));
    expect({ type, any: found.length > 0 }).toEqual({ type, any: true });
    for (const { id, ...node } of found) expect(parseRecordId(id)).toEqual({ country, type, localId: node['localId'] });
    nodes.push(...found);
    has.push(...[...fieldsOf(sdl, type)].map((field) => `${type}.${field}`));
  }
  const told = fieldsTold(nodes);
  expect([...told].filter((field) => !has.includes(field))).toEqual([]);
  expect(has.filter((field) => !told.has(field) && !untold.has(field))).toEqual([]);
}, 120_000);

test('every record type is swept', () => {
  expect(searches.map(([, type]) => type).sort()).toEqual([...recordTypes].sort());
});
