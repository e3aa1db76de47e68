import { getNamedType, getNullableType, isListType, Kind, valueFromASTUntyped } from 'graphql';
import type { FieldNode, GraphQLField, SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { readMrz } from '../../schema/mrz.js';
import type { ParsedOperation } from '../request.js';
import { seeRootFields } from '../util/root-fields.js';
import type { Costed } from './cost.js';

/** What one operation did that an enumeration does, too. */
export interface Signs {
  /** Numbers asked in the same hundred as another number of the requester's; a wildcard asks for `numbersOfWildcard` such. */
  readonly neighbours: number;
  /** Records asked by an id that does not exist. */
  readonly unknownIds: number;
  /** Counts without records that found 1 to 3. */
  readonly narrowCounts: number;
}

/** A count of so many records tells of them one by one. */
const narrow = 3;

/** Fields of searches and checks that hold a number of which a register has many in a row. */
const numbered: ReadonlySet<string> = new Set(['number', 'mrz', 'vin', 'plate', 'engineNumber', 'serial', 'reference']);

/** As how many numbers a number with a wildcard counts, each time it is asked: it finds who is next to whom. */
const numbersOfWildcard = 10;

/**
 * Numbers that are remembered of one requester and of all, at most; those of ten minutes ago are forgotten, and of all those of who has asked longest ago.
 * Some 200 bytes each.
 */
const mostNumbers = 20_000, mostNumbersOfAll = 500_000, rememberedMs = 600_000;

/** The numbers one requester asked. */
interface Asked {
  /** Digests would cost more than the numbers; they never leave the process. */
  readonly numbers: LRUCache<string, true>;
  /** How many different numbers were asked of each hundred. */
  readonly hundreds: LRUCache<string, number>;
}

/** Bounded by the sum of sizes alone: a bound of entries would take the room of all of them at once. */
const bounded = <V extends Asked | number | true>(mostSize: number, sizeOf: (value: V) => number): LRUCache<string, V> =>
  new LRUCache<string, V>({ maxSize: mostSize, sizeCalculation: sizeOf, ttl: rememberedMs });

const nothingAsked = (): Asked => ({ numbers: bounded(mostNumbers, () => 1), hundreds: bounded(mostNumbers, () => 1) });

/** Finds what enumerations do in what requesters ask, whatever documents, aliases and lists they use for it. */
export function openDetector(): (requester: string, operation: Costed, answer: Answered) => Signs {
  const requesters = bounded<Asked>(mostNumbersOfAll, ({ numbers }) => 1 + numbers.size);
  /** How many of them are neighbours. */
  const note = (requester: string, all: readonly string[]): number => {
    if (all.length === 0) return 0;
    const asked = requesters.get(requester) ?? nothingAsked();
    const neighbours = all.reduce((sum, number) => sum + neighboursOf(number, asked), 0);
    // Of what is there already the size is not taken anew.
    requesters.delete(requester);
    requesters.set(requester, asked);
    return neighbours;
  };
  return (requester, operation, answer) => {
    let neighbours = 0, unknownIds = 0, narrowCounts = 0;
    const root = operation.schema.getQueryType()?.getFields() ?? {};
    const keys = new Set<string>();
    seeRootFields(operation.operation, operation.document, (node) => {
      const field = root[node.name.value];
      if (!field) return;
      neighbours += note(requester, numbersOf(node, field, operation.variables));
      const key = (node.alias ?? node.name).value;
      if (keys.has(key)) return;
      keys.add(key);
      if (isUnknown(field, key, answer)) unknownIds += 1;
      if (isNarrow(node, field, answer.data?.[key], operation.document)) narrowCounts += 1;
    });
    return { neighbours, unknownIds, narrowCounts };
  };
}

/** An answer, as far as it tells of enumerations. */
export interface Answered {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly { readonly path?: readonly (string | number)[] | undefined; readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

/** The numbers a root field asks for, each with the field it is searched by. */
function numbersOf(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: ParsedOperation['variables']): readonly string[] {
  return (node.arguments ?? []).flatMap(({ name, value }) => {
    const argument = field.args.find((each) => each.name === name.value);
    if (!argument) return [];
    const given: unknown = valueFromASTUntyped(value, variables);
    const items: readonly unknown[] = Array.isArray(given) ? given : [given];
    return items.flatMap((item) => (item === null || typeof item !== 'object' ? [] : Object.entries(item)
      .flatMap(([key, text]) => (numbered.has(key) && typeof text === 'string' ? [`${getNamedType(argument.type).name.replace(/(Search|Check)$/, '')}${key === 'mrz' ? `.number ${folded(numberIn(text))}` : `.${key} ${folded(text)}`}`] : []))));
  });
}

/** The number of the document in a machine-readable zone. A text that is none stays. */
function numberIn(mrz: string): string {
  const facts = readMrz(mrz.slice(0, 200));
  return 'defect' in facts ? mrz : facts.number;
}

/** As registers compare numbers: letters and digits alone, and a digit or letter of another width is the same (NFKC). A wildcard stays. */
const folded = (text: string): string => text.slice(0, 200).normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}*]/gu, '');

/** How many neighbours are asked by a number. */
function neighboursOf(number: string, asked: Asked): number {
  if (number.includes('*')) return numbersOfWildcard;
  return isNeighbour(number, asked) ? 1 : 0;
}

/** Whether another number of the same hundred was asked before: one that differs in the last two of its last digits alone. */
function isNeighbour(number: string, { numbers, hundreds }: Asked): boolean {
  if (numbers.has(number)) return false;
  const match = /^(.*\d)\d\d(\D*)$/u.exec(number);
  if (!match) return false;
  numbers.set(number, true);
  const hundred = `${match[1]}..${match[2]}`;
  const known = hundreds.get(hundred) ?? 0;
  hundreds.set(hundred, known + 1);
  return known > 0;
}

/**
 * Whether a record was asked by an id and there is none: an error would tell that it could not be read. That a field below is hidden from the requester is said
 * whether or not there is a record.
 */
function isUnknown({ args, type }: GraphQLField<unknown, unknown>, key: string, { data, errors = [] }: Answered): boolean {
  if (isListType(getNullableType(type)) || !args.some(({ name }) => name === 'id')) return false;
  const tells = ({ path, extensions }: (typeof errors)[number]): boolean =>
    path?.[0] === key && (path.length === 1 || extensions?.['code'] !== 'UNAUTHORIZED_FIELD_OR_TYPE');
  return data?.[key] === null && !errors.some(tells);
}

/** Whether a search found few and gave none of them: it told how many alone. */
function isNarrow(node: FieldNode, { type }: GraphQLField<unknown, unknown>, value: unknown, document: ParsedOperation['document']): boolean {
  if (!getNamedType(type).name.endsWith('Connection') || !isObject(value) || !node.selectionSet) return false;
  let most = 0;
  const note = (count: unknown): void => void (most = typeof count === 'number' ? Math.max(most, count) : most);
  for (const { key, name, below } of selectedIn(node.selectionSet, document)) {
    const given = value[key];
    if (name === 'totalCount') note(given);
    if (!Array.isArray(given)) continue;
    if (name === 'edges' && given.some((edge) => isObject(edge) && Object.values(edge).some(isObject))) return false;
    if (name === 'countries' && below) {
      const counts = selectedIn(below, document).filter((one) => one.name === 'count');
      for (const outcome of given) if (isObject(outcome)) for (const one of counts) note(outcome[one.key]);
    }
  }
  return most >= 1 && most <= narrow;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => value !== null && typeof value === 'object';

interface Selected { readonly key: string; readonly name: string; readonly below: SelectionSetNode | undefined }

/** The fields of a selection under their response keys, fragments put in. */
function selectedIn(set: SelectionSetNode, document: ParsedOperation['document'], spread = new Set<string>()): Selected[] {
  return set.selections.flatMap((node): Selected[] => {
    if (node.kind === Kind.FIELD) return [{ key: (node.alias ?? node.name).value, name: node.name.value, below: node.selectionSet }];
    if (node.kind === Kind.INLINE_FRAGMENT) return selectedIn(node.selectionSet, document, spread);
    if (spread.has(node.name.value)) return [];
    spread.add(node.name.value);
    return document.definitions.flatMap((each) =>
      (each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value ? selectedIn(each.selectionSet, document, spread) : []));
  });
}
