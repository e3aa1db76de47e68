import { Kind, parse, print } from 'graphql';
import type { DefinitionNode, FieldDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { federationLink } from './extension.js';
import type { Extension } from './graph.js';

/** The subgraph of what countries add to the profile; see docs/adr/0017-one-subgraph-for-additions.md. */
export const additionsSubgraph = 'additions';

/** A record type of several extensions: its key, and the fields that each adds. */
function joinRecords(one: ObjectTypeDefinitionNode, other: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const fields = new Map<string, FieldDefinitionNode>();
  for (const field of [...one.fields ?? [], ...other.fields ?? []]) fields.set(field.name.value, fields.get(field.name.value) ?? field);
  return { ...one, fields: [...fields.values()] };
}

/**
 * Joins what countries add into one federation subgraph. Names of what they add begin with their codes, so that none meet; the parts of the profile that they refer to are
 * the profile's own in each, and stand once; the fields they add to record types stand together.
 */
export function joinExtensions(extensions: readonly Pick<Extension, 'sdl'>[]): { readonly name: string; readonly sdl: string } {
  const joined = new Map<string, DefinitionNode>();
  for (const { sdl } of extensions) {
    for (const definition of parse(sdl, { noLocation: true }).definitions) {
      if (!('name' in definition) || !definition.name) continue;
      const { value } = definition.name;
      const known = joined.get(value);
      const both = known?.kind === Kind.OBJECT_TYPE_DEFINITION && definition.kind === Kind.OBJECT_TYPE_DEFINITION ? joinRecords(known, definition) : known;
      joined.set(value, both ?? definition);
    }
  }
  const body = [...joined.values()].map(print).join('\n\n');
  return { name: additionsSubgraph, sdl: `${federationLink(body)}\n\n${body}\n` };
}
