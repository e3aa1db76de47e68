import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { filterKeyBytes } from './binary-fuse.js';
import type { FilteredType } from './terms.js';

/**
 * What a bureau tells of the filters over its registers: lines that do not end, in answer to a signed `POST /filters` whose body is `{"stream": NONCE}`. Each
 * line is sealed with a secret of the exchange for this country, this stream and its place in it: none can be left out, repeated, or come from another.
 * docs/adr/0014-hit-no-hit-filters.md.
 */
export const filtersPath = '/filters';

/** Registers that have filters. */
export const filteredTypes = ['TravelDocument', 'Vehicle', 'Firearm'] as const satisfies readonly FilteredType[];

const filteredType = z.enum(filteredTypes);
const keys = z.base64().refine((text) => Buffer.byteLength(text, 'base64') % filterKeyBytes === 0, `expected keys of ${filterKeyBytes} bytes`);

/** A filter as it is told whole. */
const publishedFilter = z.strictObject({
  type: filteredType,
  /** Another for each that was built. */
  version: z.string().min(1).max(60),
  /** The identifiers by which the register can be searched: what is asked by another is not answered by the filter. */
  fields: z.array(z.string().max(40)).min(1).max(10),
  /** Whether a record is in it of which it is not known what narrows questions (`RecordTerms.unknown`). */
  unknown: z.boolean(),
  /** How many keys were put in, and what the places are found by. */
  keys: z.number().int().min(0).max(2 ** 31),
  seed: z.number().int().min(0).max(2 ** 32 - 1),
  /** 16 bits each, little-endian. */
  fingerprints: z.base64(),
  /** Keys that came since it was built. */
  added: keys,
});

/** A line of a publication. */
const filterLine = z.strictObject({
  /** 0, 1, 2 ... */
  sequence: z.number().int().min(0),
  /** The secret its terms' keys are made with. */
  secret: z.string().min(1).max(16),
  /** `normaliserVersion` of the bureau. */
  normaliser: z.number().int().min(0),
  /** When it was written, on the bureau's clock. */
  at: z.iso.datetime(),
  /** Filters that take the place of those before. The first line of a stream has all there are: what it has not is not published any more. */
  filters: z.array(publishedFilter).max(filteredTypes.length).default([]),
  /** Keys that come to filters. `unknown`: among them are some of records of which it is not known what narrows questions. */
  added: z.array(z.strictObject({ type: filteredType, keys, unknown: z.boolean() })).max(filteredTypes.length).default([]),
  /** By register: all that was committed before this instant, on the bureau's clock, is in its filter. Registers that are not there are not known to be whole now. */
  asOf: z.partialRecord(filteredType, z.iso.datetime()),
});

export type PublishedFilter = z.infer<typeof publishedFilter>;
export type FilterLine = z.infer<typeof filterLine>;

/** Bytes of a line at most: room for a filter of some 15 million keys. */
export const longestFilterLine = 64 * 1024 * 1024;

/** A stream's name: 128 random bits in base64url, another for each. */
export const streamName = /^[A-Za-z0-9_-]{22}$/;

/** Whose lines these are, and of which stream. */
export interface FilterStream {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly stream: string;
}

/** A line that cannot be believed. */
export class FilterLineError extends Error {
  override readonly name = 'FilterLineError';
}

const sealOf = (secret: KeyObject, { country, stream }: FilterStream, json: string): Buffer => createHmac('sha256', secret).update(`${country} ${stream}\n${json}`).digest();

/** A line as it is sent: its seal, a space, JSON, and a line feed. @param secret `FilterSecret.lines` */
export function writeFilterLine(secret: KeyObject, of: FilterStream, line: z.input<typeof filterLine>): string {
  const json = JSON.stringify(line);
  return `${sealOf(secret, of, json).toString('base64url')} ${json}\n`;
}

/** The secret that has sealed a text for a stream. Undefined: none of them. */
function sealedWith<S extends { readonly lines: KeyObject }>(secrets: Iterable<S>, of: FilterStream, json: string, seal: Buffer): S | undefined {
  for (const secret of secrets) {
    const expected = sealOf(secret.lines, of, json);
    if (seal.length === expected.length && timingSafeEqual(seal, expected)) return secret;
  }
  return undefined;
}

/**
 * Reads a line without its line feed. What is not sealed is not looked at: JSON that is made for it takes a second of every MiB.
 * @param secrets those that may have sealed it, by id.
 * @param sequence the place it must have.
 * @throws FilterLineError
 */
export function readFilterLine(secrets: ReadonlyMap<string, { readonly lines: KeyObject }>, of: FilterStream, sequence: number, text: string): FilterLine {
  const space = Math.max(0, text.indexOf(' '));
  const json = text.slice(space + 1);
  const secret = sealedWith(secrets.values(), of, json, Buffer.from(text.slice(0, space), 'base64url'));
  if (!secret) throw new FilterLineError('Expected the seal of the line to be right, by a secret that is known, got one that is not');
  let line: FilterLine;
  try {
    line = filterLine.parse(JSON.parse(json));
  } catch {
    throw new FilterLineError('Expected a line of a publication after its seal, got another text');
  }
  if (secrets.get(line.secret) !== secret) throw new FilterLineError('Expected a line under the secret that sealed it, got one under another');
  if (line.sequence !== sequence) throw new FilterLineError(`Expected line ${sequence} of the stream, got ${line.sequence}`);
  return line;
}
