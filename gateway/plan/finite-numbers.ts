import { GraphQLError } from 'graphql';
import type { ValidationRule } from 'graphql';

/** Refuses numbers too large for a Float, such as `1e999`: graphql-js takes them for Infinity, and the planner of @apollo/gateway fails on that. */
export const finiteNumbers: ValidationRule = (context) => ({
  FloatValue(node) {
    if (Number.isFinite(Number(node.value))) return;
    context.reportError(new GraphQLError('Float cannot represent a number as large as the one that came.', { nodes: node }));
  },
});
