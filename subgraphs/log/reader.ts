import { ownTerm, term } from '../../log/index.js';
import type { View } from '../../log/index.js';

/**
 * Who reads the log, and what of it.
 * - SCOPE: an auditor, of some countries or of all. Entries of requesters of these countries are seen whole; of other entries that touched one of them,
 *   the parts of these countries.
 * - COUNTRY: a country's data-protection officer. Of entries that touched the country, its part. `identity` says whether users are shown, or their
 *   authorities alone.
 * - OWN: whoever asks for the entries of his own operations, and of those in his name; they are seen whole.
 */
export type LogReader =
  | { readonly kind: 'SCOPE'; readonly countries: readonly string[] | 'all' }
  | { readonly kind: 'COUNTRY'; readonly country: string; readonly identity: 'FULL' | 'ORGANISATION' }
  | { readonly kind: 'OWN'; readonly user: string; readonly issuer: string | null };

/** One way to see entries: those that all clauses hold of, with the parts of some countries. */
export interface Sight {
  readonly view: View;
  readonly countries: readonly string[] | 'all';
}

/** The ways in which a reader sees entries; an entry is seen as all of them together show it. */
export function sightsOf(reader: LogReader): readonly Sight[] {
  switch (reader.kind) {
    case 'OWN':
      return [{ view: [[ownTerm(reader.user, reader.issuer)]], countries: 'all' }];
    case 'COUNTRY':
      return [{ view: [[term('asked', reader.country)]], countries: [reader.country] }];
    case 'SCOPE': {
      const { countries } = reader;
      if (countries === 'all') return [{ view: [], countries }];
      return [{ view: [countries.map((country) => term('from', country))], countries: 'all' }, { view: [countries.map((country) => term('asked', country))], countries }];
    }
  }
}

/** Whether the reader is shown users, or their authorities alone. */
export const showsUsers = (reader: LogReader): boolean => reader.kind !== 'COUNTRY' || reader.identity === 'FULL';
