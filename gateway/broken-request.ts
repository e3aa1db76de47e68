import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { errors } from './errors.js';
import type { ErrorCode } from './errors.js';
import { correlationId } from './flow.js';
import { errorBody } from './response/index.js';

/** What is told of bytes that node's HTTP parser refuses, by its error code. */
const refusals: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['HEADERS_TOO_LARGE', `A request line and headers of at most ${maxHeaderSize} bytes are expected; more came.`],
  ERR_HTTP_REQUEST_TIMEOUT: ['REQUEST_TIMEOUT', errors.REQUEST_TIMEOUT.meaning],
};

/**
 * Answers bytes that are no HTTP request, in the shape of all other refusals, and closes the connection. They reach neither a route
 * nor a hook, so that the answer is written to the socket itself.
 */
export const answerBrokenRequest = (log: Logger) => (error: NodeJS.ErrnoException, socket: Socket): void => {
  // As node does it: an answer that is on its way is not written into.
  const { _httpMessage: underWay } = socket as { readonly _httpMessage?: ServerResponse | null };
  if (error.code === 'ECONNRESET' || !socket.writable || underWay?.headersSent) {
    socket.destroy();
    return;
  }
  const [code, message] = refusals[error.code ?? ''] ?? ['BAD_REQUEST', 'An HTTP request is expected; what came is none.'];
  const { status } = errors[code];
  const id = correlationId();
  const body = JSON.stringify(errorBody(code, message, id));
  const headers = {
    'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store',
    'x-content-type-options': 'nosniff', 'x-correlation-id': id, connection: 'close',
  };
  log.info({ request: id, reason: error.code, status });
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`, () => socket.destroy());
};
