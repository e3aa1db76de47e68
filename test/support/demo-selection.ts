import { getNamedType, GraphQLEnumType, GraphQLInputObjectType, isInterfaceType, isLeafType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { demoOffences } from '../../subgraphs/demo/register.js';

const recordInterface = 'Record';

const isRecord = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === recordInterface);

/**
 * A selection of every field of an object type: values in full, records behind a relation with every value of their own but no
 * further relation. Fields with required arguments do not exist in record types.
 */
export function everyField(type: GraphQLObjectType, relations = true): string {
  return Object.values(type.getFields()).flatMap((field) => selectionOf(field, relations)).join(' ');
}

function selectionOf({ name, type }: GraphQLField<unknown, unknown>, relations: boolean): readonly string[] {
  const named = getNamedType(type);
  if (isLeafType(named)) return [name];
  if (!isObjectType(named)) throw new Error(`expected ${name} to be of an object type${isInterfaceType(named) ? ', came an interface' : ''}`);
  if (!isRecord(named)) return [`${name} { ${everyField(named, relations)} }`];
  return relations ? [`${name} { ${everyField(named, false)} }`] : [];
}

/**
 * Searches that together find every record of a type, or nearly: one from the beginning of time on, or one for each value of an
 * enumeration or each offence of the demo that the country can search by. Null: the country has no search as broad as that.
 * @param searchable the fields of the input that the country can search by.
 */
export function broadSearches(schema: GraphQLSchema, input: string, searchable: ReadonlySet<string>): readonly string[] | null {
  const type = schema.getType(input);
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`expected ${input} to be an input`);
  const fields = Object.values(type.getFields()).filter(({ name }) => searchable.has(name));
  const since = fields.find(({ name }) => name === 'from' || name === 'issuedAfter');
  if (since) return [`{${since.name}: "${getNamedType(since.type).name === 'Date' ? '1900-01-01' : '1900-01-01T00:00:00Z'}"}`];
  for (const field of fields) {
    const named = getNamedType(field.type);
    if (named instanceof GraphQLEnumType) return named.getValues().map(({ name }) => `{${field.name}: ${name}}`);
  }
  return searchable.has('offence') && type.getFields()['offence'] ? demoOffences.map((code) => `{offence: "${code}"}`) : null;
}
