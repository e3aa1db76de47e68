import { Kind } from 'graphql';
import type { SelectionSetNode } from 'graphql';
import { fieldSetsOf, namedTypeOf, selectionOf } from '../util/field-sets.js';
import { parseSdl } from '../util/parse-sdl.js';

/** By `Type.field`, the fields (`Type.field`) that its subgraph is handed to answer it. */
export type RequiredFields = ReadonlyMap<string, readonly string[]>;

/** Reads what fields need of other subgraphs: `@join__field(requires:)`, with what is nested in it. */
export function requiredFields(supergraphSdl: string): RequiredFields {
  const types = new Map<string, ReadonlyMap<string, string>>();
  const { definitions } = parseSdl(supergraphSdl);
  const holders = definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION);
  for (const { name, fields = [] } of holders) types.set(name.value, new Map(fields.map((field) => [field.name.value, namedTypeOf(field.type)])));
  const coordinates = (type: string, { selections }: SelectionSetNode): string[] => selections.flatMap((node) => {
    if (node.kind === Kind.INLINE_FRAGMENT) return coordinates(node.typeCondition?.name.value ?? type, node.selectionSet);
    if (node.kind !== Kind.FIELD) return [];
    const below = types.get(type)?.get(node.name.value);
    return [`${type}.${node.name.value}`, ...(node.selectionSet && below !== undefined ? coordinates(below, node.selectionSet) : [])];
  });
  const required = new Map<string, readonly string[]>();
  for (const { name, fields = [] } of holders) {
    for (const field of fields) {
      const needed = fieldSetsOf(field.directives, 'join__field', 'requires').flatMap((set) => coordinates(name.value, selectionOf(set)));
      if (needed.length > 0) required.set(`${name.value}.${field.name.value}`, needed);
    }
  }
  return required;
}
