import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import type { Admit } from '../request.js';
import { exceeded } from './exceeded.js';

/** Parsed documents are kept and used again, so each is measured once. */
const measured = new WeakMap<SelectionSetNode, number>();

/** Refuses an operation whose fields are nested deeper than `most`; a root field is at depth 1. Introspection is not counted. */
export const limitDepth = (most: number): Admit => ({ document, operation }) => {
  const depth = depthOf(operation.selectionSet, document);
  return depth > most ? exceeded('depth', `Fields nested at most ${most} deep are expected`, depth, most) : null;
};

/** How deep the fields of a selection are nested, fragments resolved. The document must be valid: no fragment spreads itself. */
export function depthOf(selection: SelectionSetNode, document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure = (set: SelectionSetNode | undefined): number => {
    if (!set) return 0;
    const earlier = measured.get(set);
    if (earlier !== undefined) return earlier;
    let deepest = 0;
    for (const node of set.selections) {
      deepest = Math.max(deepest, depthBelow(node));
    }
    measured.set(set, deepest);
    return deepest;
  };
  const depthBelow = (node: SelectionSetNode['selections'][number]): number => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return measure(fragments.get(node.name.value)?.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return measure(node.selectionSet);
    return node.name.value === '__schema' || node.name.value === '__type' ? 0 : 1 + measure(node.selectionSet);
  };
  return measure(selection);
}
