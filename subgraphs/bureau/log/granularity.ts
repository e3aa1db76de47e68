import { getNamedType, isAbstractType, isObjectType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLOutputType, GraphQLSchema } from 'graphql';

const known = new WeakMap<DocumentNode, 'COUNT' | 'RECORD'>();

/** Whether a field gives records, or their ids. */
function givesRecords(output: GraphQLOutputType | null | undefined): boolean {
  const type = output && getNamedType(output);
  return isAbstractType(type) || (isObjectType(type) && (type.name === 'PersonCandidate' || type.getInterfaces().some(({ name }) => name === 'Record')));
}

/** Whether a document selects records, or only how many there are; remembered for each document. */
export function granularityOf(document: DocumentNode, schema: GraphQLSchema): 'COUNT' | 'RECORD' {
  const there = known.get(document);
  if (there) return there;
  const types = new TypeInfo(schema);
  let records = false;
  visit(document, visitWithTypeInfo(types, { Field: () => void (records ||= givesRecords(types.getType())) }));
  const found = records ? 'RECORD' : 'COUNT';
  known.set(document, found);
  return found;
}
