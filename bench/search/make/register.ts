import { distance } from 'fastest-levenshtein';
import { bare, distinct } from './name.js';
import type { Name } from './name.js';
import type { Random } from './random.js';

/** One person: the names that a register of his country could hold of him. */
export interface Person {
  readonly given: Name;
  readonly family: Name;
  /** A second given name; of many traditions only some persons bear one. */
  readonly second: Name;
  /** The father's given name, for patronymics and chains. */
  readonly father: Name;
  readonly grandfather: Name;
  /** A second family name: the mother's, in Spain. */
  readonly family2: Name;
}

/** Persons of one tradition: persons at random, and others that are not them. */
export interface Register {
  readonly person: (random: Random) => Person;
  /** Another person than this one: most often of the same family and sex, or with a name that looks alike. */
  readonly other: (person: Person, random: Random) => Person;
}

/** How a register draws names. `sex` is the kind of the given name wanted, null where any will do. */
export interface Draws {
  readonly given: (random: Random, sex: string | null) => Name;
  readonly family: (random: Random) => Name;
  /** The kind of given name that fathers bear. */
  readonly male: string;
}

const principal = (name: Name): string => bare(Object.values(name.forms).flat().find((form) => /\p{Script=Latin}/u.test(form)) ?? Object.values(name.forms).flat()[0] ?? '');

const alike = (one: Name, other: Name): number => {
  const [a, b] = [principal(one), principal(other)];
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1);
};

/** A name that is none of `than`: the first drawn or, `near`, that of a dozen which looks most like the first of them. */
function another(than: readonly [Name, ...Name[]], draw: () => Name, near: boolean): Name {
  const [name] = than;
  const others = Array.from({ length: near ? 12 : 1 }, draw).filter((drawn) => than.every((known) => distinct(drawn, known)));
  return others.length === 0 ? another(than, draw, near) : others.reduce((best, drawn) => (alike(drawn, name) > alike(best, name) ? drawn : best));
}

/** A register that draws so. */
export function registerOf({ given, family, male }: Draws): Register {
  const person = (random: Random): Person => {
    const first = given(random, null);
    const second = another([first], () => given(random, first.kind), false);
    const surname = family(random);
    const father = given(random, male);
    return {
      given: first, second, family: surname, family2: another([surname], () => family(random), false), father, grandfather: another([father], () => given(random, male), false),
    };
  };
  return {
    person,
    other: (of, random) => {
      const way = random.next();
      const near = random.chance(0.5);
      const otherGiven = (): Name => another([of.given, of.second], () => given(random, of.given.kind), near);
      const otherFamily = (): Name => another([of.family, of.family2], () => family(random), near);
      if (way < 0.65) return { ...of, given: otherGiven() };
      if (way < 0.88) return { ...of, family: otherFamily() };
      return { ...person(random), given: otherGiven(), family: otherFamily() };
    },
  };
}

/** A register of the given and family names of a table, by their kinds. */
export function registerOfTable(names: readonly Name[], kinds: { readonly given: readonly string[]; readonly family: readonly string[] }): Register {
  const families = names.filter(({ kind }) => kinds.family.includes(kind));
  const givens = names.filter(({ kind }) => kinds.given.includes(kind));
  return registerOf({
    given: (random, sex) => random.pick(givens.filter(({ kind }) => sex === null || kind === sex)),
    family: (random) => random.pick(families),
    male: kinds.given[0]!,
  });
}
