import { hash } from 'node:crypto';
import { getNamedType, isAbstractType, isObjectType, Kind, print, TypeInfo, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema, GraphQLOutputType, ValueNode } from 'graphql';

/** An operation as the log keeps it: no value that was searched for is in its text. */
export interface NormalisedOperation {
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly digest: string;
  /** The literals that became variables, by their names. */
  readonly literals: Readonly<Record<string, unknown>>;
  /** Whether it selects records, or only how many there are. */
  readonly granularity: 'COUNT' | 'RECORD';
}

/** Whether a value is written in the document alone. */
function isLiteral(node: ValueNode): boolean {
  let literal = true;
  visit(node, { Variable: () => void (literal = false) });
  return literal;
}

/** Whether a field gives records, or their ids. */
function givesRecords(output: GraphQLOutputType | null | undefined): boolean {
  const type = output && getNamedType(output);
  return isAbstractType(type) || (isObjectType(type) && (type.name === 'PersonCandidate' || type.getInterfaces().some(({ name }) => name === 'Record')));
}

/** Makes variables of literals, and leaves out names that are the asker's own to choose: those of operations, and aliases. */
export function normaliseOperation(document: DocumentNode, schema: GraphQLSchema): NormalisedOperation {
  const literals: Record<string, unknown> = {};
  let count = 0;
  let records = false;
  const lift = (node: ValueNode) => {
    if (node.kind === Kind.VARIABLE || !isLiteral(node)) return undefined;
    const name = `_${(count += 1)}`;
    literals[name] = valueFromASTUntyped(node);
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
  };
  const types = new TypeInfo(schema);
  const normal = visit(document, visitWithTypeInfo(types, {
    OperationDefinition: ({ name: _, ...node }) => node,
    VariableDefinition: ({ defaultValue, ...node }) => {
      if (defaultValue !== undefined) literals[`${node.variable.name.value}=`] = valueFromASTUntyped(defaultValue);
      return node;
    },
    Field: ({ alias: _, ...node }) => {
      records ||= givesRecords(types.getType());
      return node;
    },
    ListValue: lift, ObjectValue: lift, StringValue: lift, IntValue: lift, FloatValue: lift, BooleanValue: lift, EnumValue: lift, NullValue: lift,
  }));
  const text = print(normal);
  return { text, digest: hash('sha256', text), literals, granularity: records ? 'RECORD' : 'COUNT' };
}

/** Documents remembered at most; a gateway sends few, again and again. */
const mostRemembered = 500;

/** `normaliseOperation`, remembered by the document's text. */
export function rememberingNormaliser(schema: GraphQLSchema): (text: string, document: DocumentNode) => NormalisedOperation {
  const known = new Map<string, NormalisedOperation>();
  return (text, document) => {
    let normal = known.get(text);
    if (normal === undefined) {
      if (known.size >= mostRemembered) known.clear();
      known.set(text, (normal = normaliseOperation(document, schema)));
    }
    return normal;
  };
}
