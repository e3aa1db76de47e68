import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { interpretObject, type Interpretation } from '../../../schema/interpretation.js';
import { formatRecordId, type RecordType } from '../../../schema/record-id.js';
import type { Sql } from '../database/column.js';
import { BadUserInput } from '../errors.js';
import { recordMapping } from '../loaders/plan.js';
import { noteMasked, noteWithheld } from '../loaders/masked.js';
import { type LoadedRecord, readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { allOf, anyOf, Scope } from '../loaders/scope.js';
import { selectedFields } from '../loaders/selection.js';
import { ownOutcome, type CountryOutcome } from './outcome.js';
import { type Criteria, criteriaOf, type SearchInput } from './criteria.js';
import { bureauCursor, isAfter, type Position, readCursor } from './cursor.js';
import { interpretPersonSearch } from './interpret-person.js';
import { rankPersons } from './rank-persons.js';

/** Arguments of a root field that searches. */
export interface SearchArguments {
  readonly search: SearchInput;
  readonly in?: readonly string[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of a connection, as the profile has it. */
export interface Connection {
  readonly edges: readonly { readonly node: LoadedRecord | null; readonly score: number; readonly reasons: readonly string[] | null; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null;
  };
  readonly totalCount: number;
  readonly complete: boolean;
  readonly countries: readonly CountryOutcome[];
  /** Made when it is asked. */
  readonly interpretation: () => readonly Interpretation[];
}

/** Most records on a page, and how many where it is not said. */
const mostFirst = 1_000, defaultFirst = 20;

interface PageEdge {
  readonly node: LoadedRecord;
  readonly score: number;
  /** Null: it fits exactly. */
  readonly reasons: readonly string[] | null;
}

interface Page {
  readonly edges: readonly PageEdge[];
  readonly more: boolean;
  readonly total: number;
  /** Whether the owner withholds records that fit. */
  readonly withheld: boolean;
  /** Whether more fit than are looked at. */
  readonly capped?: boolean;
}

/**
 * Answers a search: the page, and how many records fit in all. One statement for the rows of an exact search and one for
 * the count, where it is selected; two for the candidates of a search by name, and one for the rows. One more before them where
 * the engine cannot fold all texts.
 */
export async function searchConnection(
  reader: RequestReader, type: RecordType, args: SearchArguments, info: GraphQLResolveInfo,
): Promise<Connection> {
  const started = performance.now();
  const first = args.first ?? defaultFirst;
  if (first < 1 || first > mostFirst) throw new BadUserInput(`Expected \`first\` from 1 to ${mostFirst}, got ${first}`);
  const after = typeof args.after === 'string' ? readCursor(args.after) : null;
  const criteria = await criteriaOf(reader, type, args.search);
  const country = reader.country.country;
  let capped = false;
  const interpretation = (): readonly Interpretation[] => (type === 'Person' ? interpretPersonSearch(args.search, criteria, capped) : interpretObject(args.search, true));
  if (args.in && !args.in.includes(country)) return { ...connection({ edges: [], more: false, total: 0, withheld: false }, after, []), interpretation };
  const selected = selectedFields(info.fieldNodes, `${type}Connection`, info);
  const nodes = selectedFields(selected.get('edges') ?? [], `${type}Edge`, info).get('node') ?? [];
  const wanted = {
    fields: [...selectedFields(nodes, type, info).keys()],
    page: selected.has('edges') || selected.has('pageInfo'),
    total: selected.has('totalCount') || selected.has('countries'),
  };
  const page = criteria.person === null
    ? await exactPage(reader, type, criteria, first, after, wanted)
    : await rankedPage(reader, criteria, first, after, wanted.fields);
  reader.told?.disclose(page.edges.map(({ node }) => node));
  const withheld = page.withheld || criteria.withheldField;
  capped = page.capped === true && !withheld;
  return { ...connection({ ...page, withheld }, after, [ownOutcome(country, page.total, performance.now() - started, withheld)]), interpretation };
}

function connection({ edges, more, total, withheld }: Page, after: Position | null, countries: readonly CountryOutcome[]): Omit<Connection, 'interpretation'> {
  const pageEdges = edges.map(({ node, score, reasons }) => ({ node, score, reasons, cursor: bureauCursor(score, node.id) }));
  return {
    edges: pageEdges,
    pageInfo: {
      hasNextPage: more, hasPreviousPage: after !== null,
      startCursor: pageEdges[0]?.cursor ?? null, endCursor: pageEdges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
    complete: !withheld,
    countries,
  };
}

interface Wanted {
  readonly fields: readonly string[];
  readonly page: boolean;
  readonly total: boolean;
}

/** Every record that fits has score 1, so that the order is that of the ids and the database makes the page. */
async function exactPage(
  reader: RequestReader, type: RecordType, criteria: Criteria, first: number, after: Position | null, wanted: Wanted,
): Promise<Page> {
  const plan = reader.plans.plan(type, wanted.fields);
  const { mapping } = plan;
  const rest = (scope: Scope): Sql => afterCondition(reader, type, scope, after);
  const found = wanted.page
    ? await readRecords(reader, { plan, condition: (scope) => allOf([criteria.condition(scope), rest(scope)]), firstById: first + 1 })
    : [];
  const edges = found.slice(0, first).map(({ record }): PageEdge => ({ node: record, score: 1, reasons: null }));
  const more = found.length > first;
  if (!wanted.page) await noteMasked(reader, type, criteria.condition);
  if (!wanted.total) return { edges, more, total: 0, withheld: false };
  const scope = new Scope(reader.database, mapping.table, '$own', mapping.joins);
  const { given, notMasked, withheld } = reader.keeping(type);
  const conditions = [...scope.where(mapping.where), criteria.condition(scope)];
  if (withheld === null) {
    const where = allOf([...conditions, ...(given ? [given(scope)] : [])]);
    const [count] = await reader.rows<{ readonly total: number }>(sql`select count(*) as ${sql.id('total')} from ${scope.from()} where ${where}`);
    return { edges, more, total: Number(count?.total ?? 0), withheld: false };
  }
  const where = allOf([...conditions, ...(notMasked ? [notMasked(scope)] : [])]);
  const kept = sql`sum(case when ${withheld(scope)} then 1 else 0 end)`;
  const [count] = await reader.rows<{ readonly total: number; readonly kept: number | null }>(
    sql`select count(*) as ${sql.id('total')}, ${kept} as ${sql.id('kept')} from ${scope.from()} where ${where}`,
  );
  const held = Number(count?.kept ?? 0);
  if (held > 0) await noteWithheld(reader, type, criteria.condition);
  return { edges, more, total: Number(count?.total ?? 0) - held, withheld: held > 0 };
}

/** The condition that a record of score 1 stands after the position, whichever country's record that is. */
function afterCondition(reader: RequestReader, type: RecordType, scope: Scope, after: Position | null): Sql {
  if (after === null || after.score > 1) return allOf([]);
  if (after.score < 1) return anyOf([]);
  const prefix = formatRecordId({ country: reader.country.country, type, localId: '' });
  if (!after.id.startsWith(prefix)) return prefix > after.id ? allOf([]) : anyOf([]);
  const key = scope.column(recordMapping(reader.country, type)!.key);
  return sql`${reader.database.engine.asText(key)} > ${after.id.slice(prefix.length)}`;
}

async function rankedPage(
  reader: RequestReader, criteria: Criteria, first: number, after: Position | null, fields: readonly string[],
): Promise<Page> {
  const { persons: ranked, withheld, more: capped } = await rankPersons(reader, criteria);
  const rest = after === null ? ranked : ranked.filter((one) => isAfter(one, after));
  const page = rest.slice(0, first);
  const plan = reader.plans.plan('Person', fields);
  const nodes = await Promise.all(page.map(({ localId }) => reader.record(plan, localId)));
  const edges = page.flatMap(({ score, reasons }, place): readonly PageEdge[] => {
    const node = nodes[place] ?? null;
    return node === null ? [] : [{ score, reasons, node }];
  });
  return { edges, more: rest.length > first, total: ranked.length, withheld, capped };
}
