/** Phones (names/phones.ts) that are most often written for one another, by one of them; glides and breaths by none. Others stand for themselves. */
const classes: Readonly<Record<string, string>> = { S: 'cCz54qZX', G: 'g8J6', V: 'WF', T: '9', D: '0', A: 'EIOUeo123', '': 'YH7' };

const classOf = new Map(Object.entries(classes).flatMap(([name, phones]) => Array.from(phones, (phone) => [phone, name] as const)));

/**
 * What stays of a word's phones in most of its spellings: which consonants, and where vowels stand between them. Words that sound nearly alike mostly have the same, but
 * for a last e.
 */
export function soundSkeleton(phones: string): string {
  let skeleton = '';
  for (const phone of phones) {
    const name = classOf.get(phone) ?? phone;
    if (!skeleton.endsWith(name)) skeleton += name;
  }
  return skeleton;
}

/** The skeletons that words which sound nearly so have: its own, and that with a last e more, or less. */
export function nearSkeletons(phones: string): readonly string[] {
  const own = soundSkeleton(phones);
  if (!own.endsWith('A')) return [own, `${own}A`];
  return phones.endsWith('E') ? [own, own.slice(0, -1)] : [own];
}
