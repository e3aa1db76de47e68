import { pairKey } from '../pair.js';
import type { Pair } from '../pair.js';
import { randomOf } from './random.js';
import type { Random } from './random.js';
import { laidOut } from './layout.js';
import type { Parts } from './layout.js';
import type { Person, Register } from './register.js';

/** A pattern by which names of one person differ between registers, with the persons it is shown on. */
export interface Category {
  readonly name: string;
  /** What the pairs show. */
  readonly what: string;
  /** Where the pattern is documented. */
  readonly source: string;
  readonly positives: number;
  readonly negatives: number;
  /** One pair, same or different. Null: this draw gives none. */
  readonly draw: (same: boolean, random: Random) => readonly [string, string] | null;
}

/** Writes a person's name by a convention. Null: it cannot be written so. */
export type Writer = (person: Person, random: Random) => Parts | null;

/** Pairs of one register: the one written by the first convention, the other by the second, each laid out as registers do. */
export function between(register: Register, first: Writer, second: Writer, lay: (parts: Parts, random: Random) => string = laidOut): Category['draw'] {
  return (same, random) => {
    const one = register.person(random);
    const other = same ? one : register.other(one, random);
    const a = first(one, random);
    const b = second(other, random);
    return a && b ? [lay(a, random), lay(b, random)] : null;
  };
}

/** One of several ways to draw, with equal weight. */
export const oneOf = (...draws: readonly Category['draw'][]): Category['draw'] => (same, random) => random.pick(draws)(same, random);

/** Draws the pairs of a category: none twice, none of two equal texts, no pair that another category has. */
export function pairsOf(category: Category, taken: Set<string>): readonly Pair[] {
  const random = randomOf(category.name);
  const pairs: Pair[] = [];
  for (const [same, wanted] of [[true, category.positives], [false, category.negatives]] as const) {
    for (let made = 0, tries = 0; made < wanted; tries += 1) {
      if (tries > wanted * 200) throw new Error(`${category.name}: expected ${wanted} pairs with same ${same}, got ${made}`);
      const drawn = category.draw(same, random);
      if (!drawn || drawn[0].toLowerCase() === drawn[1].toLowerCase()) continue;
      const [a, b] = random.chance(0.5) ? drawn : [drawn[1], drawn[0]];
      if (taken.has(pairKey({ a, b }))) continue;
      taken.add(pairKey({ a, b }));
      pairs.push({ a, b, same, category: category.name });
      made += 1;
    }
  }
  return pairs;
}

