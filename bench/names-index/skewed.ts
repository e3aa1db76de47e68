import type { Random } from '../search/make/random.js';

/** Draws from a list so that its first are common and its last rare: the one at place r (from 0) as often as 1 / (r + offset), after Zipf and Mandelbrot. */
export function skewed<T>(list: readonly T[], offset: number): (random: Random) => T {
  const upTo = new Float64Array(list.length);
  let sum = 0;
  for (let at = 0; at < list.length; at += 1) upTo[at] = sum += 1 / (at + offset);
  return (random) => {
    const drawn = random.next() * sum;
    let low = 0, high = list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! <= drawn) low = middle + 1;
      else high = middle;
    }
    return list[low]!;
  };
}
