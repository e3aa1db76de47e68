import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { SimulatedBureau } from '../bureaux/server.js';

/** The type of a country's persons, for example `FrPerson`. */
export const peerType = (country: string): string => `${country[0]!}${country[1]!.toLowerCase()}Person`;

/** The root field of a country's persons, for example `frPersons`. */
export const peerRootField = (country: string): string => `${country.toLowerCase()}Persons`;

/** The subgraph of one country as a stock federation would have it: a type of its own behind the shared interface. */
export const peerSdl = (country: string): string => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  scalar PartialDate
  scalar CountryCode
  enum Sex { NOT_KNOWN MALE FEMALE NOT_APPLICABLE }
  type Name @shareable { full: String script: String kind: String }
  input PersonSearch { name: String birth: PartialDate sex: Sex }
  interface Person { id: ID! country: CountryCode! names: [Name!] sex: Sex births: [PartialDate!] }
  type ${peerType(country)} implements Person @key(fields: "id") {
    id: ID!
    country: CountryCode!
    names: [Name!]
    sex: Sex
    births: [PartialDate!]
  }
  type Query { ${peerRootField(country)}(search: PersonSearch!, first: Int): [${peerType(country)}!]! }
`;

/**
 * The supergraph of the type-per-country design.
 * @throws Error with the composition errors.
 */
export function composePeers(bureaux: readonly SimulatedBureau[]): string {
  const result = composeServices(bureaux.map(({ country, url }) => ({ name: country, url, typeDefs: parse(peerSdl(country)) })));
  if (result.errors) throw new Error(`the peers' supergraph does not compose: ${result.errors.map(({ message }) => message).join('; ')}`);
  return result.supergraphSdl;
}

/** The query that asks every country through its own root field, with plain fields (see README.md). */
export function peerQuery(countries: readonly string[]): string {
  const fields = countries.map((country) => `${peerRootField(country)}(search: $search, first: $first) { id country names { full } sex births }`);
  return `query Persons($search: PersonSearch!, $first: Int) { ${fields.join(' ')} }`;
}
