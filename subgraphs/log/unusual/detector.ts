import type { SeenOperation } from '../seen.js';

/** Something unusual: `type QueryLogFinding` but for its entries. */
export interface Finding {
  readonly user: string | null;
  readonly organisations: readonly string[];
  readonly case: string | null;
  readonly record: string | null;
  readonly hour: string | null;
  readonly entries: readonly SeenOperation[];
}

/** Looks for one kind of what is unusual, among operations as one reader sees them. */
export interface Detector {
  /** @returns whether the operation could be judged. */
  see(operation: SeenOperation): boolean;
  /** What was found, in any order. */
  findings(): readonly Finding[];
}

/** The authority of a requester with its country. */
export const authorityOf = ({ requester }: SeenOperation): string => (requester ? `${requester.country} ${requester.organisation ?? '(not told)'}` : '(nobody known)');

/** One requester, as far as the reader may tell requesters apart. */
export const whoIs = (operation: SeenOperation): string => JSON.stringify([operation.requester?.user ?? null, authorityOf(operation)]);

/** Operations by what they have in common. */
export class Gathered {
  readonly #groups = new Map<string, SeenOperation[]>();

  add(key: string, operation: SeenOperation): void {
    const group = this.#groups.get(key);
    if (group) group.push(operation);
    else this.#groups.set(key, [operation]);
  }

  /** The groups of `atLeast` operations or more, of which `judge` makes a finding. */
  findings(atLeast: number, judge: (key: string, entries: readonly SeenOperation[]) => Partial<Finding> | null): readonly Finding[] {
    return [...this.#groups].flatMap(([key, entries]) => {
      const special = entries.length >= atLeast ? judge(key, entries) : null;
      if (!special) return [];
      const users = new Set(entries.map(({ requester }) => requester?.user ?? null));
      const [user = null] = users;
      return [{ user: users.size === 1 ? user : null, organisations: [...new Set(entries.map(authorityOf))].sort(), case: null, record: null, hour: null, entries, ...special }];
    });
  }
}
