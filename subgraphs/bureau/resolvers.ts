import { type FieldNode, type GraphQLFieldResolver, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import { cacheControlFromInfo } from '@apollo/cache-control-types';
import { formatRecordId, parseRecordId, recordTypes, type RecordType } from '../../schema/record-id.js';
import { isPartialDate, scalarResolvers } from '../../schema/scalars.js';
import { type CheckItem, checkObjects, objectChecks } from './checks/check-objects.js';
import { checkItemCount, mostProbes } from './checks/check-result.js';
import { checkPersons, type PersonItem } from './checks/check-persons.js';
import { BadUserInput } from './errors.js';
import { type ReadPlan, recordMapping } from './loaders/plan.js';
import { keyText, type LoadedRecord, nativeRow } from './loaders/records.js';
import type { RequestReader } from './loaders/request-reader.js';
import { selectedFields } from './loaders/selection.js';
import type { CountryMapping } from './mapping/index.js';
import { relationTargets, rootFields } from './profile-shape.js';
import { findCandidates } from './search/candidates.js';
import { searchConnection, type SearchArguments } from './search/connection.js';
import { overlongText } from './search/text-limit.js';
import { operationTotals } from './totals.js';
import { type ResponsePath, Withheld } from './rules/index.js';
import type { Question } from './log/index.js';
import type { Asker } from './trust/index.js';

/** What a resolver knows of the request. */
export interface BureauContext {
  readonly reader: RequestReader;
  readonly asker: Asker;
  /** What the log will tell of the request. Null: the bureau keeps no log. */
  readonly question: Question | null;
  /** Where lists are without records that the owner withholds. */
  readonly hidden: ResponsePath[];
}

type Resolver<Source = unknown> = GraphQLFieldResolver<Source, BureauContext, Readonly<Record<string, unknown>>>;

/** Plans by the places of a selection in one execution: fifty parents of one list share one walk. */
const plans = new WeakMap<readonly FieldNode[], Map<RecordType, ReadPlan>>();

function planOf({ plans: made }: RequestReader, type: RecordType, info: GraphQLResolveInfo): ReadPlan {
  let byType = plans.get(info.fieldNodes);
  if (!byType) plans.set(info.fieldNodes, (byType = new Map<RecordType, ReadPlan>()));
  let plan = byType.get(type);
  if (!plan) byType.set(type, (plan = made.plan(type, selectedFields(info.fieldNodes, type, info).keys())));
  return plan;
}

/** Notes for the log that a record is given. */
function given(reader: RequestReader, record: LoadedRecord | null): LoadedRecord | null {
  if (record) reader.told?.disclose([record]);
  return record;
}

/** The record of an id; null when the id is of another country, of a register that is not kept, of another type, or of no record. */
async function recordById({ reader }: BureauContext, id: unknown, info: GraphQLResolveInfo, only?: RecordType): Promise<LoadedRecord | null> {
  const parsed = typeof id === 'string' ? parseRecordId(id) : null;
  if (!parsed || parsed.country !== reader.country.country || (only !== undefined && parsed.type !== only)) return null;
  reader.told?.askFor(formatRecordId(parsed));
  return recordMapping(reader.country, parsed.type) ? given(reader, await reader.record(planOf(reader, parsed.type, info), parsed.localId)) : null;
}

function relationResolver(country: CountryMapping, type: RecordType, name: string, target: RecordType): Resolver<LoadedRecord> {
  const relation = recordMapping(country, type)!.relations![name]!;
  if (relation.kind === 'one') {
    return async (parent, _args, { reader }, info) => {
      const key = keyText(parent[nativeRow], relation.column);
      return key === null ? null : given(reader, await reader.record(planOf(reader, target, info), key));
    };
  }
  return async (parent, _args, { reader, hidden }, info) => {
    const { records, withheld } = await reader.related(parent, name, planOf(reader, target, info));
    // Persons have lists of the others, and the others one person each, to which a link table may lead.
    if (type !== 'Person') return records[0] ? given(reader, records[0]) : withheld ? new Withheld() : null;
    reader.told?.disclose(records);
    if (withheld) hidden.push(responsePathAsArray(info.path));
    return records;
  };
}

function typeResolvers(country: CountryMapping, type: RecordType): Record<string, unknown> {
  const relations = Object.keys(recordMapping(country, type)!.relations ?? {}).flatMap((name) => {
    const target = relationTargets[type][name];
    return target && recordMapping(country, target) ? [[name, relationResolver(country, type, name, target)] as const] : [];
  });
  return {
    __resolveReference: ({ id }: { readonly id?: unknown }, context: BureauContext, info: GraphQLResolveInfo) => recordById(context, id, info, type),
    ...Object.fromEntries(relations),
  };
}

interface ProbeInput {
  readonly id: string;
  readonly names?: readonly string[] | null;
  readonly births?: readonly string[] | null;
  readonly sex?: string | null;
}

/** A root field that may read a whole register: it begins in a turn of its own, and not at all once the asker has gone. */
const inTurn = (resolve: Resolver): Resolver => async (source, args, context, info) => {
  await context.reader.turns.next();
  return resolve(source, args, context, info);
};

/** Lets an answer be kept no longer than the records in it may be used. */
function keepUntil(info: GraphQLResolveInfo, instants: readonly (string | null)[]): void {
  const ends = instants.filter((instant) => instant !== null).map((instant) => Date.parse(instant));
  if (ends.length > 0) cacheControlFromInfo(info).cacheHint.restrict({ maxAge: Math.max(0, Math.floor((Math.min(...ends) - Date.now()) / 1000)) });
}

/** All root fields a bureau may have; which of them it has is the narrowed SDL's matter. */
const queryResolvers: Readonly<Record<string, Resolver>> = {
  person: (_source, { id }, context, info) => recordById(context, id, info, 'Person'),
  record: (_source, { id }, context, info) => recordById(context, id, info),
  ...Object.fromEntries(Object.entries(rootFields).map(([name, type]): [string, Resolver] => [
    name, inTurn((_source, args, { reader }, info) => searchConnection(reader, type, args as unknown as SearchArguments, info)),
  ])),
  ...Object.fromEntries(Object.entries(objectChecks).map(([name, check]): [string, Resolver] => [
    name, inTurn((_source, args, { reader }, info) => checkObjects(reader, check, args[check.argument] as readonly CheckItem[], args['in'] as readonly string[] | null, info)),
  ])),
  checkPersons: inTurn((_source, args, { reader }, info) =>
    checkPersons(reader, args['persons'] as readonly PersonItem[], args['in'] as readonly string[] | null, info)),
  personCandidates: inTurn(async (_source, args, { reader }, info) => {
    const asked = args['probes'] as readonly ProbeInput[];
    checkItemCount('probes', asked, mostProbes);
    // An interval tells nobody's date of birth.
    const probes = asked.map(({ id, names, births, sex }) => ({ id, names: names ?? [], births: (births ?? []).filter(isPartialDate), sex: sex ?? null }));
    const found = await findCandidates(reader, probes);
    reader.told?.disclose(found.flatMap(({ candidates }) => candidates));
    keepUntil(info, found.flatMap(({ candidates }) => candidates.map(({ validUntil }) => validUntil)));
    return found.map(({ candidates, withheld }, index) => ({ index, candidates, withheld }));
  }),
  operationTotals: inTurn((_source, { operation }, { reader }) => {
    if (typeof operation !== 'string' || operation.trim() === '') throw new BadUserInput('Expected `operation` to be the code of an operation, got an empty text');
    const overlong = overlongText({ operation });
    if (overlong !== null) throw new BadUserInput(overlong);
    return operationTotals(reader, operation);
  }),
};

/**
 * The resolvers of a country's narrowed profile. Fields of a record have their values when it is loaded, so that only root
 * fields, relations and references have resolvers of their own.
 * @param rootNames the root fields the narrowed SDL has.
 */
export function bureauResolvers(country: CountryMapping, rootNames: ReadonlySet<string>, scalarNames: ReadonlySet<string>): Record<string, unknown> {
  const kept = recordTypes.filter((type) => recordMapping(country, type));
  return {
    ...Object.fromEntries(Object.entries(scalarResolvers).filter(([name]) => scalarNames.has(name))),
    ...Object.fromEntries(kept.map((type) => [type, typeResolvers(country, type)])),
    Query: Object.fromEntries(Object.entries(queryResolvers).filter(([name]) => rootNames.has(name))),
  };
}
