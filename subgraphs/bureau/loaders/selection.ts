import {
  type FieldNode, getDirectiveValues, GraphQLIncludeDirective, type GraphQLResolveInfo, GraphQLSkipDirective, isAbstractType, isObjectType,
  Kind, type SelectionNode,
} from 'graphql';

/** The fields a query selects of one object type, by name, each with all its places in the query. */
export type Selected = ReadonlyMap<string, readonly FieldNode[]>;

function included(node: SelectionNode, info: GraphQLResolveInfo): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false;
}

function appliesTo(condition: string | undefined, type: string, info: GraphQLResolveInfo): boolean {
  if (condition === undefined || condition === type) return true;
  const abstract = info.schema.getType(condition), object = info.schema.getType(type);
  return isAbstractType(abstract) && isObjectType(object) && info.schema.isSubType(abstract, object);
}

function collect(nodes: readonly SelectionNode[], type: string, info: GraphQLResolveInfo, into: Map<string, FieldNode[]>): void {
  for (const node of nodes) {
    if (!included(node, info)) continue;
    if (node.kind === Kind.FIELD) {
      const places = into.get(node.name.value);
      if (places) places.push(node);
      else into.set(node.name.value, [node]);
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
    if (fragment && appliesTo(fragment.typeCondition?.name.value, type, info)) collect(fragment.selectionSet.selections, type, info, into);
  }
}

/**
 * What is selected of an object of the type under the given fields: through fragments on the type and its interfaces,
 * `@skip` and `@include` obeyed, aliases of a field joined.
 */
export function selectedFields(nodes: readonly FieldNode[], type: string, info: GraphQLResolveInfo): Selected {
  const into = new Map<string, FieldNode[]>();
  for (const node of nodes) if (node.selectionSet) collect(node.selectionSet.selections, type, info, into);
  return into;
}
