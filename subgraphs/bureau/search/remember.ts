/**
 * A function of a text whose results are kept, as registers hold most names many times and are searched again and again.
 * @param most how many results are kept at most; of more, those that were used last.
 */
export function remember<T>(most: number, make: (text: string) => T): (text: string) => T {
  let kept = new Map<string, { readonly made: T }>(), before = kept;
  return (text) => {
    let entry = kept.get(text);
    if (!entry) {
      entry = before.get(text) ?? { made: make(text) };
      if (kept.size * 2 >= most) {
        before = kept;
        kept = new Map();
      }
      kept.set(text, entry);
    }
    return entry.made;
  };
}
