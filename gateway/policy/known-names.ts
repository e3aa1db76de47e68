import { Kind, parse } from 'graphql';
import { isCountryCode } from '../../schema/country-codes.js';

/** The names of a graph that a policy may speak of. */
export interface KnownNames {
  isRootField(name: string): boolean;
  isRecordType(name: string): boolean;
  /** Whether it is an object type or an interface. */
  isType(name: string): boolean;
  isField(type: string, field: string): boolean;
}

/** The fields of the query log (its subgraph need not be there). No profile has them unless it names them. */
export const logFields: ReadonlySet<string> = new Set([
  'queryLog', 'queryLogEntry', 'queryLogProof', 'queryLogCheckpoint', 'queryLogStatistics', 'queryLogUnusual', 'queryLogAccess',
]);

/** A name that a country may give to what it adds: its code and another word (`frFicheS`, `FrFiche`). */
const isOwnName = (name: string, code: string): boolean =>
  /^[A-Z0-9]/.test(name.slice(2)) && isCountryCode(code.toUpperCase()) && name.startsWith(code);

/**
 * Reads the names of several SDLs. Types of the graph that the countries add are not in them: their names are taken for known by
 * their form.
 */
export function knownNames(sdls: readonly string[]): KnownNames {
  const types = new Map<string, Set<string>>();
  const records = new Set<string>();
  for (const sdl of sdls) {
    for (const definition of parse(sdl, { noLocation: true }).definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
      const { name, fields = [], interfaces = [] } = definition;
      const known = types.get(name.value) ?? new Set();
      types.set(name.value, known);
      for (const field of fields) known.add(field.name.value);
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION && interfaces.some((one) => one.name.value === 'Record')) records.add(name.value);
    }
  }
  const isOwnType = (name: string): boolean => isOwnName(name, name.slice(0, 2)) && /^[A-Z][a-z]/.test(name);
  return {
    isRootField: (name) => logFields.has(name) || (types.get('Query')?.has(name) ?? false),
    isRecordType: (name) => records.has(name),
    isType: (name) => types.has(name) || isOwnType(name),
    isField: (type, field) => types.get(type)?.has(field) ?? false
      ? true
      : isOwnType(type) || (records.has(type) && /^[a-z]{2}/.test(field) && isOwnName(field, field.slice(0, 2))),
  };
}
