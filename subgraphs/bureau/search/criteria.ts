import { sql } from 'kysely';
import { isIdentifierField, readIdentifier } from '../../../schema/identifier.js';
import { mannerOf } from '../../../schema/interpretation.js';
import type { RecordType } from '../../../schema/record-id.js';
import { soughtDefect, withoutMrz } from '../../../schema/sought.js';
import type { Sql } from '../database/column.js';
import { calibreSpellings } from '../../../schema/firearm.js';
import { foldAlnum } from '../../../schema/fold.js';
import { BadUserInput } from '../errors.js';
import type { RequestReader } from '../loaders/request-reader.js';
import type { KeptField } from '../rules/index.js';
import { recordMapping } from '../loaders/plan.js';
import { allOf, type Scope } from '../loaders/scope.js';
import { birthMatch, readBirth } from './birth-asked.js';
import { condition, type ConditionContext, type Match } from './condition.js';
import { nameTokens } from './names/name-tokens.js';
import { type Question, withNativeTexts } from './native-texts.js';
import type { PersonAsked } from './person-score.js';
import { dependentFields, finderOf, searchFields } from './search-fields.js';
import { overlongText } from './text-limit.js';

/** The values of a search input, by field. */
export type SearchInput = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A search that has been understood. */
export interface Criteria {
  /** The condition under which a row is a candidate. */
  readonly condition: (scope: Scope) => Sql;
  /** The person that candidates are scored against, of a search by name; null: every candidate fits, with score 1. */
  readonly person: PersonAsked | null;
  /** The least score of a record that fits. */
  readonly minScore: number;
  /** Whether a field it searches by is withheld from the requester, of some records at least: those are not found, whatever is looked for. */
  readonly withheldField: boolean;
}

/** What is returned when no least score is asked for (schema/national.graphql, PersonSearch.minScore). */
export const defaultMinScore = 0.7;

/** What finders of a type are translated with. */
export const conditionContext = (reader: RequestReader, type: RecordType): ConditionContext => ({
  source: reader.database, key: recordMapping(reader.country, type)!.key, zone: reader.country.timeZone,
});

function range(input: SearchInput, field: string, least: number, most: number, otherwise: number): number {
  const value = input[field] ?? otherwise;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new BadUserInput(`Expected \`${field}\` from ${least} to ${most}, got ${String(value)}`);
}

function matches(field: string, match: string, value: string, input: SearchInput, home: string): readonly Match[] {
  // PostgreSQL fails on U+0000 in a text, which is no fault of the database.
  if (/[\u0000\p{Cs}]/u.test(value)) throw new BadUserInput(`Expected \`${field}\` to be Unicode text without the character U+0000, got other`);
  switch (match) {
    case 'name':
      if (nameTokens(value).length === 0) throw new BadUserInput('Expected `name` to have a letter or a digit, got none');
      return [];
    case 'date': {
      const asked = readBirth(value);
      if ('defect' in asked) throw new BadUserInput(`Expected \`${field}\` to be ${asked.defect}`);
      return [birthMatch(asked, range(input, 'birthTolerance', 0, 10, 0))];
    }
    case 'since': case 'until': return [{ by: match, instant: value }];
    default: {
      const read = isIdentifierField(field) ? readIdentifier(field, value, mannerOf(input, true, home)) : null;
      if (read && !('defect' in read)) return [read.pattern ? { by: 'like', patterns: read.values } : { by: 'equals', values: read.values }];
      if (field === 'calibre' && foldAlnum(value) !== '') return [{ by: 'equals', values: calibreSpellings(value) }];
      if (foldAlnum(value) === '') throw new BadUserInput(`Expected \`${field}\` to have a letter or a digit, got none`);
      return [{ by: 'equals', values: [value] }];
    }
  }
}

/** Nobody finds a record by a field that is kept from him: a search would confirm its value. */
export const unkept = (fields: readonly (KeptField | undefined)[], scope: Scope): readonly Sql[] => fields.flatMap((field) => (field ? [sql`not (${field.when(scope)})`] : []));

/** Whom a search by name is for. Null: it is none. */
function personAsked(input: SearchInput, birthTolerance: number): PersonAsked | null {
  const { name, birth, sex, nationality } = input;
  if (typeof name !== 'string') return null;
  const asked = typeof birth === 'string' ? readBirth(birth) : null;
  return {
    name: nameTokens(name), birth: asked === null || 'defect' in asked ? null : asked, birthTolerance,
    sex: sex === 'MALE' || sex === 'FEMALE' ? sex : null, nationality: typeof nationality === 'string' ? nationality : null,
  };
}

/** Whether a field of a search by name is one that the score is made of. */
function isScored(person: PersonAsked | null, field: string): boolean {
  return person !== null && (field === 'name' || field === 'birth' || (field === 'sex' && person.sex !== null) || field === 'nationality');
}

/**
 * Understands a search.
 * @throws BadUserInput when it is empty or a value is out of bounds; a text has at most 200 characters.
 */
export async function criteriaOf(reader: RequestReader, type: RecordType, search: SearchInput): Promise<Criteria> {
  const overlong = overlongText(search);
  if (overlong !== null) throw new BadUserInput(overlong);
  const defect = soughtDefect(search, true);
  if (defect) throw new BadUserInput(`Expected \`${defect.field}\` to have ${defect.expected}`);
  // `mrz` stands for the number and the issuer it holds.
  const input = withoutMrz(search) as SearchInput;
  const questions: Question[] = [];
  const kept: KeptField[] = [];
  const context = conditionContext(reader, type);
  const minScore = range(input, 'minScore', 0, 1, defaultMinScore);
  const person = type === 'Person' ? personAsked(input, range(input, 'birthTolerance', 0, 10, 0)) : null;
  let asks = false;
  for (const [field, { profileField, match }] of Object.entries(searchFields[type])) {
    const value = input[field];
    if (value === undefined || value === null) continue;
    const finder = finderOf(reader.country, type, profileField);
    // The issuer of an MRZ narrows the search only where the country can search by it.
    if (!finder) continue;
    const keeps = reader.keeping(type).fields.get(profileField);
    if (keeps) kept.push(keeps);
    asks = true;
    const asked = matches(field, match, String(value), input, reader.country.country);
    // What a person is scored by keeps nobody out.
    if (!isScored(person, field)) for (const one of asked) questions.push({ finder, match: one });
  }
  if (!asks) {
    const fields = Object.keys(searchFields[type]).filter((field) => !(field in (dependentFields[type] ?? {})));
    throw new BadUserInput(`Expected a search by at least one of ${fields.join(', ')}, got none`);
  }
  const asked = await withNativeTexts(reader, type, questions);
  return {
    condition: (scope) => allOf([...asked.map(({ finder, match }) => condition(finder, match, scope, context)), ...unkept(kept, scope)]),
    withheldField: kept.some(({ then }) => then === 'WITHHELD'),
    person,
    minScore,
  };
}
