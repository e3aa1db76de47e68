import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What stands between a client and a server, and can cut a connection at a moment that no test could hit otherwise. */
export interface CutConnection {
  readonly port: number;
  /** Cuts when the client sends next, before the server has any of it. */
  beforeNextRequest(): void;
  /** Cuts when the server answers next: it has done what it was asked, and the client does not get to know. */
  beforeNextAnswer(): void;
  /** Waits for an answer that has this text, cuts before the client has any of it, and does something. Resolves when that is done. */
  atAnswerWith(text: string, what: () => Promise<void>): Promise<void>;
  /** Takes no new connections, until it is called with false; those there are stay. */
  refuseNew(refused: boolean): void;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 for a server on another one. */
export async function cutConnection(serverPort: number): Promise<CutConnection> {
  let cut: 'request' | 'answer' | null = null, refused = false, awaited = '', atCut = (): void => undefined;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    const both = [client, upstream];
    const destroy = (): void => both.forEach((socket) => socket.destroy());
    if (refused) return destroy();
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', destroy).on('close', () => {
        sockets.delete(socket);
        destroy();
      });
    }
    const pass = (from: Socket, to: Socket, what: 'request' | 'answer'): void => void from.on('data', (bytes: Buffer) => {
      if (cut === what && bytes.includes(awaited)) {
        cut = null;
        destroy();
        atCut();
      } else to.write(bytes);
    });
    pass(client, upstream, 'request');
    pass(upstream, client, 'answer');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    beforeNextRequest: () => void (cut = 'request'),
    beforeNextAnswer: () => void (cut = 'answer'),
    atAnswerWith: (text, what) => new Promise((done, failed) => {
      cut = 'answer';
      awaited = text;
      atCut = () => {
        awaited = '';
        atCut = () => undefined;
        what().then(done, failed);
      };
    }),
    refuseNew: (now) => void (refused = now),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
