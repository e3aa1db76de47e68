import { Kind, OperationTypeNode, getNamedType, parseType, print, visit } from 'graphql';
import type { FieldNode, GraphQLNamedType, GraphQLSchema, SelectionNode, VariableDefinitionNode } from 'graphql';
import type { RecordType } from '../../schema/record-id.js';
import type { Capability } from './capability.js';
import { isPersons } from './check-item.js';
import type { Conforms } from './conform.js';
import { MendPlan } from './mend.js';
import type { Mend } from './mend.js';
import type { RootQuestion } from './question.js';
import { nodeType } from './profile.js';
import { recordTypesOf, selectFor } from './select.js';
import type { Selected } from './select.js';

/** The operation one bureau is sent for several root fields at once. Made once per shape, never per value. */
export interface Derived {
  readonly query: string;
  /** Where each argument of a root field goes: the variable that takes it. */
  readonly inputs: readonly { readonly variable: string; readonly responseKey: string; readonly argument: string }[];
  /** Variables of the request that go on as they are. */
  readonly passed: readonly string[];
  /** What to mend in the answer, from its root; null: nothing. */
  readonly mend: Mend | null;
  /** Types of records of which any change may change the answer. */
  readonly types: readonly RecordType[];
  /** The same without the type of the one record that the only root field asks by its id. */
  readonly typesBelow: readonly RecordType[];
  /** By response key of the root field: for each selection of records, whether a record has its shape. */
  readonly conforms: ReadonlyMap<string, readonly Conforms[]>;
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const plain = (field: string, selections?: readonly SelectionNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: name(field),
  ...(selections && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
});

/** Response key of the n-th selection of the same field at a bureau. */
export const numbered = (field: string, index: number): string => (index === 0 ? field : `_bx_${field}_${index}`);

/** What the selections on records of one root field are derived with. */
interface Deriving {
  select(type: GraphQLNamedType, selections: readonly SelectionNode[]): Selected;
}

function several(
  field: string, type: GraphQLNamedType, lists: readonly (readonly SelectionNode[])[], to: Deriving, mend: MendPlan,
): FieldNode[] {
  return lists.map((selections, index) => {
    const key = numbered(field, index);
    const selected = to.select(type, selections);
    mend.below(key).adopt(selected.mend);
    return { ...plain(field, selected.selections), ...(index > 0 && { alias: name(key) }) };
  });
}

function rootSelections(
  schema: GraphQLSchema, root: RootQuestion, capability: Capability, to: Deriving, mend: MendPlan,
): readonly SelectionNode[] {
  const type = getNamedType(root.field.field.type);
  if (root.kind === 'record') {
    const selected = to.select(type, root.selections);
    mend.adopt(selected.mend);
    return selected.selections;
  }
  // How a name is read is known to countries alone.
  const interpretation = root.asksInterpretation && (root.kind === 'check' ? isPersons(root.field.subject) : type.name === 'PersonConnection') && capability.has(type.name, 'interpretation')
    ? [plain('interpretation', ['field', 'form', 'readAs', 'warnings'].map((field) => plain(field)))]
    : [];
  if (root.kind === 'check') {
    const record = schema.getType('Record')!;
    return [
      plain('index'), plain('outcome'), ...(capability.has(type.name, 'complete') ? [plain('complete')] : []), plain('error', [plain('code'), plain('message')]),
      ...(root.asksCountries ? [plain('countries', [plain('status'), ...(root.granularity === 'BOOLEAN' ? [] : [plain('count')]), plain('reason')])] : []),
      ...interpretation,
      ...several('records', record, root.recordSelections, to, mend),
    ];
  }
  const edges = root.recordSelections.length === 0
    ? []
    : [plain('edges', [
      ...several('node', nodeType(schema, type.name), root.recordSelections, to, mend.below('edges')), plain('score'),
      ...(root.asksReasons && capability.has(type.name.replace(/Connection$/, 'Edge'), 'reasons') ? [plain('reasons')] : []),
    ])];
  return [...edges, ...interpretation, ...(root.asksPageInfo ? [plain('pageInfo', [plain('hasNextPage')])] : []), plain('totalCount'), ...(capability.has(type.name, 'countries') ? [plain('countries', [plain('status')])] : [])];
}

/** The type of the records a root field is about; a check can be about any. */
function subjectType(schema: GraphQLSchema, { kind, field }: RootQuestion): GraphQLNamedType {
  const type = getNamedType(field.field.type);
  if (kind === 'record') return type;
  return kind === 'connection' ? nodeType(schema, type.name) : schema.getType('Record')!;
}

/**
 * Derives the operation for a bureau of one capability from the root fields it is asked.
 * @param definitions the variables of the request the selections may use.
 * @param toKeep whether the answer may be kept.
 */
export function derive(
  schema: GraphQLSchema, roots: readonly RootQuestion[], definitions: readonly VariableDefinitionNode[], capability: Capability, toKeep: boolean,
): Derived {
  const mend = new MendPlan();
  const inputs: { variable: string; responseKey: string; argument: string }[] = [];
  const variables: VariableDefinitionNode[] = [];
  const conforms = new Map<string, Conforms[]>();
  const own = new Set<RecordType>(), below = new Set<RecordType>();
  const fields = roots.map((root, index): FieldNode => {
    const args = root.field.field.args.filter(({ name: of }) => of !== 'in' && of !== 'freshness');
    for (const argument of args) {
      const variable = `_bx_${index}_${argument.name}`;
      inputs.push({ variable, responseKey: root.responseKey, argument: argument.name });
      variables.push({ kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: name(variable) }, type: parseType(String(argument.type)) });
    }
    const checks: Conforms[] = [];
    conforms.set(root.responseKey, checks);
    for (const type of recordTypesOf(subjectType(schema, root))) own.add(type);
    const select = (type: GraphQLNamedType, selections: readonly SelectionNode[]): Selected => {
      const selected = selectFor(schema, type, selections, capability, toKeep);
      checks.push(selected.conforms);
      for (const reached of selected.reaches) below.add(reached);
      return selected;
    };
    return {
      kind: Kind.FIELD,
      ...(root.responseKey !== root.field.name && { alias: name(root.responseKey) }),
      name: name(root.field.name),
      arguments: args.map((argument) => ({
        kind: Kind.ARGUMENT,
        name: name(argument.name),
        value: { kind: Kind.VARIABLE, name: name(`_bx_${index}_${argument.name}`) },
      })),
      selectionSet: { kind: Kind.SELECTION_SET, selections: rootSelections(schema, root, capability, { select }, mend.below(root.responseKey)) },
    };
  });
  const passed = usedVariables(fields, definitions);
  const query = print({
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [...variables, ...passed],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  });
  return {
    query, inputs, passed: passed.map((definition) => definition.variable.name.value), mend: mend.finish(), conforms,
    types: [...new Set([...own, ...below])], typesBelow: [...below],
  };
}

/** The variables of the request that stand in the selections below the root fields. */
export function usedVariables(fields: readonly SelectionNode[], definitions: readonly VariableDefinitionNode[]): VariableDefinitionNode[] {
  const used = new Set<string>();
  for (const field of fields) visit(field, { Variable: (node) => void used.add(node.name.value) });
  return definitions.filter((definition) => used.has(definition.variable.name.value));
}
