/** Numbers that look like chance and are the same in every run (mulberry32, public domain), in [0, 1). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Names looked for in a day. */
const names = 150;
/** Questions of a day, at most. */
const questions = 10_000;
/** The part of the questions that opens a person; the others search. */
const opens = 0.4;

const openQuery = 'query Open($id: ID!) { person(id: $id) { id country names { full } sex births } }';

/**
 * The questions of an analyst's day: searches in all countries and persons opened, by a case that is on the desk now. Few names are looked
 * for again and again, most once or twice: the n-th most frequent 1/n as often as the first (Zipf).
 * @param ids the persons there are.
 * @returns bodies of requests, in the order they are asked; the same in every run.
 */
export function analystDay(ids: readonly string[], searchFor: (name: string) => string): readonly string[] {
  const chance = dice(20_260_301);
  const zipf = (count: number): number => Math.min(count - 1, Math.floor(count ** chance()) - 1);
  return Array.from({ length: questions }, () => (chance() < opens
    ? JSON.stringify({ query: openQuery, variables: { id: ids[(zipf(ids.length) * 7) % ids.length] } })
    : searchFor(`Day ${zipf(names)}`)));
}
