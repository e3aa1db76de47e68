import { Kind } from 'graphql';
import type { FieldDefinitionNode, InputValueDefinitionNode } from 'graphql';
import { readSdl, referencedTypes, typeText } from './sdl.js';
import type { SdlTable, SdlType } from './sdl.js';

/** Scalars every GraphQL schema has (GraphQL specification, section 3.5). */
export const builtInScalars: ReadonlySet<string> = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);

/** The fields a record type cannot lack: they route every question about the record. */
const indispensable = ['id', 'country'] as const;

/** The national profile as bureaux are measured against it. */
export type Profile = SdlTable;

/** Reads the national profile. */
export const readProfile = (sdl: string): Profile => readSdl(sdl);

/** Whether a type of the profile is a record type: an entity that can be asked for by its id. */
export const isRecordType = (type: SdlType): boolean => type.kind === 'type' && type.interfaces.includes('Record');

/** Whether a type has a federation key of exactly the field `id`. */
function hasIdKey(type: SdlType, table: SdlTable): boolean {
  return type.directives.some((directive) => {
    if (table.directiveName(directive.name.value) !== 'key') return false;
    const fields = directive.arguments?.find((argument) => argument.name.value === 'fields')?.value;
    return fields?.kind === Kind.STRING && fields.value.trim() === 'id';
  });
}

function checkInput(where: string, expected: InputValueDefinitionNode | undefined, came: InputValueDefinitionNode): string[] {
  if (!expected) return [`${where} is not in the profile`];
  const [want, got] = [typeText(expected.type), typeText(came.type)];
  return want === got ? [] : [`${where}: expected type ${want}, came ${got}`];
}

function checkField(where: string, expected: FieldDefinitionNode, came: FieldDefinitionNode): string[] {
  const [want, got] = [typeText(expected.type), typeText(came.type)];
  const declared = new Set((came.arguments ?? []).map((argument) => argument.name.value));
  return [
    ...(want === got ? [] : [`${where}: expected type ${want}, came ${got}`]),
    ...(came.arguments ?? []).flatMap((argument) => {
      const name = argument.name.value;
      return checkInput(`${where}(${name}:)`, expected.arguments?.find((other) => other.name.value === name), argument);
    }),
    ...(expected.arguments ?? []).filter((argument) => argument.type.kind === Kind.NON_NULL_TYPE && !declared.has(argument.name.value))
      .map((argument) => `${where}: expected argument ${argument.name.value}: ${typeText(argument.type)}, came none`),
  ];
}

/** What contradicts in a type, by the profile's and the bureau's: bureaux have the profile's own types for the most part. */
const compared = new WeakMap<SdlType, WeakMap<SdlType, readonly string[]>>();

function checkType(expected: SdlType, came: SdlType, table: SdlTable): readonly string[] {
  const known = compared.get(expected) ?? new WeakMap<SdlType, readonly string[]>();
  compared.set(expected, known);
  const found = known.get(came) ?? compareTypes(expected, came);
  known.set(came, found);
  return expected.kind === came.kind && isRecordType(expected) ? [...found, ...checkRecordType(came, table)] : found;
}

function compareTypes(expected: SdlType, came: SdlType): readonly string[] {
  const { name } = came;
  if (expected.kind !== came.kind) return [`${name}: expected ${expected.kind}, came ${came.kind}`];
  return [
    ...[...came.fields].flatMap(([field, node]) => {
      const profileField = expected.fields.get(field);
      return profileField ? checkField(`${name}.${field}`, profileField, node) : [];
    }),
    ...[...came.inputFields].flatMap(([field, node]) => checkInput(`${name}.${field}`, expected.inputFields.get(field), node)),
    ...[...expected.inputFields.values()]
      .filter((field) => field.type.kind === Kind.NON_NULL_TYPE && !came.inputFields.has(field.name.value))
      .map((field) => `${name}: expected field ${field.name.value}: ${typeText(field.type)}, came none`),
    ...[...came.values.keys()].filter((value) => !expected.values.has(value)).map((value) => `${name}.${value} is not in the profile`),
    ...came.members.filter((member) => !expected.members.includes(member))
      .map((member) => `${name}: member ${member} is not in the profile`),
  ];
}

function checkRecordType(came: SdlType, table: SdlTable): string[] {
  return [
    ...indispensable.filter((field) => !came.fields.has(field)).map((field) => `${came.name}: expected field ${field}, came none`),
    ...(hasIdKey(came, table) ? [] : [`${came.name}: expected @key(fields: "id"), came none`]),
    ...(came.interfaces.includes('Record') || !table.types.has('Record')
      ? []
      : [`${came.name}: expected to implement Record, it does not`]),
  ];
}

/**
 * Compares the part of the profile a bureau declares with the profile. The bureau may lack types, fields, enum values,
 * search fields and optional arguments; whatever it declares under a profile name must have the profile's type.
 * A record type cannot lack `id`, `country` and its key; an argument that is required cannot be lacking.
 * @returns what contradicts, each in words with what was expected and what came; empty: nothing does.
 */
export function contradictions(profile: Profile, bureau: SdlTable): readonly string[] {
  const query = bureau.types.get('Query');
  return [
    ...(bureau.roots.query === 'Query' && query ? [] : ['expected root type Query, came none']),
    ...(bureau.roots.mutation ? [`expected no mutations, came root type ${bureau.roots.mutation}`] : []),
    ...(bureau.roots.subscription ? [`expected no subscriptions, came root type ${bureau.roots.subscription}`] : []),
    ...[...bureau.types.values()].flatMap((type) => {
      const expected = profile.types.get(type.name);
      return expected ? checkType(expected, type, bureau) : [];
    }),
    ...undefinedTypes(bureau),
  ];
}

function undefinedTypes(bureau: SdlTable): string[] {
  const missing = new Set<string>();
  for (const type of bureau.types.values()) {
    for (const name of referencedTypes(type)) {
      if (builtInScalars.has(name) || bureau.types.has(name)) continue;
      missing.add(`${type.name} refers to ${name}, which the SDL does not define`);
    }
  }
  return [...missing];
}

