import { z } from 'zod';
import { isRecordType, parseRecordId } from '../../schema/record-id.js';
import type { BureauTls } from '../util/bureau-tls.js';
import { openLineStreams } from '../util/line-streams.js';
import type { FollowedBureau } from '../util/line-streams.js';
import { parseJson } from '../util/parse-json.js';
import { rulesPublished } from '../util/rules-header.js';
import type { AnswerStore } from './store.js';
import { allOf, anyOf, recordTag } from './tags.js';

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

/** Bytes of a line at most: a bureau tells 10,000 changes together, of more that anything may have changed. */
const mostLineBytes = 4 * 1024 * 1024;

interface Followed {
  /** When the last line came, as `performance.now()`; null: none has since the connection broke. */
  heardAt: number | null;
  /** How long before a line was written what it tells of came to an end, in milliseconds. */
  behindMs: number;
}

/** Follows what bureaux say of their changes, and makes void what was kept of them. */
export function openChangeFeed({ store, silenceMs = 1_000, tls = {}, onTurn = () => undefined, onRules = () => undefined }: ChangeFeedOptions): ChangeFeed {
  const followed = new Map<string, Followed>();

  /** @returns how far the line is behind. */
  const hear = async (country: string, text: string, anew: boolean): Promise<number> => {
    const { position, changes, reset, asOf, at } = line.parse(parseJson(text));
    if (reset || anew) await store.invalidate({ country, tags: 'all', position });
    else if (changes.length > 0) await store.invalidate({ country, tags: [...new Set(changes.flatMap((change) => tagsOf(country, change)))], position });
    return asOf === undefined ? 0 : Math.max(0, (at === undefined ? Date.now() : Date.parse(at)) - Date.parse(asOf));
  };

  const streams = openLineStreams({
    silenceMs: 4 * silenceMs, mostLineBytes, tls,
    open({ country, url }) {
      const state: Followed = { heardAt: null, behindMs: 0 };
      followed.set(country, state);
      let anew = true;
      return {
        async ask() {
          const after = await store.position(country);
          // Without a position, what was kept before may be void without a change that tells so.
          anew = after === null;
          return { method: 'GET', url: changesUrl(url, after), headers: { accept: 'application/x-ndjson' } };
        },
        begun(headers) {
          const rules = rulesPublished(headers);
          if (rules !== null) onRules(country, url, rules);
        },
        async line(text) {
          const behindMs = await hear(country, text, anew);
          anew = false;
          if (followed.get(country) !== state) return;
          if (state.heardAt === null) onTurn(country, true);
          state.heardAt = performance.now();
          state.behindMs = behindMs;
        },
        ended() {
          if (state.heardAt !== null) onTurn(country, false);
          state.heardAt = null;
        },
      };
    },
  });

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
      for (const country of followed.keys()) if (!wanted.has(country)) followed.delete(country);
      streams.follow(bureaux);
    },
    async close() {
      followed.clear();
      await streams.close();
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
