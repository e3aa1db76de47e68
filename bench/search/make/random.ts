/** Draws that come out the same in every run. */
export interface Random {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** True so often, of 1. */
  readonly chance: (part: number) => boolean;
  /** One of a list that has one at least. */
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Mulberry32, seeded by a text (FNV-1a): each category draws on its own, so that adding one changes no other. */
export function randomOf(seed: string): Random {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619), 2_166_136_261) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (part) => next() < part,
    pick: (list) => {
      if (list.length === 0) throw new Error('expected a list with something to pick, got an empty one');
      return list[Math.floor(next() * list.length)]!;
    },
  };
}
