/**
 * A native code that a conversion table reads as `value`; null for null. For registers in which several native codes
 * stand for one value, and demo records are to use them all.
 * @param ref chooses among them. Default 0: the first.
 * @throws RangeError when no native code reads as the value: the country could not hold the record.
 */
export function nativeAmong<E extends string>(table: Readonly<Record<string, E>>, value: E | null, ref = 0): string | null {
  if (value === null) return null;
  const natives = Object.keys(table).filter((native) => table[native] === value);
  if (natives.length > 0) return natives[ref % natives.length]!;
  throw new RangeError(`Expected one of ${[...new Set(Object.values(table))].join(', ')}, got ${JSON.stringify(value)}.`);
}
