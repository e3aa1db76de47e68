/**
 * Jaro-Winkler similarity in [0, 1]: 1 when equal, 0 when nothing is shared. Symmetric.
 * Winkler (1990), "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage":
 * prefix scale 0.1, at most 4 characters.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a.length > 0 ? 1 : 0;
  // Matching is greedy from the left, so the order of the two is fixed to keep the result symmetric.
  const [one, other] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a];
  const reach = Math.max(0, Math.floor(other.length / 2) - 1);
  const matched = new Array<boolean>(other.length).fill(false);
  const fromOne: string[] = [];
  for (let i = 0; i < one.length; i++) {
    const last = Math.min(other.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (matched[j] || one[i] !== other[j]) continue;
      matched[j] = true;
      fromOne.push(one[i]!);
      break;
    }
  }
  const common = fromOne.length;
  if (common === 0) return 0;
  const fromOther = [...other].filter((_, j) => matched[j]);
  const transposed = fromOne.filter((letter, i) => letter !== fromOther[i]).length / 2;
  const jaro = (common / one.length + common / other.length + (common - transposed) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
