import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';
import { recordTypes, type RecordType } from '../../schema/record-id.js';
import { MappingError } from './errors.js';
import { type AnyRecordMapping, recordMapping } from './loaders/plan.js';
import type { Tables } from './database/column.js';
import type { Child, ColumnRef, CountryMapping, Finder, Join, Reading } from './mapping/index.js';
import { relationTargets } from './profile-shape.js';
import { attributesRead, fieldRead } from './rules/index.js';
import { finderSuits, searchFields } from './search/search-fields.js';

/** Looks columns of one mapping up, and says what is missing with the place that names it. */
class Lookup {
  constructor(private readonly country: string, private readonly tables: Tables) {}

  fail(place: string, message: string): never {
    throw new MappingError(this.country, `${place} ${message}`);
  }

  column(place: string, table: string, column: string): void {
    const columns = this.tables.get(table);
    if (!columns) this.fail(place, `names the table ${table}, which the database does not have`);
    if (!columns.has(column)) this.fail(place, `names the column ${column} of the table ${table}, which has ${[...columns.keys()].join(', ')}`);
  }

  ref(place: string, ref: ColumnRef, table: string, joins: readonly Join[] = []): void {
    const dot = ref.indexOf('.');
    if (dot < 0) return this.column(place, table, ref);
    const join = joins.find(({ as }) => as === ref.slice(0, dot));
    if (!join) this.fail(place, `names ${ref}, but the table ${table} has no join called ${ref.slice(0, dot)}`);
    this.column(place, join.table, ref.slice(dot + 1));
  }

  joins(place: string, table: string, joins: readonly Join[] = []): void {
    joins.forEach((join, index) => {
      this.column(place, join.table, join.column);
      this.ref(place, join.equals, table, joins.slice(0, index));
    });
  }

  child(place: string, child: Child, parent: AnyRecordMapping): void {
    this.column(place, child.table, child.foreignKey);
    this.joins(place, child.table, child.joins);
    if (child.parentKey) this.ref(place, child.parentKey, parent.table, parent.joins);
    for (const ref of [...child.columns, ...Object.keys(child.where ?? {}), ...(child.orderBy ? [child.orderBy] : [])]) {
      this.ref(place, ref, child.table, child.joins);
    }
  }

  finder(place: string, finder: Finder, table: string, joins: readonly Join[] | undefined, parent: AnyRecordMapping): void {
    switch (finder.by) {
      case 'any': return finder.of.forEach((one) => this.finder(place, one, table, joins, parent));
      case 'child':
        this.child(place, finder.child, parent);
        return this.finder(place, finder.finder, finder.child.table, finder.child.joins, parent);
      case 'name': return finder.columns.forEach((column) => this.ref(place, column, table, joins));
      default: return this.ref(place, finder.column, table, joins);
    }
  }

  reading(place: string, reading: Reading<unknown>, mapping: AnyRecordMapping): void {
    for (const column of reading.columns) this.ref(place, column, mapping.table, mapping.joins);
    for (const child of Object.values(reading.children ?? {})) this.child(place, child, mapping);
    if (reading.find) this.finder(place, reading.find, mapping.table, mapping.joins, mapping);
  }
}

/**
 * Checks a mapping against the database it is put over: every table and column it names must be there.
 * @throws MappingError that names the country, the field, the table and the column.
 */
export function checkMapping(country: CountryMapping, tables: Tables): void {
  const lookup = new Lookup(country.country, tables);
  for (const type of recordTypes) {
    const mapping = recordMapping(country, type);
    if (!mapping) continue;
    lookup.column(`${type}.id`, mapping.table, mapping.key);
    lookup.joins(type, mapping.table, mapping.joins);
    for (const ref of Object.keys(mapping.where ?? {})) lookup.ref(type, ref, mapping.table, mapping.joins);
    for (const [name, reading] of Object.entries({ ...mapping.fields, ...mapping.extra })) {
      if (reading) lookup.reading(`${type}.${name}`, reading, mapping);
    }
    checkFinders(lookup, type, mapping);
    checkRules(lookup, country, type, mapping);
    checkRelations(lookup, country, type, mapping);
  }
  checkExtension(lookup, country);
}

function checkFinders(lookup: Lookup, type: RecordType, mapping: AnyRecordMapping): void {
  for (const { profileField, match } of Object.values(searchFields[type])) {
    const finder = mapping.fields[profileField]?.find;
    if (finder && !finderSuits(finder, match)) lookup.fail(`${type}.${profileField}`, `has a finder by ${finder.by}, which cannot answer a search by ${match}`);
  }
}

/** A rule must find the records it keeps, and name fields that are read. What it reads of a requester must be declared. */
function checkRules(lookup: Lookup, { rules }: CountryMapping, type: RecordType, mapping: AnyRecordMapping): void {
  for (const rule of rules?.rules ?? []) {
    for (const name of attributesRead(rule)) {
      if (!rules!.reads.includes(name)) lookup.fail(`The rule ${rule.rule}`, `reads ${name} of the requester, which is not declared`);
    }
    if (rule.on !== undefined && !rule.on.includes(type)) continue;
    const field = fieldRead(rule);
    const finder = field === null ? null : mapping.fields[field]?.find;
    if (finder === undefined) lookup.fail(`${type}.${field}`, `has no finder, but the rule ${rule.rule} reads it`);
    for (const name of rule.fields ?? []) {
      if (!mapping.fields[name] && !mapping.extra?.[name]) lookup.fail(`${type}.${name}`, `is kept by the rule ${rule.rule}, but not read`);
    }
  }
}

function checkRelations(lookup: Lookup, country: CountryMapping, type: RecordType, mapping: AnyRecordMapping): void {
  for (const [name, relation] of Object.entries(mapping.relations ?? {})) {
    const target = relationTargets[type][name];
    const place = `${type}.${name}`;
    if (!relation || !target) continue;
    const targetMapping = recordMapping(country, target);
    if (!targetMapping) lookup.fail(place, `leads to ${target}, a register the mapping does not have`);
    if (relation.kind === 'one') lookup.ref(place, relation.column, mapping.table, mapping.joins);
    else if (relation.kind === 'many') {
      lookup.ref(place, relation.foreignKey, targetMapping.table, targetMapping.joins);
      if (relation.parentKey) lookup.ref(place, relation.parentKey, mapping.table, mapping.joins);
    } else for (const column of [relation.here, relation.there, ...Object.keys(relation.where ?? {})]) lookup.column(place, relation.table, column);
  }
}

/** What a country adds must not clash with what others add: names start with its code, and fields are nullable. */
function checkExtension(lookup: Lookup, country: CountryMapping): void {
  const prefix = country.country.toLowerCase();
  const declared = new Set<string>();
  const extension = parsedExtension(lookup, country);
  for (const definition of extension?.definitions ?? []) {
    if (definition.kind === Kind.OBJECT_TYPE_EXTENSION) {
      for (const { name, type } of definition.fields ?? []) {
        const field = `${definition.name.value}.${name.value}`;
        if (!name.value.startsWith(prefix)) lookup.fail(field, `is a field of the extension whose name does not start with ${prefix}`);
        if (type.kind === Kind.NON_NULL_TYPE) lookup.fail(field, 'is a field of the extension that must be nullable');
        declared.add(field);
      }
    } else if ('name' in definition && definition.name && !definition.name.value.toLowerCase().startsWith(prefix)) {
      lookup.fail(definition.name.value, `is a type of the extension whose name does not start with ${country.country}`);
    }
  }
  for (const type of recordTypes) {
    for (const name of Object.keys(recordMapping(country, type)?.extra ?? {})) {
      if (!declared.has(`${type}.${name}`)) lookup.fail(`${type}.${name}`, 'is read but not declared in the extension');
    }
  }
}

function parsedExtension(lookup: Lookup, { extension }: CountryMapping): DocumentNode | null {
  if (extension === undefined) return null;
  try {
    return parse(extension);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return lookup.fail('The extension', `is no SDL: ${error.message} (line ${error.locations?.[0]?.line ?? 0})`);
  }
}
