import { Kind } from 'graphql';
import type { DirectiveNode, SelectionNode } from 'graphql';
import { stands } from './fetch.js';
import type { Variables } from './fetch.js';

/** A field the gateway itself fills in. */
export interface ProjectedField {
  readonly key: string;
  readonly name: string;
  /** It stands when one of these conditions stands; an empty condition always does. */
  readonly conditions: readonly (readonly DirectiveNode[])[];
  /** The selections below; those of a conditional part are in an inline fragment with its conditions. */
  readonly selections: readonly SelectionNode[];
  readonly below: Projection;
}

/** A selection on an object that the gateway itself makes: page, outcomes, check results. */
export type Projection = readonly ProjectedField[];

/** Prepares a selection; a response key asked several times becomes one field. Fragments on it are all on its own type. */
export function compileProjection(selections: readonly SelectionNode[]): Projection {
  const fields = new Map<string, { name: string; conditions: (readonly DirectiveNode[])[]; selections: SelectionNode[] }>();
  const collect = (list: readonly SelectionNode[], under: readonly DirectiveNode[]): void => {
    for (const node of list) {
      const conditions = [...under, ...(node.directives ?? [])];
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet.selections, conditions);
      if (node.kind !== Kind.FIELD) continue;
      const key = (node.alias ?? node.name).value;
      const field = fields.get(key) ?? { name: node.name.value, conditions: [], selections: [] };
      fields.set(key, field);
      field.conditions.push(conditions);
      if (!node.selectionSet) continue;
      field.selections.push(...(conditions.length === 0
        ? node.selectionSet.selections
        : [{ kind: Kind.INLINE_FRAGMENT, directives: conditions, selectionSet: node.selectionSet } as const]));
    }
  };
  collect(selections, []);
  return [...fields].map(([key, field]) => ({ key, ...field, below: compileProjection(field.selections) }));
}

/** Whether the projection asks the field anywhere, whatever the variables. */
export const asks = (projection: Projection, name: string): boolean => projection.some((field) => field.name === name);

/** The fields that stand with these variables. */
export function standing(projection: Projection, variables: Variables): Projection {
  const all = projection.every(({ conditions }) => conditions.some((condition) => condition.length === 0));
  return all ? projection : projection.filter(({ conditions }) => conditions.some((condition) => stands(condition, variables)));
}

/** Gives the part of a value that the projection asks: an object, a list, or a leaf. */
export function project(projection: Projection, value: unknown, typename: string, variables: Variables): unknown {
  if (value === null || value === undefined) return null;
  if (projection.length === 0 || typeof value !== 'object') return value;
  const fields = standing(projection, variables);
  const one = (object: Record<string, unknown>): Record<string, unknown> => {
    const result: Record<string, unknown> = {};
    for (const { key, name, below } of fields) {
      result[key] = name === '__typename' ? typename : project(below, object[name], name, variables);
    }
    return result;
  };
  return Array.isArray(value) ? value.map(one) : one(value as Record<string, unknown>);
}
