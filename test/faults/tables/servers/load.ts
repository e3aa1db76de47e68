import type { StackAnswer } from '../../../support/stack/index.js';
import type { Verdict } from './judge.js';
import { judge } from './judge.js';
import type { Question } from './questions.js';

/** Asks one query, once. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<StackAnswer>;

/** What became of all queries of a row. */
export interface Tally {
  sent: number;
  readonly kinds: Record<Verdict['kind'], number>;
  /** Countries that were away. */
  readonly missing: Set<string>;
  /** The first of what was wrong or failed, in words. */
  readonly examples: string[];
  /** Outcomes of countries that came of the cache, and all, of the last hundred queries. */
  readonly sources: { readonly kept: number; readonly all: number }[];
}

export const newTally = (): Tally => ({ sent: 0, kinds: { right: 0, 'own part missing': 0, failed: 0, wrong: 0 }, missing: new Set(), examples: [], sources: [] });

/** Questions with their right answers. */
export interface Quiz {
  /** Asks questions in turn, so many at once, until this many were answered. */
  load(count: number, tally: Tally, mayMiss: ReadonlySet<string>): Promise<void>;
  /** How long one question alone takes that has never been asked, in milliseconds: the median of so many. */
  alone(count: number, tally: Tally, mayMiss: ReadonlySet<string>): Promise<number>;
  /** Asks every question once. @returns whether all are right. */
  allRight(): Promise<boolean>;
  /** Asks a question that was asked before. @returns whether a country's part came of the cache. */
  isKept(): Promise<boolean>;
}

/** Queries under way at one time. */
const workers = 4;

/**
 * Learns the right answers from a network on which all is well.
 * @throws when an answer has an error or is not complete: then not all is well.
 */
export async function openQuiz(ask: Ask, questions: readonly Question[]): Promise<Quiz> {
  let time = 0;
  const known = new Map<Question, Readonly<Record<string, unknown>>>();
  for (const question of questions) {
    const { status, body } = await ask(question.query, question.variables(time++));
    const { data, errors } = body as { readonly data?: Readonly<Record<string, unknown>>; readonly errors?: unknown };
    if (status !== 200 || !data || errors !== undefined || /"complete":false/.test(JSON.stringify(data))) throw new Error(`expected a whole answer before any fault, came status ${status}: ${JSON.stringify(body)}`);
    known.set(question, withoutSources(data).rest);
  }

  const put = async (question: Question, tally: Tally, mayMiss: ReadonlySet<string>): Promise<void> => {
    const answer = await ask(question.query, question.variables(time++));
    const { rest, kept, all } = withoutSources(answer.body);
    const verdict = judge(known.get(question)!, { status: answer.status, body: rest }, mayMiss);
    tally.sent += 1;
    tally.kinds[verdict.kind] += 1;
    if (verdict.kind === 'own part missing') for (const country of verdict.countries) tally.missing.add(country);
    if ('why' in verdict && tally.examples.length < 3) tally.examples.push(`${verdict.kind}: ${verdict.why}`.slice(0, 2_000));
    if (all > 0) tally.sources.push({ kept, all });
    if (tally.sources.length > 100) tally.sources.shift();
  };
  const fresh = questions.find((question) => JSON.stringify(question.variables(1)) !== JSON.stringify(question.variables(2)))!;
  const kept = questions.find((question) => JSON.stringify(question.variables(1)) === JSON.stringify(question.variables(2)) && question.query.includes('source'))!;
  let next = 0;
  return {
    async load(count, tally, mayMiss) {
      let left = count;
      await Promise.all(Array.from({ length: workers }, async () => {
        while (left-- > 0) await put(questions[next++ % questions.length]!, tally, mayMiss);
      }));
    },
    async alone(count, tally, mayMiss) {
      const times: number[] = [];
      for (let done = 0; done < count; done += 1) {
        const began = performance.now();
        await put(fresh, tally, mayMiss);
        times.push(performance.now() - began);
      }
      return times.sort((one, other) => one - other)[Math.floor(count / 2)]!;
    },
    async allRight() {
      const tally = newTally();
      for (const question of questions) await put(question, tally, new Set());
      return tally.kinds.right === questions.length;
    },
    async isKept() {
      return withoutSources((await ask(kept.query, kept.variables(0))).body).kept > 0;
    },
  };
}

/** An answer without what says where a part came from, which may differ between two right answers. */
function withoutSources<T>(body: T): { readonly rest: T; readonly kept: number; readonly all: number } {
  let [kept, all] = [0, 0];
  const rest = JSON.parse(JSON.stringify(body ?? null), (key: string, value: unknown) => {
    if (key !== 'source') return value;
    all += 1;
    if (value === 'CACHE') kept += 1;
    return undefined;
  }) as T;
  return { rest, kept, all };
}
