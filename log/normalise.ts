import { createHash } from 'node:crypto';
import { Kind, TypeInfo, getNullableType, isInputObjectType, isListType, parseType, print, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';
import type { ArgumentNode, DocumentNode, FragmentDefinitionNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode, TypeNode, ValueNode, VariableDefinitionNode } from 'graphql';

/** An operation as the log has it: no value that was asked with stands in its text, and no name that its author chose. */
export interface NormalisedOperation {
  /** Aliases, variables and fragments are named by numbers in their order; the operation has no name; literals and defaults are variables. */
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly digest: string;
  /** The values that were asked with, by the variables' names in the text, as JSON. Null: there are none. */
  values(variables: Readonly<Record<string, unknown>>): string | null;
}

/** An operation to normalise. It need not be valid: of what the schema does not know, the type is told to be unknown. */
export interface OperationToNormalise {
  readonly document: DocumentNode;
  /** The one of the document that was asked. */
  readonly operation: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
}

const known = new WeakMap<OperationDefinitionNode, NormalisedOperation>();

/** The operation as the log has it; the same for each operation node. */
export function normalised(asked: OperationToNormalise): NormalisedOperation {
  const there = known.get(asked.operation);
  if (there) return there;
  const made = normalise(asked);
  known.set(asked.operation, made);
  return made;
}

/** Names things by numbers in the order they come. */
function numbering(stem: string): (name: string) => string {
  const numbers = new Map<string, string>();
  return (name) => {
    const number = numbers.get(name) ?? `${stem}${numbers.size + 1}`;
    numbers.set(name, number);
    return number;
  };
}

function normalise({ document, operation, schema }: OperationToNormalise): NormalisedOperation {
  const variable = numbering('v'), alias = numbering('a'), fragment = numbering('f');
  const declared = (operation.variableDefinitions ?? []).map(({ variable: { name: { value } } }) => [value, variable(value)] as const);
  const lifted: VariableDefinitionNode[] = [];
  const literals: Record<string, unknown> = {};
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  const types = new TypeInfo(schema);

  const lift = (value: ValueNode, type: GraphQLInputType | null | undefined): ValueNode => {
    if (value.kind === Kind.VARIABLE) return { ...value, name: name(variable(value.name.value)) };
    if (hasVariable(value)) {
      const bare = type ? getNullableType(type) : null;
      if (value.kind === Kind.LIST) return { ...value, values: value.values.map((item) => lift(item, isListType(bare) ? bare.ofType : bare)) };
      if (value.kind === Kind.OBJECT) {
        const fields = isInputObjectType(bare) ? bare.getFields() : {};
        return { ...value, fields: value.fields.map((field) => ({ ...field, value: lift(field.value, fields[field.name.value]?.type) })) };
      }
    }
    const own = variable(`literal ${lifted.length}`);
    literals[own] = literalValue(value);
    const node = { kind: Kind.VARIABLE, name: name(own) } as const;
    lifted.push({ kind: Kind.VARIABLE_DEFINITION, variable: node, type: typeNode(type) });
    return node;
  };

  const parts = [operation, ...reachedFragments(document, operation)];
  const definitions = parts.map((part) => visit(part, visitWithTypeInfo(types, {
    VariableDefinition: { enter: () => false },
    Argument: { leave: (node): ArgumentNode => ({ ...node, value: lift(node.value, types.getInputType()) }) },
    Field: { leave: (node) => (node.alias ? { ...node, alias: name(alias(node.alias.value)) } : node) },
    FragmentSpread: { leave: (node) => ({ ...node, name: name(fragment(node.name.value)) }) },
    FragmentDefinition: { leave: (node) => ({ ...node, name: name(fragment(node.name.value)) }) },
  })));
  const [own, ...fragments] = definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
  const variableDefinitions = (operation.variableDefinitions ?? []).map(({ type, variable: { name: { value } } }): VariableDefinitionNode =>
    ({ kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: name(variable(value)) }, type }));
  const text = print({ kind: Kind.DOCUMENT, definitions: [{ ...own, name: undefined, variableDefinitions: [...variableDefinitions, ...lifted] }, ...fragments] });
  return {
    text,
    digest: createHash('sha256').update(text).digest('hex'),
    values(variables) {
      const values: Record<string, unknown> = {};
      for (const [theirs, ours] of declared) if (variables[theirs] !== undefined) values[ours] = variables[theirs];
      Object.assign(values, literals);
      return Object.keys(values).length > 0 ? JSON.stringify(values) : null;
    },
  };
}

/** The fragments an operation spreads, directly or through others, in the order they are met. */
function reachedFragments(document: DocumentNode, operation: OperationDefinitionNode): FragmentDefinitionNode[] {
  const all = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  const reached = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        const found = all.get(value);
        if (!found || reached.has(value)) return;
        reached.set(value, found);
        follow(found);
      },
    });
  };
  follow(operation);
  return [...reached.values()];
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

/** A literal as JSON has it; numbers that a double cannot hold stay texts. */
function literalValue(value: ValueNode): unknown {
  if (value.kind === Kind.LIST) return value.values.map(literalValue);
  if (value.kind === Kind.OBJECT) return Object.fromEntries(value.fields.map((field) => [field.name.value, literalValue(field.value)]));
  if (value.kind === Kind.INT && !Number.isSafeInteger(Number(value.value))) return value.value;
  return valueFromASTUntyped(value);
}

const unknownType: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Unknown' } };

/** The type a literal stands for; of what the schema does not know, no type. */
const typeNode = (type: GraphQLInputType | null | undefined): TypeNode => (type ? parseType(String(type), { noLocation: true }) : unknownType);
