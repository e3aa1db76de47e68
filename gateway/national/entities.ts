import DataLoader from 'dataloader';
import { Kind, OperationTypeNode, print } from 'graphql';
import type { FieldNode, GraphQLError, GraphQLSchema, InlineFragmentNode, SelectionNode, VariableDefinitionNode } from 'graphql';
import { countryName } from '../../schema/country-codes.js';
import { parseRecordId } from '../../schema/record-id.js';
import type { RecordType } from '../../schema/record-id.js';
import { fieldError } from '../errors.js';
import type { RequestContext } from '../request.js';
import { noteAnswer, noteEntry, noteOutcomes, noteRecords } from '../util/ledger.js';
import { mayAsk, mayBeShown } from '../util/permits.js';
import type { CacheQuestion, CacheRoom } from './answer-cache.js';
import type { Desk } from './answer-call.js';
import { askingOf } from './asking.js';
import type { BureauError } from './bureau.js';
import type { Capability } from './capability.js';
import type { Conforms } from './conform.js';
import { usedVariables } from './derive.js';
import { failureError, partError } from './failure.js';
import type { Fetch, Variables } from './fetch.js';
import { MendPlan, applyMend, earliest } from './mend.js';
import type { Mend } from './mend.js';
import { notAsked } from './outcome.js';
import type { CountryOutcome, CountryStatus } from './outcome.js';
import { livingParts } from './question.js';
import type { BureauCaller } from './routing.js';
import { mayBeKept } from './roots.js';
import { reservedId, reservedUntil, selectFor } from './select.js';
import { visibilityClass } from './visibility.js';

/** What federation asks an entity by: its type and key, and what a fetch requires beside them. */
export interface Representation {
  readonly __typename: string;
  readonly id: string;
  readonly [required: string]: unknown;
}

/** The selection on entities as bureaux of one capability are asked it. */
export interface EntitySelection {
  readonly selections: readonly SelectionNode[];
  readonly definitions: readonly VariableDefinitionNode[];
  readonly mend: Mend | null;
  /** What a change of which changes an entity, beside the entity itself. */
  readonly reaches: readonly RecordType[];
  /** The schema digest and the selection as text, where its entities may be kept. Null: they are not. */
  readonly kept: { readonly schema: string; readonly text: string } | null;
  /** Whether an entity of the type has the shape of the selection. */
  conforms(type: string, entity: Record<string, unknown>): boolean;
}

/** Derives the selection on `_entities` of a fetch; `parts` are the places it stands at. */
export function selectEntities(schema: GraphQLSchema, fetch: Fetch, parts: readonly number[], capability: Capability, toKeep: boolean): EntitySelection {
  const mend = new MendPlan();
  const checks = new Map<string, Conforms[]>();
  const reaches = new Set<RecordType>();
  const selections = parts.flatMap((part) => fetch.entities!.parts[part]!.selections).flatMap((node): SelectionNode[] => {
    if (node.kind !== Kind.INLINE_FRAGMENT || !node.typeCondition) return [node];
    const type = schema.getType(node.typeCondition.name.value);
    if (!type || !capability.hasType(type.name)) return [];
    const selected = selectFor(schema, type, node.selectionSet.selections, capability, toKeep);
    for (const reached of selected.reaches) reaches.add(reached);
    mend.adopt(selected.mend);
    checks.set(type.name, [...(checks.get(type.name) ?? []), selected.conforms]);
    const fragment: InlineFragmentNode = { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: selected.selections } };
    return [fragment];
  });
  const asked: readonly SelectionNode[] = selections.length > 0 ? selections : [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }];
  return {
    selections: asked,
    definitions: usedVariables(asked, fetch.variableDefinitions),
    mend: mend.finish(),
    reaches: [...reaches],
    kept: toKeep ? { schema: capability.digest, text: asked.map(print).join(' ') } : null,
    conforms: (type, entity) => (checks.get(type) ?? []).every((conforms) => conforms(entity)),
  };
}

/** One entity asked of its country. */
interface EntityKey {
  readonly selection: EntitySelection;
  readonly representation: Representation;
  readonly variables: Variables;
}

type EntityReply =
  | { readonly kind: 'entity'; readonly value: Record<string, unknown> | null; readonly errors: readonly BureauError[] }
  | { readonly kind: 'failure'; readonly status: CountryStatus; readonly reason: string };

const loadersKey = Symbol('national.entities');
const selectionNumbers = new WeakMap<EntitySelection, number>();
let lastSelection = 0;

function numberOf(selection: EntitySelection): number {
  const number = selectionNumbers.get(selection) ?? (lastSelection += 1);
  selectionNumbers.set(selection, number);
  return number;
}

/**
 * The request's loader of one country's entities. What parallel branches of the plan ask is joined into one call;
 * equal representations are asked once.
 */
export function entityLoader(client: BureauCaller, desk: Desk, context: RequestContext): DataLoader<EntityKey, EntityReply, string> {
  const loaders = (context.state.get(loadersKey) ?? new Map()) as Map<BureauCaller, DataLoader<EntityKey, EntityReply, string>>;
  context.state.set(loadersKey, loaders);
  let loader = loaders.get(client);
  if (!loader) {
    loader = new DataLoader<EntityKey, EntityReply, string>((keys) => askTogether(client, desk, context, keys), {
      cacheKeyFn: ({ selection, representation }) => `${numberOf(selection)} ${JSON.stringify(representation)}`,
      // Branches of a plan reach their fetches in different microtasks; the next turn of the loop sees them all.
      batchScheduleFn: (dispatch) => void setImmediate(dispatch),
    });
    loaders.set(client, loader);
  }
  return loader;
}

/** Gives the entities that are kept, and asks the bureau for the others by one call. */
async function askTogether(client: BureauCaller, desk: Desk, context: RequestContext, keys: readonly EntityKey[]): Promise<EntityReply[]> {
  const { rules } = client;
  const questions = keys.map((key) => questionOf(client.country, rules, context, key));
  if (desk.cache === null || questions.every((question) => question === null)) return askBureau({ client, desk, context, rules }, keys, []);
  const found = (await desk.cache.find(questions.filter((question) => question !== null))).values();
  const rooms = questions.map((question) => (question === null ? null : found.next().value!));
  const missing = keys.flatMap((_, place) => (rooms[place]?.known ? [] : [place]));
  const asked = missing.length === 0 ? [] : await askBureau({ client, desk, context, rules }, missing.map((place) => keys[place]!), missing.map((place) => rooms[place]!));
  const replies = asked.values();
  noteKnown(client.country, context, keys, rooms);
  return keys.map(({ selection }, place): EntityReply => {
    const known = rooms[place]?.known;
    if (!known) return replies.next().value!;
    const value = JSON.parse(known.text) as Record<string, unknown> | null;
    applyMend(value, selection.mend);
    return { kind: 'entity', value, errors: [] };
  });
}

/** Notes what a country gave of entities. @param given of each, whether there is one. */
function noteEntities(context: RequestContext, country: string, keys: readonly EntityKey[], given: readonly boolean[], { source, latencyMs }: Pick<CountryOutcome, 'source' | 'latencyMs'>): void {
  const ids = keys.flatMap(({ representation: { id } }, place) => (given[place] ? [id] : []));
  noteOutcomes(context, [{ country, status: ids.length > 0 ? 'HIT' : 'NO_HIT', count: ids.length, reason: null, latencyMs, source }]);
  noteRecords(context, ids);
}

function noteKnown(country: string, context: RequestContext, keys: readonly EntityKey[], rooms: readonly (CacheRoom | null)[]): void {
  const known = keys.flatMap((key, place) => (rooms[place]?.known ? [{ key, text: rooms[place].known.text, entry: rooms[place].known.entry ?? null }] : []));
  if (known.length === 0) return;
  noteEntities(context, country, known.map(({ key }) => key), known.map(({ text }) => text !== 'null'), { source: 'CACHE', latencyMs: 0 });
  for (const { text, entry } of known) {
    noteAnswer(context, text);
    noteEntry(context, country, entry);
  }
}

/** One entity as it is kept. */
function questionOf(country: string, rules: string | null, context: RequestContext, { selection, representation, variables }: EntityKey): CacheQuestion | null {
  const { kept, reaches } = selection;
  const record = kept && parseRecordId(representation.id);
  if (!kept || !record) return null;
  return {
    country, kind: 'entity', schema: kept.schema, visibility: visibilityClass(context, rules), rules, question: JSON.stringify([kept.text, representation, variables]),
    record: { id: representation.id, type: record.type }, types: reaches, maxAgeMs: null,
  };
}

/** Whom entities are asked of, by whom, and under which of the owner's rules their places were found. */
interface EntityCall {
  readonly client: BureauCaller;
  readonly desk: Desk;
  readonly context: RequestContext;
  readonly rules: string | null;
}

async function askBureau(
  { client, desk, context, rules }: EntityCall, keys: readonly EntityKey[], rooms: readonly (CacheRoom | null)[],
): Promise<EntityReply[]> {
  const groups = new Map<EntitySelection, number[]>();
  keys.forEach(({ selection }, place) => groups.set(selection, [...(groups.get(selection) ?? []), place]));
  const alias = (group: number): string => (groups.size === 1 ? '_entities' : `_bx_${group}`);
  const variables: Record<string, unknown> = {};
  for (const key of keys) Object.assign(variables, key.variables);
  [...groups.values()].forEach((places, group) => {
    variables[`_bx_representations_${group}`] = places.map((place) => keys[place]!.representation);
  });
  const body = Buffer.from(JSON.stringify({ query: entityQuery([...groups.keys()], alias), variables }));
  const schemas = [...groups.keys()].map(({ kept }) => kept?.schema);
  const shared = rooms.length > 0 && schemas.every((schema) => schema !== undefined)
    ? { country: client.country, kind: 'call', schema: schemas[0]!, visibility: visibilityClass(context, rules), rules, question: body, record: null, types: [], maxAgeMs: null } as const : null;
  const [asked] = await askingOf(context, desk).ask([{ client, body, shared }]);
  const { reply, answeredAt, source, latencyMs } = asked!;
  if (reply.kind === 'failure') return keys.map(() => reply);
  const replies = new Array<EntityReply>(keys.length);
  const homeless = reply.errors.some(({ path }) => typeof path[1] !== 'number' || ![...groups.keys()].some((_, group) => path[0] === alias(group)));
  [...groups].forEach(([selection, places], group) => {
    const entities = reply.data[alias(group)];
    const errors = reply.errors.filter((error) => error.path[0] === alias(group));
    const whole = !homeless && Array.isArray(entities) && entities.length === places.length;
    places.forEach((place, index) => {
      const entity = whole ? (entities as (Record<string, unknown> | null)[])[index]! : null;
      const { representation } = keys[place]!;
      const id = entity?.[reservedId] ?? entity?.id;
      const fits = whole && (entity === null
        || (typeof entity === 'object' && (id === undefined || id === representation.id) && selection.conforms(representation.__typename, entity)));
      if (!fits) {
        replies[place] = { kind: 'failure', status: 'UNAVAILABLE', reason: homeless || (!whole && errors.length > 0) ? 'BUREAU_ERROR' : 'BAD_ANSWER' };
        return;
      }
      if (reply.caching !== null && reply.errors.length === 0) {
        rooms[place]?.keep({
          text: JSON.stringify(entity), answeredAt, entry: reply.entry, headers: reply.caching, negative: entity === null,
          validUntil: earliest(entity, selection.mend, reservedUntil),
        });
      }
      applyMend(entity, selection.mend);
      const inside = errors.filter((error) => error.path[1] === index).map((error) => ({ code: error.code, path: error.path.slice(2) }));
      replies[place] = { kind: 'entity', value: entity, errors: inside };
    });
  });
  noteAnswer(context, reply.text);
  noteEntities(context, client.country, keys, replies.map((given) => given.kind === 'entity' && given.value !== null), { source, latencyMs });
  return replies;
}

/** The operation that asks several selections on entities at once. */
function entityQuery(selections: readonly EntitySelection[], alias: (group: number) => string): string {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  const definitions = new Map<string, string>();
  selections.forEach(({ definitions: own }, group) => {
    definitions.set(`_bx_representations_${group}`, `$_bx_representations_${group}: [_Any!]!`);
    for (const definition of own) definitions.set(definition.variable.name.value, print(definition));
  });
  const fields = selections.map(({ selections: below }, group): FieldNode => ({
    kind: Kind.FIELD,
    name: name('_entities'),
    ...(alias(group) !== '_entities' && { alias: name(alias(group)) }),
    arguments: [{ kind: Kind.ARGUMENT, name: name('representations'), value: { kind: Kind.VARIABLE, name: name(`_bx_representations_${group}`) } }],
    selectionSet: { kind: Kind.SELECTION_SET, selections: below },
  }));
  const operation = print({ kind: Kind.OPERATION_DEFINITION, operation: OperationTypeNode.QUERY, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } });
  return `query (${[...definitions.values()].join(', ')}) ${operation}`;
}

/** A bureau as the entities of one subgraph are asked of it; null capability: it has not published. */
export interface EntityOwner {
  readonly client: BureauCaller;
  readonly capability: Capability | null;
  readonly refused: string | null;
}

/** What asks the entities of a fetch. */
export interface EntitySetting {
  /** The subgraph's schema, to look types up. */
  readonly schema: GraphQLSchema;
  /** The owner of a country's entities of a type. Null: none is connected. Undefined: this subgraph does not hold them, and null is no failure. */
  owner(country: string, type: string): EntityOwner | null | undefined;
  readonly desk: Desk;
  /** Whether entities may be kept, where their bureau lets them be. */
  readonly toKeep: boolean;
}

/**
 * Answers a fetch of `_entities`: each representation goes to the country in its id, one call a country; answers in the
 * order of the representations. What a country could not give is null, with an error at its place.
 */
export async function askEntities(
  setting: EntitySetting, fetch: Fetch, shapes: Map<string, EntitySelection>, variables: Variables, context: RequestContext,
): Promise<{ data: { _entities: (Record<string, unknown> | null)[] }; errors: GraphQLError[] }> {
  const parts = livingParts(fetch.entities!, variables);
  const representations = variables.representations as readonly Representation[];
  const errors: GraphQLError[] = [];
  const fail = (country: string, place: number, status: CountryStatus, reason: string | null): null => {
    errors.push(failureError(country, countryName(country), status, reason, ['_entities', place]));
    noteOutcomes(context, [notAsked(country, status, reason)]);
    return null;
  };
  const passed = new Map<EntitySelection, Variables>();
  const entities = await Promise.all(representations.map(async (representation, place) => {
    const id = typeof representation.id === 'string' ? parseRecordId(representation.id) : null;
    const owner = id && setting.owner(id.country, representation.__typename);
    if (id === null || owner === undefined) return null;
    if (!mayBeShown(context.permission, id.type)) {
      errors.push(fieldError('UNAUTHORIZED_FIELD_OR_TYPE', 'Unauthorized field or type.', ['_entities', place]));
      return null;
    }
    if (!mayAsk(context.permission, id.country)) return fail(id.country, place, 'REFUSED', 'NOT_PERMITTED');
    if (owner === null) return fail(id.country, place, 'NOT_CONNECTED', null);
    if (owner.refused !== null) return fail(id.country, place, 'UNAVAILABLE', owner.refused);
    if (owner.capability === null) return fail(id.country, place, 'UNAVAILABLE', 'NOT_YET_PUBLISHED');
    const toKeep = setting.toKeep && mayBeKept(setting.desk, owner);
    const shape = `${parts.join('.')}|${owner.capability.digest}|${toKeep ? 'kept' : ''}`;
    const selection = shapes.get(shape) ?? selectEntities(setting.schema, fetch, parts, owner.capability, toKeep);
    shapes.set(shape, selection);
    const used = passed.get(selection)
      ?? Object.fromEntries(selection.definitions.map(({ variable }) => [variable.name.value, variables[variable.name.value]]));
    passed.set(selection, used);
    const reply = await entityLoader(owner.client, setting.desk, context).load({ selection, representation, variables: used });
    if (reply.kind === 'failure') return fail(id.country, place, reply.status, reply.reason);
    for (const { code, path } of reply.errors) {
      if (path.length > 0) errors.push(partError(id.country, code, ['_entities', place, ...path]));
      else if (code === 'WITHHELD') fail(id.country, place, 'WITHHELD', 'WITHHELD_BY_OWNER');
      else fail(id.country, place, 'UNAVAILABLE', 'BUREAU_ERROR');
    }
    return reply.value;
  }));
  return { data: { _entities: entities }, errors };
}
