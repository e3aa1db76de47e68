import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphqlSync, parse } from 'graphql';
import type { OwnSubgraph, PublishedBureau } from '../../../gateway/plan/index.js';
import { exchangeSdl, nationalSdl } from '../../../schema/files.js';

/** The subgraphs the gateway executes itself, as they stand in schema/. */
export const ownSubgraphs: readonly OwnSubgraph[] = [
  { name: 'national', sdl: nationalSdl() },
  { name: 'exchange', sdl: exchangeSdl() },
];

/** A bureau that keeps persons alone, with few of their fields. */
export const narrowSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  scalar CountryCode
  scalar PartialDate
  interface Record { id: ID! country: CountryCode! localId: String }
  type Person implements Record @key(fields: "id") {
    id: ID!
    country: CountryCode!
    localId: String
    names: [Name!]
    births: [PartialDate!]
  }
  type Name @shareable { full: String script: String }
  type Query { person(id: ID!): Person }
`;

/** What France adds in the tests. */
export const frenchSdl = `
  extend type Person { frFicheS: FrFiche frSince(unit: FrUnit): Int }
  type FrFiche { level: Int! motif: String place: Place subject: Person }
  type Place @shareable { text: String country: CountryCode }
  enum FrUnit { DAYS YEARS }
`;

/** What Brazil adds in the tests. */
export const brazilianSdl = `
  extend type Person { brCpf: BrCpf }
  type BrCpf { number: String valid: Boolean }
`;

/** The SDL a real federated subgraph with this schema answers to `_service { sdl }`. */
export function publishedSdl(sdl: string): string {
  const result = graphqlSync({ schema: buildSubgraphSchema(parse(sdl)), source: '{ _service { sdl } }' });
  return (result.data?._service as { sdl: string }).sdl;
}

export const bureau = (country: string, sdl: string | null): PublishedBureau =>
  ({ country, name: `Bureau of ${country}`, url: `http://127.0.0.1:1/${country}`, connectedSince: null, sdl });
