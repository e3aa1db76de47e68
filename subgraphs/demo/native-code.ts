/**
 * Turns a conversion table of a mapping round, for writing demo rows: the first native code that reads as the value.
 * @returns a function that gives null for null, and throws RangeError for a value that no native code reads as.
 */
export function nativeCode<E extends string>(table: Readonly<Record<string, E>>): <V extends string | null>(value: V) => V extends null ? null : string {
  const natives = new Map<string, string>();
  for (const [native, value] of Object.entries(table)) if (!natives.has(value)) natives.set(value, native);
  return ((value: string | null) => {
    if (value === null) return null;
    const native = natives.get(value);
    if (native === undefined) throw new RangeError(`Expected one of ${[...natives.keys()].join(', ')}, got ${JSON.stringify(value)}.`);
    return native;
  }) as never;
}
