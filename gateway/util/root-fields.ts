import { Kind } from 'graphql';
import type { DocumentNode, FieldNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';

/** Documents are kept and used again; their root fields are found once. */
const found = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** The names of the root fields an operation selects, through fragments, each once. The document must be valid. */
export function rootFieldsOf(operation: OperationDefinitionNode, document: DocumentNode): ReadonlySet<string> {
  const earlier = found.get(operation);
  if (earlier) return earlier;
  const names = new Set<string>();
  seeRootFields(operation, document, ({ name }) => names.add(name.value));
  found.set(operation, names);
  return names;
}

/** Shows every selection of a root field, through fragments; each fragment's once. The document must be valid. */
export function seeRootFields(operation: OperationDefinitionNode, document: DocumentNode, see: (field: FieldNode) => void): void {
  const spread = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) see(node);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = document.definitions.find((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value);
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
}
