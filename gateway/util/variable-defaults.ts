import { valueFromASTUntyped } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';

/**
 * The variables of a request with the default values of those that did not come (GraphQL, section 6.1.2): whoever reads them further on
 * need not know the operation.
 */
export function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, variables: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const all = { ...variables };
  for (const { variable, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    if (defaultValue && all[name] === undefined) all[name] = valueFromASTUntyped(defaultValue);
  }
  return all;
}
