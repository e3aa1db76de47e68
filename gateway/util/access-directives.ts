import { Kind, print, visit } from 'graphql';
import type { ConstDirectiveNode, ConstValueNode, DirectiveNode, DocumentNode } from 'graphql';
import { parseSdl } from './parse-sdl.js';

/** Alternatives, each a list of which all are needed. */
export type AnyOf = readonly (readonly string[])[];

/** What one element of a graph asks of a requester; all of it is needed. */
export interface AccessRequirement {
  readonly authenticated: boolean;
  /** `@requiresScopes`: scopes of the token. Null: none are needed. */
  readonly scopes: AnyOf | null;
  /** `@policy`: policies that the gateway's policy says are fulfilled. Null: none are needed. */
  readonly policies: AnyOf | null;
}

/** What a supergraph asks of who sees its parts, by `Type` and by `Type.field`; what is not in it asks nothing. */
export type AccessRequirements = ReadonlyMap<string, AccessRequirement>;

/** Federation's directives of access (https://www.apollographql.com/docs/graphos/routing/security/authorization). */
const specs = ['authenticated', 'requiresScopes', 'policy'] as const;
export type AccessDirective = (typeof specs)[number];
export const accessDirectives: readonly AccessDirective[] = specs;
export const isAccessDirective = (name: string): name is AccessDirective => specs.some((spec) => spec === name);

const isSpecUrl = new RegExp(`^https://specs\\.apollo\\.dev/(${specs.join('|')})/v\\d`);

const argument = (directive: DirectiveNode | ConstDirectiveNode, name: string) => directive.arguments?.find((one) => one.name.value === name)?.value;

function specOf(link: DirectiveNode): AccessDirective | null {
  const url = argument(link, 'url');
  return url?.kind === Kind.STRING ? ((isSpecUrl.exec(url.value)?.[1] as AccessDirective | undefined) ?? null) : null;
}

/** The name a linked directive goes by: its import's `as`, its own where it is imported so, or that of the link (`as`). */
function nameOf(link: DirectiveNode, spec: AccessDirective): string {
  const imported = argument(link, 'import');
  const as = argument(link, 'as');
  for (const item of imported?.kind === Kind.LIST ? imported.values : []) {
    if (item.kind === Kind.STRING && item.value === `@${spec}`) return spec;
    if (item.kind !== Kind.OBJECT) continue;
    const text = (key: string): string | null => {
      const value = item.fields.find((field) => field.name.value === key)?.value;
      return value?.kind === Kind.STRING ? value.value.replace(/^@/, '') : null;
    };
    if (text('name') === spec) return text('as') ?? spec;
  }
  return as?.kind === Kind.STRING ? as.value : spec;
}

/** The directives of access that a supergraph links, by the names they go by in it. */
function linkedNames(document: DocumentNode): ReadonlyMap<string, AccessDirective> {
  const names = new Map<string, AccessDirective>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      const spec = specOf(link);
      if (spec) names.set(nameOf(link, spec), spec);
    }
  }
  return names;
}

const textsOf = (value: ConstValueNode): readonly string[] =>
  value.kind === Kind.LIST ? value.values.flatMap(textsOf) : value.kind === Kind.STRING ? [value.value] : [];

/** GraphQL's input coercion makes a list of what is none, at both levels. */
function alternatives(directive: ConstDirectiveNode, name: string): AnyOf {
  const value = argument(directive, name) as ConstValueNode | undefined;
  if (value?.kind !== Kind.LIST) return [value ? textsOf(value) : []];
  return value.values.map(textsOf);
}

/** Both must be fulfilled: one alternative of each. */
const both = (a: AnyOf | null, b: AnyOf): AnyOf => (a === null ? b : a.flatMap((one) => b.map((other) => [...one, ...other])));

function requirementOf(directives: readonly ConstDirectiveNode[], names: ReadonlyMap<string, AccessDirective>): AccessRequirement | null {
  let found: AccessRequirement | null = null;
  for (const directive of directives) {
    const spec = names.get(directive.name.value);
    if (!spec) continue;
    const before: AccessRequirement = found ?? { authenticated: false, scopes: null, policies: null };
    found = {
      authenticated: before.authenticated || spec === 'authenticated',
      scopes: spec === 'requiresScopes' ? both(before.scopes, alternatives(directive, 'scopes')) : before.scopes,
      policies: spec === 'policy' ? both(before.policies, alternatives(directive, 'policies')) : before.policies,
    };
  }
  return found;
}

/** What a supergraph asks of who sees its types and fields. */
export function readAccess(supergraphSdl: string): AccessRequirements {
  const document = parseSdl(supergraphSdl);
  const names = linkedNames(document);
  const requirements = new Map<string, AccessRequirement>();
  const note = (key: string, directives: readonly ConstDirectiveNode[] = []): void => {
    const requirement = requirementOf(directives, names);
    if (requirement) requirements.set(key, requirement);
  };
  for (const definition of names.size === 0 ? [] : document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue;
    note(definition.name.value, definition.directives as readonly ConstDirectiveNode[]);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) note(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return requirements;
}

/** The supergraph without the directives of access and their links: @apollo/gateway serves none that has them, as it cannot enforce them. */
export function withoutAccess(supergraphSdl: string): string {
  const document = parseSdl(supergraphSdl);
  const names = linkedNames(document);
  if (names.size === 0) return supergraphSdl;
  const isOwn = (name: string): boolean => names.has(name) || [...names].some(([as, spec]) => name.startsWith(`${as}__`) || name.startsWith(`${spec}__`));
  return print(visit(document, {
    Directive: (node) => (names.has(node.name.value) || (node.name.value === 'link' && specOf(node) !== null) ? null : undefined),
    DirectiveDefinition: (node) => (names.has(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (/__/.test(node.name.value) && isOwn(node.name.value) ? null : undefined),
  }));
}
