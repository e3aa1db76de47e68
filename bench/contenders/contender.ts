import type { SimulatedBureau } from '../bureaux/server.js';
import type { Sample } from '../children/probe.js';

/** What every contender is given. */
export interface Setting {
  readonly bureaux: readonly SimulatedBureau[];
  /** A folder of its own, empty, for files it needs. */
  readonly folder: string;
}

/** A person as every contender must answer it. */
export interface AnsweredPerson {
  readonly id: string;
  readonly country: string;
  readonly names: readonly { readonly full: string }[];
  readonly sex: string;
  readonly births: readonly string[];
}

/** A contender that serves, in a process of its own. */
export interface Running {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The question, as the body of a POST. */
  bodyFor(search: Search): string;
  /** Reads the persons out of an answer, in any order. */
  personsIn(answer: unknown): readonly AnsweredPerson[];
  sample(): Promise<Sample>;
  stop(): Promise<void>;
}

/** Something that answers "all persons that fit, of all countries" over HTTP. */
export interface Contender {
  readonly name: string;
  /** What it is, in a line. */
  readonly description: string;
  /**
   * Why it cannot take part. Null: it can.
   * A contender that is not there does not fail the bench of the others.
   */
  unavailable(): string | null;
  start(setting: Setting): Promise<Running>;
}

/** What is looked for, as `input PersonSearch`. */
export interface Search {
  readonly name: string;
}

/**
 * The searches of the bench, asked in turn: some gateways send equal questions that are under way at the same time only once, and
 * real questions differ. Simulated bureaux find the same three persons for whatever is looked for.
 */
export const searches: readonly Search[] = Array.from({ length: 32 }, (_, index) => ({ name: `Exemple ${index}` }));

/** Headers of a GraphQL request. */
export const jsonHeaders = { 'content-type': 'application/json', accept: 'application/json' } as const;
