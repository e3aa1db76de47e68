import { Kind, print } from 'graphql';
import type {
  ConstDirectiveNode, DefinitionNode, DocumentNode, EnumValueDefinitionNode, FieldDefinitionNode, InputValueDefinitionNode, NamedTypeNode,
  TypeNode,
} from 'graphql';
import { parseSdl } from '../util/parse-sdl.js';

/** The kinds of type an SDL can define. */
export type TypeKind = 'scalar' | 'type' | 'interface' | 'union' | 'enum' | 'input';

/** A type of an SDL, its definition and extensions taken together. */
export interface SdlType {
  readonly name: string;
  readonly kind: TypeKind;
  readonly directives: readonly ConstDirectiveNode[];
  readonly interfaces: readonly string[];
  readonly fields: ReadonlyMap<string, FieldDefinitionNode>;
  readonly inputFields: ReadonlyMap<string, InputValueDefinitionNode>;
  readonly values: ReadonlyMap<string, EnumValueDefinitionNode>;
  readonly members: readonly string[];
}

/** An SDL as a table of its types, without directive definitions and the federation's own machinery. */
export interface SdlTable {
  readonly types: ReadonlyMap<string, SdlType>;
  /** The root types' names; a root the SDL does not have is null. */
  readonly roots: { readonly query: string | null; readonly mutation: string | null; readonly subscription: string | null };
  /** The name a federation directive goes by, to its own name: `federation__shareable` to `shareable`. */
  readonly directiveName: (name: string) => string;
}

const kinds = {
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar', [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.OBJECT_TYPE_DEFINITION]: 'type', [Kind.OBJECT_TYPE_EXTENSION]: 'type',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface', [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union', [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum', [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input', [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
} as const;

/** What a federation subgraph has besides its own schema: not part of what a country declares. */
const machinery = /^(_Any|_Entity|_Service|_FieldSet|FieldSet|federation__\w+|link__\w+)$/;
const machineryFields = new Set(['_entities', '_service']);

type TypeDefinition = Extract<DefinitionNode, { readonly kind: keyof typeof kinds }>;

const isTypeDefinition = (definition: DefinitionNode): definition is TypeDefinition => definition.kind in kinds;

/** Renamings of an `@link`'s import: `{name: "@key", as: "@identity"}`. */
function renamings(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      const imported = link.name.value === 'link' ? link.arguments?.find((argument) => argument.name.value === 'import')?.value : undefined;
      if (imported?.kind !== Kind.LIST) continue;
      for (const item of imported.values) {
        if (item.kind !== Kind.OBJECT) continue;
        const text = (key: string): string | undefined => {
          const value = item.fields.find((field) => field.name.value === key)?.value;
          return value?.kind === Kind.STRING ? value.value.replace(/^@/, '') : undefined;
        };
        const [name, as] = [text('name'), text('as')];
        if (name && as) names.set(as, name);
      }
    }
  }
  return names;
}

interface MutableType {
  kind: TypeKind;
  readonly directives: ConstDirectiveNode[];
  readonly interfaces: string[];
  readonly fields: Map<string, FieldDefinitionNode>;
  readonly inputFields: Map<string, InputValueDefinitionNode>;
  readonly values: Map<string, EnumValueDefinitionNode>;
  readonly members: string[];
}

function addDefinition(type: MutableType, definition: TypeDefinition): void {
  type.directives.push(...(definition.directives ?? []));
  if ('interfaces' in definition) type.interfaces.push(...(definition.interfaces ?? []).map((node: NamedTypeNode) => node.name.value));
  if ('types' in definition) type.members.push(...(definition.types ?? []).map((node: NamedTypeNode) => node.name.value));
  if ('values' in definition) for (const value of definition.values ?? []) type.values.set(value.name.value, value);
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) {
    for (const field of definition.fields ?? []) type.inputFields.set(field.name.value, field);
  } else if ('fields' in definition) {
    for (const field of definition.fields ?? []) type.fields.set(field.name.value, field);
  }
}

function typeOf(definitions: readonly TypeDefinition[]): SdlType {
  const [first] = definitions as readonly [TypeDefinition];
  const type: MutableType = {
    kind: kinds[first.kind], directives: [], interfaces: [], members: [], fields: new Map(), inputFields: new Map(), values: new Map(),
  };
  for (const definition of definitions) addDefinition(type, definition);
  return { name: first.name.value, ...type };
}

/** Types that one definition defines: those of the profile are the same nodes in most SDLs (see `parseSdl`). */
const typesOfOne = new WeakMap<TypeDefinition, SdlType>();

function typeOfOne(definition: TypeDefinition): SdlType {
  const type = typesOfOne.get(definition) ?? typeOf([definition]);
  typesOfOne.set(definition, type);
  return type;
}

const withoutMachinery = (type: SdlType): SdlType => ({ ...type, fields: new Map([...type.fields].filter(([name]) => !machineryFields.has(name))) });

/**
 * Reads an SDL into a table. Type extensions are joined with their definitions; the federation's own types and the
 * fields `_entities` and `_service` are left out.
 * @throws GraphQLError when the text is no SDL.
 */
export function readSdl(sdl: string): SdlTable {
  const document = parseSdl(sdl);
  const defined = new Map<string, TypeDefinition[]>();
  const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
      for (const { operation, type } of definition.operationTypes ?? []) roots[operation] = type.name.value;
    }
    if (!isTypeDefinition(definition) || machinery.test(definition.name.value)) continue;
    const name = definition.name.value;
    const known = defined.get(name);
    if (known) known.push(definition);
    else defined.set(name, [definition]);
  }
  const types = new Map([...defined].map(([name, definitions]) => {
    const type = definitions.length === 1 ? typeOfOne(definitions[0]!) : typeOf(definitions);
    return [name, name === roots.query ? withoutMachinery(type) : type] as const;
  }));
  const renamed = renamings(document);
  return {
    types,
    roots: {
      query: types.has(roots.query) ? roots.query : null,
      mutation: types.has(roots.mutation) ? roots.mutation : null,
      subscription: types.has(roots.subscription) ? roots.subscription : null,
    },
    directiveName: (name) => renamed.get(name) ?? name.replace(/^federation__/, ''),
  };
}

/** The named type at the heart of a type: `Name` for `[Name!]`. */
export function innermostType(type: TypeNode): string {
  let node = type;
  while (node.kind !== Kind.NAMED_TYPE) node = node.type;
  return node.name.value;
}

/** Types as they are written; what bureaux publish is made of the same nodes for the most part (see `parseSdl`). */
const typeTexts = new WeakMap<TypeNode, string>();

/** A type as it is written, for example `[Name!]`. */
export function typeText(type: TypeNode): string {
  const text = typeTexts.get(type) ?? print(type);
  typeTexts.set(type, text);
  return text;
}

const references = new WeakMap<SdlType, readonly string[]>();

/** Every type a type refers to, arguments included; built-in scalars as well. Each once. */
export function referencedTypes(type: SdlType): readonly string[] {
  const known = references.get(type);
  if (known) return known;
  const fields = [...type.fields.values()];
  const found = [...new Set([
    ...fields.flatMap((field) => [innermostType(field.type), ...(field.arguments ?? []).map((argument) => innermostType(argument.type))]),
    ...[...type.inputFields.values()].map((field) => innermostType(field.type)),
    ...type.members,
    ...type.interfaces,
  ])];
  references.set(type, found);
  return found;
}
