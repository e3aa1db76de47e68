import { createHash } from 'node:crypto';
import { parseSdl } from '../util/parse-sdl.js';

/**
 * What a bureau can be asked, read from its own SDL: the fields of each object, interface and input type.
 */
export interface Capability {
  /** Bureaux with equal capabilities have equal digests and share derived operations. */
  readonly digest: string;
  /** Whether the bureau has the type. */
  hasType(type: string): boolean;
  /** Whether the bureau has the field of an object, interface or input type. */
  has(type: string, field: string): boolean;
  /** Whether the dates of an input's field may be intervals: the profile's `@intervals`. */
  takesIntervals(type: string, field: string): boolean;
}

/** A field with `@intervals`, beside the field itself; no name has the sign. */
const marked = (field: string): string => `${field}@intervals`;

/**
 * Reads the capability of a bureau from its SDL.
 * @throws GraphQLError when the text is no SDL.
 */
export function readCapability(sdl: string): Capability {
  const types = new Map<string, Set<string>>();
  const document = parseSdl(sdl);
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const fields = types.get(definition.name.value) ?? new Set<string>();
    types.set(definition.name.value, fields);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      fields.add(field.name.value);
      if (field.directives?.some((directive) => directive.name.value === 'intervals')) fields.add(marked(field.name.value));
    }
  }
  const shape = [...types].map(([type, fields]) => `${type}:${[...fields].sort().join(",")}`).sort().join("\n");
  return {
    digest: createHash('sha256').update(shape).digest('base64url').slice(0, 22),
    hasType: (type) => types.has(type),
    has: (type, field) => types.get(type)?.has(field) ?? false,
    takesIntervals: (type, field) => types.get(type)?.has(marked(field)) ?? false,
  };
}
