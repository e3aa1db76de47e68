import { Kind, OperationTypeNode, parse, valueFromASTUntyped, visit } from 'graphql';
import type {
  ArgumentNode, DirectiveNode, DocumentNode, FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode, SelectionSetNode,
  VariableDefinitionNode,
} from 'graphql';
import { reservedPrefix } from '../request.js';

/** Variables of a request. */
export type Variables = Readonly<Record<string, unknown>>;

/** One root field of a fetch; a response key asked twice is one entry with both selections. */
export interface RootSelection {
  readonly responseKey: string;
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
  /** The parts it is selected by, each with the conditions it stands under. */
  readonly parts: readonly RootPart[];
}

/** One place at which a root field is selected. */
export interface RootPart {
  /** `@include` and `@skip` of the field and of the fragments around it. */
  readonly conditions: readonly DirectiveNode[];
  readonly selections: readonly SelectionNode[];
}

/** A fetch of a query plan, taken apart. */
export interface Fetch {
  readonly roots: readonly RootSelection[];
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** Set when the fetch asks `_entities`. */
  readonly entities: RootSelection | null;
  /** A response key of the client's that the gateway keeps for itself. Null: there is none. */
  readonly reservedKey: string | null;
}

/** Whether `@include` and `@skip` let the selection stand. */
export function stands(directives: readonly DirectiveNode[] | undefined, variables: Variables): boolean {
  for (const { name, arguments: args } of directives ?? []) {
    if (name.value !== 'include' && name.value !== 'skip') continue;
    const condition = args?.find((argument) => argument.name.value === 'if');
    const value = condition && valueFromASTUntyped(condition.value, variables);
    if ((name.value === 'include') !== (value === true)) return false;
  }
  return true;
}

const conditionsOf = (node: { readonly directives?: readonly DirectiveNode[] }): readonly DirectiveNode[] =>
  (node.directives ?? []).filter(({ name }) => name.value === 'include' || name.value === 'skip');

/** Puts every fragment spread's selections in its place, as an inline fragment with the same condition and directives. */
function inline(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selectionSet.selections.map((node): SelectionNode => {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value);
        if (!fragment) throw new Error(`The fetch spreads a fragment it does not define: ${node.name.value}.`);
        return {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: fragment.typeCondition,
          directives: node.directives ?? [],
          selectionSet: inline(fragment.selectionSet, fragments),
        };
      }
      return node.selectionSet ? { ...node, selectionSet: inline(node.selectionSet, fragments) } : node;
    }),
  };
}

function collect(selections: readonly SelectionNode[], conditions: readonly DirectiveNode[], roots: Map<string, RootSelection>): void {
  for (const node of selections) {
    const under = [...conditions, ...conditionsOf(node)];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      collect(node.selectionSet.selections, under, roots);
    } else if (node.kind === Kind.FIELD) {
      const responseKey = (node.alias ?? node.name).value;
      const known = roots.get(responseKey);
      const part = { conditions: under, selections: node.selectionSet?.selections ?? [] };
      roots.set(responseKey, {
        responseKey,
        name: node.name.value,
        arguments: node.arguments ?? [],
        parts: [...(known?.parts ?? []), part],
      });
    }
  }
}

/**
 * Takes the operation of a fetch apart: fragments put in their places, root fields with the conditions they stand under.
 * @param document the operation, parsed or as text; it must be a query with one operation.
 */
export function readFetch(document: DocumentNode | string): Fetch {
  const { definitions } = typeof document === 'string' ? parse(document, { noLocation: true }) : document;
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | null = null;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  if (operation?.operation !== OperationTypeNode.QUERY) throw new Error('A fetch is a query.');
  let reservedKey: string | null = null;
  for (const definition of definitions) {
    visit(definition, { Field: ({ alias }) => void (alias?.value.startsWith(reservedPrefix) && (reservedKey = alias.value)) });
  }
  const roots = new Map<string, RootSelection>();
  collect(inline(operation.selectionSet, fragments).selections, [], roots);
  return {
    roots: [...roots.values()],
    variableDefinitions: operation.variableDefinitions ?? [],
    entities: roots.get('_entities') ?? null,
    reservedKey,
  };
}

/** The name of the field a node selects. */
export const fieldName = (node: FieldNode): string => node.name.value;
/** The key under which a field stands in the answer. */
export const responseKeyOf = (node: FieldNode): string => (node.alias ?? node.name).value;
