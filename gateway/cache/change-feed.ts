import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { isRecordType, parseRecordId } from '../../schema/record-id.js';
import type { BureauTls } from '../util/bureau-tls.js';
import { rulesPublished } from '../util/rules-header.js';
import type { AnswerStore } from './store.js';
import { allOf, anyOf, recordTag } from './tags.js';

/** A bureau whose changes are followed. */
export interface FollowedBureau {
  readonly country: string;
  /** Its GraphQL endpoint; changes are told at `changes` beside it. */
  readonly url: string;
}

/** The changes of the bureaux. */
export interface ChangeFeed {
  /** Whether the country tells its changes now. What was kept before is true no longer than that. */
  follows(country: string): boolean;
  /** All changes before this instant are known: milliseconds since 1970-01-01T00:00:00Z, on this clock. Null: the country tells none now. */
  asOf(country: string): number | null;
  /** Follows these bureaux and no other. */
  follow(bureaux: readonly FollowedBureau[]): void;
  close(): Promise<void>;
}

export interface ChangeFeedOptions {
  readonly store: AnswerStore;
  /** How long a bureau may be silent until it counts as not telling its changes, in milliseconds. A bureau speaks every 500 ms. Default 1000. */
  readonly silenceMs?: number;
  /** How bureaux at https URLs are connected to. Default: as Node.js does. */
  readonly tls?: BureauTls;
  /** Told when a country begins or stops to tell its changes. Default: nobody is told. */
  readonly onTurn?: (country: string, told: boolean) => void;
  /** Told what a bureau publishes of its owner's rules, before anything counts as told by it. Default: nobody is told. */
  readonly onRules?: (country: string, url: string, rules: string) => void;
}

/** A line of a bureau's `/changes` (docs/connecting-a-country.md). */
const line = z.object({
  /** Where the journal stands with this line. */
  position: z.string().min(1).max(200),
  /** Records that read differently. Without an id, any record of the type may. */
  changes: z.array(z.object({ type: z.string(), id: z.string().nullable() })).max(100_000).default([]),
  /** All that was committed before this instant is told with this line, and when the line was written, both on the bureau's clock. */
  asOf: z.iso.datetime().optional(),
  at: z.iso.datetime().optional(),
  /** Anything may have changed: the position asked for is not known any more. */
  reset: z.boolean().default(false),
});

/** Waits between two attempts at a bureau that tells nothing, in milliseconds: the first, and the longest. */
const firstWaitMs = 250, longestWaitMs = 5_000;
const mostLineBytes = 16 * 1024 * 1024;

interface Followed {
  readonly url: string;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** When the last line came, as `performance.now()`; null: none has since the connection broke. */
  heardAt: number | null;
  /** How long before a line was written what it tells of came to an end, in milliseconds. */
  behindMs: number;
}

/** Follows what bureaux say of their changes, and makes void what was kept of them. */
export function openChangeFeed({ store, silenceMs = 1_000, tls = {}, onTurn = () => undefined, onRules = () => undefined }: ChangeFeedOptions): ChangeFeed {
  const agent = new Agent({ connections: null, bodyTimeout: 4 * silenceMs, headersTimeout: 10_000, connect: { timeout: 2_000, ...tls } });
  const followed = new Map<string, Followed>();

  /** @returns how far the line is behind. */
  const hear = async (country: string, text: string, anew: boolean): Promise<number> => {
    const { position, changes, reset, asOf, at } = line.parse(JSON.parse(text));
    if (reset || anew) await store.invalidate({ country, tags: 'all', position });
    else if (changes.length > 0) await store.invalidate({ country, tags: [...new Set(changes.flatMap((change) => tagsOf(country, change)))], position });
    return asOf === undefined ? 0 : Math.max(0, (at === undefined ? Date.now() : Date.parse(at)) - Date.parse(asOf));
  };

  const listen = async (country: string, url: string, stop: AbortSignal, heard: (behindMs: number) => void): Promise<void> => {
    const after = await store.position(country);
    const { statusCode, headers, body } = await request(changesUrl(url, after), { dispatcher: agent, signal: stop, headers: { accept: 'application/x-ndjson' } });
    if (statusCode !== 200) {
      await body.dump();
      return;
    }
    const rules = rulesPublished(headers);
    if (rules !== null) onRules(country, url, rules);
    // Without a position, what was kept before may be void without a change that tells so.
    let anew = after === null;
    let bytes = 0;
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostLineBytes) body.destroy(new Error('a line that does not end'));
    });
    for await (const text of createInterface({ input: body, crlfDelay: Infinity })) {
      bytes = 0;
      const behindMs = await hear(country, text, anew);
      anew = false;
      if (stop.aborted) return;
      heard(behindMs);
    }
  };

  const run = async (country: string, url: string, stop: AbortSignal, state: () => Followed): Promise<void> => {
    for (let wait = firstWaitMs; !stop.aborted; wait = Math.min(2 * wait, longestWaitMs)) {
      await listen(country, url, stop, (behindMs) => {
        const one = state();
        if (one.heardAt === null) onTurn(country, true);
        one.heardAt = performance.now();
        one.behindMs = behindMs;
        wait = firstWaitMs;
      }).catch(() => undefined);
      const one = state();
      if (one.heardAt !== null) onTurn(country, false);
      one.heardAt = null;
      await pause(wait, undefined, { signal: stop }).catch(() => undefined);
    }
  };

  const begin = (country: string, url: string): void => {
    const stop = new AbortController();
    const one: Followed = { url, stop, heardAt: null, behindMs: 0, ended: Promise.resolve().then(() => run(country, url, stop.signal, () => one)) };
    followed.set(country, one);
  };

  return {
    asOf(country) {
      const { heardAt = null, behindMs = 0 } = followed.get(country) ?? {};
      return heardAt === null ? null : Date.now() - (performance.now() - heardAt) - behindMs;
    },
    follows(country) {
      const heardAt = followed.get(country)?.heardAt ?? null;
      return heardAt !== null && performance.now() - heardAt <= silenceMs;
    },
    follow(bureaux) {
      const wanted = new Map(bureaux.map(({ country, url }) => [country, url]));
      for (const [country, { url, stop }] of followed) {
        if (wanted.get(country) === url) continue;
        stop.abort();
        followed.delete(country);
      }
      for (const [country, url] of wanted) if (!followed.has(country)) begin(country, url);
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

function changesUrl(url: string, after: string | null): URL {
  const changes = new URL('changes', url);
  if (after !== null) changes.searchParams.set('after', after);
  return changes;
}

/** What a change makes void. @throws when it is no change of the country: its feed is then not believed any more. */
function tagsOf(country: string, { type, id }: { readonly type: string; readonly id: string | null }): readonly string[] {
  if (isRecordType(type) && id === null) return [allOf(type), anyOf(type)];
  if (!isRecordType(type) || id === null || parseRecordId(id)?.country !== country) throw new Error('not a change of this country');
  return [recordTag(id), anyOf(type)];
}
