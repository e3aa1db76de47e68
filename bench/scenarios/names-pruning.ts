import { defaultMinScore } from '../../subgraphs/bureau/search/criteria.js';
import { scoreNames } from '../../subgraphs/bureau/search/names/name-score.js';
import { nameTokens } from '../../subgraphs/bureau/search/names/name-tokens.js';
import { keysOfName, type WordKey, wordKeys } from '../names-index/pruning-keys.js';
import { personInventor } from '../names-index/register.js';
import { readPairs } from '../search/read-pairs.js';

export interface NamesPruningLoad {
  /** Persons of the registers, one register of each size. */
  readonly sizes: readonly number[];
  readonly questions: number;
}

/** What leaving out countries by keys of names would lose, and what it would spare. */
export interface PruningFigures {
  readonly word: WordKey;
  /** Whether two words must be met, or one. */
  readonly pairs: boolean;
  /** Labelled pairs that the scorer takes to be alike, and those of them that have a key in common. */
  readonly accepted: number;
  readonly kept: number;
  /** By size of the register: the part of the questions, about persons whom it does not have, for which it need not be asked. Of exact sets of keys. */
  readonly spared: Readonly<Record<number, number>>;
  /** By size: keys of the register. */
  readonly keys: Readonly<Record<number, number>>;
}

/** Holds the labelled pairs, and invented registers, against keys of their names: no filter is made. */
export function measureNamesPruning({ sizes, questions }: NamesPruningLoad, progress: (line: string) => void): readonly PruningFigures[] {
  const alike = [...readPairs('seen'), ...readPairs('unseen')].filter(({ a, b }) => a !== b && scoreNames(a, b).score >= defaultMinScore)
    .map(({ a, b }) => [nameTokens(a), nameTokens(b)] as const);
  const ask = personInventor('who is asked for');
  const asked = Array.from({ length: questions }, (_, number) => nameTokens(ask(number + 1).onRecord[0]!.join(' ')));
  const largest = Math.max(...sizes);
  const invent = personInventor('a register');
  progress(`inventing a register of ${largest} persons`);
  const register = Array.from({ length: largest }, (_, number) => invent(number + 1).onRecord.map((parts) => nameTokens(parts.join(' '))));
  return (Object.keys(wordKeys) as readonly WordKey[]).flatMap((word) => [false, true].map((pairs): PruningFigures => {
    progress(`${pairs ? 'two words' : 'a word'} by ${word}`);
    const keysOf = (name: (typeof asked)[number]): readonly string[] => keysOfName(name, word, pairs);
    const kept = alike.filter(([a, b]) => {
      const of = new Set(keysOf(a));
      return keysOf(b).some((key) => of.has(key));
    }).length;
    const spared: Record<number, number> = {}, keys: Record<number, number> = {};
    const held = new Set<string>();
    let next = 0;
    for (const size of [...sizes].sort((a, b) => a - b)) {
      for (; next < size; next += 1) for (const name of register[next]!) for (const key of keysOf(name)) held.add(key);
      spared[size] = asked.filter((name) => !keysOf(name).some((key) => held.has(key))).length / asked.length;
      keys[size] = held.size;
    }
    return { word, pairs, accepted: alike.length, kept, spared, keys };
  }));
}
