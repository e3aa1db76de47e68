/** How PostgreSQL tells the bounds of a partition, in a session whose time zone is UTC. */
const bounds = /^FOR VALUES FROM \('([^']+)'\) TO \('([^']+)'\)$/;

const instantOf = (text: string): number => Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'));

/**
 * Until when partitions follow one another from now on; now itself, when there is none for it.
 * @param texts the bounds of the partitions, as PostgreSQL tells them. One for all other times (DEFAULT) has no end.
 * @returns null: there is no end.
 */
export function partitionsEnd(texts: readonly string[], now: Date): Date | null {
  if (texts.includes('DEFAULT')) return null;
  const months = texts.flatMap((text) => {
    const [, from, to] = bounds.exec(text) ?? [];
    return from === undefined || to === undefined ? [] : [{ from: instantOf(from), to: instantOf(to) }];
  }).sort((one, other) => one.from - other.from);
  let end = now.getTime();
  for (const { from, to } of months) if (from <= end && end < to) end = to;
  return new Date(end);
}
