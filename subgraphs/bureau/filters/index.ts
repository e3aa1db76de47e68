import { openChangeSource } from '../changes/open.js';
import type { ReaderSource } from '../loaders/request-reader.js';
import { ReadPlans } from '../loaders/plan.js';
import type { CountryMapping } from '../mapping/index.js';
import { FilterKeeper } from './keeper.js';
import { type FilterOptions, type FilterPublication, openFilterPublication } from './publication.js';
import { registersToFilter } from './publishable.js';
import { RegisterFilter } from './register-filter.js';
import { RegisterReader } from './register-reader.js';

export type { FilterOptions, FilterPublication } from './publication.js';
export { serveFilters } from './route.js';

interface Wiring extends FilterOptions {
  /** Whether the bureau takes every question: then no rule is applied. */
  readonly open: boolean;
  readonly pollMs: number;
  readonly compareMs: number;
  readonly onNotice: (notice: string) => void;
  readonly onError: (error: unknown, milliseconds: number) => void;
}

/** Opens the publication of a country's filters, over the registers that may have one; of the others it is said why they have none. Null: none may. */
export function openFilters(source: ReaderSource, { open, compareMs, onNotice, ...options }: Wiring): FilterPublication | null {
  const { publishable, others } = registersToFilter(source.country, open);
  for (const reason of new Set(others.map((one) => one.reason))) {
    onNotice(`no filter is published over ${others.filter((one) => one.reason === reason).map(({ type }) => type).join(', ')}: ${reason}`);
  }
  if (publishable.length === 0) return null;
  // Where records are compared, those of these registers alone.
  const { registers } = source.country;
  const country: CountryMapping = { ...source.country, registers: Object.fromEntries(publishable.map(({ type }) => [type, registers[type]])) };
  const followed = { ...source, country, plans: new ReadPlans(country) };
  const terms = options.secrets[0]!.terms;
  return openFilterPublication(() => new FilterKeeper(
    publishable.map((one) => new RegisterFilter(one, new RegisterReader(source, one.type, terms))),
    openChangeSource(followed, { restMs: compareMs }),
    options.onError,
  ), { ...options, country: country.country });
}
