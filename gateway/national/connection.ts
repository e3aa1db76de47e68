import type { GraphQLError } from 'graphql';
import { interpretObject } from '../../schema/interpretation.js';
import type { Interpretation, SoughtValues } from '../../schema/interpretation.js';
import { instantText, unusable } from './answer.js';
import type { Merged, RootAnswer } from './answer.js';
import type { BureauError } from './bureau.js';
import type { CursorSeal, Position } from './cursor.js';
import { numbered } from './derive.js';
import { partError } from './failure.js';
import type { Variables } from './fetch.js';
import { isRanked, mergeRanked } from './merge.js';
import type { Ranked } from './merge.js';
import { isComplete, isInFull } from './outcome.js';
import type { CountryOutcome } from './outcome.js';
import { project, standing } from './projection.js';
import type { Projection } from './projection.js';
import type { RootQuestion } from './question.js';
import { reservedId } from './select.js';
import { areInterpretations, areTexts, told } from './told.js';

interface BureauEdge { readonly score?: unknown; readonly reasons?: unknown; readonly [node: string]: unknown }
interface BureauConnection {
  readonly edges?: readonly BureauEdge[];
  readonly totalCount?: unknown;
  readonly pageInfo?: { readonly hasNextPage?: unknown };
  /** The bureau's own outcome: whether its owner withholds records that fit. */
  readonly countries?: readonly { readonly status?: unknown }[];
  readonly interpretation?: unknown;
}

interface RankedEdge extends Ranked {
  readonly edge: BureauEdge;
  readonly errors: readonly BureauError[];
}

interface CountryPage {
  readonly edges: readonly RankedEdge[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly withheld: boolean;
  /** How the country says that it understood the search. */
  readonly interpretation: readonly Interpretation[];
}

/** How a page is asked for. */
export interface PageQuestion {
  readonly first: number;
  /** Where the page before ended. Null: the first page. */
  readonly after: Position | null;
  /** The digest cursors of this search are bound to. */
  readonly digest: string;
  /** What is looked for. */
  readonly search: SoughtValues;
}

const none: readonly BureauError[] = [];

/** Reads a bureau's connection; null when it is not what was asked: not ranked, another country's records, too many, no numbers. */
function readPage(answer: Extract<RootAnswer, { kind: 'value' }>, question: RootQuestion, page: PageQuestion): CountryPage | null {
  const { edges, totalCount, pageInfo, countries } = (answer.value ?? {}) as BureauConnection;
  if (!Number.isInteger(totalCount) || (totalCount as number) < 0) return null;
  const asksEdges = question.recordSelections.length > 0;
  if (asksEdges !== Array.isArray(edges) || (question.asksPageInfo && typeof pageInfo?.hasNextPage !== 'boolean')) return null;
  if (edges && (edges.length > page.first || edges.length > (totalCount as number))) return null;
  // On the first page nothing stands before the edges: as many come as there are and fit.
  if (asksEdges && page.after === null && edges!.length < Math.min(page.first, totalCount as number)) return null;
  const byIndex = errorsByEdge(answer.errors);
  const ranked: RankedEdge[] = [];
  for (let index = 0; edges && index < edges.length; index += 1) {
    const edge = edges[index]!;
    const node = edge?.node as { id?: unknown; [reservedId]?: unknown } | null | undefined;
    const id = node?.[reservedId] ?? node?.id;
    if (typeof id !== 'string' || !id.startsWith(`${answer.country}:`)) return null;
    for (let place = 0; place < answer.conforms.length; place += 1) if (!answer.conforms[place]!(edge[numbered('node', place)])) return null;
    if (typeof edge.score !== 'number' || !(edge.score >= 0 && edge.score <= 1)) return null;
    if (edge.reasons !== undefined && edge.reasons !== null && !areTexts(edge.reasons)) return null;
    ranked.push({ score: edge.score, id, edge, errors: byIndex?.get(index) ?? none });
  }
  if (!isRanked(ranked, page.after)) return null;
  const { interpretation = null } = (answer.value ?? {}) as BureauConnection;
  if (!areInterpretations(interpretation)) return null;
  return { edges: ranked, total: totalCount as number, hasNextPage: pageInfo?.hasNextPage === true, withheld: (countries as readonly { readonly status?: unknown }[] | null | undefined)?.[0]?.status === 'WITHHELD', interpretation: interpretation ?? [] };
}

/** Whether an error concerns a part of one record; any other may concern the whole answer, which then tells nothing for certain. */
const isInRecord = ([edges, index, node, ...rest]: BureauError['path']): boolean =>
  edges === 'edges' && typeof index === 'number' && String(node).replace(/^_bx_(node)_\d+$/, '$1') === 'node' && rest.length > 0;

/** Errors under `edges.N`, their paths cut behind the index. */
function errorsByEdge(errors: readonly BureauError[]): ReadonlyMap<number, BureauError[]> | null {
  if (errors.length === 0) return null;
  const byIndex = new Map<number, BureauError[]>();
  for (const error of errors) {
    const [edges, index, ...rest] = error.path;
    if (edges !== 'edges' || typeof index !== 'number') continue;
    byIndex.set(index, [...(byIndex.get(index) ?? []), { path: rest, code: error.code }]);
  }
  return byIndex;
}

function outcomeOf(answer: Extract<RootAnswer, { kind: 'value' }>, page: CountryPage, asked: boolean, countable: boolean): CountryOutcome {
  const { country, latencyMs, source } = answer;
  const asOf = asked ? instantText(answer.answeredAt) : null;
  if (page.withheld) return { country, status: 'WITHHELD', count: null, latencyMs, reason: null, source, asOf };
  return { country, status: page.total > 0 ? 'HIT' : 'NO_HIT', count: countable ? page.total : null, latencyMs, reason: null, source, asOf };
}

/** Lists a country that failed on an earlier page as it was then, however it answers now: records before this page may be missing. */
function keepFailures(outcomes: readonly CountryOutcome[], failed: Position['failed']): CountryOutcome[] {
  const statuses = new Map(failed);
  return outcomes.map((outcome) => {
    const status = isInFull(outcome) ? statuses.get(outcome.country) : undefined;
    return status === undefined ? outcome : { ...outcome, status, reason: 'FAILED_ON_EARLIER_PAGE' };
  });
}

/**
 * Merges what the countries gave to a connection field: the page in the total order, the outcome of each country, and
 * cursors that hold the place and the countries that have failed so far.
 */
export function mergeConnection(question: RootQuestion, page: PageQuestion, answers: readonly RootAnswer[], seal: CursorSeal, variables: Variables): Merged {
  const pages: CountryPage[] = [];
  const countable = question.granularity !== 'BOOLEAN';
  let outcomes = answers.map((answer): CountryOutcome => {
    if (answer.kind === 'outcome') return answer.outcome;
    const read = readPage(answer, question, page);
    if (read === null || answer.errors.some(({ path }) => !isInRecord(path))) return unusable(answer, read === null ? 'BAD_ANSWER' : 'BUREAU_ERROR');
    pages.push(read);
    return outcomeOf(answer, read, question.asksCountries, countable);
  });
  outcomes = keepFailures(outcomes, page.after?.failed ?? []).sort((a, b) => (a.country < b.country ? -1 : 1));
  const edges = mergeRanked(pages.map((one) => one.edges), page.first);
  const failed = outcomes
    .filter((outcome) => !isInFull(outcome) && outcome.status !== 'NOT_CONNECTED' && outcome.status !== 'UNSUPPORTED')
    .map((outcome) => [outcome.country, outcome.status] as const);
  const cursor = ({ score, id }: Ranked): string => seal.seal({ score, id, failed }, page.digest);
  const held = pages.reduce((sum, one) => sum + one.edges.length, 0);

  const source: Record<string, unknown> = {
    totalCount: countable && pages.length > 0 ? pages.reduce((sum, one) => sum + one.total, 0) : null,
    complete: isComplete(outcomes),
    countries: outcomes,
    interpretation: question.asksInterpretation ? [...interpretObject(page.search, true), ...told(pages.flatMap((one) => one.interpretation), countable)] : null,
    // Where no records are asked for, the page is empty and the last.
    ...((question.asksPageInfo || question.granularity !== 'RECORD') && {
      pageInfo: {
        hasNextPage: held > edges.length || pages.some((one) => one.hasNextPage),
        hasPreviousPage: page.after !== null,
        startCursor: edges.length > 0 ? cursor(edges[0]!) : null,
        endCursor: edges.length > 0 ? cursor(edges.at(-1)!) : null,
      },
    }),
  };
  const value: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  const typename = question.field.field.type.toString();
  let nodes = 0;
  for (const field of question.projection) {
    const first = nodes;
    if (field.name === 'edges') nodes += field.below.filter((entry) => entry.name === 'node').length;
    if (standing([field], variables).length === 0) continue;
    if (field.name === 'edges') value[field.key] = edges.map(edgeWriter(field.below, first, typename, cursor, variables));
    else value[field.key] = field.name === '__typename' ? typename : project(field.below, source[field.name], typenames[field.name] ?? '', variables);
    if (field.name === 'edges') errors.push(...edgeErrors(edges, [question.responseKey, field.key], nodeKeys(field.below, first)));
  }
  return { value, errors, outcomes };
}

const typenames: Readonly<Record<string, string>> = { pageInfo: 'PageInfo', countries: 'CountryOutcome', interpretation: 'Interpretation' };

/** The client's response key of each `node` selection, by the bureau's. */
function nodeKeys(projection: Projection, first: number): ReadonlyMap<string, string> {
  return new Map(projection.filter(({ name }) => name === 'node').map(({ key }, index) => [numbered('node', first + index), key]));
}

/** Writes an edge as the client asks it. */
function edgeWriter(projection: Projection, first: number, connection: string, cursor: (edge: Ranked) => string, variables: Variables) {
  const keys = new Map([...nodeKeys(projection, first)].map(([bureauKey, key]) => [key, bureauKey]));
  const fields = standing(projection, variables);
  return (ranked: RankedEdge): Record<string, unknown> => {
    const edge: Record<string, unknown> = {};
    for (const { key, name } of fields) {
      if (name === 'node') edge[key] = ranked.edge[keys.get(key)!];
      else if (name === 'score') edge[key] = ranked.score;
      else if (name === 'reasons') edge[key] = ranked.edge.reasons ?? null;
      else if (name === 'cursor') edge[key] = cursor(ranked);
      else edge[key] = connection.replace('Connection', 'Edge');
    }
    return edge;
  };
}

function edgeErrors(edges: readonly RankedEdge[], path: readonly string[], keys: ReadonlyMap<string, string>): GraphQLError[] {
  return edges.flatMap(({ errors, id }, index) => errors.flatMap((error) => {
    const key = keys.get(String(error.path[0]));
    return key === undefined ? [] : [partError(id.slice(0, 2), error.code, [...path, index, key, ...error.path.slice(1)])];
  }));
}
