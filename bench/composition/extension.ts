import { nationalSdl } from '../../schema/files.js';

/** The type a country adds in a version of its extension. */
export const addedType = (country: string, version: number): string => `${country[0]!}${country[1]!.toLowerCase()}Dossier${version}`;

/** What a country publishes: the national profile, a file of its own on each person, and a remark. Each version names its type otherwise. */
export function extendedSdl(country: string, version: number): string {
  const prefix = country.toLowerCase(), added = addedType(country, version);
  return `${nationalSdl()}
type ${added} { ${prefix}Reference: String ${prefix}Office: String ${prefix}Pages: Int }
extend type Person @key(fields: "id") { id: ID! @external ${prefix}Dossier: ${added} ${prefix}Remark: String }
`;
}
