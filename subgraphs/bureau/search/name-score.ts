import { jaroWinkler } from './jaro-winkler.js';
import { type NameToken, nameTokens, skeleton } from './name-tokens.js';

/** How alike two names are. */
export interface NameScore {
  /** From 0 to 1, four decimals. */
  readonly score: number;
  /** How many parts found their like, of the name with fewer parts. */
  readonly alike: number;
  /** How many parts the name with fewer parts has, particles left out. */
  readonly parts: number;
  /** Whether scripts differ, so that consonants alone were compared. */
  readonly acrossScripts: boolean;
}

/** Below this two parts are taken to be different names. */
const leastAlike = 0.8;

const consonantScore = (a: string, b: string): number => {
  if (a === b) return a.length >= 3 ? 0.95 : a.length === 2 ? 0.9 : 0;
  const alike = jaroWinkler(a, b);
  return alike >= 0.92 && Math.min(a.length, b.length) >= 3 ? alike * 0.9 : 0;
};

type Word = NameToken['bare'];

function wordScore(a: Word, b: Word, abjad: boolean): number {
  if (a.text === b.text) return 1;
  if (abjad) return consonantScore(a.skeleton, b.skeleton);
  const spelling = jaroWinkler(a.text, b.text);
  // Equal consonants say that two spellings may be one name; the vowels still have their say.
  return a.skeleton === b.skeleton && a.skeleton.length >= 2 ? Math.max(spelling, (spelling + 0.95) / 2) : spelling;
}

/** How alike two parts are, from 0 to 1; 0 when they are taken to be different. Symmetric. */
function tokenScore(a: NameToken, b: NameToken): number {
  if (a.text === b.text) return 1;
  if (a.weight < 0.5 || b.weight < 0.5) return a.weight === b.weight && a.skeleton === b.skeleton ? 1 : 0;
  if (a.text.length === 1 || b.text.length === 1) return a.text[0] === b.text[0] ? leastAlike : 0;
  if (a.abjad && b.abjad && a.skeleton === b.skeleton) return 0.97;
  const abjad = a.abjad || b.abjad;
  const best = Math.max(
    wordScore(a, b, abjad),
    // Compared without a particle too, for one register writes `Ben Salah` and another `Bensalah`.
    a.bare.text !== a.text || b.bare.text !== b.text ? 0.97 * wordScore(a.bare, b.bare, abjad) : 0,
  );
  return best >= leastAlike ? best : 0;
}

const weightOf = (tokens: readonly NameToken[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0);

/** Pairs parts with their likes, best pair first, each part once, whatever the order they stand in. */
function pairUp(few: readonly NameToken[], many: readonly NameToken[]): readonly { readonly score: number; readonly weight: number }[] {
  const pairs = few.flatMap((a, i) => many.map((b, j) => ({ i, j, score: tokenScore(a, b), weight: Math.min(a.weight, b.weight) })))
    .filter(({ score }) => score > 0)
    .sort((p, q) => q.score * q.weight - p.score * p.weight || p.i - q.i || p.j - q.j);
  const left = new Set<number>(), right = new Set<number>();
  return pairs.filter(({ i, j }) => !left.has(i) && !right.has(j) && left.add(i) && right.add(j));
}

/**
 * How alike two lists of name parts are. Deterministic and symmetric. The score is 0.6 x the share of the shorter name
 * that found its like + 0.4 x that of the longer one, by weight: a name that has parts the other does not know loses
 * less than one whose parts contradict. Names written in one word here and in two there are also compared in one piece.
 */
export function scoreTokens(a: readonly NameToken[], b: readonly NameToken[]): NameScore {
  const key = (tokens: readonly NameToken[]): string => tokens.map(({ text }) => text).join(' ');
  const aFirst = weightOf(a) < weightOf(b) || (weightOf(a) === weightOf(b) && key(a) <= key(b));
  const [few, many] = aFirst ? [a, b] : [b, a];
  const parts = few.filter(({ weight }) => weight >= 0.5).length;
  const acrossScripts = few.some(({ abjad }) => abjad) !== many.some(({ abjad }) => abjad);
  if (few.length === 0) return { score: 0, alike: 0, parts, acrossScripts };
  const pairs = pairUp(few, many);
  const found = pairs.reduce((sum, { score, weight }) => sum + score * weight, 0);
  const shares = 0.6 * (found / weightOf(few)) + 0.4 * (found / weightOf(many));
  const together = inOnePiece(few, many);
  return {
    score: Math.round(Math.min(1, Math.max(shares, together)) * 1e4) / 1e4,
    alike: together > shares ? parts : pairs.filter(({ weight }) => weight >= 0.5).length,
    parts,
    acrossScripts,
  };
}

function inOnePiece(few: readonly NameToken[], many: readonly NameToken[]): number {
  if (few.length === many.length) return 0;
  const [a, b] = [few, many].map((tokens) => skeleton(tokens.map(({ text }) => text).join('')));
  return a!.length >= 5 && b!.length >= 5 && jaroWinkler(a!, b!) >= 0.96 ? 0.9 : 0;
}

/** How alike two names are, in whatever script and order. Deterministic and symmetric. */
export const scoreNames = (a: string, b: string): NameScore => scoreTokens(nameTokens(a), nameTokens(b));
