import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announce } from '../children/probe.js';
import { plainSubgraphs } from './subgraphs.js';
import type { PlainSubgraph } from './subgraphs.js';
import type { SubgraphRequest } from '../../subgraphs/in-process/subgraph.js';

/** A plain subgraph, listening. */
export interface PlainAddress {
  readonly name: string;
  readonly url: string;
}

/** Answers kept of each subgraph; beyond it all are dropped. */
const mostAnswers = 1_000;

/** Serves a subgraph. Bodies seen before are answered from prepared bytes, so that it takes as little of the machine as can be from the gateways measured. */
async function serve({ name, answer }: PlainSubgraph): Promise<PlainAddress> {
  const prepared = new Map<string, Buffer>();
  const prepare = async (body: string): Promise<Buffer> => {
    const bytes = Buffer.from(JSON.stringify(await answer(JSON.parse(body) as SubgraphRequest)));
    if (prepared.size >= mostAnswers) prepared.clear();
    prepared.set(body, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const reply = (bytes: Buffer): void => void response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes);
      const known = prepared.get(body);
      if (known) reply(known);
      else prepare(body).then(reply, (error: unknown) => void response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] })));
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
}

/** The process of all four subgraphs, one port for each. */
async function main(): Promise<void> {
  announce(await Promise.all(plainSubgraphs.map(serve)));
}

void main();
