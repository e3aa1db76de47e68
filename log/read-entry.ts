import type { AccessPart, AdministrationPart, CasePart, CountriesPart, CountryPart, LeafHeader, LeafPart, RecordsPart, RequesterPart, SearchPart } from './entry.js';
import { entryId } from './entry-id.js';
import { decodeLeaf } from './leaf.js';
import type { SearchKeys } from './search-keys.js';
import type { StoredLeaf } from './store.js';

/**
 * Why search values are not shown. KEY_DESTROYED: they expired or were erased. KEY_UNREADABLE: their key, or what it sealed, is not as it was written, or cannot
 * be read. KEY_ELSEWHERE: the keys of the log are not here.
 */
export type SearchClosed = 'KEY_DESTROYED' | 'KEY_UNREADABLE' | 'KEY_ELSEWHERE';

/** What was searched for, opened or not. */
export interface OpenedSearch {
  /** Null: `closed` says why. */
  readonly values: unknown;
  readonly closed: SearchClosed | null;
}

/** A leaf in words: its header, with its parts by name. */
export interface ReadEntry {
  readonly entry: string;
  readonly header: LeafHeader;
  readonly requester: Omit<RequesterPart, 'part'> | null;
  readonly case: Omit<CasePart, 'part'> | null;
  /** What was searched for, and by which key it is sealed. `values` and `closed` null: they were not to be opened. The whole null: nothing was searched for. */
  readonly search: (OpenedSearch & { readonly key: string }) | null;
  /** Countries that had something. */
  readonly countries: readonly Omit<CountryPart, 'part'>[];
  /** The others that were asked. */
  readonly others: readonly Omit<CountriesPart, 'part'>[];
  /** What a bureau gave and what it did not. */
  readonly records: readonly Omit<RecordsPart, 'part'>[];
  /** Uses of a bureau's answers that a gateway has told it. */
  readonly accesses: readonly Omit<AccessPart, 'part'>[];
  /** What was done with the keys of search values. */
  readonly administration: Omit<AdministrationPart, 'part'> | null;
}

const without = <P extends LeafPart>({ part: _, ...rest }: P): Omit<P, 'part'> => rest;

/** What a stored leaf says. */
export interface ReadLeaf {
  readonly header: LeafHeader;
  readonly parts: readonly LeafPart[];
}

export const readLeaf = ({ leaf, parts }: StoredLeaf): ReadLeaf => ({ header: decodeLeaf(leaf).header, parts: parts.map((text) => JSON.parse(text) as LeafPart) });

/**
 * Reads a stored leaf.
 * @param keys opens search values; null: they stay closed.
 * @param read what it says, where that was read before.
 */
export function readEntry(origin: string, stored: StoredLeaf, keys: SearchKeys | null, { header, parts }: ReadLeaf = readLeaf(stored)): ReadEntry {
  const all = <K extends LeafPart['part']>(kind: K): Extract<LeafPart, { part: K }>[] => parts.filter((part): part is Extract<LeafPart, { part: K }> => part.part === kind);
  const [requester] = all('requester'), [about] = all('case'), [search] = all('search'), [administration] = all('administration');
  return {
    entry: entryId(origin, stored.sequence),
    header,
    requester: requester ? without(requester) : null,
    case: about ? without(about) : null,
    search: search ? { key: search.key, ...(keys ? openSearch(search, keys) : { values: null, closed: null }) } : null,
    countries: all('country').map(without),
    others: all('countries').map(without),
    records: all('records').map(without),
    accesses: all('access').map(without),
    administration: administration ? without(administration) : null,
  };
}

/** Opens search values; one value that cannot be read is told of, and is no failure of what else is read. @param keys null: they are not here. */
export function openSearch(part: SearchPart, keys: SearchKeys | null): OpenedSearch {
  if (!keys) return { values: null, closed: 'KEY_ELSEWHERE' };
  try {
    const text = keys.open(part);
    return text === null ? { values: null, closed: 'KEY_DESTROYED' } : { values: JSON.parse(text) as unknown, closed: null };
  } catch {
    return { values: null, closed: 'KEY_UNREADABLE' };
  }
}
