import { GraphQLList, GraphQLNonNull, Kind, getNamedType, isAbstractType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLCompositeType, GraphQLOutputType, GraphQLSchema, SelectionSetNode } from 'graphql';
import type { FragmentDefinitionNode } from 'graphql';
import { conditionsText, stand, under } from './conditions.js';
import type { Conditions } from './conditions.js';
import type { HiddenParts } from './hidden-parts.js';

/** A field that was left out of an object. */
interface Hole {
  readonly key: string;
  /** Null: it never comes; the gateway's own response key can stand beside it all the same. */
  readonly conditions: Conditions;
  /** The object types it is on. Null: every object that comes here. */
  readonly types: ReadonlySet<string> | null;
  readonly nonNull: boolean;
}

/** A field of an object below which something was left out. */
interface Below {
  readonly key: string;
  readonly types: ReadonlySet<string> | null;
  readonly type: GraphQLOutputType;
  readonly level: Level;
}

interface Level { readonly holes: readonly Hole[]; readonly below: readonly Below[] }

/** Where a field was left out, with `@` for each item of a list, and when that matters. */
export interface LeftOut { readonly path: readonly string[]; readonly conditions: Conditions }

/** What was left out of an operation. */
export interface Holes {
  readonly leftOut: readonly LeftOut[];
  /** Puts null where something was left out, and above where null may not stand; takes the gateway's own response key away. Changes `data`. */
  fill(data: Record<string, unknown>, variables: Readonly<Record<string, unknown>>): Record<string, unknown> | null;
}

/** Places of an operation, fragments put in, that are looked at, at most: a short document with fragments can have very many. */
export const mostPlaces = 20_000;

interface Source { readonly set: SelectionSetNode; readonly types: ReadonlySet<string> | null; readonly on: GraphQLCompositeType; readonly conditions: Conditions }

/**
 * Finds what is left out of an operation. The document must be valid.
 * @param typeKey the response key under which the narrowed operation asks an object's type.
 * @returns null when it has more than `mostPlaces` places.
 */
export function findHoles(
  schema: GraphQLSchema, root: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, hidden: HiddenParts, typeKey: string,
): Holes | null {
  let places = 0;
  const leftOut = new Map<string, LeftOut>();
  const query = schema.getQueryType()!;
  const level = levelOf([{ set: root, types: null, on: query, conditions: [] }], query, []);
  if (places > mostPlaces) return null;
  return {
    leftOut: [...leftOut.values()],
    fill: (data, variables) => (level ? fillObject(level, data, variables, typeKey) : data),
  };

  function levelOf(sources: readonly Source[], on: GraphQLCompositeType, path: readonly string[]): Level | null {
    const holes = new Map<string, Hole>();
    const children = new Map<string, { key: string; types: ReadonlySet<string> | null; type: GraphQLOutputType; sources: Source[] }>();
    const seen = new Set<string>();
    const collect = ({ set, types, on: at, conditions }: Source): void => {
      for (const node of set.selections) {
        if ((places += 1) > mostPlaces) return;
        const standing = under(conditions, node.directives);
        if (node.kind !== Kind.FIELD) {
          const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)!;
          const condition = fragment.typeCondition ? (schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType) : at;
          const inner = narrowed(types, condition, on);
          if (node.kind === Kind.FRAGMENT_SPREAD) {
            const mark = `${node.name.value} ${conditionsText(standing)} ${inner ? [...inner].join() : '*'}`;
            if (seen.has(mark)) continue;
            seen.add(mark);
          }
          collect({ set: fragment.selectionSet, types: inner, on: condition, conditions: standing });
          continue;
        }
        const name = node.name.value;
        if (name === '__typename' || name.startsWith('__')) continue;
        const key = (node.alias ?? node.name).value;
        const type = (isObjectType(at) || isInterfaceType(at) ? at.getFields()[name] : undefined)!.type;
        const here = types ? [...types].join() : '*';
        if (hidden.hides(at.name, name)) {
          holes.set(`${key} ${here} ${conditionsText(standing)}`, { key, conditions: standing, types, nonNull: isNonNullType(type) });
          const place = [...path, key];
          if (standing !== null) leftOut.set(`${place.join('.')} ${conditionsText(standing)}`, { path: place, conditions: standing });
        } else if (node.selectionSet) {
          const named = getNamedType(type) as GraphQLCompositeType;
          const child = children.get(`${key} ${here} ${at.name}`) ?? { key, types, type, sources: [] };
          children.set(`${key} ${here} ${at.name}`, child);
          child.sources.push({ set: node.selectionSet, types: null, on: named, conditions: standing });
        }
      }
    };
    for (const source of sources) collect(source);
    const below = [...children.values()].flatMap(({ key, types, type, sources: inner }): Below[] => {
      const inside = levelOf(inner, getNamedType(type) as GraphQLCompositeType, [...path, key, ...listMarks(type)]);
      return inside ? [{ key, types, type, level: inside }] : [];
    });
    return holes.size + below.length > 0 ? { holes: [...holes.values()], below } : null;
  }

  /** The object types a fragment is for, among those that come to a place of type `on`. Null: all. */
  function narrowed(types: ReadonlySet<string> | null, condition: GraphQLCompositeType, on: GraphQLCompositeType): ReadonlySet<string> | null {
    const possible = (type: GraphQLCompositeType): string[] => (isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]);
    const before = types ?? new Set(possible(on));
    const after = possible(condition).filter((name) => before.has(name));
    // An object type comes here alone: a fragment speaks of it or says nothing, which valid documents do not have.
    return isObjectType(on) && types === null ? null : after.length === before.size ? types : new Set(after);
  }
}

const listMarks = (type: GraphQLOutputType): string[] => {
  if (isNonNullType(type)) return listMarks(type.ofType as GraphQLOutputType);
  return isListType(type) ? ['@', ...listMarks(type.ofType)] : [];
};

type Variables = Readonly<Record<string, unknown>>;

function fillObject({ holes, below }: Level, object: Record<string, unknown>, variables: Variables, typeKey: string): Record<string, unknown> | null {
  const type = object[typeKey];
  const isHere = (types: ReadonlySet<string> | null): boolean => types === null || (typeof type === 'string' && types.has(type));
  if (type !== undefined) delete object[typeKey];
  for (const { key, conditions, types, nonNull } of holes) {
    if (!isHere(types) || !stand(conditions, variables) || Object.hasOwn(object, key)) continue;
    if (nonNull) return null;
    object[key] = null;
  }
  for (const { key, types, type: fieldType, level } of below) {
    if (!isHere(types) || object[key] === null || object[key] === undefined) continue;
    const filled = fillValue(level, fieldType, object[key], variables, typeKey);
    if (filled === null && isNonNullType(fieldType)) return null;
    object[key] = filled;
  }
  return object;
}

/** @returns the value, or null where null had to go up to here. */
function fillValue(level: Level, type: GraphQLOutputType, value: unknown, variables: Variables, typeKey: string): unknown {
  if (value === null || value === undefined) return value;
  const nullable = type instanceof GraphQLNonNull ? (type.ofType as GraphQLOutputType) : type;
  if (nullable instanceof GraphQLList && Array.isArray(value)) {
    const itemType = nullable.ofType;
    const items = value.map((item) => fillValue(level, itemType, item, variables, typeKey));
    return isNonNullType(itemType) && items.includes(null) ? null : items;
  }
  return isCompositeType(getNamedType(nullable)) && typeof value === 'object' ? fillObject(level, value as Record<string, unknown>, variables, typeKey) : value;
}
