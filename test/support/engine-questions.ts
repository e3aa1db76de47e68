import { getNamedType, GraphQLInputObjectType, GraphQLScalarType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { isIdentifierField } from '../../schema/identifier.js';
import type { RecordType } from '../../schema/record-id.js';
import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import { rootFields, searchInputs } from '../../subgraphs/bureau/profile-shape.js';
import { searchableFields, searchFields } from '../../subgraphs/bureau/search/search-fields.js';
import { broadSearches, everyField } from './demo-selection.js';

/** A record as an answer tells it. */
export type ToldRecord = Readonly<Record<string, unknown>> & { readonly id: string };

/** A question, to be asked of two bureaux. */
export interface EngineQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The registers a country keeps and can search, each with the root field that searches it. */
export const searchedTypes = (country: CountryMapping): readonly (readonly [root: string, type: RecordType])[] =>
  (Object.entries(rootFields) as readonly (readonly [string, RecordType])[]).filter(([, type]) => country.registers[type] && searchableFields(country, type).length > 0);

/** Searches that find nearly all records of a type, with every field of each, page by page: `$after` goes on. */
export function sweeps(schema: GraphQLSchema, country: CountryMapping, root: string, type: RecordType): readonly string[] {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`expected ${type} in the schema of ${country.country}`);
  const broad = broadSearches(schema, searchInputs[type], new Set(searchableFields(country, type))) ?? [];
  return broad.map((search) => `query ($after: String) { page: ${root}(search: ${search}, first: 150, after: $after) {
    totalCount complete pageInfo { hasNextPage endCursor } edges { score cursor node { ${everyField(object)} } } } }`);
}

const sample = <T>(list: readonly T[], most: number): readonly T[] => {
  const step = Math.max(1, Math.floor(list.length / most));
  return list.filter((_, index) => index % step === 0).slice(0, most);
};

/** A text as people write it elsewhere. */
const variants = (text: string): readonly string[] =>
  [text, text.toLowerCase(), text.toUpperCase(), [...text].join(' '), ` ${text.slice(0, 2)}-${text.slice(2)}. `, text.normalize('NFD'), `${text}X`];

/** Three of the ways, each next text in the next three. */
const someVariants = (text: string, index: number): readonly string[] => {
  const all = variants(text);
  return [0, 1, 2].map((turn) => all[(3 * index + turn) % all.length]!);
};

/** Patterns that the text fits: its beginning, its ends, and for a serial its end. */
function patternsOf(field: 'plate' | 'serial', text: string): readonly string[] {
  const signs = [...text.replace(/[^\p{L}\p{N}]/gu, '')].join('');
  return signs.length < 4 ? [] : [`${signs.slice(0, -1)}*`, `${signs.slice(0, 3).toLowerCase()}*${signs.slice(-1)}`, ...(field === 'serial' ? [`*${signs.slice(-4)}`] : [])];
}

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value === null || typeof value !== 'object') return [];
  const { code, kind, full } = value as Readonly<Record<string, unknown>>;
  return textsOf(code ?? kind ?? full ?? null);
};

const datesAround = (date: string): readonly string[] =>
  [date, date.slice(0, 4), date.slice(0, 7), `${date.slice(0, 3)}X`, `${date.slice(0, 4)}-XX${date.slice(7)}`, `${date.slice(0, 6)}X`];

/** Intervals that begin with the date, end with it, or lie beside it. */
const intervalsAround = (date: string): readonly string[] =>
  [`${date}/${date}`, `${date.slice(0, 7)}/${Number(date.slice(0, 4)) + 1}`, `../${date}`, `${date}/..`, `${Number(date.slice(0, 4)) + 1}/..`];

/** An instant or a day, and what lies around it. */
function instantsAround(value: string): readonly string[] {
  if (value.length === 10) return [value, `${value.slice(0, 8)}01`];
  const time = Date.parse(value);
  return [0, -1_000, 1_000, 500].map((shift) => new Date(time + shift).toISOString());
}

/** Searches of one type, each by one field, for values that records have and values near them; and some by two fields. */
export function searches(schema: GraphQLSchema, country: CountryMapping, type: RecordType, records: readonly ToldRecord[]): readonly object[] {
  const input = schema.getType(searchInputs[type]);
  if (!(input instanceof GraphQLInputObjectType)) return [];
  const found: object[] = [];
  for (const field of searchableFields(country, type)) {
    const known = searchFields[type][field];
    if (!known) continue;
    const values = [...new Set(records.flatMap((record) => textsOf(record[known.profileField])))];
    // Those on top of the register come last.
    const some = [...new Set([...sample(values, 5), ...values.slice(-35)])];
    const free = getNamedType(input.getFields()[field]!.type);
    switch (known.match) {
      case 'equals':
        found.push(...(free instanceof GraphQLScalarType && free.name === 'String' ? some.flatMap(someVariants) : values).map((value) => ({ [field]: value })));
        if (field === 'plate' || field === 'serial') found.push(...some.flatMap((value) => patternsOf(field, value)).map((value) => ({ [field]: value })));
        if (isIdentifierField(field)) found.push(...some.map((value) => ({ [field]: value, confusables: true })));
        break;
      case 'name':
        found.push(...some.flatMap((name, index) => [name, [name.toUpperCase(), name.split(' ').reverse().join(' '), name.split(' ')[0]!][index % 3]!])
          .filter((name) => /[\p{L}\p{N}]/u.test(name)).map((name, index) => ({ name, minScore: index % 3 === 0 ? 0.4 : 0.7 })));
        break;
      case 'date':
        found.push(...sample(values, 5).flatMap(datesAround).flatMap((birth) => [{ [field]: birth }, { [field]: birth, birthTolerance: 1 }]));
        found.push(...sample(values, 5).flatMap(intervalsAround).flatMap((birth) => [{ [field]: birth }, { [field]: birth, birthTolerance: 1 }]));
        break;
      default: found.push(...sample(values, 5).flatMap(instantsAround).map((instant) => ({ [field]: instant })));
    }
  }
  if (type === 'Person') found.push(...sample(records, 8).flatMap((person) => pairs(country, person)));
  return found;
}

function pairs(country: CountryMapping, person: ToldRecord): readonly object[] {
  const [name] = textsOf(person['names']), [birth] = textsOf(person['births']), [nationality] = textsOf(person['nationalities']);
  const can = new Set(searchableFields(country, 'Person'));
  return [
    ...(name && birth && can.has('birth') ? [{ name, birth }, { name: name.split(' ')[0], birth: birth.slice(0, 4), birthTolerance: 2, minScore: 0.3 }] : []),
    ...(nationality && can.has('nationality') && can.has('sex') ? [{ nationality, sex: 'MALE' }] : []),
  ];
}

/** One question for many searches of one root field. */
export function searchQuestion(root: string, type: RecordType, asked: readonly object[]): EngineQuestion {
  const names = asked.map((_, index) => `s${index}`);
  return {
    query: `query (${names.map((name) => `$${name}: ${searchInputs[type]}!`).join(', ')}) { ${names.map((name) =>
      `${name}: ${root}(search: $${name}, first: 10) { totalCount pageInfo { hasNextPage endCursor } edges { score node { id updatedAt } } }`).join('\n')} }`,
    variables: Object.fromEntries(asked.map((search, index) => [`s${index}`, search])),
  };
}
