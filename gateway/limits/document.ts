import { BREAK, visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Admit } from '../request.js';
import { exceeded } from './exceeded.js';

/** What a document repeats. */
interface Counts {
  readonly aliases: number;
  readonly directives: number;
}

/** Parsed documents are kept and used again, so each is counted once. */
const counted = new WeakMap<DocumentNode, Counts>();

/**
 * Refuses a document with more than `aliases` fields under another name or more than `directives` uses of a directive, wherever they stand:
 * both make a short document ask the same many times.
 */
export const limitDocument = ({ aliases, directives }: Counts): Admit => ({ document }) => {
  const came = countsOf(document);
  if (came.aliases > aliases) return exceeded('aliases', `At most ${aliases} aliases in one document are expected`, came.aliases, aliases);
  if (came.directives > directives) return exceeded('directives', `At most ${directives} directives in one document are expected`, came.directives, directives);
  return null;
};

function countsOf(document: DocumentNode): Counts {
  const earlier = counted.get(document);
  if (earlier) return earlier;
  let aliases = 0, directives = 0;
  visit(document, {
    Field: ({ alias }) => void (aliases += alias ? 1 : 0),
    Directive: () => void (directives += 1),
  });
  const counts = { aliases, directives };
  counted.set(document, counts);
  return counts;
}

/** Deepest value of a variable or an argument; no type of the graph has such values. */
const mostNested = 10;

/** Refuses lists of more than `most` items and values nested more than 10 deep, in variables and in the document. */
export const limitLists = (most: number): Admit => ({ document, variables }) => {
  const came = Math.max(longestIn(Object.values(variables)), literalListOf(document));
  if (came === Infinity) return exceeded('nesting', `Values nested at most ${mostNested} deep are expected`, mostNested + 1, mostNested);
  return came > most ? exceeded('listItems', `Lists of at most ${most} items are expected`, came, most) : null;
};

/** The length of the longest list in these values; Infinity: a value is nested too deep. Does not recurse: what comes may be nested as deep as a body allows. */
function longestIn(values: readonly unknown[]): number {
  let longest = 0;
  const left: [value: unknown, depth: number][] = values.map((value) => [value, 1]);
  for (let next = left.pop(); next; next = left.pop()) {
    const [value, depth] = next;
    if (value === null || typeof value !== 'object') continue;
    if (depth > mostNested) return Infinity;
    if (Array.isArray(value)) longest = Math.max(longest, value.length);
    for (const below of Object.values(value)) left.push([below, depth + 1]);
  }
  return longest;
}

const longestLiteral = new WeakMap<DocumentNode, number>();

/** The same of the values written in a document. */
function literalListOf(document: DocumentNode): number {
  const earlier = longestLiteral.get(document);
  if (earlier !== undefined) return earlier;
  let longest = 0, depth = 0;
  const enter = (items: number): unknown => {
    longest = Math.max(longest, items);
    depth += 1;
    if (depth <= mostNested) return undefined;
    longest = Infinity;
    return BREAK;
  };
  const leave = (): void => void (depth -= 1);
  visit(document, {
    ListValue: { enter: ({ values }) => enter(values.length), leave },
    ObjectValue: { enter: () => enter(0), leave },
  });
  longestLiteral.set(document, longest);
  return longest;
}
