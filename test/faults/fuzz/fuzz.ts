import { Agent, request } from 'node:http';
import { errors } from '../../../gateway/errors.js';
import { mutated, randomFrom } from './mutate.js';
import type { FuzzRequest, SeedRequest } from './mutate.js';

/** Right requests of every kind. */
export const seeds: readonly SeedRequest[] = [
  { query: 'query ($s: PersonSearch!, $in: [CountryCode!], $first: Int, $after: String) { persons(search: $s, in: $in, first: $first, after: $after) { totalCount complete edges { score cursor node { id names { full } matches { candidates { score person { id } } } } } pageInfo { endCursor } countries { country status } } }', variables: { s: { name: 'Ana', birth: '1980-XX-01', birthTolerance: 1, minScore: 0.5 }, in: ['FR'], first: 3 } },
  { query: 'query ($d: [TravelDocumentCheck!]!, $v: [VehicleCheck!]!) { checkTravelDocuments(documents: $d) { index outcome records { id } error { code message } } checkVehicles(vehicles: $v, in: ["FR", "BE"]) { outcome } }', variables: { d: [{ number: 'T1', issuer: 'FR' }, { mrz: 'P<FRA' }], v: [{ plate: 'AA-1', plateCountry: 'BE' }] } },
  { query: 'query ($p: [PersonCheck!]!, $f: [FirearmCheck!]!) { checkPersons(persons: $p) { outcome } checkFirearms(firearms: $f) { outcome } }', variables: { p: [{ name: 'Ana', birth: '1980' }], f: [{ serial: 'B-1', make: 'X' }] } },
  { query: 'query ($id: ID!) { record(id: $id) { id country ... on Person { documents { number holder { id } } } ... on Vehicle { keeper { id } } } person(id: $id) { id } }', variables: { id: 'FR:person:1' } },
  { query: 'query ($w: WarrantSearch!, $a: ArrestSearch!, $z: SeizureSearch!) { warrants(search: $w) { totalCount } arrests(search: $a) { edges { node { when where { text } } } } seizures(search: $z) { edges { node { items { kind quantity } } } } }', variables: { w: { reference: 'W-1', issuedAfter: '2020-01-01' }, a: { from: '2020-01-01T00:00:00Z' }, z: { kind: 'DRUG' } } },
  { query: 'query A { countries { code name health } country(code: "FR") { contact { email } } operations { code members complete } operation(code: "ADWENPA") { arrests seizures { kind quantity } } notices(colour: RED, first: 5) { totalCount edges { node { reference subject { id } } } } }', variables: {} },
  { query: 'query ($b: PartialDate, $n: String) { persons(search: {name: $n, birth: $b, minScore: 0.1}, first: 500) { totalCount complete countries { country status count reason } edges { node { id names { full } births documents { id number } vehicles { id vin } matches(minScore: 0.1) { complete candidates { person { id } } } } } } notices { edges { node { subject { id } } } } operations { complete seizures { kind quantity } } }', variables: { n: 'Kornelia Zwart', b: '1961' } },
  { query: 'query ($m: String, $k: SeizedItemKind) { vehicles(search: {make: $m}, first: 500) { totalCount edges { node { id vin plate keeper { id } } } } seizures(search: {kind: $k}, first: 500) { totalCount edges { node { id items { kind quantity } } } } travelDocuments(search: {status: STOLEN}, first: 500) { edges { node { id number holder { id } } } } }', variables: { m: 'Lada', k: 'CURRENCY' } },
  { query: '{ vehicles(search: {vin: "X", make: "Y"}) { ...C } firearms(search: {serial: "1"}) { totalCount } travelDocuments(search: {number: "T"}, first: 2) { edges { node { id } } } } fragment C on VehicleConnection { edges { node { plate } } }', variables: {} },
];

/** What no answer may hold: stacks, places, addresses, statements, keys. */
const leaks: readonly RegExp[] = [
  /\bat [^"]{1,200}:\d+:\d+/, /node_modules|\.(ts|js):\d+/, /https?:\/\/(127\.0\.0\.1|localhost)/, /ECONNREFUSED|ENOTFOUND|SQLITE_|ER_[A-Z]+_|syntax error at or near/i, /SELECT .{1,100} FROM .{1,40} WHERE/i, /"d":"[\w-]{40}/, /personCandidates|operationTotals|_bx_(?!a\b)/,
];

/** What the gateway may say of an answer with status 5xx: nothing, a fuzz never meets one. */
const isServerError = (status: number): boolean => status >= 500;

/** Somebody who asks. */
export interface FuzzRequester {
  /** Of a right request. */
  readonly headers: Readonly<Record<string, string>>;
  /** What no answer to this one may hold, unless the request says it itself. */
  readonly never: readonly RegExp[];
}

export interface FuzzOptions {
  /** Of the gateway. */
  readonly url: string;
  /** Who asks, in turn. */
  readonly requesters: readonly FuzzRequester[];
  readonly seed: number;
  readonly count: number;
  /** Requests at one time. Default 4. */
  readonly parallel?: number;
}

/** A request whose answer is wrong, with why. */
export interface FuzzFinding {
  /** Its place: the same seed makes the same request at the same place. */
  readonly index: number;
  readonly why: string;
  readonly request: { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string | null };
  readonly status: number;
  readonly text: string;
}

export interface FuzzResult {
  readonly seed: number;
  readonly sent: number;
  /** Requests that node's client would not send. */
  readonly unsendable: number;
  readonly statuses: Readonly<Record<number, number>>;
  readonly codes: Readonly<Record<string, number>>;
  readonly findings: readonly FuzzFinding[];
}

/** Sends `count` requests made of right ones by the seed, and looks at every answer. */
export async function fuzz({ url, requesters, seed, count, parallel = 4 }: FuzzOptions): Promise<FuzzResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const statuses: Record<number, number> = {}, codes: Record<string, number> = {};
  const findings: FuzzFinding[] = [];
  let next = 0, unsendable = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      // Each request has numbers of its own, so that it does not depend on those before.
      const random = randomFrom(seed + index * 7919);
      const { headers, never } = requesters[Math.floor(random() * requesters.length)]!;
      const sent = mutated(seeds[index % seeds.length]!, headers, random);
      const answer = await send(agent, url, sent);
      if (answer === null) {
        unsendable += 1;
        continue;
      }
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      const why = defectOf(sent, answer, [...leaks, ...never], codes);
      if (why !== null) findings.push({ index, why, request: { ...sent, body: sent.body?.toString('utf8') ?? null }, ...answer });
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  agent.destroy();
  return { seed, sent: count - unsendable, unsendable, statuses, codes, findings };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Null: the request is none that node's client sends. */
function send(agent: Agent, url: string, { method, path, headers, body }: FuzzRequest): Promise<Answer | null> {
  return new Promise((resolve) => {
    try {
      const sent = request(url + path, { agent, method, headers: { ...headers, ...(body && { 'content-length': String(body.length) }) } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk)).on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve({ status: 599, text: `no answer: ${error.code ?? error.name}` }));
      sent.end(body ?? undefined);
    } catch {
      resolve(null);
    }
  });
}

/** What is wrong with an answer. Null: nothing. */
function defectOf({ method, body }: FuzzRequest, { status, text }: Answer, mustNot: readonly RegExp[], codes: Record<string, number>): string | null {
  if (isServerError(status)) return `status ${status}`;
  const own = body?.toString('utf8') ?? '';
  for (const leak of mustNot) {
    const found = leak.exec(text);
    // What the request said itself may be repeated.
    if (found && !own.includes(found[0].slice(0, 40))) return `holds ${found[0].slice(0, 60)}`;
  }
  if (method === 'HEAD' || text === '') return null;
  let answer: { readonly errors?: readonly { readonly message?: unknown; readonly extensions?: { readonly code?: unknown } }[] };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    return 'is no JSON';
  }
  for (const { message, extensions } of answer.errors ?? []) {
    const code = String(extensions?.code);
    codes[code] = (codes[code] ?? 0) + 1;
    if (!Object.hasOwn(errors, code)) return `code ${code} is not in the registry`;
    if (code === 'INTERNAL_SERVER_ERROR' || code === 'DOWNSTREAM_SERVICE_ERROR') return `code ${code}`;
    if (typeof message !== 'string' || message === '') return 'an error without a message';
  }
  return null;
}
