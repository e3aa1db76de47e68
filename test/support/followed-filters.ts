import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { callSigner } from '../../gateway/signing/index.js';
import { askBinaryFuse } from '../../schema/filter/binary-fuse.js';
import type { AskedFilter } from '../../schema/filter/binary-fuse.js';
import { filterKey } from '../../schema/filter/keys.js';
import { filtersPath, readFilterLine } from '../../schema/filter/publication.js';
import type { FilterLine, PublishedFilter } from '../../schema/filter/publication.js';
import { readFilterSecrets } from '../../schema/filter/secrets.js';
import type { FilterSecret } from '../../schema/filter/secrets.js';
import { questionTerms } from '../../schema/filter/terms.js';
import type { FilteredType } from '../../schema/filter/terms.js';
import type { SignedBureau } from './signed-bureau.js';
import { eventually } from './servers/eventually.js';

/** Secrets of an exchange of a test's own. */
export const ownFilterSecrets = (id = 'a'): readonly FilterSecret[] => readFilterSecrets(`keys: [{ id: ${id}, key: ${randomBytes(32).toString('base64url')} }]`);

/** A bureau's filters as they are told, each line read as a gateway reads it. */
export interface FollowedFilters {
  readonly status: number;
  /** All lines that came, newest last. */
  readonly lines: readonly FilterLine[];
  /** What is told by all lines together. */
  filter(type: FilteredType): PublishedFilter | undefined;
  /** Whether the filters say that the register may have the item. Null: they cannot say. */
  mayHave(type: FilteredType, item: Readonly<Record<string, unknown>>): boolean | null;
  /** Waits until the filter of the register says so of the item, in lines as of an instant after now. */
  says(type: FilteredType, item: Readonly<Record<string, unknown>>, has: boolean): Promise<void>;
  /** Waits for a line that says of the registers that all is in their filters that was committed before now. */
  upToNow(...types: readonly FilteredType[]): Promise<FilterLine>;
  /** Whether the bureau has ended the stream, or cut it. */
  ended(): boolean;
  stop(): void;
}

/** What a test follows filters of. */
type FollowedBureau = Pick<SignedBureau, 'url' | 'country' | 'key'>;

interface Held {
  readonly filter: PublishedFilter;
  readonly asked: AskedFilter;
  readonly added: Set<string>;
  unknown: boolean;
}

const keysIn = (base64: string): readonly string[] => Buffer.from(base64, 'base64').toString('hex').match(/.{16}/g) ?? [];

/** A question for filters, signed as a gateway signs for itself. @param stream the name of the stream. Default: one of its own. */
export function filtersQuestion({ country, key }: Omit<FollowedBureau, 'url'>, stream = randomBytes(16).toString('base64url')) {
  const body = JSON.stringify({ stream });
  const headers = callSigner({ key })(null, [{ audience: country, body: Buffer.from(body), attempt: 1 }])[0]!;
  return { stream, body, headers: { 'content-type': 'application/json', ...headers } };
}

/** Follows the filters of a bureau that trusts the key. */
export async function followFilters(bureau: FollowedBureau, [secret]: readonly FilterSecret[], question = filtersQuestion(bureau)): Promise<FollowedFilters> {
  const { stream, body, headers } = question;
  const lines: FilterLine[] = [];
  const held = new Map<FilteredType, Held>();
  let ended = false;
  let failure: unknown = null;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(filtersPath, bureau.url), { method: 'POST', headers }, resolve).on('error', reject).end(body);
  });
  response.once('close', () => (ended = true)).on('error', () => undefined);

  function take(text: string): void {
    const line = readFilterLine(new Map([[secret!.id, secret!]]), { country: bureau.country, stream }, lines.length, text);
    for (const filter of line.filters) {
      const fingerprints = new Uint16Array(new Uint8Array(Buffer.from(filter.fingerprints, 'base64')).buffer);
      held.set(filter.type, { filter, asked: askBinaryFuse({ ...filter, fingerprints }), added: new Set(keysIn(filter.added)), unknown: filter.unknown });
    }
    for (const { type, keys, unknown } of line.added) {
      for (const key of keysIn(keys)) held.get(type)!.added.add(key);
      held.get(type)!.unknown ||= unknown;
    }
    lines.push(line);
  }
  createInterface({ input: response }).on('line', (text) => {
    try {
      take(text);
    } catch (error) {
      failure = error;
    }
  }).on('error', () => undefined);

  function mayHave(type: FilteredType, item: Readonly<Record<string, unknown>>): boolean | null {
    const filter = held.get(type), asked = questionTerms(type, item, bureau.country);
    if (!filter || asked === null || asked.fields.some((field) => !filter.filter.fields.includes(field))) return null;
    return [...asked.terms, ...(filter.unknown ? asked.unknown : [])].map((term) => filterKey(secret!.terms, term))
      .some((key) => filter.added.has(key.toString('hex')) || filter.asked.mayHave(key.readUInt32LE(0), key.readUInt32LE(4)));
  }
  const sound = (): true => {
    if (failure !== null) throw failure as Error;
    return true;
  };
  async function upToNow(...types: readonly FilteredType[]): Promise<FilterLine> {
    const now = Date.now();
    const is = (): boolean => types.every((type) => Date.parse(lines.at(-1)?.asOf[type] ?? '') > now);
    await eventually(`filters over ${types.join(', ')} as of now`, () => Promise.resolve(sound() && is()));
    return lines.at(-1)!;
  }
  return {
    status: response.statusCode ?? 0,
    lines,
    filter: (type) => held.get(type)?.filter,
    mayHave,
    async says(type, item, has) {
      await upToNow(type);
      await eventually(`the filter over ${type} to ${has ? 'have' : 'lack'} the item`, () => Promise.resolve(sound() && mayHave(type, item) === has));
    },
    upToNow,
    ended: () => ended,
    stop: () => response.destroy(),
  };
}
