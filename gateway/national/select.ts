import { Kind, getNamedType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLInterfaceType, GraphQLNamedType, GraphQLSchema, InlineFragmentNode, SelectionNode } from 'graphql';
import { isRecordType as isRecordTypeName, recordTypes } from '../../schema/record-id.js';
import type { RecordType } from '../../schema/record-id.js';
import type { Capability } from './capability.js';
import { compileConforms } from './conform.js';
import type { Conforms } from './conform.js';
import { MendPlan } from './mend.js';

/** Response key under which the gateway asks a record's id where the client does not. */
export const reservedId = '_bx_id';
/** Response key under which the gateway asks until when a record may be used, where the answer may be kept. */
export const reservedUntil = '_bx_until';
/** Response key under which the gateway asks the type where a selection would else be empty. */
export const reservedType = '_bx_type';

/** A selection as one bureau is asked it. */
export interface Selected {
  readonly selections: readonly SelectionNode[];
  readonly mend: MendPlan;
  /** Whether an object the bureau answers has the shape of the selection, before it is mended. */
  readonly conforms: Conforms;
  /** The types of records that the selection reaches, its own left out. */
  readonly reaches: ReadonlySet<RecordType>;
}

const field = (name: string, alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
});

/** Whether values of the type are records: object types that implement `Record` or, in an extension, stand for one that does, and `Record` itself. */
function isRecordType(type: GraphQLNamedType): boolean {
  return type.name === 'Record' || isRecordTypeName(type.name) || (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Record'));
}

/** The types of records that a value of the type can be. */
export function recordTypesOf({ name }: GraphQLNamedType): readonly RecordType[] {
  return name === 'Record' ? recordTypes : isRecordTypeName(name) ? [name] : [];
}

/** Whether a selection has the field under its own name, whatever the variables. */
const hasPlain = (selections: readonly SelectionNode[], name: string): boolean =>
  selections.some((node) => node.kind === Kind.FIELD && node.name.value === name && !node.alias && !node.directives?.length);

/**
 * A selection as a bureau of this capability is asked it: fields it does not implement are left out and noted to be
 * null, and every record's id is asked, under a reserved key where the client does not ask it itself.
 * @param type the type the selection is on.
 * @param toKeep whether the answer may be kept: then every record is asked until when it may be used.
 */
export function selectFor(
  schema: GraphQLSchema, type: GraphQLNamedType, selections: readonly SelectionNode[], capability: Capability, toKeep: boolean,
): Selected {
  const mend = new MendPlan();
  const reaches = new Set<RecordType>();
  const kept = walk(selections, type, mend);
  const asked = complete(kept, type, mend);
  return { selections: asked, mend, conforms: compileConforms(schema, type, asked), reaches };

  function complete(list: readonly SelectionNode[], on: GraphQLNamedType, plan: MendPlan): readonly SelectionNode[] {
    const added: FieldNode[] = [];
    const reserve = (name: string, alias: string): void => {
      plan.strip(alias);
      added.push(field(name, alias));
    };
    if (isRecordType(on) && capability.has(on.name, 'id') && !hasPlain(list, 'id')) reserve('id', reservedId);
    if (toKeep && isRecordType(on) && capability.has(on.name, 'validUntil')) reserve('validUntil', reservedUntil);
    if (list.length + added.length > 0) return [...list, ...added];
    plan.strip(reservedType);
    return [field('__typename', reservedType)];
  }

  function walk(list: readonly SelectionNode[], on: GraphQLNamedType, plan: MendPlan): SelectionNode[] {
    return list.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) return walkField(node, on, plan);
      if (node.kind === Kind.INLINE_FRAGMENT) return walkFragment(node, on, plan);
      throw new Error('Fragment spreads are put in their places before.');
    });
  }

  function walkField(node: FieldNode, on: GraphQLNamedType, plan: MendPlan): SelectionNode[] {
    const name = node.name.value;
    if (name === '__typename') return [node];
    const key = (node.alias ?? node.name).value;
    if (!capability.has(on.name, name)) {
      plan.null(key);
      return isInterfaceType(on) ? walkImplementations(node, on, plan) : [];
    }
    if (!node.selectionSet) return [node];
    const fields = isObjectType(on) || isInterfaceType(on) ? on.getFields() : {};
    const declared = fields[name];
    if (!declared) throw new Error(`The profile has no field ${on.name}.${name}.`);
    const below = plan.below(key);
    for (const reached of recordTypesOf(getNamedType(declared.type))) reaches.add(reached);
    const fieldType = getNamedType(declared.type);
    const inner = complete(walk(node.selectionSet.selections, fieldType, below), fieldType, below);
    return [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }];
  }

  /** A bureau's interface has only what all its types have: the field is asked of those types that have it. */
  function walkImplementations(node: FieldNode, on: GraphQLInterfaceType, plan: MendPlan): SelectionNode[] {
    return schema.getPossibleTypes(on).filter((type) => capability.has(type.name, node.name.value)).map((type) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: walkField(node, type, plan) },
    }));
  }

  function walkFragment(node: InlineFragmentNode, on: GraphQLNamedType, plan: MendPlan): SelectionNode[] {
    const condition = node.typeCondition ? schema.getType(node.typeCondition.name.value) : on;
    if (!condition || !isCompositeType(condition) || !capability.hasType(condition.name)) return [];
    const inner = walk(node.selectionSet.selections, condition, plan);
    // A fragment on a type the bureau has, all of whose fields it lacks, says nothing and is left out.
    if (inner.length === 0) return [];
    return [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }];
  }
}
