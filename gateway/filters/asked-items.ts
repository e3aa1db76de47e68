import type { FilterSecret } from '../../schema/filter/secrets.js';
import { filterKey } from '../../schema/filter/keys.js';
import { mixKeys } from '../../schema/filter/binary-fuse.js';
import { questionTerms, type FilteredType, type QuestionTerms } from '../../schema/filter/terms.js';
import type { SoughtValues } from '../../schema/interpretation.js';
import type { ItemKeys } from './held-filter.js';

/** Items of a check as filters under one secret are asked of them. */
export interface AskedItems {
  /** Their keys. */
  readonly keys: ItemKeys;
  /** Their keys for records of which it is not known what narrows questions; made when they are first asked for. */
  unknownKeys(): ItemKeys;
  /** Whether a filter over these identifiers can tell of the item at a place. Null: of all. */
  told(fields: ReadonlySet<string>): ((place: number) => boolean) | null;
}

/** What a plate is read by where it is not said who issued it: the country that is asked. */
const readsHome = (type: FilteredType, { plate, plateCountry }: SoughtValues): boolean =>
  type === 'Vehicle' && typeof plate === 'string' && (plateCountry === null || plateCountry === undefined);

/** Items of a check as they are asked, by country and secret; what is equal for many countries is made once. */
export function askItems(type: FilteredType, items: readonly SoughtValues[]): (country: string, secret: FilterSecret) => AskedItems {
  const byCountry = items.some((item) => readsHome(type, item));
  const common = items.map((item) => (readsHome(type, item) ? undefined : questionTerms(type, item, '')));
  const keysOf = new Map<FilterSecret, (term: string) => Buffer>();
  const made = new Map<string | FilterSecret, AskedItems>();
  return (country, secret) => {
    const name = byCountry ? `${secret.id} ${country}` : secret;
    let asked = made.get(name);
    if (!asked) {
      let keyOf = keysOf.get(secret);
      if (!keyOf) keysOf.set(secret, (keyOf = remembering((term) => filterKey(secret.terms, term))));
      asked = laidOut(common.map((terms, place) => (terms === undefined ? questionTerms(type, items[place]!, country) : terms)), keyOf);
      made.set(name, asked);
    }
    return asked;
  };
}

/** @param make gives anything but undefined. */
function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}

type Told = ReturnType<AskedItems['told']>;

function laidOut(all: readonly (QuestionTerms | null)[], keyOf: (term: string) => Buffer): AskedItems {
  let unknown: ItemKeys | null = null;
  const toldBy = remembering((names: string): Told => {
    const fields = new Set(names.split(' '));
    const told = all.map((terms) => terms !== null && terms.fields.every((field) => fields.has(field)));
    return told.every(Boolean) ? null : (place) => told[place]!;
  });
  return {
    keys: keysOfItems(all.map((terms) => terms?.terms ?? []), keyOf),
    unknownKeys: () => (unknown ??= keysOfItems(all.map((terms) => terms?.unknown ?? []), keyOf)),
    told: remembering((fields: ReadonlySet<string>): Told => toldBy([...fields].sort().join(' '))),
  };
}

function keysOfItems(terms: readonly (readonly string[])[], keyOf: (term: string) => Buffer): ItemKeys {
  const items = Uint32Array.from(terms.flatMap((of, place) => of.map(() => place)));
  const words = new Uint32Array(2 * items.length);
  let next = 0;
  for (const term of terms.flat()) {
    const key = keyOf(term);
    words[next++] = key.readUInt32LE(0);
    words[next++] = key.readUInt32LE(4);
  }
  return { words, items, mixed: remembering((seed: number) => mixKeys(words, items, seed)) };
}
