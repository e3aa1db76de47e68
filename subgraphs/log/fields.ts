import { Kind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode, TypeNode } from 'graphql';
import { isCountryCode } from '../../schema/country-codes.js';

/** The types of fields: by type, by field, the name of the field's type. */
export type FieldTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** Reads the types of fields from SDLs that describe one graph together. */
export function fieldTypes(sdls: readonly string[]): FieldTypes {
  const types = new Map<string, Map<string, string>>();
  for (const sdl of sdls) {
    for (const definition of parse(sdl, { noLocation: true }).definitions) {
      if (!('fields' in definition) || definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) continue;
      const known = types.get(definition.name.value) ?? new Map<string, string>();
      types.set(definition.name.value, known);
      for (const field of definition.fields ?? []) known.set(field.name.value, namedType(field.type));
    }
  }
  return types;
}

/** The country that a name of a field or a type is of: `frFicheS`, `FrFiche`. Null: it is of all. */
export function ownerOf(name: string): string | null {
  const code = name.slice(0, 2).toUpperCase();
  return /^([a-z]{2}|[A-Z][a-z])[A-Z0-9]/.test(name) && isCountryCode(code) ? code : null;
}

/** A field that was asked for, with the country whose own it is. */
export interface AskedField {
  /** `Type.field`; below a field whose type is not known, the way from there. */
  readonly name: string;
  /** Null: of all. */
  readonly owner: string | null;
}

/** The fields that an operation asks for at the ends of its selections, each once, sorted. */
export function fieldsOf(text: string, types: FieldTypes): readonly AskedField[] {
  const document = parse(text, { noLocation: true });
  const fragments = new Map(document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const found = new Map<string, AskedField>();
  const see = ({ selections }: SelectionSetNode, type: string, owner: string | null, entered: readonly string[]): void => {
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value);
        if (fragment && !entered.includes(node.name.value)) see(fragment.selectionSet, fragment.typeCondition.name.value, owner, [...entered, node.name.value]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        see(node.selectionSet, node.typeCondition?.name.value ?? type, owner, entered);
      } else if (!node.name.value.startsWith('__')) {
        const name = `${type}.${node.name.value}`;
        const whose = owner ?? ownerOf(type) ?? ownerOf(node.name.value);
        if (node.selectionSet) see(node.selectionSet, types.get(type)?.get(node.name.value) ?? name, whose, entered);
        else found.set(name, { name, owner: whose });
      }
    }
  };
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) see(definition.selectionSet, 'Query', null, []);
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Whether an operation compares records of several countries with one another. */
export const compares = (document: DocumentNode): boolean => JSON.stringify(document).includes('{"kind":"Name","value":"matches"}');
