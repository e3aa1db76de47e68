import { Kind } from 'graphql';
import type { DirectiveNode } from 'graphql';

/** What `@include` and `@skip` ask of variables; all of it must be so. Null: it never stands, whatever the variables. */
export type Conditions = readonly { readonly variable: string; readonly is: boolean }[] | null;

/** Conditions with those of a selection's directives. */
export function under(conditions: Conditions, directives: readonly DirectiveNode[] | undefined): Conditions {
  let all = conditions;
  for (const { name, arguments: args } of directives ?? []) {
    if (all === null || (name.value !== 'include' && name.value !== 'skip')) continue;
    const value = args?.find((argument) => argument.name.value === 'if')?.value;
    const is = name.value === 'include';
    if (value?.kind === Kind.BOOLEAN && value.value !== is) all = null;
    if (value?.kind !== Kind.VARIABLE) continue;
    const variable = value.name.value;
    const same = all!.find((one) => one.variable === variable);
    if (!same) all = [...all!, { variable, is }];
    else if (same.is !== is) all = null;
  }
  return all;
}

/** Whether conditions are so with these variables, defaults filled in. */
export const stand = (conditions: Conditions, variables: Readonly<Record<string, unknown>>): boolean =>
  conditions !== null && conditions.every(({ variable, is }) => (variables[variable] === true) === is);

/** Conditions as text: equal ones have equal texts. */
export const conditionsText = (conditions: Conditions): string =>
  (conditions === null ? 'never' : conditions.map(({ variable, is }) => `${is ? '' : '!'}${variable}`).sort().join('&'));
