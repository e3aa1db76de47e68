import { Kind, isAbstractType, isInterfaceType, isObjectType, getNamedType, visit } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLSchema, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import type { HiddenParts } from './hidden-parts.js';

/** An operation without what is hidden. */
export interface NarrowedDocument {
  /** Null: nothing is left that gives anything. */
  readonly document: DocumentNode | null;
  /** Response key under which it asks the types of objects where they must be known, or where else nothing would be asked. */
  readonly typeKey: string;
}

/** The fragments of a document, by name. */
export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));

const typeOf = (schema: GraphQLSchema, name: string): GraphQLCompositeType => schema.getType(name) as GraphQLCompositeType;

/** Calls back with every field that an operation selects, and its type; each fragment's once. The document must be valid. */
export function seeFields(
  schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  see: (type: string, node: FieldNode) => void,
): void {
  const spread = new Set<string>();
  const walk = ({ selections }: SelectionSetNode, on: GraphQLCompositeType): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) walk(node.selectionSet, node.typeCondition ? typeOf(schema, node.typeCondition.name.value) : on);
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value);
        if (!fragment || spread.has(node.name.value)) continue;
        spread.add(node.name.value);
        walk(fragment.selectionSet, typeOf(schema, fragment.typeCondition.name.value));
      } else {
        see(on.name, node);
        const below = fieldType(on, node.name.value);
        if (node.selectionSet && below) walk(node.selectionSet, below);
      }
    }
  };
  walk(operation.selectionSet, schema.getRootType(operation.operation)!);
}

/** Type of a field with a selection; null for what introspection gives. */
function fieldType(on: GraphQLCompositeType, name: string): GraphQLCompositeType | null {
  const field = isObjectType(on) || isInterfaceType(on) ? on.getFields()[name] : undefined;
  return field ? (getNamedType(field.type) as GraphQLCompositeType) : null;
}

/** A response key the document does not use. */
function unusedKey(document: DocumentNode): string {
  const used = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void used.add((alias ?? name).value) });
  let key = 'bxType';
  for (let number = 2; used.has(key); number += 1) key = `bxType${number}`;
  return key;
}

/**
 * Leaves out of an operation what is hidden, and what `drops` says. What stays empty asks its object's type instead; fragments, variables and
 * operations that are not needed any more go, too.
 */
export function narrowDocument(
  schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, hidden: HiddenParts, drops: (node: FieldNode) => boolean,
): NarrowedDocument {
  const fragments = fragmentsOf(document);
  const typeKey = unusedKey(document);
  const asksType: FieldNode = { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: typeKey }, name: { kind: Kind.NAME, value: '__typename' } };
  const done = new Map<string, { readonly set: SelectionSetNode | null; readonly changed: boolean }>();
  const root = narrowSet(operation.selectionSet, schema.getRootType(operation.operation)!);
  const gives = root.set?.selections.some((node) => node.kind !== Kind.FIELD || node.name.value !== '__typename') ?? false;
  if (!root.set || (!gives && root.changed)) return { document: null, typeKey };
  const kept = { ...operation, selectionSet: root.set };
  const parts = [kept, ...spreadIn(kept)];
  const variables = new Set<string>();
  for (const part of parts) visit({ ...part, variableDefinitions: [] }, { Variable: ({ name }) => void variables.add(name.value) });
  const definitions = kept.variableDefinitions?.filter(({ variable }) => variables.has(variable.name.value));
  return { document: { kind: Kind.DOCUMENT, definitions: [{ ...kept, variableDefinitions: definitions }, ...parts.slice(1)] }, typeKey };

  function narrowSet(set: SelectionSetNode, on: GraphQLCompositeType): { set: SelectionSetNode | null; changed: boolean } {
    let changed = false;
    const selections = set.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = narrowFragment(node.name.value);
        changed ||= fragment.changed;
        return fragment.set ? [node] : [];
      }
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const inner = narrowSet(node.selectionSet, node.typeCondition ? typeOf(schema, node.typeCondition.name.value) : on);
        changed ||= inner.changed;
        return inner.set ? [inner.changed ? { ...node, selectionSet: inner.set } : node] : [];
      }
      if (hidden.hides(on.name, node.name.value) || drops(node)) {
        changed = true;
        return [];
      }
      const below = fieldType(on, node.name.value);
      if (!node.selectionSet || !below) return [node];
      const inner = narrowSet(node.selectionSet, below);
      if (!inner.changed) return [node];
      changed = true;
      const asked = inner.set?.selections ?? [];
      const typed = isAbstractType(below) || asked.length === 0 ? [...asked, asksType] : asked;
      return [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: typed } }];
    });
    return { set: selections.length === 0 ? null : changed ? { ...set, selections } : set, changed };
  }

  function narrowFragment(name: string): { readonly set: SelectionSetNode | null; readonly changed: boolean } {
    const known = done.get(name);
    if (known) return known;
    const fragment = fragments.get(name)!;
    const narrowed = narrowSet(fragment.selectionSet, typeOf(schema, fragment.typeCondition.name.value));
    done.set(name, narrowed);
    return narrowed;
  }

  function spreadIn(node: OperationDefinitionNode): FragmentDefinitionNode[] {
    const found = new Map<string, FragmentDefinitionNode>();
    const look = (part: OperationDefinitionNode | FragmentDefinitionNode): void => void visit(part, {
      FragmentSpread: ({ name }) => {
        if (found.has(name.value)) return;
        const fragment = { ...fragments.get(name.value)!, selectionSet: done.get(name.value)?.set ?? fragments.get(name.value)!.selectionSet };
        found.set(name.value, fragment);
        look(fragment);
      },
    });
    look(node);
    return [...found.values()];
  }
}
