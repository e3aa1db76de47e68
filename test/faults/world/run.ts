import { createHash, randomUUID } from 'node:crypto';
import type { Ill } from './bureaux.js';
import { check, held, search } from './questions.js';
import type { Checked, World, WorldQuestion } from './questions.js';

export type { World };

/** A gateway over the world, to be asked. */
export interface WorldGateway {
  /** @returns the answer's body. */
  ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** How long it waits for bureaux, in milliseconds. */
  readonly deadlineMs: number;
}

/** Whether every country's filter answers the gateway. */
export async function filtersAnswer(world: World, gateway: WorldGateway): Promise<boolean> {
  const { query, variables, judge } = check('wait', nobodys(randomUUID(), 1), null);
  const { data } = (await gateway.ask(query, variables)) as { readonly data?: Readonly<Record<string, unknown>> };
  const seen = data && judge(data, world, { fallen: false, breakersMayBeOpen: false }, () => undefined);
  return seen?.get('NO_HIT FILTER') === world.size;
}

/** What was seen of one question. */
export interface WorldRow {
  readonly question: string;
  readonly before: boolean;
  readonly elapsedMs: number;
  /** How many outcomes of countries read so, most first. */
  readonly outcomes: string;
}

/** How much is asked. */
export interface WorldSize {
  /** Documents of a bulk check. */
  readonly documents: number;
  /** Searches at the end, while some are ill. */
  readonly repeated: number;
  /** How long after the deadline an answer may come, in milliseconds; Infinity where time is not judged. */
  readonly graceMs: number;
}

export interface WorldResult {
  readonly rows: readonly WorldRow[];
  readonly breaches: readonly string[];
}

/** Breaches of one question that are told. */
const mostTold = 8;

/** Documents that nobody has, with numbers that do not follow one another. */
const nobodys = (name: string, count: number): readonly Checked[] =>
  Array.from({ length: count }, (_none, n) => ({ number: createHash('sha256').update(`${name} ${n}`).digest('hex').slice(0, 12).toUpperCase(), of: null }));

/** Documents to be checked at once: most are nobody's; each country of a few, well and ill, has one. @param turn is to differ, so that no answer is kept or shared. */
function bulk(world: World, turn: number, size: number): readonly Checked[] {
  const byIll = new Map<Ill | null, string>();
  for (const [country, ill] of world) byIll.set(ill, country);
  const owned = [...byIll.values()].map((country) => held(country, turn));
  return [...nobodys(`bulk ${turn}`, size - owned.length), ...owned];
}

/** A document of a country that is well. */
const ofWell = (world: World, turn: number): Checked => held([...world].find(([, ill]) => ill === null)![0], turn);

async function put(gateway: WorldGateway, { name, query, variables, judge }: WorldQuestion, world: World, when: { readonly fallen: boolean; readonly place: number }, graceMs: number, breaches: string[]): Promise<WorldRow> {
  const begun = performance.now();
  const { data, errors } = (await gateway.ask(query, variables)) as { readonly data?: Readonly<Record<string, unknown>>; readonly errors?: readonly { readonly message: string }[] };
  const elapsedMs = Math.round(performance.now() - begun);
  const found: string[] = [];
  if (errors || !data) found.push(`expected an answer without errors, got ${errors?.map(({ message }) => message).join('; ') ?? 'no data'}`);
  const seen = data ? judge(data, world, { fallen: when.fallen, breakersMayBeOpen: when.place > 0 }, (text) => void found.push(text)) : new Map<string, number>();
  if (elapsedMs > gateway.deadlineMs + graceMs) found.push(`expected an answer within ${gateway.deadlineMs} ms and ${graceMs} ms to write it, took ${elapsedMs} ms`);
  breaches.push(...found.slice(0, mostTold).map((text) => `${name}, ${when.fallen ? 'ill' : 'well'}: ${text}`));
  if (found.length > mostTold) breaches.push(`${name}: and ${found.length - mostTold} more`);
  return { question: name, before: !when.fallen, elapsedMs, outcomes: [...seen].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([words, count]) => `${count} ${words}`).join(', ') };
}

/**
 * Asks the world while all are well, lets those fall ill that are to, and asks again: by filters first, then each country. Every country's status and reason, `complete` and
 * the hits of those that are well must be right.
 */
export async function runWorld(world: World, gateway: WorldGateway, fall: () => Promise<void>, { documents, repeated, graceMs }: WorldSize): Promise<WorldResult> {
  const breaches: string[] = [];
  const questions = (turn: number, repeated: number): readonly WorldQuestion[] => [
    search(`Exemple ${turn}`, world.size),
    check('check of one, each asked', [ofWell(world, turn)], 0),
    check(`check of ${documents}, each asked`, bulk(world, turn, documents), 0),
    check('check of one, by filters', [ofWell(world, turn + 1)], null),
    check(`check of ${documents}, by filters`, bulk(world, turn + 1, documents), null),
    // By and by those that are ill are asked no more.
    ...Array.from({ length: repeated }, (_none, again) => search(`Exemple ${turn} again ${again}`, world.size)),
  ];
  const rows: WorldRow[] = [];
  for (const question of questions(0, 0)) rows.push(await put(gateway, question, world, { fallen: false, place: 0 }, graceMs, breaches));
  await fall();
  for (const [place, question] of questions(2, repeated).entries()) rows.push(await put(gateway, question, world, { fallen: true, place }, graceMs, breaches));
  return { rows, breaches };
}

/** Countries, and which are to have one of these illnesses, so many of each; the others stay well. Illnesses are as far apart as can be in the order of the countries. */
export function fallingWorld(countries: readonly string[], kinds: readonly (readonly [Ill, number])[]): World {
  const ills = kinds.flatMap(([ill, count]) => Array.from({ length: count }, () => ill));
  const step = Math.max(1, Math.floor(countries.length / Math.max(1, ills.length)));
  return new Map(countries.map((country, at) => [country, at % step === 0 ? (ills[at / step] ?? null) : null]));
}
