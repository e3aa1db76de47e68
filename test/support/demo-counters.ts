import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kind, parse } from 'graphql';
import { statementsHeader } from '../../subgraphs/bureau/index.js';

/** One question that a bureau was asked, and what it took. */
export interface CountedAsk {
  readonly country: string;
  /** The root fields asked, joined by blanks: for one step of a plan, one of `persons`, `personCandidates`, `_entities`. */
  readonly fields: string;
  /** How many SQL statements the answer took. */
  readonly statements: number;
}

/** A proxy in front of each bureau that counts what passes. */
export interface Counters {
  /** Where each bureau is reached through its proxy. */
  readonly urls: Readonly<Record<string, string>>;
  /** Gives what was asked since it was last called, questions for the schema left out. */
  take(): readonly CountedAsk[];
  close(): Promise<void>;
}

/** Puts a proxy in front of each bureau. @param bureaux their GraphQL endpoints by country. */
export async function startCounters(bureaux: Readonly<Record<string, string>>): Promise<Counters> {
  let asks: CountedAsk[] = [];
  const count = (ask: CountedAsk): void => {
    if (!ask.fields.startsWith('_service')) asks.push(ask);
  };
  const proxies = await Promise.all(Object.entries(bureaux).map(async ([country, url]) => [country, await startProxy(country, url, count)] as const));
  return {
    urls: Object.fromEntries(proxies.map(([country, server]) => [country, `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`])),
    take() {
      const taken = asks;
      asks = [];
      return taken;
    },
    async close() {
      await Promise.all(proxies.map(([, server]) => new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      })));
    },
  };
}

async function startProxy(country: string, url: string, count: (ask: CountedAsk) => void): Promise<Server> {
  const server = createServer((request, response) => {
    // Questions alone pass: the feed of changes is not counted.
    if (request.method !== 'POST') return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      void fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...signatureOf(request.headers) }, body }).then(async (answer) => {
        const text = await answer.text();
        count({ country, fields: fieldsOf((JSON.parse(body) as { readonly query: string }).query), statements: Number(answer.headers.get(statementsHeader)) });
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' }).end(text);
      }, () => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The headers by which a bureau knows the gateway. */
const signatureOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[0].startsWith('bureau-') && typeof entry[1] === 'string'));

/** The root fields of an operation, each once. */
function fieldsOf(query: string): string {
  const fields = parse(query).definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []))
    .map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : selection.kind));
  return [...new Set(fields)].sort().join(' ');
}
