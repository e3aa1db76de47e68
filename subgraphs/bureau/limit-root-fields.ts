import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { BureauContext } from './resolvers.js';

/** Most root fields of one operation that search, check or give a record. */
export const mostRootFields = 20;

/** Root fields that are not counted: they read nothing, or, as `_entities`, read by key. */
const uncounted: ReadonlySet<string> = new Set(['__typename', '__schema', '__type', '_service', '_entities']);

/** How many root fields an operation asks, each alias once, fragments resolved. The document must be valid. */
function countRootFields(selection: SelectionSetNode, document: DocumentNode): number {
  const keys = new Set<string>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (node.kind === Kind.FIELD) {
        if (!uncounted.has(node.name.value)) keys.add((node.alias ?? node.name).value);
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === node.name.value);
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet);
      }
    }
  };
  collect(selection);
  return keys.size;
}

/** Refuses an operation that asks more than 20 root fields: each may read a whole register. */
export const limitRootFields: ApolloServerPlugin<BureauContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document }) {
        const asked = operation ? countRootFields(operation.selectionSet, document) : 0;
        if (asked <= mostRootFields) return;
        throw new GraphQLError(`Expected at most ${mostRootFields} root fields that give records in one operation, got ${asked}`, {
          extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
        });
      },
    };
  },
};
