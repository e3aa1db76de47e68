import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { eventually } from './servers/eventually.js';

/** A line of a bureau's `/changes`. */
export interface ChangeLine {
  readonly position: string;
  readonly asOf: string;
  readonly at: string;
  readonly changes: readonly { readonly type: string; readonly id: string | null; readonly kind: string }[];
  readonly reset?: boolean;
}

/** A bureau's changes as they are told. */
export interface FollowedChanges {
  readonly status: number;
  /** All lines that came, newest last. */
  readonly lines: readonly ChangeLine[];
  /** Whether the bureau has ended the stream. */
  ended(): boolean;
  /** `KIND id` of all changes told; of a type without an id, `KIND Type`. */
  told(): readonly string[];
  /** Waits until this was told. */
  tells(change: string): Promise<void>;
  /** Waits for a line that comes after now. */
  beats(): Promise<ChangeLine>;
  stop(): void;
}

/** Follows the changes of a bureau. @param after a position. Default: none. */
export async function followChanges(url: string, after?: string): Promise<FollowedChanges> {
  const changes = new URL('changes', url);
  if (after !== undefined) changes.searchParams.set('after', after);
  const lines: ChangeLine[] = [];
  let ended = false;
  const response = await new Promise<IncomingMessage>((resolve, reject) => void get(changes, resolve).on('error', reject));
  response.once('close', () => (ended = true)).on('error', () => undefined);
  const reader = createInterface({ input: response });
  reader.on('line', (text) => void lines.push(JSON.parse(text) as ChangeLine)).on('error', () => undefined);
  const told = (): readonly string[] => lines.flatMap(({ changes: all }) => all.map(({ kind, id, type }) => `${kind} ${id ?? type}`));
  return {
    status: response.statusCode ?? 0,
    lines,
    ended: () => ended,
    told,
    tells: (change) => eventually(`${change} to be told`, () => Promise.resolve(told().includes(change))),
    async beats() {
      const before = lines.length;
      await eventually('another line', () => Promise.resolve(lines.length > before));
      return lines.at(-1)!;
    },
    stop: () => response.destroy(),
  };
}
