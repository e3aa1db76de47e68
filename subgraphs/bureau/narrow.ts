import {
  type DefinitionNode, type DocumentNode, type FieldDefinitionNode, type InputValueDefinitionNode, Kind, type NameNode, parse, visit,
} from 'graphql';
import { nationalSdl } from '../../schema/files.js';
import { recordTypes, type RecordType } from '../../schema/record-id.js';
import { objectChecks } from './checks/check-objects.js';
import { recordMapping } from './loaders/plan.js';
import type { CountryMapping } from './mapping/index.js';
import { ownFields, relationTargets, rootFields, searchInputs } from './profile-shape.js';
import { finderOf, searchableFields } from './search/search-fields.js';

const isRecordType = (name: string): name is RecordType => (recordTypes as readonly string[]).includes(name);

/** The fields of a record type that a country has: its own, those it maps, and relations to registers it keeps. */
function keptFields(country: CountryMapping, type: RecordType): ReadonlySet<string> {
  const mapping = recordMapping(country, type)!;
  const relations = Object.keys(mapping.relations ?? {}).filter((name) => {
    const target = relationTargets[type][name];
    return target !== undefined && recordMapping(country, target) !== undefined;
  });
  return new Set([...ownFields, ...Object.keys(mapping.fields).filter((name) => mapping.fields[name]), ...relations]);
}

/** The root fields a country can answer. */
function keptRootFields(country: CountryMapping): ReadonlySet<string> {
  const kept = new Set(['record']);
  for (const [name, type] of Object.entries(rootFields)) {
    if (recordMapping(country, type) && searchableFields(country, type).length > 0) kept.add(name);
  }
  for (const [name, { type, identifiers }] of Object.entries(objectChecks)) {
    if (identifiers.some(({ field }) => finderOf(country, type, field))) kept.add(name);
  }
  if (recordMapping(country, 'Person')) kept.add('person');
  if (recordMapping(country, 'Person')?.fields['names'] && finderOf(country, 'Person', 'births')) kept.add('checkPersons').add('personCandidates');
  if (finderOf(country, 'Arrest', 'operation') || finderOf(country, 'Seizure', 'operation')) kept.add('operationTotals');
  return kept;
}

/** The definition with those fields alone; null when none is left. */
function withFields(definition: DefinitionNode, kept: ReadonlySet<string>): DefinitionNode | null {
  const isKept = ({ name }: { readonly name: NameNode }): boolean => kept.has(name.value);
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
    const fields: readonly FieldDefinitionNode[] = (definition.fields ?? []).filter(isKept);
    return fields.length > 0 ? { ...definition, fields } : null;
  }
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
    const fields: readonly InputValueDefinitionNode[] = (definition.fields ?? []).filter(isKept);
    return fields.length > 0 ? { ...definition, fields } : null;
  }
  return definition;
}

function narrowDefinition(definition: DefinitionNode, country: CountryMapping): DefinitionNode | null {
  if (!('name' in definition) || !definition.name) return definition;
  const name = definition.name.value;
  if (name === 'Query') return withFields(definition, keptRootFields(country));
  if (name === 'Record') {
    // A type must have every field of its interface, so Record keeps what all kept types have.
    const sets = recordTypes.filter((type) => recordMapping(country, type)).map((type) => keptFields(country, type));
    return withFields(definition, new Set([...(sets[0] ?? ownFields)].filter((field) => sets.every((set) => set.has(field)))));
  }
  if (isRecordType(name)) return recordMapping(country, name) ? withFields(definition, keptFields(country, name)) : null;
  const searched = recordTypes.find((type) => searchInputs[type] === name);
  if (searched) return recordMapping(country, searched) ? withFields(definition, new Set(searchableFields(country, searched))) : null;
  return definition;
}

/** Names of the types a definition mentions. */
function mentioned(definition: DefinitionNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(definition, { NamedType: ({ name }) => void names.add(name.value) });
  return names;
}

/** The definitions that can be reached from the root type, the record types and what the extension mentions. */
function reachable(definitions: readonly DefinitionNode[], roots: Iterable<string>): readonly DefinitionNode[] {
  const byName = new Map(definitions.flatMap((one) => ('name' in one && one.name ? [[one.name.value, one] as const] : [])));
  const seen = new Set<string>();
  const left = [...roots];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const definition = byName.get(name);
    if (!definition || seen.has(name)) continue;
    seen.add(name);
    left.push(...mentioned(definition));
  }
  return definitions.filter((one) => !('name' in one && one.name) || one.kind === Kind.DIRECTIVE_DEFINITION || seen.has(one.name.value));
}

/**
 * The SDL of a country's bureau: the national profile without the registers, fields, root fields and search fields the
 * mapping does not have, and with the country's extension. Directives stay as they are.
 * @param profile SDL of the national profile. Default: schema/national.graphql.
 */
export function narrowProfile(country: CountryMapping, profile = nationalSdl()): DocumentNode {
  const definitions = parse(profile, { noLocation: true }).definitions
    .map((definition) => narrowDefinition(definition, country)).filter((definition) => definition !== null);
  const extension = country.extension ? parse(country.extension, { noLocation: true }).definitions : [];
  const roots = ['Query', ...recordTypes.filter((type) => recordMapping(country, type)), ...extension.flatMap((one) => [...mentioned(one)])];
  return { kind: Kind.DOCUMENT, definitions: [...reachable(definitions, roots), ...extension] };
}
