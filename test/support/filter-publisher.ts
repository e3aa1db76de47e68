import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildBinaryFuse } from '../../schema/filter/binary-fuse.js';
import { filterKey } from '../../schema/filter/keys.js';
import { filtersPath, writeFilterLine } from '../../schema/filter/publication.js';
import type { FilterLine, PublishedFilter } from '../../schema/filter/publication.js';
import { readFilterSecrets } from '../../schema/filter/secrets.js';
import type { FilterSecret } from '../../schema/filter/secrets.js';
import { normaliserVersion, recordTerms } from '../../schema/filter/terms.js';
import type { FilteredType, RecordTerms } from '../../schema/filter/terms.js';

/** Secrets with these ids, made at random. */
export const testSecrets = (...ids: readonly string[]): readonly FilterSecret[] =>
  readFilterSecrets(JSON.stringify({ keys: ids.map((id) => ({ id, key: randomBytes(32).toString('base64url') })) }));

/** Keys of terms, one after the other. */
export const keysOf = ({ terms }: FilterSecret, all: readonly string[]): Buffer => Buffer.concat(all.map((term) => filterKey(terms, term)));

/** A filter over records, as it is told. */
export function filterOf(secret: FilterSecret, type: FilteredType, fields: readonly string[], records: readonly Readonly<Record<string, string>>[]): PublishedFilter {
  const all = records.map((record): RecordTerms => recordTerms(type, record));
  const { keys, seed, fingerprints } = buildBinaryFuse(keysOf(secret, all.flatMap(({ terms, unknown }) => [...terms, ...unknown])));
  const bytes = Buffer.from(fingerprints.buffer, fingerprints.byteOffset, fingerprints.byteLength);
  return { type, version: randomBytes(6).toString('hex'), fields: [...fields], unknown: all.some(({ unknown }) => unknown.length > 0), keys, seed, fingerprints: bytes.toString('base64'), added: '' };
}

/** What a test says of a line; what it leaves out is as it should be. */
export type Told = Partial<FilterLine> & { readonly under?: FilterSecret; readonly country?: string };

/** Publishes filters as a test says. */
export interface FilterPublisher {
  readonly country: string;
  /** As a bureau's GraphQL endpoint. */
  readonly url: string;
  /** Streams that were asked for up to now. */
  readonly streams: number;
  /** Tells a line to whoever listens. */
  tell(line: Told): void;
  /** Cuts the streams, as a process that ends. */
  cut(): void;
  close(): Promise<void>;
}

/** @param first the line that every stream begins with. */
export async function startFilterPublisher(country: string, secret: FilterSecret, first: () => Told): Promise<FilterPublisher> {
  const open = new Map<ServerResponse, { readonly stream: string; sequence: number }>();
  let streams = 0;
  const write = (response: ServerResponse, { under = secret, country: of = country, ...line }: Told): void => {
    const to = open.get(response)!;
    response.write(writeFilterLine(under.lines, { country: of, stream: to.stream }, {
      sequence: to.sequence, secret: under.id, normaliser: normaliserVersion, at: new Date().toISOString(), asOf: {}, ...line,
    }));
    to.sequence += 1;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.url !== filtersPath || request.method !== 'POST') return void response.writeHead(404).end();
      streams += 1;
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.flushHeaders();
      open.set(response, { stream: (JSON.parse(Buffer.concat(chunks).toString()) as { stream: string }).stream, sequence: 0 });
      response.on('close', () => open.delete(response));
      write(response, first());
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const response of [...open.keys()]) response.destroy();
    open.clear();
  };
  return {
    country,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    get streams() {
      return streams;
    },
    tell: (line) => {
      for (const response of open.keys()) write(response, line);
    },
    cut,
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
