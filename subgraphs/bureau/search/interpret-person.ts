import { intervalText, isMeantAsInterval, readDateInterval } from '../../../schema/date-interval.js';
import { interpretPerson } from '../../../schema/interpretation.js';
import type { Interpretation } from '../../../schema/interpretation.js';
import type { Criteria, SearchInput } from './criteria.js';
import { nameTokens } from './names/name-tokens.js';
import type { NameToken } from './names/name-tokens.js';
import { mostRanked } from './rank-persons.js';

/** What the form of a name tells: scripts that leave short vowels unwritten are compared by their letters. */
const scriptOf = (name: readonly NameToken[]): string => (name.some(({ letters }) => letters !== null) ? 'NAME_BY_LETTERS' : 'NAME');

const partOf = ({ text, letters, particle }: NameToken): string => (particle === null ? letters ?? text : `${letters ?? text} (${particle})`);

const interpretName = (name: readonly NameToken[], warnings: readonly string[] = []): Interpretation =>
  ({ field: 'name', form: scriptOf(name), readAs: name.map(partOf), warnings });

/** An interval is told with whole days at its ends. */
function interpretBirth(birth: string, scored: boolean): Interpretation {
  const interval = isMeantAsInterval(birth) ? readDateInterval(birth) : null;
  const form = `DATE${interval ? '_INTERVAL' : ''}${scored ? '_SCORED' : ''}`;
  return { field: 'birth', form, readAs: [interval && !('defect' in interval) ? intervalText(interval) : birth], warnings: [] };
}

/** How a person to check was read: the machine-readable zone, or the name and the date of birth beside each other. */
export function interpretPersonItem(item: Readonly<Record<string, string | null | undefined>>): readonly Interpretation[] {
  const { mrz, name, birth } = item;
  return mrz || !name || !birth ? interpretPerson(item) : [interpretName(nameTokens(name)), interpretBirth(birth, true)];
}

/**
 * How a search for persons was read: the parts of the name, particles with their class; what else is looked for.
 * @param more whether more fit than are given.
 */
export function interpretPersonSearch(search: SearchInput, { person, minScore }: Criteria, more: boolean): readonly Interpretation[] {
  return Object.entries(search).flatMap(([field, value]): readonly Interpretation[] => {
    if (value === null || value === undefined) return [];
    if (field === 'name' && person !== null) {
      const warnings = more ? [`more than ${mostRanked} persons fit in a country: the best of them are given, and counted`] : [];
      return [interpretName(person.name, warnings)];
    }
    if (field === 'birth') return [interpretBirth(String(value), person !== null)];
    const scored = person !== null && (field === 'sex' || field === 'nationality');
    return [{ field, form: scored ? 'SCORED' : null, readAs: [String(value)], warnings: [] }];
  }).concat(person !== null && (search['minScore'] ?? null) === null ? [{ field: 'minScore', form: 'DEFAULT', readAs: [String(minScore)], warnings: [] }] : []);
}
