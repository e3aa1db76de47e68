import { getNamedType, Kind, parse, print } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { recordTypes } from '../../schema/record-id.js';
import type { RequestContext } from '../request.js';
import { instantText } from './answer.js';
import type { CacheQuestion } from './answer-cache.js';
import type { Desk } from './answer-call.js';
import { askingOf } from './asking.js';
import { statusOfCode } from './bureau.js';
import { mayBeKept } from './roots.js';
import type { RootSetting } from './roots.js';
import { noteAnswer, noteOutcomes } from '../util/ledger.js';
import { mayAsk } from '../util/permits.js';
import { notAsked, notPermitted } from './outcome.js';
import type { CountryOutcome } from './outcome.js';
import type { Capability } from './capability.js';
import { selectFor } from './select.js';
import type { RoutedBureau, RoutingTable } from './routing.js';
import { visibilityClass } from './visibility.js';

/** One root field of the profile asked of countries from inside the gateway. */
export interface PortQuestion {
  readonly field: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The GraphQL type of each argument, for example `{ probes: '[PersonProbe!]!' }`. */
  readonly argumentTypes: Readonly<Record<string, string>>;
  /** The selection below the field, without braces. */
  readonly selection: string;
  /** The countries to ask. Null: all that are connected. */
  readonly in: readonly string[] | null;
}

/** What a country gave. `outcome.status` of a value is HIT; what the field means decides the caller. */
export interface PortAnswer {
  readonly outcome: CountryOutcome;
  /** Null: the country did not answer. */
  readonly data: unknown;
}

/** What questions from inside are answered with. */
export type PortSetting = Pick<RootSetting, 'profile' | 'table' | 'desk'>;

/**
 * Asks one root field of each country, one call each, by the same way as any other question of the request. Never
 * rejects for a country that fails: its outcome tells. Answers are sorted by country. A bureau is not asked for fields it does not implement, and they
 * are not in what it gave.
 */
export async function askFromInside({ profile, table, desk }: PortSetting, context: RequestContext, question: PortQuestion): Promise<PortAnswer[]> {
  const bodies = bodiesOf(profile, question);
  const answers: PortAnswer[] = [];
  const asked: RoutedBureau[] = [];
  const { permission } = context;
  for (const country of new Set(question.in ?? [...table.keys()].filter((each) => mayAsk(permission, each)))) {
    const bureau = table.get(country);
    const hindrance = mayAsk(permission, country) ? hindranceOf(country, bureau, question.field) : notPermitted(country);
    if (hindrance) answers.push({ outcome: hindrance, data: null });
    else asked.push(bureau!);
  }
  const replies = await askingOf(context, desk).ask(asked.map((bureau) => {
    const body = bodies(bureau.capability!);
    return { client: bureau.client, body, question: toBeKept(desk, bureau, body, context) };
  }));
  asked.forEach(({ country }, place) => {
    const { reply, latencyMs, answeredAt, source, settle } = replies[place]!;
    if (reply.kind === 'failure') {
      answers.push({ outcome: { ...notAsked(country, reply.status, reply.reason), latencyMs }, data: null });
      return;
    }
    const data = reply.data[question.field] ?? null;
    // What an error beside the data concerns, the exchange could not tell.
    const [error] = reply.errors;
    const outcome: CountryOutcome = error
      ? { ...notAsked(country, statusOfCode(error.code).status, statusOfCode(error.code).reason), latencyMs }
      : { country, status: 'HIT', count: null, latencyMs, reason: null, source, asOf: instantText(answeredAt) };
    noteAnswer(context, reply.text);
    if (!error) noteOutcomes(context, [{ ...outcome, status: statusOfValue(data) }]);
    settle(data === null || error ? null : { validUntil: Infinity, negative: false });
    answers.push({ outcome, data: error ? null : data });
  });
  noteOutcomes(context, answers.flatMap(({ outcome }) => (outcome.status === 'HIT' ? [] : [outcome])));
  return answers.sort((a, b) => (a.outcome.country < b.outcome.country ? -1 : 1));
}

/** What a value that the exchange asked for tells of a country, places in lists left out: its own words are sums, candidates and whether something is withheld. */
function statusOfValue(value: unknown): 'HIT' | 'NO_HIT' | 'WITHHELD' {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return 'NO_HIT';
  if (typeof value !== 'object') return 'HIT';
  const below = Object.entries(value).filter(([name]) => name !== 'index');
  if (below.some(([name, item]) => name === 'withheld' && item === true)) return 'WITHHELD';
  const statuses = below.map(([, item]) => statusOfValue(item));
  return statuses.find((status) => status === 'WITHHELD') ?? statuses.find((status) => status === 'HIT') ?? 'NO_HIT';
}

/** The question as a bureau of a capability is asked it; bureaux of equal capabilities share one body. */
function bodiesOf(profile: GraphQLSchema, question: PortQuestion): (capability: Capability) => Buffer {
  const names = Object.keys(question.arguments);
  const definitions = names.map((name) => `$${name}: ${question.argumentTypes[name]}`).join(', ');
  const passed = names.map((name) => `${name}: $${name}`).join(', ');
  const { selectionSet } = parse(`{ ${question.selection} }`, { noLocation: true }).definitions[0] as OperationDefinitionNode;
  const type = getNamedType(profile.getQueryType()!.getFields()[question.field]!.type);
  const bodies = new Map<string, Buffer>();
  return (capability) => {
    const known = bodies.get(capability.digest);
    if (known) return known;
    const { selections } = selectFor(profile, type, selectionSet.selections, capability, false);
    const query = `query (${definitions}) { ${question.field}(${passed}) ${print({ kind: Kind.SELECTION_SET, selections })} }`;
    const body = Buffer.from(JSON.stringify({ query, variables: question.arguments }));
    bodies.set(capability.digest, body);
    return body;
  };
}

/** What the exchange asks are facts over many records: any change of any of them makes an answer void. */
function toBeKept(desk: Desk, { country, client, capability }: RoutedBureau, body: Uint8Array, context: RequestContext): CacheQuestion | null {
  if (!mayBeKept(desk, { client })) return null;
  return { country, kind: 'call', schema: capability!.digest, visibility: visibilityClass(context, client.rules), rules: client.rules, question: body, record: null, types: recordTypes, maxAgeMs: null };
}

function hindranceOf(country: string, bureau: RoutedBureau | undefined, field: string): CountryOutcome | null {
  if (!bureau) return notAsked(country, 'NOT_CONNECTED', null);
  if (bureau.refused !== null) return notAsked(country, 'UNAVAILABLE', bureau.refused);
  if (bureau.capability === null) return notAsked(country, 'UNAVAILABLE', 'NOT_YET_PUBLISHED');
  return bureau.capability.has('Query', field) ? null : notAsked(country, 'UNSUPPORTED', 'NO_SUCH_REGISTER');
}

/** What is known of a bureau now. */
export interface PortBureau {
  readonly country: string;
  readonly name: string;
  readonly connectedSince: string | null;
  /** Record types of the registers it keeps. Empty: not known. */
  readonly holds: readonly string[];
  readonly health: 'CONNECTED' | 'DEGRADED' | 'UNREACHABLE' | 'NOT_CONNECTED';
  /** Why it is not CONNECTED, as a code. Null: it is. */
  readonly reason: string | null;
}

/** The bureaux of the table as they are now, sorted by country; asks nobody. */
export function bureauxNow(table: RoutingTable): PortBureau[] {
  return [...table.values()].map(({ country, name, connectedSince, capability, refused, client }): PortBureau => {
    const known = { country, name, connectedSince, holds: recordTypes.filter((type) => capability?.hasType(type)) };
    if (refused !== null) return { ...known, health: 'NOT_CONNECTED', reason: refused };
    if (capability === null) return { ...known, health: 'UNREACHABLE', reason: 'NOT_YET_PUBLISHED' };
    return { ...known, health: client.health, reason: client.health === 'CONNECTED' ? null : 'CIRCUIT_OPEN' };
  }).sort((a, b) => (a.country < b.country ? -1 : 1));
}
