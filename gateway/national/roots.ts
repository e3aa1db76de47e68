import { GraphQLError, getNamedType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { countryName } from '../../schema/country-codes.js';
import type { SoughtValues } from '../../schema/interpretation.js';
import { parseRecordId } from '../../schema/record-id.js';
import { withoutMrz } from '../../schema/sought.js';
import { fieldError } from '../errors.js';
import { ableTo } from './able.js';
import type { Able } from './able.js';
import { instantText, unusable } from './answer.js';
import type { Merged, RootAnswer } from './answer.js';
import { statusOfCode } from './bureau.js';
import type { BureauError } from './bureau.js';
import { mergeCheck } from './check.js';
import { isPersons, itemDefect } from './check-item.js';
import type { ItemError } from './check-item.js';
import { mergeConnection } from './connection.js';
import { searchDigest, bureauCursor } from './cursor.js';
import type { CursorSeal, Position } from './cursor.js';
import { derive } from './derive.js';
import type { Derived } from './derive.js';
import { failureError, partError } from './failure.js';
import type { Fetch, Variables } from './fetch.js';
import type { RequestContext } from '../request.js';
import { Filtered, lookOf } from './filtered.js';
import type { CountryFilters, Look } from './filtered.js';
import { applyMend, earliest } from './mend.js';
import { notAsked, notPermitted } from './outcome.js';
import type { CountryOutcome } from './outcome.js';
import type { RootField } from './profile.js';
import { noteAlike, noteAnswer, noteEntry, noteOutcomes } from '../util/ledger.js';
import { mayAsk, mayBeShown } from '../util/permits.js';
import { livingParts, readArguments, rootQuestion } from './question.js';
import type { RootArguments, RootQuestion } from './question.js';
import type { RoutedBureau, RoutingTable } from './routing.js';
import type { CacheQuestion, KnownAnswer } from './answer-cache.js';
import type { Desk, Verdict } from './answer-call.js';
import { askingOf } from './asking.js';
import type { AskedReply, BureauCall } from './asking.js';
import type { MergedAnswers } from './merged-answers.js';
import { reservedId, reservedUntil } from './select.js';
import { visibilityClass } from './visibility.js';

/** What root fields need to be answered; equal for all requests on one graph. */
export interface RootSetting {
  readonly profile: GraphQLSchema;
  readonly fields: ReadonlyMap<string, RootField>;
  readonly table: RoutingTable;
  readonly seal: CursorSeal;
  readonly desk: Desk;
  /** How old the answer to a check may be at most, in milliseconds. */
  readonly checkFreshnessMs: number;
  readonly merged: MergedAnswers;
  /** Null: bureaux are always asked. */
  readonly filters: CountryFilters | null;
}

/** Questions and operations derived from a fetch, by shape; never by values. */
export interface FetchShapes {
  /** Of the fetch, never used for another. */
  readonly number: number;
  readonly questions: Map<string, RootQuestion>;
  readonly derived: Map<string, Derived>;
}

/** A root field of this request: its question with the values of its arguments. */
interface LiveRoot {
  readonly shape: string;
  readonly question: RootQuestion;
  readonly values: RootArguments;
  readonly position: Position | null;
  readonly digest: string;
  /** For a check: the places of the items that countries are asked. */
  readonly toAsk: readonly number[];
  /** What bureaux of a capability can be asked of it, by its digest. */
  readonly able: Map<string, Able>;
  /** For a check: the items each country is asked, by place; all where the country is not in the map. */
  readonly partial: Map<string, readonly number[]>;
  /** For a check: what filters have answered. */
  readonly filtered: Filtered;
  /** For a check: what is wrong with items, by place. */
  readonly itemErrors: ReadonlyMap<number, ItemError>;
  readonly answers: RootAnswer[];
}

/** Answers every root field of a fetch: routes, asks each bureau at most once, merges. */
export async function askRoots(setting: RootSetting, fetch: Fetch, shapes: FetchShapes, variables: Variables, context: RequestContext) {
  const data: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  const roots: LiveRoot[] = [];
  for (const root of fetch.roots) {
    const living = livingParts(root, variables);
    if (living.length === 0) continue;
    const field = setting.fields.get(root.name);
    if (root.name === '__typename') data[root.responseKey] = 'Query';
    else if (!field) throw new Error(`The national profile has no root field ${root.name}.`);
    else {
      const granularity = context.permission?.granularity ?? 'RECORD';
      const shape = `${granularity}:${root.responseKey}:${living.join('.')}`;
      const question = shapes.questions.get(shape) ?? rootQuestion(root, living, field, granularity);
      shapes.questions.set(shape, question);
      try {
        roots.push(open(setting, question, shape, readArguments(root, field, variables), context));
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        data[root.responseKey] = null;
        errors.push(error);
      }
    }
  }
  const calls = route(setting, fetch, shapes, roots, variables, context);
  const asking = askingOf(context, setting.desk);
  const bodies = calls.map(({ call }) => call);
  const looked = await asking.look(bodies);
  const rememberable = mayBeRemembered(roots, errors);
  const name = rememberable ? JSON.stringify([shapes.number, context.visibility, variables]) : '';
  const remembered = rememberable ? setting.merged.find(name, looked.rooms) : null;
  if (remembered) {
    noteOutcomes(context, remembered.outcomes);
    looked.rooms.forEach((room, place) => {
      noteAnswer(context, room!.known!.text);
      noteEntry(context, calls[place]!.bureau.country, room!.known!.entry ?? null);
    });
    return { data: remembered.data, errors };
  }
  const replies = await asking.ask(bodies, looked);
  const rejected = new Set<number>();
  calls.forEach(({ bureau, asked, derived }, place) => {
    const { reply, latencyMs, answeredAt, source } = replies[place]!;
    const homeless = reply.kind === 'data' && reply.errors.length > 0 ? errorOfNone(reply.errors, asked.map(({ question }) => question.responseKey)) : undefined;
    for (const root of asked) {
      const { responseKey } = root.question;
      if (reply.kind === 'failure') {
        root.answers.push({ kind: 'outcome', outcome: { ...notAsked(bureau.country, reply.status, reply.reason), latencyMs } });
        continue;
      }
      const value = reply.data[responseKey];
      const inside = reply.errors.length === 0 ? reply.errors : reply.errors.filter((error) => error.path[0] === responseKey);
      const whole = homeless ?? (value === null || value === undefined ? inside[0] : undefined);
      if (whole) {
        rejected.add(place);
        root.answers.push({ kind: 'outcome', outcome: { ...notAsked(bureau.country, statusOfCode(whole.code).status, statusOfCode(whole.code).reason), latencyMs } });
      } else {
        const below = inside.length === 0 ? inside : inside.map((error) => ({ code: error.code, path: error.path.slice(1) }));
        root.answers.push({
          kind: 'value', country: bureau.country, value: value ?? null, errors: below, conforms: derived.conforms.get(responseKey)!, latencyMs, answeredAt, source,
          reject: () => void rejected.add(place),
        });
      }
    }
  });
  const outcomes: CountryOutcome[] = [];
  for (const root of roots) {
    const merged = merge(setting, root, variables);
    data[root.question.responseKey] = merged.value;
    errors.push(...merged.errors);
    outcomes.push(...merged.outcomes);
    if (merged.alike) noteAlike(context, merged.alike);
  }
  noteOutcomes(context, outcomes);
  // Merging reads the reserved keys; the merged values hold the very objects of the replies.
  calls.forEach(({ asked, derived, call }, place) => {
    const { reply, settle, source } = replies[place]!;
    if (reply.kind !== 'data') return;
    noteAnswer(context, reply.text);
    if (call.question && source !== 'CACHE') settle(rejected.has(place) ? null : verdictOf(asked, reply.data, derived));
    applyMend(reply.data, derived.mend);
  });
  if (rejected.size === 0 && mayBeRemembered(roots, errors)) {
    const answers = keptAnswers(replies, roots.some(({ question }) => question.asksSource));
    if (answers) setting.merged.keep(name, looked.rooms, answers, { data, outcomes });
  }
  return { data, errors };
}

/** Whether what was merged is the same for each request to which the countries' answers are. What filters say is another each moment. */
const mayBeRemembered = (roots: readonly LiveRoot[], errors: readonly GraphQLError[]): boolean =>
  errors.length === 0 && roots.length > 0 && !roots.some(({ question, filtered }) => question.asksLatency || filtered.any);

/** The answers as the cache keeps them. Null: some are not kept. @param known whether only answers count that came from the cache. */
function keptAnswers(replies: readonly AskedReply[], known: boolean): KnownAnswer[] | null {
  const answers = replies.flatMap(({ reply, answeredAt, source }): KnownAnswer[] => {
    if (reply.kind !== 'data' || reply.errors.length > 0) return [];
    const kept = source === 'CACHE' || (!known && (source === 'SHARED' || reply.caching !== null));
    return kept ? [{ text: reply.text, answeredAt }] : [];
  });
  return answers.length > 0 && answers.length === replies.length ? answers : null;
}

/** An error that stands at none of the root fields asked: nothing tells what of the answer it concerns. */
const errorOfNone = (errors: readonly BureauError[], responseKeys: readonly string[]): BureauError | undefined =>
  errors.find(({ path }) => !responseKeys.includes(String(path[0])));

/** What was found of an answer that each root field could use. Null: a part of it is missing. */
function verdictOf(asked: readonly LiveRoot[], data: Readonly<Record<string, unknown>>, { mend }: Derived): Verdict | null {
  let negative = false;
  for (const { question } of asked) {
    const value = data[question.responseKey];
    if (question.kind === 'record') negative ||= value === null;
    else if (question.kind === 'connection') negative ||= (value as { readonly totalCount?: unknown }).totalCount === 0;
    else {
      const items = value as readonly { readonly outcome: string; readonly error?: unknown }[];
      if (items.some(({ outcome, error }) => outcome === 'UNKNOWN' || error)) return null;
      negative ||= items.some(({ outcome }) => outcome === 'NO_HIT');
    }
  }
  return { validUntil: earliest(data, mend, reservedUntil), negative };
}

function open(setting: RootSetting, question: RootQuestion, shape: string, values: RootArguments, { permission }: RequestContext): LiveRoot {
  const { field, kind, responseKey } = question;
  if (kind === 'record' && !mayBeShown(permission, parseRecordId(values.subject as string)!.type)) {
    throw fieldError('UNAUTHORIZED_FIELD_OR_TYPE', 'Unauthorized field or type.', [responseKey]);
  }
  const digest = kind === 'connection' ? searchDigest(field.name, values.subject, values.in) : '';
  const position = values.after === null || kind !== 'connection' ? null : setting.seal.open(values.after, digest);
  if (values.after !== null && position === null) {
    throw fieldError('BAD_CURSOR', `Argument "after" of "${field.name}" expects a cursor of this search; what came is none, or of another search.`, [responseKey]);
  }
  const itemErrors = new Map<number, ItemError>();
  if (kind === 'check') {
    (values.subject as readonly unknown[]).forEach((item, place) => {
      const defect = itemDefect(item, field.subject, values.unreadable.get(place));
      if (defect) itemErrors.set(place, defect);
    });
  }
  const toAsk = kind === 'check' ? (values.subject as readonly unknown[]).flatMap((_, place) => (itemErrors.get(place)?.asked === false ? [] : [place])) : [];
  return { shape, question, values, position, digest, toAsk, able: new Map(), partial: new Map(), filtered: new Filtered(), itemErrors, answers: [] };
}

interface RoutedCall {
  readonly bureau: RoutedBureau;
  readonly asked: readonly LiveRoot[];
  readonly derived: Derived;
  readonly call: BureauCall;
}

/** Which bureau is asked which root fields, with one body for all bureaux that are asked the same. */
function route(
  setting: RootSetting, fetch: Fetch, shapes: FetchShapes, roots: readonly LiveRoot[], variables: Variables, context: RequestContext,
): RoutedCall[] {
  const perBureau = new Map<RoutedBureau, LiveRoot[]>();
  for (const root of roots) {
    const { question: { kind, field }, toAsk, values } = root;
    if (kind === 'check' && toAsk.length === 0) continue;
    const look = kind === 'check' ? lookOf(setting.filters, field.subject, values, context) : null;
    for (const country of targets(setting.table, root, context)) {
      const bureau = setting.table.get(country);
      const hindrance = !mayAsk(context.permission, country) ? notPermitted(country) : bureau ? hindranceOf(bureau, root) : notAsked(country, 'NOT_CONNECTED', null);
      if (hindrance) root.answers.push({ kind: 'outcome', outcome: hindrance });
      else if (isLeft(root, bureau!, look)) perBureau.set(bureau!, [...(perBureau.get(bureau!) ?? []), root]);
    }
  }
  const bodies = new Map<string, { derived: Derived; body: Uint8Array }>();
  return [...perBureau].map(([bureau, asked]): RoutedCall => {
    const toKeep = mayBeKept(setting.desk, bureau) && !asked.some(isAlwaysAsked);
    const shape = `${bureau.capability!.digest}|${toKeep ? 'kept' : ''}|${asked.map((root) => root.shape).join('|')}`;
    const key = `${shape}|${asked.map(({ partial }) => partial.get(bureau.country)?.join() ?? '').join('|')}`;
    let shared = bodies.get(key);
    if (!shared) {
      const derived = shapes.derived.get(shape)
        ?? derive(setting.profile, asked.map((root) => root.question), fetch.variableDefinitions, bureau.capability!, toKeep);
      shapes.derived.set(shape, derived);
      const values = Object.fromEntries(derived.passed.map((name) => [name, variables[name]]));
      for (const { variable, responseKey, argument } of derived.inputs) {
        values[variable] = argumentFor(bureau, asked.find((root) => root.question.responseKey === responseKey)!, argument);
      }
      shared = { derived, body: Buffer.from(JSON.stringify({ query: derived.query, variables: values })) };
      bodies.set(key, shared);
    }
    const { derived, body } = shared;
    const question = toKeep ? questionOf(setting, bureau, asked, derived, body, context) : null;
    return { bureau, asked, derived, call: { client: bureau.client, body, question } };
  });
}

/** Whether a check asks for nothing that was known before it: neither what is kept, nor what another is being told. */
const isAlwaysAsked = ({ question: { kind }, values: { freshness } }: LiveRoot): boolean => kind === 'check' && freshness === 0;

/** Whether what a bureau answers may be kept now: it has said that it may, and the country tells its changes. */
export const mayBeKept = ({ cache }: Desk, { client }: { readonly client: RoutedBureau['client'] }): boolean =>
  client.letsKeep && (cache?.holds(client.country) ?? false);

function questionOf(
  setting: RootSetting, { country, capability, client }: RoutedBureau, asked: readonly LiveRoot[], derived: Derived, body: Uint8Array, context: RequestContext,
): CacheQuestion {
  const only = asked.length === 1 ? asked[0]! : null;
  const record = only?.question.kind === 'record' ? { id: only.values.subject as string, type: parseRecordId(only.values.subject as string)!.type } : null;
  return {
    country, kind: 'call', schema: capability!.digest, visibility: visibilityClass(context, client.rules), rules: client.rules, question: body, record,
    types: record === null ? derived.types : derived.typesBelow,
    maxAgeMs: youngest(asked.flatMap(({ question: { kind, field }, values: { freshness } }) => [kind === 'check' ? Math.min(setting.checkFreshnessMs, freshness * 1000) : null, field.mostKeptMs])),
  };
}

/** The least of the ages; null: none is set. */
function youngest(ages: readonly (number | null)[]): number | null {
  const least = ages.reduce<number>((so, age) => Math.min(so, age ?? Infinity), Infinity);
  return least === Infinity ? null : least;
}

/** The countries a root field goes to: those named, else all that may be asked. */
function targets(table: RoutingTable, { question, values }: LiveRoot, { permission }: RequestContext): Iterable<string> {
  if (question.kind === 'record') return [parseRecordId(values.subject as string)!.country];
  if (values.in) return values.in;
  return permission === null || permission.countries === 'all' ? table.keys() : permission.countries.filter((country) => table.has(country));
}

/** Whether a bureau is to be asked a root field still. Notes what its filter has answered, and which items are left. */
function isLeft({ question: { kind }, toAsk, partial, filtered, answers }: LiveRoot, { country, client }: RoutedBureau, look: Look | null): boolean {
  if (kind !== 'check' || look === null) return true;
  const wanted = partial.get(country) ?? toAsk;
  const verdict = look(client, wanted);
  if (verdict === null || verdict.asked.length === wanted.length) return true;
  const { asked, asOf } = verdict;
  if (asked.length > 0) {
    filtered.note(country, wanted.filter((place) => !asked.includes(place)), asOf);
    partial.set(country, asked);
    return true;
  }
  filtered.note(country, wanted.length === toAsk.length ? null : wanted, asOf);
  if (wanted.length < toAsk.length) answers.push({ kind: 'outcome', outcome: notAsked(country, 'UNSUPPORTED', 'FIELD_NOT_SEARCHABLE') });
  return false;
}

/** Why a bureau is not asked a root field; null: it is. Notes which items of a check it is asked. */
function hindranceOf({ country, capability, refused }: RoutedBureau, root: LiveRoot): CountryOutcome | null {
  if (refused !== null) return notAsked(country, 'UNAVAILABLE', refused);
  if (capability === null) return notAsked(country, 'UNAVAILABLE', 'NOT_YET_PUBLISHED');
  let able = root.able.get(capability.digest);
  if (able === undefined) root.able.set(capability.digest, (able = ableTo(capability, root.question, root.values.subject, root.toAsk)));
  if (able === 'all') return null;
  if (typeof able === 'string') return notAsked(country, 'UNSUPPORTED', able);
  root.partial.set(country, able);
  return null;
}

/** The value an argument has for bureaux of this capability: without search modifiers and items they do not know. */
function argumentFor({ country, capability }: RoutedBureau, { question, values, position, partial }: LiveRoot, argument: string): unknown {
  if (argument === 'first') return values.first;
  if (argument === 'after') return position && bureauCursor(position);
  if (question.kind === 'record') return values.subject;
  if (question.kind === 'check') {
    const places = partial.get(country);
    const items = values.subject as readonly SoughtValues[];
    const asked = places ? places.map((place) => items[place]!) : items;
    return isPersons(question.field.subject) ? asked : asked.map(withoutMrz);
  }
  const input = getNamedType(question.field.subject.type).name;
  return Object.fromEntries(Object.entries(withoutMrz(values.subject as SoughtValues)).filter(([name]) => capability!.has(input, name)));
}

function merge(setting: RootSetting, root: LiveRoot, variables: Variables): Merged {
  const { question, values, answers } = root;
  if (question.kind === 'connection') {
    return mergeConnection(question, { first: values.first, after: root.position, digest: root.digest, search: values.subject as SoughtValues }, answers, setting.seal, variables);
  }
  if (question.kind === 'check') {
    const items = values.subject as readonly SoughtValues[];
    const places = items.map((_, place) => place);
    return mergeCheck(question, items, answers, (country) => root.partial.get(country) ?? places, { itemErrors: root.itemErrors, filtered: root.filtered }, variables);
  }
  return readRecord(question.responseKey, values.subject as string, answers[0]!);
}

/** A record asked by id, or the error that tells why it could not be read. */
function readRecord(responseKey: string, id: string, answer: RootAnswer): Merged {
  const country = id.slice(0, 2);
  if (answer.kind === 'outcome') {
    const { status, reason } = answer.outcome;
    const outcomes = [answer.outcome];
    // A country that keeps no such register has no such record.
    if (status === 'UNSUPPORTED') return { value: null, errors: [], outcomes };
    return { value: null, errors: [failureError(country, countryName(country), status, reason, [responseKey])], outcomes };
  }
  const record = answer.value as Record<string, unknown> | null;
  if (record !== null && !(answer.conforms[0]!(record) && (record[reservedId] ?? record.id) === id)) {
    return { value: null, errors: [failureError(country, countryName(country), 'UNAVAILABLE', 'BAD_ANSWER', [responseKey])], outcomes: [unusable(answer)] };
  }
  const errors = answer.errors.map((error) => partError(country, error.code, [responseKey, ...error.path]));
  const { latencyMs, source, answeredAt } = answer;
  const outcome: CountryOutcome = { country, status: record === null ? 'NO_HIT' : 'HIT', count: record === null ? 0 : 1, latencyMs, reason: null, source, asOf: instantText(answeredAt) };
  return { value: record, errors, outcomes: [outcome] };
}
