import { Kind, parse } from 'graphql';
import type { ASTNode, DirectiveNode, SelectionSetNode } from 'graphql';

/** The name of the type at the heart of a type. */
export function namedTypeOf(node: ASTNode): string {
  return node.kind === Kind.NAMED_TYPE ? node.name.value : 'type' in node ? namedTypeOf(node.type) : '';
}

/** The field sets of a directive's argument, as text: those of `join__field(requires:)`, for example. */
export function fieldSetsOf(directives: readonly DirectiveNode[] | undefined, directive: string, argument: string): string[] {
  return (directives ?? []).filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: given }) => given ?? [])
    .flatMap(({ name, value }) => (name.value === argument && value.kind === Kind.STRING ? [value.value] : []));
}

/** A field set as the selection it is. */
export function selectionOf(fieldSet: string): SelectionSetNode {
  const [definition] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A field set is a selection.');
  return definition.selectionSet;
}
