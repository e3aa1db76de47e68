import { getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLInterfaceType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Permission } from '../request.js';
import type { AccessRequirement, AccessRequirements } from '../util/access-directives.js';
import { openRootFields } from '../util/open-root-fields.js';
import { logFields } from './known-names.js';
import type { RequiredFields } from './required-fields.js';

/** What of a requester decides what of a graph is seen. */
export interface Viewer {
  /** Whether the requester is known. */
  readonly authenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  /** Null: there is no policy, and only the graph's own directives hide something. */
  readonly permission: Permission | null;
}

/** What of a graph a requester does not see. */
export interface HiddenParts {
  /** Names of types of which nothing is seen. */
  readonly types: ReadonlySet<string>;
  /** Whether the field is not seen. `__typename` always is. */
  hides(type: string, field: string): boolean;
  /** Whether anything is hidden. */
  readonly any: boolean;
}

type Holder = GraphQLObjectType | GraphQLInterfaceType;

const holdsFields = (type: GraphQLNamedType): type is Holder => isObjectType(type) || isInterfaceType(type);

const isRecord = (type: GraphQLNamedType): boolean =>
  type.name === 'Record' || (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Record'));

/** Whether one requirement of the graph's own directives is fulfilled. */
function fulfils(requirement: AccessRequirement | undefined, { authenticated, scopes, permission }: Viewer): boolean {
  if (!requirement) return true;
  const policies = new Set(permission?.policies);
  return (!requirement.authenticated || authenticated)
    && (requirement.scopes === null || requirement.scopes.some((all) => all.every((scope) => scopes.has(scope))))
    && (requirement.policies === null || requirement.policies.some((all) => all.every((policy) => policies.has(policy))));
}

/** The type of the records that a root field is about: of the record, of the page, of the items checked. Null: it is about none. */
export function subjectOf(field: GraphQLField<unknown, unknown>): string | null {
  const type = getNamedType(field.type);
  if (isRecord(type)) return type.name;
  if (isObjectType(type) && type.name.endsWith('Connection')) {
    const edge = type.getFields()['edges'] && getNamedType(type.getFields()['edges']!.type);
    const node = edge && isObjectType(edge) && edge.getFields()['node'] ? getNamedType(edge.getFields()['node']!.type) : null;
    return node && isRecord(node) ? node.name : null;
  }
  const item = field.args.map((argument) => /^(\w+)Check$/.exec(getNamedType(argument.type).name)?.[1]).find(Boolean);
  return type.name === 'CheckResult' ? item ?? null : null;
}

/** Where a gateway that shows no records gives empty lists, so that the field itself may be asked. */
const isEmptied = (type: Holder, field: string): boolean => (type.name.endsWith('Edge') && field === 'node') || (type.name === 'CheckResult' && field === 'records');

/** Numbers of an operation: not for who may only know whether there is something. */
const countFields: ReadonlySet<string> = new Set(['Operation.arrests', 'Operation.seizures']);

/** Whether the policy's profile itself hides the field. */
function withheld(schema: GraphQLSchema, type: Holder, field: GraphQLField<unknown, unknown>, permission: Permission): boolean {
  const { asks, log, records, fields, granularity } = permission;
  const shows = (record: string): boolean => record === 'Record' || records === 'all' || records.includes(record);
  if (type === schema.getMutationType() || type === schema.getSubscriptionType()) return !(fields[type.name]?.includes(field.name) ?? false);
  if (type === schema.getQueryType()) {
    if (openRootFields.has(field.name)) return false;
    if (!log.includes(field.name) && (asks === 'all' ? logFields.has(field.name) : !asks.includes(field.name))) return true;
    const subject = subjectOf(field);
    if (subject !== null && !shows(subject)) return true;
  }
  const rules = [type.name, ...type.getInterfaces().filter((one) => one.getFields()[field.name]).map(({ name }) => name)];
  if (rules.some((name) => Object.hasOwn(fields, name) && !fields[name]!.includes(field.name))) return true;
  if (granularity === 'RECORD') return false;
  if (granularity === 'BOOLEAN' && countFields.has(`${type.name}.${field.name}`)) return true;
  return isRecord(getNamedType(field.type)) && !isRecord(type) && !isEmptied(type, field.name);
}

/**
 * What of a graph is hidden from a requester: what its own directives (`@authenticated`, `@requiresScopes`, `@policy`) ask and the requester
 * has not, what the policy's profile does not name, and what follows from these: a field of a hidden type; a type without a field;
 * an interface's field that one of the types seen hides; a field whose subgraph would be handed a hidden one (`@requires`), as its value
 * could tell of it.
 */
export function hiddenParts(schema: GraphQLSchema, access: AccessRequirements, required: RequiredFields, viewer: Viewer): HiddenParts {
  const { permission } = viewer;
  const types = new Set<string>();
  const fields = new Set<string>();
  const all = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const holders = all.filter(holdsFields);
  for (const type of all) {
    const isWithheld = permission !== null && isObjectType(type) && isRecord(type) && permission.records !== 'all' && !permission.records.includes(type.name);
    if (isWithheld || !fulfils(access.get(type.name), viewer)) types.add(type.name);
  }
  for (const type of holders) {
    for (const field of Object.values(type.getFields())) {
      const key = `${type.name}.${field.name}`;
      if (!fulfils(access.get(key), viewer) || (permission !== null && withheld(schema, type, field, permission))) fields.add(key);
    }
  }
  // A graph that is not of records knows no answer between all and nothing.
  const query = schema.getQueryType();
  if (query && permission !== null && permission.granularity !== 'RECORD' && !schema.getType('Record')) {
    for (const name of Object.keys(query.getFields())) fields.add(`${query.name}.${name}`);
  }

  const isSeen = (type: Holder, name: string): boolean => !types.has(type.name) && !fields.has(`${type.name}.${name}`);
  const follows = (type: Holder, field: GraphQLField<unknown, unknown>): boolean => {
    if (types.has(type.name) || types.has(getNamedType(field.type).name)) return true;
    if ((required.get(`${type.name}.${field.name}`) ?? []).some((needed) => fields.has(needed))) return true;
    return isInterfaceType(type) && schema.getPossibleTypes(type).some((one) => !types.has(one.name) && !isSeen(one, field.name));
  };
  for (let before = -1; before !== types.size + fields.size;) {
    before = types.size + fields.size;
    for (const type of holders) {
      for (const field of Object.values(type.getFields())) if (isSeen(type, field.name) && follows(type, field)) fields.add(`${type.name}.${field.name}`);
      const isRoot = type === query || type === schema.getMutationType() || type === schema.getSubscriptionType();
      if (!isRoot && Object.keys(type.getFields()).every((name) => fields.has(`${type.name}.${name}`))) types.add(type.name);
    }
    for (const type of all) {
      if (!isAbstractType(type)) continue;
      const possible = schema.getPossibleTypes(type);
      if (possible.length > 0 && possible.every(({ name }) => types.has(name))) types.add(type.name);
    }
  }
  return { types, hides: (type, field) => field !== '__typename' && (types.has(type) || fields.has(`${type}.${field}`)), any: types.size + fields.size > 0 };
}
