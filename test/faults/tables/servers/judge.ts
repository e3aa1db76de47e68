/** What an answer is beside the known right one. */
export type Verdict =
  | { readonly kind: 'right' }
  /** Right, but that countries are away, and it says so. */
  | { readonly kind: 'own part missing'; readonly countries: readonly string[] }
  /** No answer, or the part of a country is away that has nothing to do with the fault. */
  | { readonly kind: 'failed'; readonly why: string }
  /** It says what is not so. */
  | { readonly kind: 'wrong'; readonly why: string };

export interface Outcome {
  readonly country: string;
  readonly status: string;
  readonly count: number | null;
}

interface Page {
  readonly complete: boolean;
  readonly totalCount: number;
  readonly countries: readonly Outcome[];
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

interface Check {
  readonly complete: boolean;
  readonly outcome: string;
  readonly countries: readonly Outcome[];
  readonly records: readonly { readonly id: string }[];
}

interface GraphError {
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

export interface GraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphError[];
}

const away: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT']);
const awayCodes: ReadonlySet<string> = new Set(['COUNTRY_UNAVAILABLE', 'COUNTRY_TIMEOUT']);
const countryOf = ({ id }: { readonly id: string }): string => id.slice(0, 2);

/**
 * Judges an answer: the part of each country is either equal to the known one, or away and said to be, with `complete` false.
 * @param known the right answer, from all countries.
 * @param mayMiss the countries whose own part the fault may take away.
 */
export function judge(known: Readonly<Record<string, unknown>>, answer: { readonly status: number; readonly body: unknown }, mayMiss: ReadonlySet<string>): Verdict {
  const body = answer.body as GraphAnswer | null;
  if (answer.status !== 200 || !body?.data) return { kind: 'failed', why: `status ${answer.status}, codes ${codes(body)}` };
  const missing = new Set<string>();
  const expected = JSON.parse(JSON.stringify(known)) as Record<string, unknown>;
  for (const [field, right] of Object.entries(known)) {
    const got = body.data[field];
    if (isPage(right) && isPage(got)) expected[field] = pageWithout(right, got, missing);
    else if (Array.isArray(right) && Array.isArray(got)) expected[field] = (right as readonly Check[]).map((check, index) => checkWithout(check, (got as readonly Check[])[index], missing));
  }
  for (const { path = [], extensions } of body.errors ?? []) {
    if (!awayCodes.has(extensions?.code ?? '')) return { kind: 'failed', why: `codes ${codes(body)}` };
    const country = takeAway(expected, path);
    if (country === null) return { kind: 'wrong', why: `an error at ${path.join('.')}, where nothing is of a country` };
    missing.add(country);
  }
  if (JSON.stringify(body.data) !== JSON.stringify(expected)) return { kind: 'wrong', why: `expected ${JSON.stringify(expected)}, came ${JSON.stringify(body.data)}` };
  const strange = [...missing].filter((country) => !mayMiss.has(country));
  if (strange.length > 0) return { kind: 'failed', why: `${strange.join(', ')} away without a reason` };
  return missing.size === 0 ? { kind: 'right' } : { kind: 'own part missing', countries: [...missing].sort() };
}

const codes = (body: GraphAnswer | null): string => (body?.errors ?? []).map(({ extensions }) => extensions?.code ?? 'none').join(', ') || 'none';
const isPage = (value: unknown): value is Page => typeof value === 'object' && value !== null && 'edges' in value;

/** The outcomes that are to be: those of countries that say they are away are taken as they came, and put into `missing`. */
function outcomes(right: readonly Outcome[], got: readonly Outcome[] | undefined, missing: Set<string>): { readonly all: readonly Outcome[]; readonly gone: ReadonlySet<string> } {
  const gone = new Set<string>();
  const all = right.map((one) => {
    const came = got?.find(({ country }) => country === one.country);
    if (!came || away.has(one.status) || !away.has(came.status)) return one;
    missing.add(one.country);
    gone.add(one.country);
    return { ...one, status: came.status, count: null };
  });
  return { all, gone };
}

function pageWithout(right: Page, got: Page, missing: Set<string>): Page {
  const { all, gone } = outcomes(right.countries, got.countries, missing);
  return {
    ...right,
    complete: right.complete && gone.size === 0,
    totalCount: all.reduce((sum, { count }) => sum + (count ?? 0), 0),
    countries: all,
    edges: right.edges.filter(({ node }) => !gone.has(countryOf(node))),
  };
}

function checkWithout(right: Check, got: Check | undefined, missing: Set<string>): Check {
  const { all, gone } = outcomes(right.countries, got?.countries, missing);
  const records = right.records.filter((record) => !gone.has(countryOf(record)));
  return {
    ...right, complete: right.complete && gone.size === 0, countries: all, records,
    outcome: records.length > 0 ? 'HIT' : gone.size > 0 ? 'UNKNOWN' : right.outcome,
  };
}

/** Puts null where an error is. @returns whose it was: the country of the nearest record around; null: of none. */
function takeAway(expected: Record<string, unknown>, path: readonly (string | number)[]): string | null {
  let at: unknown = expected;
  let country: string | null = null;
  for (const [index, step] of path.entries()) {
    const holder = at as Record<string | number, unknown> | null | undefined;
    if (typeof holder !== 'object' || holder === null) return null;
    at = holder[step];
    const id = (at as { readonly id?: unknown } | null)?.id;
    if (typeof id === 'string') country = id.slice(0, 2);
    if (index === path.length - 1) holder[step] = null;
  }
  return country;
}
