import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  readonly url: string;
  /** How many requests came. */
  readonly requests: number;
  close(): Promise<void>;
}

/** A server on a free port that answers every request by `respond`, given the body as JSON. */
export async function serve(respond: (body: { query: string; variables?: Record<string, unknown> }, response: ServerResponse, request: IncomingMessage) => void): Promise<TestServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      respond(JSON.parse(Buffer.concat(chunks).toString('utf8')) as { query: string }, response, request);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    get requests() { return requests; },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, status = 200, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(value));
}

/** A bureau that publishes whatever `sdl` gives at the moment. */
export const publishing = (sdl: () => string): Promise<TestServer> => serve((_, response) => json(response, { data: { _service: { sdl: sdl() } } }));
