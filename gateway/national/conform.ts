import { Kind, getNamedType, isCompositeType, isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLNamedType, GraphQLOutputType, GraphQLSchema, SelectionNode } from 'graphql';

/** Whether a value is what a selection on a type can give. */
export type Conforms = (value: unknown) => boolean;

const leaves: Readonly<Record<string, Conforms>> = {
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};
const isText: Conforms = (value) => typeof value === 'string';

/**
 * Prepares the check that an answer has the shape its selection asks: lists where lists are, objects where objects are,
 * leaves of the right kind, enum values of the enum, no null where none may be. A bureau's answer that fails it is not
 * looked at further, as one value of another shape would end the whole query in the executor.
 * @param selections without fragment spreads; `__typename` is asked for as text.
 */
export function compileConforms(schema: GraphQLSchema, type: GraphQLNamedType, selections: readonly SelectionNode[]): Conforms {
  const checks: (readonly [key: string, check: Conforms])[] = [];
  collect(selections, type, false);
  return (value) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
    for (const [key, check] of checks) if (!check((value as Record<string, unknown>)[key])) return false;
    return true;
  };

  function collect(list: readonly SelectionNode[], on: GraphQLNamedType, conditional: boolean): void {
    for (const node of list) {
      const maybe = conditional || (node.directives?.length ?? 0) > 0;
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition ? schema.getType(node.typeCondition.name.value)! : on;
        collect(node.selectionSet.selections, condition, maybe || condition !== on);
      } else if (node.kind === Kind.FIELD) {
        const check = fieldCheck(node.name.value, node.selectionSet?.selections ?? [], on);
        checks.push([(node.alias ?? node.name).value, maybe ? (value) => value === undefined || check(value) : check]);
      }
    }
  }

  function fieldCheck(name: string, below: readonly SelectionNode[], on: GraphQLNamedType): Conforms {
    if (name === '__typename') return isText;
    const field = isObjectType(on) || isInterfaceType(on) ? on.getFields()[name] : undefined;
    if (!field) throw new Error(`There is no field ${on.name}.${name}.`);
    return compileType(schema, field.type, below);
  }
}

/** The same for a value of any output type. */
export function compileType(schema: GraphQLSchema, type: GraphQLOutputType, selections: readonly SelectionNode[]): Conforms {
  if (isNonNullType(type)) {
    const inner = compileType(schema, type.ofType as GraphQLOutputType, selections);
    return (value) => value !== null && inner(value);
  }
  const named = getNamedType(type);
  let present: Conforms;
  if (isListType(type)) {
    const item = compileType(schema, type.ofType, selections);
    present = (value) => Array.isArray(value) && value.every(item);
  } else if (isCompositeType(named)) {
    present = compileConforms(schema, named, selections);
  } else if (isEnumType(named)) {
    const values = new Set(named.getValues().map((value) => value.name));
    present = (value) => values.has(value as string);
  } else {
    present = leaves[named.name] ?? isText;
  }
  return (value) => value === null || (value !== undefined && present(value));
}
