import { GraphQLError, Kind, isInterfaceType, isObjectType } from 'graphql';
import type { SelectionSetNode, ValidationRule } from 'graphql';
import { reservedPrefix } from '../request.js';
import { fieldSetsOf, namedTypeOf, selectionOf } from '../util/field-sets.js';
import { parseSdl } from '../util/parse-sdl.js';

/** Fields that name an entity, or that another subgraph requires, by type. */
export type FieldsBetweenSubgraphs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The fields of a supergraph that its planner hands from one subgraph to another: those of `@join__type(key:)` and
 * `@join__field(requires:)` (https://specs.apollo.dev/join/v0.5), with those nested in them.
 */
export function fieldsBetweenSubgraphs(supergraphSdl: string): FieldsBetweenSubgraphs {
  const fields = new Map<string, Set<string>>();
  const types = new Map<string, ReadonlyMap<string, string>>();
  const document = parseSdl(supergraphSdl);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    types.set(definition.name.value, new Map((definition.fields ?? []).map(({ name, type }) => [name.value, namedTypeOf(type)])));
  }
  const add = (type: string, { selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) add(node.typeCondition?.name.value ?? type, node.selectionSet);
      if (node.kind !== Kind.FIELD) continue;
      const known = fields.get(type) ?? new Set();
      fields.set(type, known.add(node.name.value));
      const below = types.get(type)?.get(node.name.value);
      if (node.selectionSet && below !== undefined) add(below, node.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const sets = [
      ...fieldSetsOf(definition.directives, 'join__type', 'key'),
      ...(definition.fields ?? []).flatMap(({ directives }) => fieldSetsOf(directives, 'join__field', 'requires')),
    ];
    for (const set of sets) add(definition.name.value, selectionOf(set));
  }
  return fields;
}

/**
 * Refuses response keys and variables that the planner of @apollo/gateway takes for its own: it reads what it hands from one subgraph to
 * another by response key, so that another field under such a key would be handed on in its place, and it sends `$representations` itself.
 */
export function noReservedNames(between: FieldsBetweenSubgraphs): ValidationRule {
  return (context) => ({
    Field(node) {
      const alias = node.alias?.value;
      if (alias === undefined || alias === node.name.value) return;
      const type = context.getParentType();
      if (!type) return;
      const objects = isInterfaceType(type) ? context.getSchema().getPossibleTypes(type) : isObjectType(type) ? [type] : [];
      if (![type, ...objects].some(({ name }) => between.get(name)?.has(alias))) return;
      context.reportError(new GraphQLError(
        `Expected another alias than "${alias}" for the field "${node.name.value}" of "${type.name}": the field "${alias}" goes from one part of the graph to another under this name.`,
        { nodes: node },
      ));
    },
    VariableDefinition(node) {
      const name = node.variable.name.value;
      if (name !== 'representations' && !name.startsWith(reservedPrefix)) return;
      context.reportError(new GraphQLError(`Expected another name than "$${name}" for a variable: the gateway uses it itself.`, { nodes: node }));
    },
  });
}
