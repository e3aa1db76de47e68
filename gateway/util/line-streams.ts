import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import type { BureauTls } from './bureau-tls.js';

/** A bureau that is listened to. */
export interface FollowedBureau {
  readonly country: string;
  /** Its GraphQL endpoint; what is listened to lies beside it. */
  readonly url: string;
}

/** One bureau as it is listened to; made when listening begins, and kept until it ends. */
export interface LineListener {
  /** What is asked for. Called for each attempt. */
  ask(): Promise<{ readonly url: URL; readonly method: 'GET' | 'POST'; readonly headers: Readonly<Record<string, string>>; readonly body?: Uint8Array }>;
  /** The bureau answers. */
  begun(headers: Readonly<Record<string, string | string[] | undefined>>): void;
  /** A line came. @throws when it is not believed: the stream is then given up, and asked for once more. */
  line(text: string): Promise<void> | void;
  /** No more lines come of this attempt. */
  ended(): void;
}

export interface LineStreamsOptions {
  readonly open: (bureau: FollowedBureau) => LineListener;
  /** How long a stream may be silent until it is given up, in milliseconds. */
  readonly silenceMs: number;
  /** Bytes of a line at most. */
  readonly mostLineBytes: number;
  /** How bureaux at https URLs are connected to. */
  readonly tls: BureauTls;
}

/** Lines that bureaux tell without an end, as JSON or otherwise. */
export interface LineStreams {
  /** Listens to these bureaux and no other. */
  follow(bureaux: readonly FollowedBureau[]): void;
  close(): Promise<void>;
}

/** Waits between two attempts at a bureau that tells nothing, or what is not believed, in milliseconds: the first, and the longest. */
const firstWaitMs = 250, longestWaitMs = 5_000;

/** Says that a line was not believed. */
class LineRefused extends Error {}

const lineFeed = 0x0a;

interface Followed {
  readonly url: string;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Listens to bureaux; to one that is away it comes back. */
export function openLineStreams({ open, silenceMs, mostLineBytes, tls }: LineStreamsOptions): LineStreams {
  const agent = new Agent({ connections: null, bodyTimeout: silenceMs, headersTimeout: 10_000, connect: { timeout: 2_000, ...tls } });
  const followed = new Map<string, Followed>();

  const listen = async (listener: LineListener, stop: AbortSignal, heard: () => void): Promise<void> => {
    const { url, ...asked } = await listener.ask();
    const { statusCode, headers, body }: Dispatcher.ResponseData = await request(url, { ...asked, dispatcher: agent, signal: stop });
    if (statusCode !== 200) {
      await body.dump();
      return;
    }
    listener.begun(headers);
    // Who reads the lines is told; after that, nobody is.
    body.on('error', () => undefined);
    /** The beginning of a line whose end has not come. */
    let begun: Buffer[] = [], bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        let from = 0;
        for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
          const rest = chunk.subarray(from, end);
          const text = (begun.length === 0 ? rest : Buffer.concat([...begun, rest])).toString('utf8');
          begun = [];
          bytes = 0;
          from = end + 1;
          try {
            const heeded = listener.line(text);
            // A promise of nothing that is waited for costs as much as the line.
            if (heeded) await heeded;
          } catch (cause) {
            throw new LineRefused('a line is not believed', { cause });
          }
          if (stop.aborted) return;
          heard();
        }
        if (from === chunk.length) continue;
        begun.push(from === 0 ? chunk : chunk.subarray(from));
        bytes += chunk.length - from;
        if (bytes > mostLineBytes) throw new Error('a line that does not end');
      }
    } finally {
      body.destroy();
    }
  };

  const run = async (listener: LineListener, stop: AbortSignal): Promise<void> => {
    for (let wait = firstWaitMs; !stop.aborted; wait = Math.min(2 * wait, longestWaitMs)) {
      const waited = wait;
      await listen(listener, stop, () => (wait = firstWaitMs)).catch((error: unknown) => {
        // Whatever was believed before: it is not asked for all it has many times a second.
        if (error instanceof LineRefused) wait = waited;
      });
      listener.ended();
      await pause(wait, undefined, { signal: stop }).catch(() => undefined);
    }
  };

  return {
    follow(bureaux) {
      const wanted = new Map(bureaux.map(({ country, url }) => [country, url]));
      for (const [country, { url, stop }] of followed) {
        if (wanted.get(country) === url) continue;
        stop.abort();
        followed.delete(country);
      }
      for (const [country, url] of wanted) {
        if (followed.has(country)) continue;
        const stop = new AbortController();
        const listener = open({ country, url });
        followed.set(country, { url, stop, ended: Promise.resolve().then(() => run(listener, stop.signal)) });
      }
    },
    async close() {
      const all = [...followed.values()];
      followed.clear();
      for (const { stop } of all) stop.abort();
      await Promise.all(all.map(({ ended }) => ended));
      await agent.close();
    },
  };
}
