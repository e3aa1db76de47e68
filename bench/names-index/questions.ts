import type { Random } from '../search/make/random.js';
import { randomOf } from '../search/make/random.js';
import type { Invented } from './register.js';
import type { Part } from './traditions.js';

/** How officers ask for a person, and how many in a hundred do. */
export const kinds = { 'as on record': 35, misspelt: 25, 'other spelling or script': 20, 'other order, parts left out': 10, 'nobody on record': 10 } as const;
export type Kind = keyof typeof kinds;

export interface NameQuestion {
  readonly kind: Kind;
  readonly name: string;
  /** The date of birth of who is meant. */
  readonly birth: string;
}

/** One slip of the pen in the longest word. */
function misspelt(name: string, random: Random): string {
  const words = name.split(' ');
  const longest = words.reduce((best, word, at) => (word.length > words[best]!.length ? at : best), 0);
  const word = words[longest]!, at = 1 + Math.floor(random.next() * Math.max(1, word.length - 2));
  const slips = [
    word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + random.pick([...'aeilnorstu']) + word.slice(at), word.slice(0, at) + random.pick([...'aeilnorstu']) + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ];
  words[longest] = random.pick(slips);
  return words.join(' ');
}

const otherForm = (parts: readonly Part[], native: boolean, random: Random): string =>
  parts.map(({ latin, native: own }) => (native && own !== null ? own : random.pick(latin))).join(' ');

/** A question for a person. */
function asked(kind: Kind, { name, onRecord, birth }: Invented, random: Random): NameQuestion {
  const [given, family] = onRecord[0]!;
  const native = [...name.given, ...name.family].every(({ native: own }) => own !== null) && random.chance(0.6);
  const names: Readonly<Record<Kind, () => string>> = {
    'as on record': () => `${given} ${family}`,
    misspelt: () => misspelt(`${given} ${family}`, random),
    'other spelling or script': () => `${otherForm(name.given, native, random)} ${otherForm(name.family, native, random)}`,
    'other order, parts left out': () => `${family.toUpperCase()} ${given.split(' ')[0]!}`,
    'nobody on record': () => `${given} ${family}`,
  };
  return { kind, name: names[kind](), birth };
}

/**
 * Questions for persons of a register drawn at random, so that common names are asked for often.
 * @param persons how many there are; who has a higher number is nobody on record, though others may have his name. @param seed other questions by another.
 */
export function inventQuestions(invent: (number: number) => Invented, persons: number, count: number, seed: string): readonly NameQuestion[] {
  const random = randomOf(`questions ${seed}`);
  const all = Object.entries(kinds) as readonly [Kind, number][];
  return Array.from({ length: count }, (_, at): NameQuestion => {
    let drawn = random.next() * 100;
    const kind = (all.find(([, share]) => (drawn -= share) < 0) ?? all[0]!)[0];
    const number = kind === 'nobody on record' ? persons + 1 + at : 1 + Math.floor(random.next() * persons);
    return asked(kind, invent(number), random);
  });
}
