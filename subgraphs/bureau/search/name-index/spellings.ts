const women = ['SKA', 'SKAYA', 'SKAIA', 'SKAJA'], men = ['SKI', 'SKY', 'SKIY', 'SKYI', 'SKII', 'SKYY'];

/** Forms of a Slavic family name that its bearer's wife or daughter, or husband or father, has; see names/token-score.ts. */
export function slavicForms(word: string): readonly string[] {
  const ofMan = /^(.+)SK[IY]{1,2}$/.exec(word), ofWoman = /^(.+)SKA(?:YA|IA|JA)?$/.exec(word);
  return [
    `${word}A`, ...(word.endsWith('A') ? [word.slice(0, -1)] : []),
    ...(ofMan ? women.map((ending) => ofMan[1]! + ending) : []), ...(ofWoman ? men.map((ending) => ofWoman[1]! + ending) : []),
  ];
}
