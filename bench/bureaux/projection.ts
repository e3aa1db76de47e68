import { Kind, getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, parse, valueFromASTUntyped } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import type { Answers } from './answers.js';
import type { Prepared, PreparedObject } from './records.js';

/** The values of a request's variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** Answers one query text from prepared answers, with exactly the response keys asked. */
export type Projection = (answers: Answers, variables: Variables) => PreparedObject;

/** Type conditions that hold for whatever stands there: the profile's only interface and the peers'. */
const abstractTypes = new Set(['Record', 'Person']);

/** What a check says of one item that fits these records. */
const checkResult = (outcome: 'HIT' | 'NO_HIT', records: readonly PreparedObject[]): PreparedObject => ({
  __typename: 'CheckResult', outcome, complete: true, error: null, records, countries: [{ __typename: 'CountryOutcome', status: outcome, count: records.length, reason: null }],
});

const miss = checkResult('NO_HIT', []);

/**
 * Prepares a query text: parsed once, without a schema. Aliases, fragments, `@include` and `@skip` work; arguments are not
 * looked at (a bureau always finds the same three persons), but for the `id` of `person` and the documents that are checked; a field that is not prepared is null.
 * @throws GraphQLError when the text is no GraphQL.
 */
export function projectionOf(query: string): Projection {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('expected a query, got a document without an operation');

  return ({ root, entities, documents }, variables) => {
    const included = (node: SelectionNode): boolean =>
      getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;

    const entitiesAsked = (): readonly Prepared[] => {
      const asked = (variables['representations'] ?? []) as readonly { readonly id?: string }[];
      return asked.map(({ id }) => entities.get(id ?? '') ?? null);
    };

    const personAsked = ({ arguments: given = [] }: FieldNode): Prepared => {
      const id: unknown = given.find(({ name }) => name.value === 'id')?.value && valueFromASTUntyped(given.find(({ name }) => name.value === 'id')!.value, variables);
      return entities.get(String(id)) ?? null;
    };

    /** One result for each item that is asked: a hit where its number is that of a document which is shown. */
    const checked = ({ arguments: given = [] }: FieldNode): Prepared => {
      const items: unknown = valueFromASTUntyped(given.find(({ name }) => name.value === 'documents')!.value, variables);
      return (items as readonly { readonly number?: string }[]).map(({ number }, index) => {
        const found = documents.get(number ?? '');
        return { ...(found ? checkResult('HIT', [found]) : miss), index };
      });
    };

    const object = (value: PreparedObject, { selections }: SelectionSetNode, into: Record<string, Prepared>): PreparedObject => {
      for (const node of selections) {
        if (!included(node)) continue;
        if (node.kind === Kind.FIELD) {
          const field = node.name.value;
          const found = field === '_entities' ? entitiesAsked() : field === 'person' ? personAsked(node) : field === 'checkTravelDocuments' ? checked(node) : (value[field] ?? null);
          into[(node.alias ?? node.name).value] = project(found, node.selectionSet);
          continue;
        }
        const part = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        const condition = part?.typeCondition?.name.value;
        if (part && (!condition || condition === value['__typename'] || abstractTypes.has(condition))) object(value, part.selectionSet, into);
      }
      return into;
    };

    const project = (value: Prepared, selectionSet: SelectionSetNode | undefined): Prepared => {
      if (!selectionSet || value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map((item: Prepared) => project(item, selectionSet));
      return object(value as PreparedObject, selectionSet, {});
    };

    return object(root, operation.selectionSet, {});
  };
}
