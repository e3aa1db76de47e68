/**
 * A function of a text whose results are kept, as registers hold most names many times and are searched again and again.
 * @param most how many results are kept; beyond that all are forgotten.
 */
export function remember<T>(most: number, make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, { readonly made: T }>();
  return (text) => {
    let entry = kept.get(text);
    if (!entry) {
      if (kept.size >= most) kept.clear();
      kept.set(text, (entry = { made: make(text) }));
    }
    return entry.made;
  };
}
