import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { LeafHeader, LeafPart } from '../entry.js';

/** What an operation can be found by; each names a kind of terms. */
export const termKinds = ['user', 'own', 'organisation', 'from', 'role', 'purpose', 'case', 'result', 'code', 'record', 'asked', 'status', 'any', 'source', 'known', 'hour'] as const;

export type TermKind = (typeof termKinds)[number];

/** A kind, a colon, and the value. */
export type Term = string;

const longest = 200;
const unkept = /[\u0000-\u001f]|[\ud800-\udfff]|^#/;

/**
 * The term of a value. Values that are long or hold control characters stand as their SHA-256, so that every engine can keep them.
 * Of several values the last may be any text; those before it hold no blank.
 */
export function term(kind: TermKind, ...values: readonly string[]): Term {
  const value = values.length === 1 ? values[0]! : values.join(' ');
  return `${kind}:${value.length <= longest && !unkept.test(value) ? value : `#${hash('sha256', value)}`}`;
}

/** The value of a term. Null: it is a digest. */
export function valueOf(text: Term): string | null {
  const value = text.slice(text.indexOf(':') + 1);
  return value.startsWith('#') ? null : value;
}

/** The result of an operation whose end the log does not tell yet. */
export const openResult = 'OPEN';

/** Whose operation it is, as one name: who asked, and for whom; users of different issuers may have the same name. */
export const ownTerm = (user: string, issuer: string | null | undefined): Term => term('own', hash('sha256', issuer ?? ''), user);

/** The hour of an instant, in UTC: `2026-11-26T20`. */
export const hourOf = (at: string): string => at.slice(0, 13);

/** What an operation is found by for what one of its leaves says. */
export function termsOf(header: LeafHeader, parts: readonly LeafPart[]): ReadonlySet<Term> {
  const terms = new Set<Term>();
  if (header.kind === 'INTENT') {
    terms.add(term('hour', hourOf(header.at)));
    if (header.purpose !== null) terms.add(term('purpose', header.purpose));
  }
  if (header.kind === 'OUTCOME') {
    terms.add(term('result', header.result));
    if (header.code !== null) terms.add(term('code', header.code));
  }
  for (const part of parts) addPart(part, terms);
  return terms;
}

/** Lists of terms that are remembered: one for each set of countries, status and sources. */
const rememberedLists = 500;
const lists = new LRUCache<string, readonly Term[]>({ max: rememberedLists });

/**
 * What an operation is found by of countries of which the same is told. A question asked of all has the same as the one before, and these are most of its terms.
 * @param sources the oldest entries tell none.
 */
function termsOfCountries(countries: readonly string[], status: string, sources: readonly string[] = []): readonly Term[] {
  const name = JSON.stringify([status, sources, countries]);
  let terms = lists.get(name);
  if (!terms) {
    terms = [
      term('any', status), ...sources.map((source) => term('known', source)),
      ...countries.flatMap((country) => [term('asked', country), term('status', status, country), ...sources.map((source) => term('source', source, country))]),
    ];
    lists.set(name, terms);
  }
  return terms;
}

function addPart(part: LeafPart, terms: Set<Term>): void {
  if (part.part === 'requester') {
    terms.add(term('user', part.user));
    terms.add(ownTerm(part.user, part.issuer));
    // The issuer that vouches for a system vouches for whom it asks for.
    if (part.onBehalfOf !== null) terms.add(ownTerm(part.onBehalfOf, part.issuer));
    if (part.organisation !== null) terms.add(term('organisation', part.organisation));
    terms.add(term('from', part.country));
    terms.add(term('role', part.role));
  } else if (part.part === 'case') {
    if (part.caseReference !== null) terms.add(term('case', part.caseReference));
  } else if (part.part === 'country') {
    for (const each of termsOfCountries([part.country], part.status, part.sources)) terms.add(each);
    for (const record of part.records) terms.add(term('record', record));
  } else if (part.part === 'countries') {
    for (const each of termsOfCountries(part.countries, part.status, part.sources)) terms.add(each);
  }
}
