import { GraphQLScalarType, Kind, buildASTSchema, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { scalarResolvers } from '../../schema/scalars.js';
import { parseSdl } from '../util/parse-sdl.js';

/**
 * How a root field of the profile is asked and merged:
 * - `connection`: scattered, merged by rank;
 * - `check`: scattered, merged item by item;
 * - `record`: routed by the country in the id.
 */
export type RootKind = 'connection' | 'check' | 'record';

/** A root field of the profile. */
export interface RootField {
  readonly name: string;
  readonly kind: RootKind;
  readonly field: GraphQLField<unknown, unknown>;
  /** `search` of a connection, the items of a check, `id` of a record. */
  readonly subject: GraphQLArgument;
  /** How long an answer may be kept at most, whatever its bureau says, in milliseconds: the profile's `@cacheControl`. Null: it says nothing. */
  readonly mostKeptMs: number | null;
}

/** Builds a schema from SDL to look types up in; federation directives are left as they are. */
export function lookupSchema(sdl: string): GraphQLSchema {
  const schema = buildASTSchema(parseSdl(sdl), { assumeValid: true, assumeValidSDL: true });
  for (const [name, scalar] of Object.entries(scalarResolvers)) {
    const declared = schema.getType(name);
    if (declared instanceof GraphQLScalarType) {
      declared.parseValue = scalar.parseValue.bind(scalar);
      declared.parseLiteral = scalar.parseLiteral.bind(scalar);
      declared.serialize = scalar.serialize.bind(scalar);
    }
  }
  return schema;
}

/** The kind of a root field, by its type: `XConnection`, `[CheckResult!]`, or a record. Null: another kind. */
function kindOf(field: GraphQLField<unknown, unknown>): RootKind | null {
  const type = getNullableType(field.type);
  const { name } = getNamedType(type);
  if (name.endsWith('Connection')) return 'connection';
  if (isListType(type)) return name === 'CheckResult' ? 'check' : null;
  return field.args.some((argument) => argument.name === 'id') ? 'record' : null;
}

function mostKeptMs({ astNode }: GraphQLField<unknown, unknown>): number | null {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'cacheControl');
  const maxAge = directive?.arguments?.find(({ name }) => name.value === 'maxAge')?.value;
  return maxAge?.kind === Kind.INT ? Number(maxAge.value) * 1000 : null;
}

/** The root fields of the profile that clients ask, by name. */
export function rootFields(profile: GraphQLSchema): ReadonlyMap<string, RootField> {
  const fields = new Map<string, RootField>();
  for (const field of Object.values(profile.getQueryType()!.getFields())) {
    const kind = kindOf(field);
    const subject = field.args.find((argument) => argument.name !== 'in');
    if (kind && subject) fields.set(field.name, { name: field.name, kind, field, subject, mostKeptMs: mostKeptMs(field) });
  }
  return fields;
}

/** The object type a connection's nodes have. */
export function nodeType(profile: GraphQLSchema, connection: string): GraphQLObjectType {
  const type = profile.getType(connection.replace(/Connection$/, ''));
  if (!isObjectType(type)) throw new Error(`The profile has no node type for ${connection}.`);
  return type;
}
