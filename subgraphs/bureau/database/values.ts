import type { Cell } from '../mapping/index.js';

/** Values of a mapping, or keys from outside, as a column of a type can hold them; those it cannot hold are left out. */

const textOf = (cell: Cell): string => (typeof cell === 'boolean' ? String(Number(cell)) : cell instanceof Date ? cell.toISOString() : String(cell));

/** As texts. */
export const textsOf = (values: readonly Cell[]): readonly string[] => values.map(textOf);

const leastInteger = -(2n ** 63n), mostInteger = 2n ** 63n - 1n;

/** A number as people and programs write it, blanks around it or not. */
const written = /^ *[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})? *$/i;

/** As whole numbers of at most 64 bits. */
export const integersOf = (values: readonly Cell[]): readonly bigint[] => textsOf(values)
  .filter((text) => written.test(text) && Number.isInteger(Number(text)))
  .map((text) => BigInt(/^ *[+-]?\d+ *$/.test(text) ? text.replace('+', '') : Number(text)))
  .filter((number) => number >= leastInteger && number <= mostInteger);

/** As decimal numbers, still written out. */
export const decimalsOf = (values: readonly Cell[]): readonly string[] => textsOf(values).filter((text) => written.test(text));

/** As truth values. */
export const flagsOf = (values: readonly Cell[]): readonly boolean[] => textsOf(values)
  .flatMap((text) => (/^(1|true)$/i.test(text) ? [true] : /^(0|false)$/i.test(text) ? [false] : []));
