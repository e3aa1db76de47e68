import type { FilterSecret } from '../../schema/filter/secrets.js';
import { filterKey } from '../../schema/filter/keys.js';
import { mixedWords, mixKey } from '../../schema/filter/binary-fuse.js';
import { questionTerms, type FilteredType, type QuestionTerms } from '../../schema/filter/terms.js';
import type { SoughtValues } from '../../schema/interpretation.js';
import type { MixedKeys } from './held-filter.js';

/** Items of a check as filters under one secret are asked of them. */
export interface AskedItems {
  readonly keys: MixedKeys;
  /** By item: where its keys begin; those of records whose narrowing value is not known follow the others. One more than there are items. */
  readonly from: Uint32Array;
  /** By item: where its keys for such records begin. */
  readonly unknownFrom: Uint32Array;
  /** By item, the identifiers it gives. Null: no filter can tell of it. */
  readonly fields: readonly (readonly string[] | null)[];
}

/** What a plate is read by where it is not said who issued it: the country that is asked. */
const readsHome = (type: FilteredType, { plate, plateCountry }: SoughtValues): boolean =>
  type === 'Vehicle' && typeof plate === 'string' && (plateCountry === null || plateCountry === undefined);

/** Items of a check as they are asked, by country and secret; what is equal for many countries is made once. */
export function askItems(type: FilteredType, items: readonly SoughtValues[]): (country: string, secret: FilterSecret) => AskedItems {
  const byCountry = items.some((item) => readsHome(type, item));
  const keyOf = new Map<string, Map<string, Buffer>>();
  const common: (QuestionTerms | null | undefined)[] = items.map((item) => (readsHome(type, item) ? undefined : questionTerms(type, item, '')));
  const made = new Map<string, AskedItems>();
  return (country, secret) => {
    const name = byCountry ? `${secret.id} ${country}` : secret.id;
    let asked = made.get(name);
    if (!asked) {
      const known = keyOf.get(secret.id) ?? new Map<string, Buffer>();
      keyOf.set(secret.id, known);
      asked = laidOut(common.map((terms, place) => (terms === undefined ? questionTerms(type, items[place]!, country) : terms)), secret, known);
      made.set(name, asked);
    }
    return asked;
  };
}

function laidOut(all: readonly (QuestionTerms | null)[], secret: FilterSecret, known: Map<string, Buffer>): AskedItems {
  const count = all.reduce((sum, terms) => sum + (terms ? terms.terms.length + terms.unknown.length : 0), 0);
  const words = new Uint32Array(2 * count);
  const from = new Uint32Array(all.length + 1), unknownFrom = new Uint32Array(all.length);
  let next = 0;
  const put = (term: string): void => {
    let key = known.get(term);
    if (!key) known.set(term, (key = filterKey(secret.terms, term)));
    words[2 * next] = key.readUInt32LE(0);
    words[2 * next + 1] = key.readUInt32LE(4);
    next += 1;
  };
  all.forEach((terms, place) => {
    from[place] = next;
    terms?.terms.forEach(put);
    unknownFrom[place] = next;
    terms?.unknown.forEach(put);
  });
  from[all.length] = next;
  const mixes = new Map<number, Uint32Array>();
  const mixed = (seed: number): Uint32Array => {
    let mix = mixes.get(seed);
    if (!mix) {
      mix = new Uint32Array(mixedWords * count);
      for (let key = 0; key < count; key += 1) mixKey(words[2 * key]!, words[2 * key + 1]!, seed, mix, mixedWords * key);
      mixes.set(seed, mix);
    }
    return mix;
  };
  return { keys: { words, mixed }, from, unknownFrom, fields: all.map((terms) => terms && terms.fields) };
}
