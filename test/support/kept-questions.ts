import type { RecordType } from '../../schema/record-id.js';
import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import { keptRefs } from './kept-register.js';
import type { SignedBureau, TestAsker } from './signed-bureau.js';

/** What countries add to persons that is a plain value. */
const scalars: ReadonlySet<string> = new Set(['brCpf']);

/** A question to a bureau. */
export interface KeptQuestion { readonly query: string; readonly variables: Readonly<Record<string, unknown>> }

/** What could betray a kept record of `keptRegister`, as far as the country can be asked it. */
export function keptQuestions({ registers }: CountryMapping, id: (type: RecordType, ref: number) => string): readonly KeptQuestion[] {
  // A field that the country adds to persons, as an extension's data source asks it.
  const [own = ''] = Object.keys(registers.Person?.extra ?? {}).map((name) => (scalars.has(name) ? name : `${name} { __typename }`));
  const about = (query: string, variables: KeptQuestion['variables'] = {}): KeptQuestion => ({ query, variables });
  const connection = 'totalCount complete countries { status count reason } pageInfo { hasNextPage endCursor } edges { score cursor node { id } }';
  return [
    about(`{ persons(search: { birth: "1961" }, first: 1) { ${connection} } }`),
    about('{ persons(search: { birth: "1961-04-05" }) { totalCount edges { node { id documents { id number } } } } }'),
    about(`{ persons(search: { name: "Kornelia Zwart" }) { ${connection} } }`),
    about('{ checkPersons(persons: [{ name: "Kornelia Zwart", birth: "1961-04-05" }]) { outcome complete countries { status count } records { id } } }'),
    about('{ personCandidates(probes: [{ id: "XX:person:1", names: ["Kornelia Zwart"], births: ["1961-04-05"] }]) { index withheld candidates { id score reasons } } }'),
    ...(Object.keys(keptRefs) as (keyof typeof keptRefs)[]).filter((type) => registers[type]?.fields.audience).flatMap((type) => [
      about('query ($id: ID!) { record(id: $id) { id updatedAt } }', { id: id(type, keptRefs[type]) }),
      about(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { id ${type === 'Person' ? own : ''} } } }`, { of: [{ __typename: type, id: id(type, keptRefs[type]) }] }),
    ]),
    ...(registers.TravelDocument?.fields.audience ? [
      about(`{ travelDocuments(search: { number: "KEPT90901" }) { ${connection} } }`),
      about('{ checkTravelDocuments(documents: [{ number: "KEPT90901" }, { number: "NONE" }]) { outcome complete countries { status count } records { id } } }'),
    ] : []),
    ...(registers.Vehicle?.fields.audience ? [
      about(`{ vehicles(search: { vin: "KEPT0000000090902" }) { ${connection} } }`),
      about('{ checkVehicles(vehicles: [{ vin: "KEPT0000000090902" }]) { outcome complete countries { status count } records { id } } }'),
    ] : []),
    ...(registers.Seizure?.fields.audience && registers.Seizure.fields.operation?.find ? [
      about(`{ seizures(search: { operation: "KEPT-OP" }) { ${connection} } }`),
      about('{ operationTotals(operation: "KEPT-OP") { arrests withheld seizures { kind quantity unit } } }'),
    ] : []),
  ];
}

/** All that a bureau says: status, body, and the headers that do not tell the time. */
export async function told(bureau: Pick<SignedBureau, 'askAs'>, asker: TestAsker, { query, variables }: KeptQuestion): Promise<readonly unknown[]> {
  const { status, text, headers } = await bureau.askAs(asker, query, variables);
  return [status, [...headers].filter(([name]) => name !== 'date'), text];
}
