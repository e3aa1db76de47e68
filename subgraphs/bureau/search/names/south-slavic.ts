import { remember } from '../remember.js';
import type { NameToken } from './name-word.js';
import { phoneDistance } from './phone-distance.js';
import { phonesOf } from './phones.js';

type Sounding = Pick<NameToken, 'text' | 'phones'>;

/** What Cyrillic ц is in passports and in other languages; and how Serbian, Croatian and Slovenian write it, where c is read as k elsewhere. */
const written = /T[SZ](?!CH)/g, asC = /C(?![EIYHKQSVZ]|$)/g;

/** How like two words are at least, the one with c in place of ts. */
export const leastWithC = 0.95;

const sounds = (from: RegExp, to: string): (word: string) => string | null => remember(50_000, (word) => {
  const other = word.replace(from, to);
  return other === word ? null : phonesOf(other);
});

/** How a word sounds with c in place of ts. Null: it has no ts. @param word ASCII capitals. */
export const soundsWithC = sounds(written, 'C');

/** How a word sounds with ts in place of c, where c is read as k elsewhere. Null: it has none. @param word ASCII capitals. */
export const soundsWithTs = sounds(asC, 'TS');

const timesTs = (phones: string): number => phones.replace(/[^C]/g, '').length;

function likeness(one: string, other: string): number {
  const long = Math.max(one.length, other.length, 4);
  return 1 - phoneDistance(one, other, (1 - leastWithC) * long) / long;
}

/** How like two words are when c is read as ts: Milica, Militsa (Милица). From `leastWithC` to 1; else 0: they are not, or neither has a c where the other has a ts. */
export function likenessWithC(one: Sounding, other: Sounding): number {
  return Math.max(oneWay(one, other), oneWay(other, one));
}

function oneWay(ts: Sounding, c: Sounding): number {
  if (!ts.phones.includes('C') || !c.text.includes('C')) return 0;
  const withC = soundsWithC(ts.text), withTs = soundsWithTs(c.text);
  if (withC === null || withTs === null || timesTs(withTs) > timesTs(ts.phones)) return 0;
  const found = Math.min(likeness(withC, c.phones), likeness(ts.phones, withTs));
  return found >= leastWithC ? found : 0;
}
