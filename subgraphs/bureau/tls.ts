import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { TrustError } from './trust/index.js';

/** A bureau that is reached by https: files in PEM, read once at start. */
export interface BureauTlsOptions {
  /** Its certificate, with those between it and its authority, and the private key. */
  readonly certificate: string;
  readonly key: string;
  /** The authorities that sign gateways' certificates: whoever shows none of theirs is refused, at every path. Default: no certificate is asked for. */
  readonly clientCa?: string;
}

/** What the server is opened with. */
export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
  readonly requestCert: boolean;
  readonly rejectUnauthorized: boolean;
}

/** Reads the files. @throws TrustError */
export function readTls({ certificate, key, clientCa }: BureauTlsOptions): ServerTls {
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (cause) {
      throw new TrustError(`${file}: expected a readable file (${(cause as NodeJS.ErrnoException).code ?? 'unreadable'})`, { cause });
    }
  };
  const asked = clientCa !== undefined;
  const tls = { cert: read(certificate), key: read(key), ...(asked && { ca: read(clientCa) }), requestCert: asked, rejectUnauthorized: asked };
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new TrustError(`expected a certificate, its key and authorities in PEM (${(cause as NodeJS.ErrnoException).code ?? 'unreadable'})`, { cause });
  }
  return tls;
}

/** Each reason is told at most once in so long, in milliseconds: whoever reaches the port can bring it about. */
const tellEveryMs = 60_000;

/** Tells of clients that TLS refuses, by the reason alone. */
export function tellRefusedClients(server: FastifyInstance, onNotice: (notice: string) => void): void {
  const toldAt = new Map<string, number>();
  server.server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
    // Typed as an error, it is the code of what is wrong with the certificate.
    const told: unknown = socket.authorizationError ?? error.code;
    const why = typeof told === 'string' && /^[A-Z][A-Z0-9_]{1,80}$/.test(told) ? told : 'UNKNOWN';
    const last = toldAt.get(why);
    if (last !== undefined && performance.now() - last < tellEveryMs) return;
    toldAt.set(why, performance.now());
    onNotice(`a client was refused by TLS: ${why}`);
  });
}
