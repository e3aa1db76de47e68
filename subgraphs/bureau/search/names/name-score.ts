import { weightOfContradicting } from './initials.js';
import { areOfOneScript, nameTokens } from './name-tokens.js';
import type { NameToken } from './name-tokens.js';
import { phonesOf } from './phones.js';
import { scoreTokenPair } from './token-score.js';
import type { Comparable, Likeness, TokenScore } from './token-score.js';

/** Parts of two names that are alike. */
export interface PartPair {
  /** In ASCII capitals; several parts joined have blanks between. */
  readonly a: string;
  readonly b: string;
  readonly how: Likeness;
  /** Above 0 to 1. */
  readonly score: number;
}

/** How alike two names are. */
export interface NameScore {
  /** From 0 to 1, four decimals. */
  readonly score: number;
  /** How many parts found their like, of the name with fewer parts. */
  readonly alike: number;
  /** How many parts the name with fewer parts has, particles left out. */
  readonly parts: number;
  /** Whether scripts differ, so that letters were compared with their transliteration. */
  readonly acrossScripts: boolean;
  readonly pairs: readonly PartPair[];
}

/** Parts of a name that are compared as one: a token, or tokens that stand beside one another and may be one word elsewhere. */
interface Span extends Comparable {
  /** A bit for each token. */
  readonly tokens: number;
  readonly weight: number;
  readonly joined: boolean;
}

/** Longest span, in tokens; and most tokens of a name that are compared. */
const longestSpan = 3, mostTokens = 24;

/** What a part counts against the names that contradicts a part of the other, and one that the other only lacks. */
const contradiction = 1.5, lack = 0.2, mostLacking = 2;

/** What a score is multiplied by when nothing but initials is alike. */
const onlyInitials = 0.7;

const singles = (tokens: readonly NameToken[]): Span[] => tokens.map((token, at) => ({ ...token, tokens: 1 << at, joined: false }));

/** Tokens beside one another, none of which has its equal in the other name. */
function joinedSpans(tokens: readonly NameToken[], other: readonly NameToken[]): Span[] {
  const free = tokens.map(({ text, letters, particle }) => particle !== null || !other.some((one) => one.text === text && (one.letters === null) === (letters === null)));
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = 2; length <= longestSpan && at + length <= tokens.length && free.slice(at, at + length).every(Boolean); length += 1) {
      const several = tokens.slice(at, at + length);
      if (several.some(({ particle }) => particle === null) && areOfOneScript(several)) spans.push(joinedSpan(several, at));
    }
  }
  return spans;
}

function joinedSpan(tokens: readonly NameToken[], at: number): Span {
  const text = tokens.map((token) => token.text).join('');
  return {
    text, phones: phonesOf(text), letters: tokens[0]!.letters === null ? null : tokens.map(({ letters }) => letters).join(''),
    known: false, cut: tokens.at(-1)!.cut, bare: null, particle: null, joined: true, chinese: tokens[0]!.chinese,
    tokens: ((1 << tokens.length) - 1) << at, weight: tokens.reduce((sum, { weight }) => sum + weight, 0),
  };
}

interface Pair extends PartPair {
  readonly left: Span;
  readonly right: Span;
}

const written = (tokens: readonly NameToken[], bits: number): string => tokens.filter((_, at) => bits & (1 << at)).map(({ text }) => text).join(' ');

/** What two parts written apart here and together there are compared by must be nearly equal: other parts that happen to sound alike are not one name. */
const joinedLeast = 0.9, joinedLength = 4;

function allPairs(a: readonly NameToken[], b: readonly NameToken[]): Pair[] {
  const found: Pair[] = [];
  const take = (left: Span, right: Span, pair: TokenScore | null): void => {
    if (!pair) return;
    const joined = left.joined || right.joined;
    if (joined && (pair.score < joinedLeast || pair.how === 'INITIAL' || pair.how === 'FORM')) return;
    if (left.joined && swallows(left, a, right, pair.score) || right.joined && swallows(right, b, left, pair.score)) return;
    found.push({ left, right, a: written(a, left.tokens), b: written(b, right.tokens), how: joined ? 'JOINED' : pair.how, score: joined ? Math.min(0.98, pair.score) : pair.score });
  };
  const left = singles(a), right = singles(b);
  const oneSpelling = a[0]?.vietnamese === true && b[0]?.vietnamese === true;
  for (const one of left) for (const other of right) if (!oneSpelling || mayBeOneSpelling(one, other)) take(one, other, scoreTokenPair(one, other));
  // Only where a part is left over can it be one of two that are one elsewhere.
  for (const one of joinedSpans(a, b)) for (const other of right) if (mayBeJoined(one, other)) take(one, other, scoreTokenPair(one, other));
  for (const other of joinedSpans(b, a)) for (const one of left) if (mayBeJoined(other, one)) take(one, other, scoreTokenPair(one, other));
  return found;
}

/** Whether one of several parts is by itself as like the single one as all of them: then there is another beside it that is not in it. */
function swallows(several: Span, tokens: readonly NameToken[], one: Span, score: number): boolean {
  const whole = tokens.filter(({ particle }, at) => particle === null && several.tokens & (1 << at));
  return whole.length > 1 && whole.some((token) => (scoreTokenPair(token, one)?.score ?? 0) >= score);
}

/** Vietnamese has one spelling: what sounds otherwise is another name. */
const mayBeOneSpelling = (one: Span, other: Span): boolean => one.phones === other.phones || one.text.length === 1 || other.text.length === 1;

function mayBeJoined(several: Span, one: Span): boolean {
  if (one.particle !== null || one.text.length < joinedLength) return false;
  return several.letters !== null || one.letters !== null || Math.abs(several.text.length - one.text.length) <= 3;
}

/** Pairs parts with their likes, best first, each part once, whatever the order they stand in; what joins more parts goes before among equals. */
function pairUp(a: readonly NameToken[], b: readonly NameToken[]): readonly Pair[] {
  const worth = ({ left, right, score }: Pair): number => score * (left.weight + right.weight) / 2;
  const key = ({ a: one, b: other }: Pair): string => (one < other ? `${one}|${other}` : `${other}|${one}`);
  const pairs = allPairs(a, b).sort((p, q) => worth(q) - worth(p) || q.score - p.score || (key(p) < key(q) ? -1 : 1));
  let left = 0, right = 0;
  return pairs.filter((pair) => {
    if (left & pair.left.tokens || right & pair.right.tokens) return false;
    left |= pair.left.tokens;
    right |= pair.right.tokens;
    return true;
  });
}

/** The tokens that are none of some. @param bits a bit for each of these. */
const without = (tokens: readonly NameToken[], bits: number): readonly NameToken[] => tokens.filter((_, at) => (bits & (1 << at)) === 0);

const weightOf = (tokens: readonly NameToken[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0);

/**
 * How alike two lists of name parts are. Deterministic and symmetric. With m the weight of the parts that found their like, each times its likeness, over: that
 * weight, 1.5 times the weight of parts that contradict one another (each has some that the other has not), and 0.2 times that of parts which one of them only
 * lacks. Initials that contradict weigh as whole names do. So `Ivan Petrov` is found in `Ivan Sergeevich Petrov`, and `Ivan Pavlovich Petrov` is another.
 */
export function scoreTokens(one: readonly NameToken[], other: readonly NameToken[]): NameScore {
  const a = one.slice(0, mostTokens), b = other.slice(0, mostTokens);
  const weightA = weightOf(a), weightB = weightOf(b);
  const few = weightA <= weightB ? a : b;
  const acrossScripts = a.some(({ letters }) => letters !== null) !== b.some(({ letters }) => letters !== null);
  const parts = few.filter(({ particle, weight }) => particle === null && weight >= 0.5).length;
  if (a.length === 0 || b.length === 0) return { score: 0, alike: 0, parts, acrossScripts, pairs: [] };
  const pairs = pairUp(a, b);
  let matched = 0, likeness = 0, leftA = weightA, leftB = weightB, alike = 0, tokensA = 0, tokensB = 0;
  for (const { left, right, score } of pairs) {
    const weight = (left.weight + right.weight) / 2;
    matched += weight;
    likeness += score * weight;
    leftA -= left.weight;
    leftB -= right.weight;
    tokensA |= left.tokens;
    tokensB |= right.tokens;
    if (left.particle === null && Math.max(left.weight, right.weight) >= 0.5) alike += 1;
  }
  const restA = without(a, tokensA), restB = without(b, tokensB);
  leftA += weightOfContradicting(restA, restB);
  leftB += weightOfContradicting(restB, restA);
  const lacks = Math.abs(leftA - leftB);
  // Nothing is left out of a Chinese name.
  const against = Math.max(0, Math.min(leftA, leftB)) + (a[0]!.chinese && b[0]!.chinese ? lacks : 0), lacking = Math.min(mostLacking, lacks);
  const whole = pairs.some(({ left, how }) => left.particle === null && how !== 'INITIAL');
  const score = alike === 0 ? 0 : (whole ? 1 : onlyInitials) * likeness / (matched + contradiction * against + lack * lacking);
  return { score: Math.round(Math.min(1, score) * 1e4) / 1e4, alike, parts, acrossScripts, pairs: pairs.map(({ a: x, b: y, how, score: s }) => ({ a: x, b: y, how, score: s })) };
}

/** How alike two names are, in whatever script and order. Deterministic and symmetric. */
export const scoreNames = (a: string, b: string): NameScore => scoreTokens(nameTokens(a), nameTokens(b));
