import {
  GraphQLID, GraphQLInt, GraphQLFloat, GraphQLBoolean, GraphQLString, Kind, getNamedType, getNullableType, isCompositeType, isEnumType, isInterfaceType, isListType,
  isNonNullType, isObjectType, isAbstractType,
} from 'graphql';
import type {
  DirectiveNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLLeafType, GraphQLList, GraphQLOutputType, GraphQLSchema, OperationDefinitionNode,
  SelectionNode,
} from 'graphql';

/** A place in an answer. */
export type Path = readonly (string | number)[];

/** An answer in the shape the client asked, and the places at which what came did not fit the graph. */
export interface Shaped {
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Null stands there, or above where null may not stand there. */
  readonly unfit: readonly Path[];
}

/** Brings the data of an operation into the shape the client asked. */
export type ShapeAnswer = (data: Readonly<Record<string, unknown>>) => Shaped;

/** Stands for a value that is not fit where null may not stand: the object around it is null instead. */
const unfit = Symbol('unfit');
type Shape = (value: unknown, state: State) => unknown;
interface State { readonly path: (string | number)[]; readonly unfit: Path[] }

/** A selection with the type it stands on: the types of its fields are those of that type, not of the object that comes. */
interface Part { readonly on: GraphQLCompositeType; readonly selections: readonly SelectionNode[] }
/** One of the selections of a field, with the field's type where it stands. */
interface Asked { readonly type: GraphQLOutputType; readonly selections: readonly SelectionNode[] }

interface FieldShape { readonly key: string; readonly typename: boolean; readonly shape: Shape }

const leafTests: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  [GraphQLInt.name, (value: unknown) => Number.isInteger(value)],
  [GraphQLFloat.name, (value: unknown) => typeof value === 'number'],
  [GraphQLBoolean.name, (value: unknown) => typeof value === 'boolean'],
  [GraphQLString.name, (value: unknown) => typeof value === 'string'],
  [GraphQLID.name, (value: unknown) => typeof value === 'string' || Number.isInteger(value)],
]);

function leafTest(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
  // A scalar of the graph's own: its subgraph knows what it holds.
  return leafTests.get(type.name) ?? (() => true);
}

/**
 * Prepares the completion of one operation: fields in the order asked, aliases, fragments by the type that came, null
 * where nothing came, null as far up as a non-null type demands. What was not asked is left out. It does what the
 * executor of @apollo/gateway does after a plan, prepared once instead of interpreted for every value.
 * @param variables the values of the variables `@include` and `@skip` use; the preparation is good for these alone.
 */
export function compileShape(
  schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, variables: Readonly<Record<string, unknown>>,
): ShapeAnswer {
  const query = schema.getQueryType()!;
  const root = objectShape([{ on: query, selections: operation.selectionSet.selections }]);
  return (data) => {
    const state: State = { path: [], unfit: [] };
    const shaped = root(data, state);
    return { data: shaped === unfit ? null : (shaped as Shaped['data']), unfit: state.unfit };
  };

  function stands(directives: readonly DirectiveNode[] | undefined): boolean {
    return (directives ?? []).every(({ name, arguments: args }) => {
      if (name.value !== 'include' && name.value !== 'skip') return true;
      const value = args![0]!.value;
      const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.BOOLEAN && value.value;
      return (name.value === 'include') === (given === true);
    });
  }

  /** Whether a fragment on `condition` speaks of an object of type `type`; an abstract one is an object whose type did not come. */
  function applies(condition: GraphQLCompositeType, type: GraphQLCompositeType): boolean {
    return condition === type || (isAbstractType(condition) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(condition, type));
  }

  /** The selections of each response key that speak of objects of a type, in the order asked. */
  function collect(parts: readonly Part[], type: GraphQLCompositeType, into = new Map<string, (Asked & { name: string })[]>()) {
    for (const { on, selections } of parts) {
      for (const node of selections) {
        if (!stands(node.directives)) continue;
        if (node.kind === Kind.FIELD) {
          const key = (node.alias ?? node.name).value;
          const asked = { name: node.name.value, type: fieldType(on, node.name.value), selections: node.selectionSet?.selections ?? [] };
          into.set(key, [...(into.get(key) ?? []), asked]);
          continue;
        }
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)!;
        const condition = fragment.typeCondition ? (schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType) : on;
        if (!fragment.typeCondition || applies(condition, type)) collect([{ on: condition, selections: fragment.selectionSet.selections }], type, into);
      }
    }
    return into;
  }

  function fieldType(on: GraphQLCompositeType, name: string): GraphQLOutputType {
    if (name === '__typename') return GraphQLString;
    const field = isObjectType(on) || isInterfaceType(on) ? on.getFields()[name] : undefined;
    if (!field) throw new Error(`There is no field ${on.name}.${name}.`);
    return field.type;
  }

  function fieldsOf(type: GraphQLCompositeType, parts: readonly Part[]): readonly FieldShape[] {
    return [...collect(parts, type)].map(([key, asked]): FieldShape => {
      const typename = asked[0]!.name === '__typename';
      return { key, typename, shape: typename ? () => (isObjectType(type) ? type.name : unfit) : valueShape(asked) };
    });
  }

  /** @param parts all that is asked of the object; the type of the first is the object's where none came. */
  function objectShape(parts: readonly Part[]): Shape {
    const declared = parts[0]!.on;
    const byType = new Map<string, readonly FieldShape[]>();
    return (value, state) => {
      if (typeof value !== 'object' || Array.isArray(value)) return misfit(state);
      const source = value as Readonly<Record<string, unknown>>;
      const came = source.__typename;
      let type = declared;
      if (typeof came === 'string' && came !== declared.name) {
        const named = schema.getType(came);
        if (!isCompositeType(named)) return misfit(state);
        type = named;
      }
      let fields = byType.get(type.name);
      if (!fields) byType.set(type.name, (fields = fieldsOf(type, parts)));
      const object: Record<string, unknown> = {};
      for (const { key, typename, shape } of fields) {
        if (typename) {
          const name = shape(null, state);
          if (name === unfit) return null;
          object[key] = name;
          continue;
        }
        state.path.push(key);
        const shaped = shape(source[key] ?? null, state);
        state.path.pop();
        if (shaped === unfit) return null;
        object[key] = shaped;
      }
      return object;
    };
  }

  /** @param asked all selections of one response key: null may stand where all of their types allow it. */
  function valueShape(asked: readonly Asked[]): Shape {
    if (asked.some(({ type }) => isNonNullType(type))) {
      const inner = valueShape(asked.map((one) => ({ ...one, type: getNullableType(one.type) as GraphQLOutputType })));
      return (value, state) => {
        const before = state.unfit.length;
        const shaped = inner(value, state);
        if (shaped !== null && shaped !== unfit) return shaped;
        if (state.unfit.length === before) state.unfit.push([...state.path]);
        return unfit;
      };
    }
    if (isListType(asked[0]!.type)) {
      const inner = valueShape(asked.map((one) => ({ ...one, type: (one.type as GraphQLList<GraphQLOutputType>).ofType })));
      return (value, state) => {
        if (value === null) return null;
        if (!Array.isArray(value)) return misfit(state);
        const list = new Array<unknown>(value.length);
        let whole = true;
        for (let index = 0; index < value.length; index += 1) {
          state.path.push(index);
          list[index] = inner((value[index] ?? null) as unknown, state);
          state.path.pop();
          whole &&= list[index] !== unfit;
        }
        return whole ? list : null;
      };
    }
    const named = getNamedType(asked[0]!.type);
    if (isCompositeType(named)) {
      const shape = objectShape(asked.map(({ type, selections }) => ({ on: getNamedType(type) as GraphQLCompositeType, selections })));
      return (value, state) => (value === null ? null : shape(value, state));
    }
    const fits = leafTest(named);
    return (value, state) => (value === null || fits(value) ? value : misfit(state));
  }
}

/** Notes that what came does not fit the graph at this place; null stands there. */
function misfit(state: State): null {
  state.unfit.push([...state.path]);
  return null;
}
