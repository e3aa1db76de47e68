import { getNamedType, getNullableType, isCompositeType, isInputObjectType, isInterfaceType, isListType, isObjectType, Kind, valueFromASTUntyped } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLField, GraphQLInputType, SelectionSetNode } from 'graphql';
import { hasWildcard, isIdentifierField } from '../../schema/identifier.js';
import type { ParsedOperation } from '../request.js';
import type { Weights } from './weights.js';

/** What costs are counted with. */
export interface CostModel {
  readonly weights: Weights;
  /** Countries that are asked when a question names none. */
  readonly countries: number;
}

/** Items of a list that says nothing of its size. */
const unstatedSize = 5;

/** What a wildcard in a plate or a serial number costs more in each country: a register is read over a range, not at a place. */
const wildcardCost = 10;

/** The cost of asking for the schema itself, for each `__schema` and `__type`. */
const introspectionCost = 100;

/** What of an operation its cost depends on. */
export type Costed = Pick<ParsedOperation, 'schema' | 'operation' | 'document' | 'variables'>;

/** How the field above sizes its fields: `edges` of a page of 50, made by each of 14 countries. */
interface Sized {
  readonly fields: readonly string[];
  readonly items: number;
  readonly countries: number;
}

/**
 * The most an operation can cost, before anything is asked. docs/limits.md has the formula: for each field
 *
 *     countries x (weight of the field + weights of its arguments) + items x cost of its selection
 *
 * As if every `@include` held; fragments on different types are added up; equal fields are counted as often as they are written. Values that
 * do not fit their type are taken for what is left out: they are refused before anything is asked.
 */
export function costOf({ schema, operation, document, variables }: Costed, model: CostModel): number {
  const { weights } = model;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  // Fragments may be spread exponentially often: each selection is counted once for each way it is sized.
  const known = new Map<SelectionSetNode, Map<string, number>>();

  const costOfSet = (set: SelectionSetNode, parent: GraphQLCompositeType, sized: Sized | null): number => {
    const key = sized ? `${sized.fields.join()}|${sized.items}|${sized.countries}` : '';
    const earlier = known.get(set)?.get(key);
    if (earlier !== undefined) return earlier;
    let sum = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) sum += costOfField(node, parent, sized);
      else {
        const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        const on = inner?.typeCondition ? schema.getType(inner.typeCondition.name.value) : parent;
        if (inner && isCompositeType(on)) sum += costOfSet(inner.selectionSet, on, sized);
      }
    }
    known.set(set, (known.get(set) ?? new Map<string, number>()).set(key, sum));
    return sum;
  };

  const costOfField = (node: FieldNode, parent: GraphQLCompositeType, sized: Sized | null): number => {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return introspectionCost;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return 0;
    const values = argumentsOf(node, variables);
    const isSized = sized?.fields.includes(name) ?? false;
    const countries = isSized ? sized!.countries : countriesOf(field, values, model.countries);
    const given = costOfArguments(parent.name, field, values, weights);
    const stated = weights.listSize(parent.name, name);
    const size = stated === null ? null : slice(stated.slicingArguments, values) ?? stated.assumedSize;
    const isList = isListType(getNullableType(field.type));
    const items = isSized ? sized!.items : !isList ? 1 : stated?.sizedFields.length ? 1 : size ?? given.listItems ?? unstatedSize;
    const type = getNamedType(field.type);
    const own = weights.field(parent.name, name) ?? items * weights.type(type);
    const below = node.selectionSet && isCompositeType(type)
      ? costOfSet(node.selectionSet, type, stated?.sizedFields.length ? { fields: stated.sizedFields, items: size ?? unstatedSize, countries } : null)
      : 0;
    return countries * (own + given.cost) + items * below;
  };

  const root = schema.getRootType(operation.operation);
  return root ? costOfSet(operation.selectionSet, root, null) : 0;
}

type Values = ReadonlyMap<string, unknown>;

const argumentsOf = ({ arguments: given }: FieldNode, variables: ParsedOperation['variables']): Values =>
  new Map((given ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));

/** How many countries a field goes to: those of its argument `in`, all when it has none there; 1 for a field that takes no countries. */
function countriesOf({ args }: GraphQLField<unknown, unknown>, values: Values, all: number): number {
  if (!args.some(({ name, type }) => name === 'in' && getNamedType(type).name === 'CountryCode')) return 1;
  const named = values.get('in');
  return Math.max(1, Array.isArray(named) ? new Set(named).size : typeof named === 'string' ? 1 : all);
}

/** The largest number that the slicing arguments give. Null: none gives one. */
function slice(names: readonly string[], values: Values): number | null {
  const numbers = names.map((name) => values.get(name)).filter((value): value is number => typeof value === 'number' && value >= 0);
  return numbers.length > 0 ? Math.max(...numbers) : null;
}

/** What a field's arguments weigh, a list's item by item; and how many items the lists have that weigh something. */
function costOfArguments(type: string, { name: field, args }: GraphQLField<unknown, unknown>, values: Values, weights: Weights) {
  let cost = 0;
  let listItems: number | null = null;
  for (const argument of args) {
    const value = values.get(argument.name);
    if (value === undefined || value === null) continue;
    const weight = weights.argument(type, field, argument.name) ?? 0;
    const items = Array.isArray(value) ? value.length : 1;
    cost += weight * items + costOfInput(argument.type, value, weights);
    if (weight > 0 && isListType(getNullableType(argument.type))) listItems = (listItems ?? 0) + items;
  }
  return { cost, listItems };
}

/** What the fields given in an input value weigh. */
function costOfInput(type: GraphQLInputType, value: unknown, weights: Weights): number {
  const named = getNamedType(type);
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + costOfInput(named, item, weights), 0);
  if (!isInputObjectType(named) || value === null || typeof value !== 'object') return 0;
  return Object.values(named.getFields()).reduce((sum, { name, type: below }) => {
    const given = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
    if (given === undefined || given === null) return sum;
    const wildcard = typeof given === 'string' && isIdentifierField(name) && hasWildcard(given) ? wildcardCost : 0;
    return sum + weights.inputField(named.name, name) + wildcard + costOfInput(below, given, weights);
  }, 0);
}
