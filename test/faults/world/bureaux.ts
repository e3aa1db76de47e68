import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { simulatedFilter } from '../../../bench/bureaux/filter.js';
import { startBureau } from '../../../bench/bureaux/server.js';
import { filtersPath } from '../../../schema/filter/publication.js';

/** What becomes of a bureau: its port is closed, it takes questions and never answers, or it answers what is of no use. */
export type Ill = 'dead' | 'stalled' | 'no-json' | 'wrong-shape' | 'truncated' | 'foreign' | 'too-much';

/** The faults of bureaux that answer what is of no use. */
export const garbage = ['no-json', 'wrong-shape', 'truncated', 'foreign', 'too-much'] as const satisfies readonly Ill[];

/** How a country's outcome must read while its bureau is ill and is asked. */
export const readsAs: Readonly<Record<Ill, { readonly status: string; readonly reasons: readonly string[] }>> = {
  dead: { status: 'UNAVAILABLE', reasons: ['CONNECTION_REFUSED'] },
  stalled: { status: 'TIMEOUT', reasons: ['DEADLINE'] },
  'no-json': { status: 'UNAVAILABLE', reasons: ['BAD_ANSWER'] },
  'wrong-shape': { status: 'UNAVAILABLE', reasons: ['BAD_ANSWER'] },
  truncated: { status: 'UNAVAILABLE', reasons: ['CONNECTION_LOST'] },
  foreign: { status: 'UNAVAILABLE', reasons: ['BAD_ANSWER'] },
  'too-much': { status: 'UNAVAILABLE', reasons: ['TOO_LARGE'] },
};

/** Bytes of an answer that a gateway of this world reads at most; a bureau that is `too-much` sends twice as many. */
export const mostBytes = 1024 ** 2;

/** Documents in each register. */
export const registerSize = 500;

/** A bureau of the world, well until it falls ill. */
export interface WorldBureau {
  readonly country: string;
  readonly url: string;
  /** From now on it is as ill as it was said it would be. Without an illness nothing happens. */
  fall(): void;
  close(): void;
}

/** What a bureau answers, by root field: a connection, or one result for each item of a check. */
type Root = Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[];

const isCheck = (root: Root): root is Extract<Root, readonly unknown[]> => Array.isArray(root);

/** A sound answer, each root of it said otherwise. */
function otherwise(sound: string, connection: (root: object) => object, result: (root: object) => object): string {
  const { data } = JSON.parse(sound) as { readonly data: Readonly<Record<string, Root>> };
  return JSON.stringify({ data: Object.fromEntries(Object.entries(data).map(([key, root]) => [key, isCheck(root) ? root.map(result) : connection(root)])) });
}

const wrongShape = (sound: string): string => otherwise(sound, (root) => ({ ...root, edges: 'none' }), (root) => ({ ...root, outcome: 7 }));

/** As if it came from another country: its persons are that country's, and whatever is checked is a hit of that country. */
function foreign(sound: string, country: string): string {
  const other = country === 'FR' ? 'BE' : 'FR';
  const hit = { outcome: 'HIT', records: [{ id: `${other}:document:1` }], countries: [{ status: 'HIT', count: 1 }] };
  return otherwise(sound, (root) => root, (root) => ({ ...root, ...hit })).replaceAll(`"${country}:person:`, `"${other}:person:`);
}

function spoil(ill: Exclude<Ill, 'dead' | 'stalled'>, country: string, sound: string, response: ServerResponse): void {
  if (ill === 'truncated') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sound) });
    response.write(sound.slice(0, sound.length / 2), () => response.destroy());
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  if (ill === 'no-json') response.end('<html>502 Bad Gateway</html>');
  else if (ill === 'too-much') response.end(`{"data":{"x":"${'y'.repeat(2 * mostBytes)}"}}`);
  else if (ill === 'foreign') response.end(foreign(sound, country));
  else response.end(wrongShape(sound));
}

/** Has the listener answer, and hands what it would have sent to `then` instead of the client. */
function heard(listener: RequestListener, request: IncomingMessage, response: ServerResponse, then: (body: string) => void): void {
  const caught = Object.create(response, {
    writeHead: { value: () => caught },
    end: { value: (body: Buffer) => (then(body.toString()), caught) },
  }) as ServerResponse & { req: IncomingMessage };
  listener(request, caught);
}

/**
 * Starts a bureau of the world. Its streams of changes and filters go on while it is ill, unless it is dead: a bureau may tell that nothing has changed and still answer nothing.
 * @param filterKeys the file of secrets it publishes the filter of its documents under.
 */
export async function startWorldBureau(country: string, ill: Ill | null, filterKeys: string): Promise<WorldBureau> {
  const { url, server } = await startBureau(country, { keepSeconds: null, filter: simulatedFilter(country, filterKeys, registerSize) });
  const sockets = socketsOf(server);
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    country, url, close,
    fall() {
      if (ill === null) return;
      if (ill === 'dead') return close();
      const [sound] = server.listeners('request') as [RequestListener];
      server.removeAllListeners('request');
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        if (request.method !== 'POST' || request.url === filtersPath) sound(request, response);
        else if (ill === 'stalled') request.resume();
        else heard(sound, request, response, (body) => spoil(ill, country, body, response));
      });
    },
  };
}

function socketsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

