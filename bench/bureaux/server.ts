import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answers } from './answers.js';
import { answersOf } from './answers.js';
import { filtersPath } from '../../schema/filter/publication.js';
import type { SimulatedFilter } from './filter.js';
import type { Projection, Variables } from './projection.js';
import { projectionOf } from './projection.js';

/** A simulated bureau as it is in its own process. */
export interface StartedBureau extends SimulatedBureau {
  readonly server: Server;
  /** Publishes another SDL from now on. */
  publish(sdl: string): void;
}

/** One simulated bureau, listening. */
export interface SimulatedBureau {
  readonly country: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
}

/** How a simulated bureau treats its askers. */
export interface SimulatedKeeping {
  /** How long its answers may be kept (`Cache-Control`), in seconds. Null: it says nothing, and nothing is kept. */
  readonly keepSeconds: number | null;
  /** What it publishes of its documents. Null: nothing. */
  readonly filter: SimulatedFilter | null;
}

/** How often a bureau tells that nothing has changed, in milliseconds. */
const beatMs = 500;
/** Where a bureau tells how many questions it was asked, since it began; not part of a bureau. */
export const askedPath = '/asked';

/** Prepared answers kept per bureau; beyond it all are dropped, so that varying bodies cannot fill the memory. */
const mostAnswers = 1_000;

const projections = new Map<string, Projection>();

function answerTo(body: string, answers: Answers): Buffer {
  const { query, variables } = JSON.parse(body) as { readonly query: string; readonly variables?: Variables | null };
  let projection = projections.get(query);
  if (!projection) {
    if (projections.size >= mostAnswers) projections.clear();
    projections.set(query, (projection = projectionOf(query)));
  }
  return Buffer.from(JSON.stringify({ data: projection(answers, variables ?? {}) }));
}

function reply(response: ServerResponse, status: number, body: Buffer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length, ...headers });
  response.end(body);
}

/** Tells again and again that nothing has changed. */
function tellNothing(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const tell = (): void => void response.write('{"position":"0","changes":[]}\n');
  const beat = setInterval(tell, beatMs);
  response.on('close', () => clearInterval(beat));
  tell();
}

/**
 * Starts the bureau of one country on a free port of 127.0.0.1. Bodies seen before are answered from prepared bytes, so that the
 * bureaux take as little of the machine as can be from the gateways measured. Connections are kept for ten minutes.
 */
export async function startBureau(country: string, { keepSeconds, filter }: SimulatedKeeping): Promise<StartedBureau> {
  let answers = answersOf(country);
  const prepared = new Map<string, Buffer>();
  const caching = keepSeconds === null ? undefined : { 'cache-control': `max-age=${keepSeconds}, public` };
  let asked = 0;
  const publish = (sdl: string): void => {
    answers = { ...answers, root: { ...answers.root, _service: { __typename: '_Service', sdl } } };
    prepared.clear();
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      if (request.url?.startsWith('/changes')) tellNothing(response);
      else reply(response, 200, Buffer.from(String(asked)));
      return;
    }
    asked += 1;
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.url === filtersPath) {
        if (filter === null) reply(response, 404, Buffer.from('{}'));
        else filter.tell((JSON.parse(body) as { readonly stream: string }).stream, response);
        return;
      }
      let answer = prepared.get(body);
      if (!answer) {
        try {
          answer = answerTo(body, answers);
        } catch (error) {
          reply(response, 400, Buffer.from(JSON.stringify({ errors: [{ message: String(error) }] })));
          return;
        }
        if (prepared.size >= mostAnswers) prepared.clear();
        prepared.set(body, answer);
      }
      reply(response, 200, answer, caching);
    });
  });
  server.keepAliveTimeout = 600_000;
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { country, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, server, publish };
}
