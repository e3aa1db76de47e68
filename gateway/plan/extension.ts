import { Kind, print } from 'graphql';
import type {
  ConstDirectiveNode, DefinitionNode, EnumValueDefinitionNode, FieldDefinitionNode, InputValueDefinitionNode,
} from 'graphql';
import { accessDirectives, isAccessDirective } from '../util/access-directives.js';
import { builtInScalars, isRecordType } from './profile.js';
import type { Profile } from './profile.js';
import { referencedTypes } from './sdl.js';
import type { SdlTable, SdlType } from './sdl.js';

/** What a bureau declares beyond the profile. */
export interface ExtensionReading {
  /** The federation subgraph of the extension. Null: the bureau declares nothing beyond the profile, or breaks a rule. */
  readonly sdl: string | null;
  /** The rules it breaks, each in words with what was expected and what came. */
  readonly faults: readonly string[];
}

/** Directives of an extension that go into the supergraph; others that are no federation directives are left out. */
const kept: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** Federation directives by which an extension would reach beyond its own country. */
const refused = new Set([
  'shareable', 'external', 'requires', 'provides', 'override', 'key', 'extends', 'interfaceObject', 'inaccessible', 'composeDirective',
  'context', 'fromContext',
]);

interface Rules {
  readonly profile: Profile;
  readonly bureau: SdlTable;
  readonly country: string;
  /** The beginning of the country's field names, for example `fr`. */
  readonly fieldStem: string;
  /** The beginning of the country's type names, for example `Fr`. */
  readonly typeStem: string;
}

function checkName(where: string, name: string, what: 'field' | 'type', stem: string): string[] {
  if (name.startsWith(stem) && /^[A-Z0-9]/.test(name.slice(stem.length))) return [];
  return [`${where}: expected a ${what} of the profile or a name like ${stem}Xxx, came ${name}`];
}

function checkDirectives(where: string, directives: readonly ConstDirectiveNode[] | undefined, { bureau }: Rules): string[] {
  return (directives ?? []).map((directive) => bureau.directiveName(directive.name.value)).filter((name) => refused.has(name))
    .map((name) => `${where}: expected no @${name} on what the country adds, came one`);
}

function checkAddedField(type: SdlType, field: FieldDefinitionNode, rules: Rules): string[] {
  const where = `${type.name}.${field.name.value}`;
  const profileType = rules.profile.types.get(type.name);
  if (type.name === 'Query') return [`${where}: expected root fields of the profile alone, came another`];
  if (!profileType || !isRecordType(profileType)) {
    return [`${where}: expected fields of the profile alone (a country adds fields to record types), came another`];
  }
  return [
    ...checkName(where, field.name.value, 'field', rules.fieldStem),
    ...(field.type.kind === Kind.NON_NULL_TYPE ? [`${where}: expected a nullable type, came ${print(field.type)}`] : []),
    ...checkDirectives(where, field.directives, rules),
  ];
}

function checkAddedType(type: SdlType, rules: Rules): string[] {
  return [
    ...checkName(type.name, type.name, 'type', rules.typeStem),
    ...checkDirectives(type.name, type.directives, rules),
    ...[...type.fields].flatMap(([name, field]) => checkDirectives(`${type.name}.${name}`, field.directives, rules)),
    ...type.interfaces.filter((name) => rules.profile.types.has(name))
      .map((name) => `${type.name}: expected interfaces of the country's own, came ${name}`),
  ];
}

function addedFields(type: SdlType, { profile }: Rules): FieldDefinitionNode[] {
  const known = profile.types.get(type.name)?.fields;
  return [...type.fields.values()].filter((field) => !known?.has(field.name.value));
}

function findFaults(rules: Rules): string[] {
  return [...rules.bureau.types.values()].flatMap((type) => {
    const profileType = rules.profile.types.get(type.name);
    if (!profileType) return checkAddedType(type, rules);
    return [
      ...addedFields(type, rules).flatMap((field) => checkAddedField(type, field, rules)),
      ...type.interfaces.filter((name) => !profileType.interfaces.includes(name))
        .map((name) => `${type.name}: expected interfaces of the profile, came ${name}`),
    ];
  });
}

/** Copies what an extension declares, with its kept directives alone, under their own names. */
interface Copying {
  directives(list: readonly ConstDirectiveNode[] | undefined): ConstDirectiveNode[];
}

/** For what a country adds: it says who sees it. */
const additions = ({ bureau }: Rules): Copying => ({
  directives: (list) => (list ?? []).flatMap((directive) => {
    const own = bureau.directiveName(directive.name.value);
    return kept.has(own) || isAccessDirective(own) ? [{ ...directive, name: name(own) }] : [];
  }),
});

/** For what it repeats of the profile: who sees that, no country says for the others. */
const repetitions: Copying = { directives: (list) => (list ?? []).filter((directive) => kept.has(directive.name.value)) };

const copyInput = (node: InputValueDefinitionNode, copying: Copying): InputValueDefinitionNode =>
  ({ ...node, directives: copying.directives(node.directives) });

const copyValue = (node: EnumValueDefinitionNode, copying: Copying): EnumValueDefinitionNode =>
  ({ ...node, directives: copying.directives(node.directives) });

const copyField = (node: FieldDefinitionNode, copying: Copying): FieldDefinitionNode =>
  ({ ...node, directives: copying.directives(node.directives), arguments: (node.arguments ?? []).map((argument) => copyInput(argument, copying)) });

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const named = (value: string) => ({ kind: Kind.NAMED_TYPE, name: name(value) }) as const;

/** A type as a definition; `head` stands after its name. */
function define(type: SdlType, fields: readonly FieldDefinitionNode[], copying: Copying): DefinitionNode {
  const head = { name: name(type.name), directives: copying.directives(type.directives) };
  const interfaces = type.interfaces.map(named);
  const copied = fields.map((field) => copyField(field, copying));
  switch (type.kind) {
    case 'scalar': return { kind: Kind.SCALAR_TYPE_DEFINITION, ...head };
    case 'enum': return { kind: Kind.ENUM_TYPE_DEFINITION, ...head, values: [...type.values.values()].map((value) => copyValue(value, copying)) };
    case 'union': return { kind: Kind.UNION_TYPE_DEFINITION, ...head, types: type.members.map(named) };
    case 'input': return { kind: Kind.INPUT_OBJECT_TYPE_DEFINITION, ...head, fields: [...type.inputFields.values()].map((field) => copyInput(field, copying)) };
    case 'interface': return { kind: Kind.INTERFACE_TYPE_DEFINITION, ...head, interfaces, fields: copied };
    case 'type': return { kind: Kind.OBJECT_TYPE_DEFINITION, ...head, interfaces, fields: copied };
  }
}

/** A record type in an extension: its key, and what the country adds to it. */
function recordStub(type: string, added: readonly FieldDefinitionNode[], copying: Copying): string {
  const fields = added.map((field) => print(copyField(field, copying)).replace(/^/gm, '  '));
  return [`type ${type} @key(fields: "id") {`, '  id: ID!', ...fields, '}'].join('\n');
}

/**
 * A type of the profile that the extension's types refer to, as the extension has to repeat it: as the profile has it, whatever part of it the bureau
 * has, so that it is the same in every extension.
 */
function repeat(type: SdlType): string {
  if (isRecordType(type)) return recordStub(type.name, [], repetitions);
  const text = print(define(type, [...type.fields.values()], repetitions));
  return type.kind === 'type' ? text.replace('{', '@shareable {') : text;
}

/** The link to the federation's directives that a text uses. */
export function federationLink(body: string): string {
  const imported = accessDirectives.filter((directive) => body.includes(`@${directive}`)).map((directive) => `, "@${directive}"`).join('');
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"${imported}])`;
}

function writeSdl(rules: Rules): string | null {
  const { profile, bureau } = rules;
  const types = [...bureau.types.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const own = types.filter((type) => !profile.types.has(type.name));
  const grown = types.flatMap((type) => {
    const added = profile.types.has(type.name) ? addedFields(type, rules) : [];
    return added.length > 0 ? [{ type, added }] : [];
  });
  if (grown.length === 0) return null;

  const written = new Set<string>([...own.map((type) => type.name), ...grown.map(({ type }) => type.name), ...builtInScalars]);
  const parts = [
    ...grown.map(({ type, added }) => recordStub(type.name, added, additions(rules))),
    ...own.map((type) => print(define(type, [...type.fields.values()], additions(rules)))),
  ];
  const waiting = [
    ...grown.flatMap(({ type, added }) =>
      referencedTypes({ ...type, interfaces: [], fields: new Map(added.map((field) => [field.name.value, field])) })),
    ...own.flatMap(referencedTypes),
  ];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const type = profile.types.get(next);
    if (!type || written.has(next)) continue;
    written.add(next);
    parts.push(repeat(type));
    if (!isRecordType(type)) waiting.push(...referencedTypes(type));
  }
  const body = parts.join('\n\n');
  return `${federationLink(body)}\n\n${body}\n`;
}

/**
 * Splits what a country adds to the profile from its bureau's SDL. The rules: a country adds fields to record types
 * alone, never to the roots or to shared value types; the names of its fields begin with its code in small letters
 * (`frFicheS`), those of its types with its code capitalised (`FrFiche`), each followed by a capital letter or a digit; fields on
 * record types are nullable; nothing of it is shareable or otherwise reaches into other subgraphs. Federation's
 * directives of access say who sees what it adds.
 * Types nobody refers to go along with the fields that are added; types alone make no extension.
 */
export function readExtension(profile: Profile, bureau: SdlTable, country: string): ExtensionReading {
  const fieldStem = country.toLowerCase();
  const rules: Rules = { profile, bureau, country, fieldStem, typeStem: fieldStem.charAt(0).toUpperCase() + fieldStem.slice(1) };
  const faults = findFaults(rules);
  return { sdl: faults.length > 0 ? null : writeSdl(rules), faults };
}
