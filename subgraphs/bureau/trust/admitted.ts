import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind } from 'graphql';
import type { SelectionSetNode } from 'graphql';
import type { Asker } from './asker.js';

/** Root fields that give no record. */
const open: ReadonlySet<string> = new Set(['__typename', '__schema', '__type', '_service']);

/** Whether a selection on `Query` asks for nothing but fields that give no record. Fragments count as asking for records. */
export const asksNoRecord = ({ selections }: SelectionSetNode): boolean => selections.every((node) => node.kind === Kind.FIELD && open.has(node.name.value));

const refuse = (code: string, message: string): never => {
  throw new GraphQLError(message, { extensions: { code, http: { status: 403 } } });
};

/** No requester, no purpose, no record (INTERPOL RPD art. 10; LED 2016/680 art. 25): a gateway that asks for itself learns the schema alone. */
export const requireAsker: ApolloServerPlugin<{ readonly asker: Asker }> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue: { asker } }) {
        if (asker === 'open' || !operation || asksNoRecord(operation.selectionSet)) return;
        if (asker.requester === null) refuse('FORBIDDEN', 'Expected a requester in the assertion of a question for records, got none');
        if (!asker.purpose?.caseReference) refuse('PURPOSE_REQUIRED', 'Expected a purpose and a case reference in the assertion of a question for records, got none');
      },
    };
  },
};
