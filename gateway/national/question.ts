import { coerceInputValue, getNullableType, isListType, valueFromASTUntyped } from 'graphql';
import type { GraphQLError, SelectionNode } from 'graphql';
import type { SoughtValues } from '../../schema/interpretation.js';
import { parseRecordId } from '../../schema/record-id.js';
import { soughtDefect } from '../../schema/sought.js';
import type { SoughtDefect } from '../../schema/sought.js';
import { fieldError } from '../errors.js';
import type { Granularity } from '../request.js';
import { stands } from './fetch.js';
import type { RootSelection, Variables } from './fetch.js';
import type { RootField } from './profile.js';
import { asks, compileProjection } from './projection.js';
import type { Projection } from './projection.js';
import { textDefect } from './text.js';

/** Largest and default number of records on a page. */
export const pageLimits = { max: 1_000, default: 20 } as const;
/** Largest number of items in one check. */
export const maxCheckItems = 500;

/** A root field as it is asked, apart from its arguments' values: equal for all requests of the same shape. */
export interface RootQuestion {
  readonly responseKey: string;
  readonly field: RootField;
  readonly kind: RootField['kind'];
  readonly selections: readonly SelectionNode[];
  /** What of the answer the gateway itself fills in; empty for a record, which the bureau fills in. */
  readonly projection: Projection;
  /** The selections on records: one for each response key under which nodes or records are asked; at least one when edges are needed. */
  readonly recordSelections: readonly (readonly SelectionNode[])[];
  readonly asksCountries: boolean;
  /** Whether it asks what differs from one request to the next though the countries' answers are the same: how long they took, how they were known. */
  readonly asksLatency: boolean;
  readonly asksSource: boolean;
  readonly asksPageInfo: boolean;
  /** Whether it asks why records have their scores, and how it was understood. */
  readonly asksReasons: boolean;
  readonly asksInterpretation: boolean;
  /** What of the records the requester may learn: below RECORD no record is asked for. */
  readonly granularity: Granularity;
}

/** Prepares a root field with the parts of it that stand. */
export function rootQuestion(root: RootSelection, live: readonly number[], field: RootField, granularity: Granularity = 'RECORD'): RootQuestion {
  const selections = live.flatMap((index) => root.parts[index]!.selections);
  const projection = field.kind === 'record' ? [] : compileProjection(selections);
  const below = (of: Projection, name: string): readonly (readonly SelectionNode[])[] =>
    of.filter((entry) => entry.name === name).map((entry) => entry.selections);
  const ofCountries = (name: string): boolean => projection.some((entry) => entry.name === 'countries' && asks(entry.below, name));
  let recordSelections: readonly (readonly SelectionNode[])[] = [];
  const records = granularity === 'RECORD';
  if (records && field.kind === 'check') recordSelections = below(projection, 'records');
  if (records && field.kind === 'connection' && (asks(projection, 'edges') || asks(projection, 'pageInfo'))) {
    recordSelections = projection.filter((entry) => entry.name === 'edges').flatMap((entry) => below(entry.below, 'node'));
    if (recordSelections.length === 0) recordSelections = [[]];
  }
  return {
    responseKey: root.responseKey,
    field,
    kind: field.kind,
    selections,
    projection,
    recordSelections,
    asksCountries: asks(projection, 'countries'),
    asksLatency: ofCountries('latencyMs'),
    asksSource: ofCountries('source'),
    asksPageInfo: records && asks(projection, 'pageInfo'),
    asksReasons: records && projection.some((entry) => entry.name === 'edges' && asks(entry.below, 'reasons')),
    asksInterpretation: asks(projection, 'interpretation'),
    granularity,
  };
}

/** Which parts of a root field stand with these variables, by index; empty: the field is not asked. */
export function livingParts(root: RootSelection, variables: Variables): number[] {
  const living: number[] = [];
  root.parts.forEach(({ conditions }, index) => {
    if (stands(conditions, variables)) living.push(index);
  });
  return living;
}

/** The values of a root field's arguments, checked. */
export interface RootArguments {
  /** `search` of a connection, `id` of a record; a check's items are an array. */
  readonly subject: unknown;
  /** The countries named, in the order of their codes, each once. Null: none is named. */
  readonly in: readonly string[] | null;
  readonly first: number;
  readonly after: string | null;
  /** How old what is known of a register may be, for a check, in seconds. */
  readonly freshness: number;
  /** For a check: what a field of an item expects that the item's value is not, by the item's place. Empty: nothing; and for other root fields. */
  readonly unreadable: ReadonlyMap<number, SoughtDefect>;
}

/** How old what is known of a register may be at most and where nothing is said, in seconds; as the profile states them. */
const freshnessBounds = { max: 3_600, default: 60 } as const;

/** Search fields that only say how another is meant. */
const modifiers = new Set(['minScore', 'birthTolerance', 'confusables']);

/** Numbers of a search that have bounds, as the profile states them. */
const bounds: Readonly<Record<string, readonly [least: number, most: number]>> = { minScore: [0, 1], birthTolerance: [0, 10] };

/** What is wrong with a value of a search, as what was expected and what came. Null: nothing. */
function valueDefect(name: string, value: unknown): string | null {
  if (typeof value === 'string') return textDefect(value);
  const [least, most] = bounds[name] ?? [-Infinity, Infinity];
  return typeof value === 'number' && !(value >= least && value <= most) ? `${least} to ${most}, got ${value}` : null;
}

/** The fields of a search or a check item that say what is looked for. */
export function soughtFields(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).filter(([name, item]) => item !== null && item !== undefined && !modifiers.has(name)).map(([name]) => name);
}

/**
 * A text that the scalar of an item's field does not take: a bad code or date touches its own item alone. Null: what is wrong is of another kind.
 * @param path from the argument; without a place where one item came in the place of the list.
 */
function unreadableText(
  path: readonly (string | number)[], value: unknown, { message, extensions }: GraphQLError,
): { readonly place: number; readonly defect: SoughtDefect } | null {
  const [place, field, ...below] = typeof path[0] === 'string' ? [0, ...path] : path;
  if (typeof value !== 'string' || extensions['code'] !== 'BAD_USER_INPUT' || typeof place !== 'number' || typeof field !== 'string' || below.length > 0) return null;
  return { place, defect: { field, expected: message.replace(/^Expected /, '') } };
}

/**
 * Reads and checks the arguments of a root field.
 * @throws GraphQLError BAD_USER_INPUT with the field's path, when a value is not what the profile expects.
 */
export function readArguments(root: RootSelection, field: RootField, variables: Variables): RootArguments {
  const bad = (message: string): never => {
    throw fieldError('BAD_USER_INPUT', message, [root.responseKey]);
  };
  const values: Record<string, unknown> = {};
  const unreadable = new Map<number, SoughtDefect>();
  for (const argument of field.field.args) {
    const node = root.arguments.find(({ name }) => name.value === argument.name);
    const value = node ? (valueFromASTUntyped(node.value, variables)) : undefined;
    if (value === undefined || value === null) continue;
    coerceInputValue(value, argument.type, (path, invalid, error) => {
      const text = field.kind === 'check' && argument === field.subject ? unreadableText(path, invalid, error) : null;
      if (text === null) bad(`Argument "${[argument.name, ...path].join('.')}" of "${field.name}": ${error.message}`);
      else if (!unreadable.has(text.place)) unreadable.set(text.place, text.defect);
    });
    // One value in the place of a list is a list of one (GraphQL, section 3.11).
    values[argument.name] = isListType(getNullableType(argument.type)) && !Array.isArray(value) ? [value] : value;
  }
  const subject = values[field.subject.name];
  const countries = values.in as readonly string[] | undefined;
  if (countries?.length === 0) bad(`Argument "in" of "${field.name}" expects at least one country, got none; leave it out to ask all.`);
  const first = (values.first as number | undefined) ?? pageLimits.default;
  const freshness = (values.freshness as number | undefined) ?? freshnessBounds.default;
  if (field.kind === 'connection') {
    if (first < 1 || first > pageLimits.max) bad(`Argument "first" of "${field.name}" expects 1 to ${pageLimits.max}, got ${first}.`);
    if (soughtFields(subject).length === 0) bad(`Argument "search" of "${field.name}" expects at least one field to look for, got none.`);
    for (const [name, value] of Object.entries(subject as object)) {
      const defect = valueDefect(name, value);
      if (defect !== null) bad(`Argument "search.${name}" of "${field.name}" expects ${defect}.`);
    }
    const defect = soughtDefect(subject as SoughtValues, true);
    if (defect) bad(`Argument "search.${defect.field}" of "${field.name}" expects ${defect.expected}.`);
  }
  if (field.kind === 'check') {
    const count = Array.isArray(subject) ? subject.length : 0;
    if (freshness < 0 || freshness > freshnessBounds.max) bad(`Argument "freshness" of "${field.name}" expects 0 to ${freshnessBounds.max} seconds, got ${freshness}.`);
    if (count < 1 || count > maxCheckItems) bad(`Argument "${field.subject.name}" of "${field.name}" expects 1 to ${maxCheckItems} items, got ${count}.`);
  }
  if (field.kind === 'record' && (typeof subject !== 'string' || parseRecordId(subject) === null)) {
    bad(`Argument "id" of "${field.name}" expects CC:type:localId, for example "FR:person:8812"; what came is no such id.`);
  }
  return {
    subject,
    in: countries ? [...new Set(countries)].sort() : null,
    first,
    after: (values.after as string | undefined) ?? null,
    freshness,
    unreadable,
  };
}
