import { Kind, buildASTSchema, parse, printSchema, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema, TypeDefinitionNode } from 'graphql';
import { namedTypeOf } from '../util/field-sets.js';
import type { HiddenParts } from './hidden-parts.js';

/** Stands in for the fields of a root type of which nothing is seen: a schema must have one. */
const nothingToSee = '_nothing';

/** The schema as a requester sees it: without what is hidden, and without types that nothing seen leads to. A hidden enum or scalar stays as the type of what is put in. */
export function visibleSchema(schema: GraphQLSchema, hidden: HiddenParts): GraphQLSchema {
  const document: DocumentNode = visit(parse(printSchema(schema), { noLocation: true }), {
    ObjectTypeDefinition: (node) => (hidden.types.has(node.name.value) ? null : seen(node)),
    InterfaceTypeDefinition: (node) => (hidden.types.has(node.name.value) ? null : seen(node)),
    UnionTypeDefinition: (node) => (hidden.types.has(node.name.value)
      ? null : { ...node, types: (node.types ?? []).filter(({ name }) => !hidden.types.has(name.value)) }),
  });
  return buildASTSchema(reachable(document, schema.getQueryType()?.name ?? 'Query'), { assumeValid: true });

  function seen<N extends Extract<TypeDefinitionNode, { readonly kind: Kind.OBJECT_TYPE_DEFINITION | Kind.INTERFACE_TYPE_DEFINITION }>>(node: N): N | null {
    const fields = (node.fields ?? []).filter((field) => !hidden.hides(node.name.value, field.name.value));
    if (fields.length === 0 && node.name.value !== schema.getQueryType()?.name) return null;
    return {
      ...node,
      interfaces: (node.interfaces ?? []).filter(({ name }) => !hidden.types.has(name.value)),
      fields: fields.length > 0 ? fields : [{ kind: Kind.FIELD_DEFINITION, name: { kind: Kind.NAME, value: nothingToSee }, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Boolean' } } }],
    };
  }
}

/** The document without types that no root type leads to. */
function reachable(document: DocumentNode, query: string): DocumentNode {
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of document.definitions) if ('name' in definition && /TypeDefinition$/.test(definition.kind)) types.set(definition.name!.value, definition as TypeDefinitionNode);
  const found = new Set<string>();
  const waiting = [query, 'Mutation', 'Subscription'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = types.get(name);
    if (!type || found.has(name)) continue;
    found.add(name);
    if ('fields' in type) for (const field of type.fields ?? []) waiting.push(namedTypeOf(field.type), ...('arguments' in field ? field.arguments ?? [] : []).map((one) => namedTypeOf(one.type)));
    if ('interfaces' in type) waiting.push(...(type.interfaces ?? []).map((one) => one.name.value));
    if (type.kind === Kind.UNION_TYPE_DEFINITION) waiting.push(...(type.types ?? []).map((one) => one.name.value));
    if (type.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const one of types.values()) if ('interfaces' in one && one.interfaces?.some((each) => each.name.value === name)) waiting.push(one.name.value);
    }
  }
  return { ...document, definitions: document.definitions.filter((definition) => !('name' in definition && types.has(definition.name?.value ?? '')) || found.has(definition.name!.value)) };
}
