import { formatRecordId } from '../../schema/record-id.js';

/** A value as a bureau holds it, ready to be projected to what a query asks. */
export type Prepared = null | boolean | number | string | readonly Prepared[] | { readonly [field: string]: Prepared };

/** An object of prepared fields; `__typename` is one of them. */
export type PreparedObject = { readonly [field: string]: Prepared };

/** How many persons every simulated bureau finds, whatever is looked for. */
export const hitsPerCountry = 3;

const people = [
  { names: ['Samira Exemple', 'Exemple, Samira'], sex: 'FEMALE', births: ['1984-03-12'] },
  { names: ['Noé Échantillon'], sex: 'MALE', births: ['1979-11'] },
  { names: ['Ines Muster'], sex: 'NOT_KNOWN', births: ['1991-XX-04', '1990'] },
] as const;

/** A person found, with how well it fits. */
export interface Hit {
  readonly score: number;
  /** Without `__typename`: the profile and the peers name the type differently. */
  readonly person: PreparedObject & { readonly id: string };
}

/** A score in [0.7, 1), two decimals: scattered over the countries, so that merging has something to order. */
function scoreOf(country: string, index: number): number {
  const seed = country.charCodeAt(0) * 31 + country.charCodeAt(1) * 7 + index * 13;
  return (70 + (seed % 30)) / 100;
}

/** What one country finds: invented persons, best score first, then by id. */
export function hitsOf(country: string): readonly Hit[] {
  const hits = people.map(({ names, sex, births }, index): Hit => ({
    score: scoreOf(country, index),
    person: {
      id: formatRecordId({ country, type: 'Person', localId: String(index + 1) }),
      country,
      names: names.map((full) => ({ __typename: 'Name', full, script: 'Latn', kind: 'BIRTH' })),
      sex,
      births: [...births],
    },
  }));
  return hits.sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1));
}
