import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { normalised } from '../../../log/index.js';
import { type Admitted, asksNoRecord } from '../trust/index.js';
import { granularityOf } from './granularity.js';
import type { KeptLog } from './kept-log.js';
import { Told } from './told.js';

/** One question from its coming to its answer, as the log will tell of it. */
export interface Question {
  readonly admitted: Admitted | null;
  readonly told: Told;
  /** As `performance.now()`. */
  readonly begun: number;
  /** Aborted when the asker has gone. */
  readonly gone: AbortSignal;
  /** What the GraphQL server made of it. Null: it has not come as far. */
  seen: SeenQuestion | null;
}

interface SeenQuestion {
  /** Null: it is no document, or one without the operation it asks for. */
  readonly asked: { readonly document: DocumentNode; readonly operation: OperationDefinitionNode } | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether it is for the schema alone: the gateway asks for itself. */
  readonly ofItself: boolean;
  readonly hasData: boolean;
  /** The first error's code as it is told. Null: there is none. */
  readonly code: string | null;
}

export const newQuestion = (admitted: Admitted | null, gone: AbortSignal): Question => ({ admitted, told: new Told(), begun: performance.now(), gone, seen: null });

/** Takes down what was asked and what is answered. Stands behind every plugin that changes the answer. */
export const noteQuestion: ApolloServerPlugin<{ readonly question: Question | null }> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue: { question }, document, operation, request, response: { body } }) {
        if (question === null || body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const code = errors[0]?.extensions?.['code'];
        const own = operation ?? (document && getOperationAST(document, request.operationName));
        question.seen = {
          asked: document && own ? { document, operation: own } : null, variables: request.variables ?? {},
          ofItself: operation !== undefined && asksNoRecord(operation.selectionSet),
          hasData: data !== null && data !== undefined, code: errors.length === 0 ? null : typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
        };
      },
    };
  },
};

/**
 * Has the answer to a question logged.
 * @returns the entry's id; null: the question is none that is logged. @throws LogStoreError
 */
export async function logQuestion(log: KeptLog, { admitted, told, begun, gone, seen }: Question, rules: string, schema: GraphQLSchema): Promise<string | null> {
  // Not even a question came: no record can have been given.
  if (seen === null) log.refused('BAD_REQUEST');
  if (seen === null || seen.ofItself) return null;
  const { asked, variables, hasData, code } = seen;
  return log.answered({
    admitted, rules, operation: asked && normalised({ ...asked, schema }), granularity: asked ? granularityOf(asked.document, schema) : 'RECORD', variables, code,
    latencyMs: performance.now() - begun, told: told.parts(),
    result: gone.aborted ? 'ABANDONED' : hasData || code === null ? 'SERVED' : code === 'INTERNAL_SERVER_ERROR' ? 'FAILED' : 'REFUSED',
  });
}
