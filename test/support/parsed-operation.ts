import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { lookupSchema } from '../../gateway/national/index.js';
import type { ParsedOperation } from '../../gateway/request.js';
import { rootFieldsOf } from '../../gateway/util/root-fields.js';
import { nationalSdl } from '../../schema/files.js';

let profile: GraphQLSchema | undefined;

/** An operation as the stages before planning are given it; the first one of the document, on the national profile unless a schema is given. */
export function parsedOperation(query: string, variables: Readonly<Record<string, unknown>> = {}, schema: GraphQLSchema = (profile ??= lookupSchema(nationalSdl()))): ParsedOperation {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return { document, text: query, hash: createHash('sha256').update(query).digest('hex'), operation, rootFields: rootFieldsOf(operation, document), schema, variables };
}
