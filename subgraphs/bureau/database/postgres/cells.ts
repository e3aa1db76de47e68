import type { Cell } from '../../mapping/index.js';

type Parser = (text: string) => Cell;

const integer: Parser = (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
const decimal: Parser = (text) => (Number.isFinite(Number(text)) ? Number(text) : text);

/** PostgreSQL's own types by their numbers, fixed in its catalogue (pg_type.dat). What is not here is read as its text. */
const parsers: Readonly<Record<number, Parser>> = {
  // bool
  16: (text) => (text === 't' ? 1 : 0),
  // bytea
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  // int8, int2, int4, oid
  20: integer, 21: integer, 23: integer, 26: integer,
  // float4, float8, numeric
  700: decimal, 701: decimal, 1700: decimal,
  // bpchar: the padding is no part of the value
  1042: (text) => text.replace(/ +$/, ''),
};

const asItIs: Parser = (text) => text;

/** How values come from PostgreSQL: as SQLite has them, so that a mapping reads the same on both. Dates and times stay text. */
export const cells = { getTypeParser: (oid: number) => parsers[oid] ?? asItIs };
