import { isCompositeType, Kind } from 'graphql';
import type { ConstDirectiveNode, DocumentNode, GraphQLNamedType, ObjectTypeDefinitionNode } from 'graphql';
import { parseSdl } from '../util/parse-sdl.js';

/** How many items a field of list type is taken to have (`@listSize` of the specification). */
export interface ListSize {
  readonly assumedSize: number | null;
  /** Arguments whose value is the number of items. */
  readonly slicingArguments: readonly string[];
  /** Fields of the field's type that have so many items, instead of the field itself. */
  readonly sizedFields: readonly string[];
}

/** The weights of a graph, as its SDL has them. Names are `Type`, `Type.field` and `Type.field(argument)`. */
export interface Weights {
  /** Of a type: `@cost` on it, else 1 for what has fields and 0 for a leaf. */
  type(type: GraphQLNamedType): number;
  /** `@cost` of a field. Null: it has none, and its type's weight counts. */
  field(type: string, field: string): number | null;
  /** `@cost` of an argument. Null: it has none. */
  argument(type: string, field: string, argument: string): number | null;
  /** `@cost` of a field of an input type, else 0. */
  inputField(type: string, field: string): number;
  listSize(type: string, field: string): ListSize | null;
}

/**
 * Reads `@cost` and `@listSize` (https://ibm.github.io/graphql-specs/cost-spec.html) from a supergraph, where composition has put those of the
 * subgraphs (https://specs.apollo.dev/cost/v0.1).
 */
export function readWeights(supergraphSdl: string): Weights {
  const document = parseSdl(supergraphSdl);
  const names = namesOf(document);
  const costs = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const read = (place: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    for (const directive of directives ?? []) {
      if (names.cost.has(directive.name.value)) costs.set(place, Math.max(0, numberOf(directive, 'weight') ?? 0));
      if (names.listSize.has(directive.name.value)) sizes.set(place, sizeOf(directive));
    }
  };
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const type = definition.name.value;
    if ('directives' in definition) read(type, definition.directives as readonly ConstDirectiveNode[]);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields as ObjectTypeDefinitionNode['fields'] ?? []) {
      read(`${type}.${field.name.value}`, field.directives);
      for (const argument of field.arguments ?? []) read(`${type}.${field.name.value}(${argument.name.value})`, argument.directives);
    }
  }
  return {
    type: (type) => costs.get(type.name) ?? (isCompositeType(type) ? 1 : 0),
    field: (type, field) => costs.get(`${type}.${field}`) ?? null,
    argument: (type, field, argument) => costs.get(`${type}.${field}(${argument})`) ?? null,
    inputField: (type, field) => costs.get(`${type}.${field}`) ?? 0,
    listSize: (type, field) => sizes.get(`${type}.${field}`) ?? null,
  };
}

/** What the two directives are called in a supergraph: their own names, or as its `@link` renames them. */
function namesOf(document: DocumentNode): { readonly cost: ReadonlySet<string>; readonly listSize: ReadonlySet<string> } {
  const names = { cost: new Set(['cost', 'federation__cost', 'cost__cost']), listSize: new Set(['listSize', 'federation__listSize', 'cost__listSize']) };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      const imported = link.arguments?.find(({ name }) => name.value === 'import')?.value;
      if (!textOf(link, 'url')?.startsWith('https://specs.apollo.dev/cost/') || imported?.kind !== Kind.LIST) continue;
      for (const item of imported.values) {
        if (item.kind !== Kind.OBJECT) continue;
        const text = (key: string): string => {
          const value = item.fields.find(({ name }) => name.value === key)?.value;
          return value?.kind === Kind.STRING ? value.value.replace(/^@/, '') : '';
        };
        if (text('name') === 'cost') names.cost.add(text('as'));
        if (text('name') === 'listSize') names.listSize.add(text('as'));
      }
    }
  }
  return names;
}

function sizeOf(directive: ConstDirectiveNode): ListSize {
  return { assumedSize: numberOf(directive, 'assumedSize'), slicingArguments: textsOf(directive, 'slicingArguments'), sizedFields: textsOf(directive, 'sizedFields') };
}

const valueOf = (directive: ConstDirectiveNode, argument: string) => directive.arguments?.find(({ name }) => name.value === argument)?.value;

function numberOf(directive: ConstDirectiveNode, argument: string): number | null {
  const value = valueOf(directive, argument);
  return value?.kind === Kind.INT || value?.kind === Kind.FLOAT || value?.kind === Kind.STRING ? Number(value.value) || 0 : null;
}

function textOf(directive: ConstDirectiveNode, argument: string): string | null {
  const value = valueOf(directive, argument);
  return value?.kind === Kind.STRING ? value.value : null;
}

function textsOf(directive: ConstDirectiveNode, argument: string): readonly string[] {
  const value = valueOf(directive, argument);
  if (value?.kind === Kind.STRING) return [value.value];
  return value?.kind === Kind.LIST ? value.values.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : [])) : [];
}
