import type { ExchangeContext } from './context.js';
import { countriesKnown } from './countries.js';
import type { Country } from './countries.js';
import type { ExchangeData, NoticeData, OperationData } from './data.js';
import { badInput, countryOf } from '../in-process/input.js';
import { countriesOf } from './input.js';
import { defaultMinScore, incomparable, rank } from './matches.js';
import type { PersonMatches } from './matches.js';
import { noticePage, noticeValue } from './notices.js';
import type { NoticeArguments } from './notices.js';
import { probeOf } from './probe.js';
import type { PersonReference } from './probe.js';
import { subjectOf } from './subjects.js';

interface MatchArguments {
  readonly minScore?: number | null;
  readonly in?: readonly string[] | null;
}

async function matches(
  person: PersonReference,
  { minScore, in: among }: MatchArguments,
  { port, matches: loader }: ExchangeContext,
): Promise<PersonMatches> {
  const lowest = minScore ?? defaultMinScore;
  if (!(lowest >= 0 && lowest <= 1)) throw badInput(`minScore: expected 0 to 1, came ${lowest}`);
  const countries = countriesOf(among);
  const probe = probeOf(person);
  return probe ? rank(await loader.load({ probe, in: countries }), lowest) : incomparable(port, person.id, countries);
}

const totalField = <K extends 'complete' | 'countries' | 'arrests' | 'seizures'>(field: K) =>
  async (operation: OperationData, _: unknown, { totals }: ExchangeContext) => (await totals.load(operation))[field];

const byCode = <T extends { readonly code: string }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => (a.code < b.code ? -1 : 1));

/** The resolvers of schema/exchange.graphql over the exchange's own data. */
export function exchangeResolvers(data: ExchangeData) {
  const operations = new Map(byCode(data.operations).map((operation) => [operation.code, operation]));
  const notices = new Map(data.notices.map((notice) => [notice.reference, notice]));
  const country = (code: string, { port }: ExchangeContext): Country | null =>
    countriesKnown(data, port).find((one) => one.code === code) ?? null;
  return {
    Query: {
      countries: (_: unknown, __: unknown, { port }: ExchangeContext) => countriesKnown(data, port),
      country: (_: unknown, { code }: { readonly code: string }, context: ExchangeContext) => country(countryOf('code', code), context),
      operation: (_: unknown, { code }: { readonly code: string }) => operations.get(code) ?? null,
      operations: () => [...operations.values()],
      notices: (_: unknown, args: NoticeArguments) => noticePage(data.notices, args),
    },
    Country: {
      __resolveReference: ({ code }: { readonly code: string }, context: ExchangeContext) => country(code, context),
    },
    Operation: {
      __resolveReference: ({ code }: { readonly code: string }) => operations.get(code) ?? null,
      complete: totalField('complete'),
      countries: totalField('countries'),
      arrests: totalField('arrests'),
      seizures: totalField('seizures'),
      deduplicated: () => false,
    },
    Notice: {
      __resolveReference: ({ reference }: { readonly reference: string }) => {
        const notice = notices.get(reference);
        return notice ? noticeValue(notice) : null;
      },
      subject: ({ subject }: NoticeData, _: unknown, { subjects }: ExchangeContext) => subjectOf(subject, subjects),
    },
    Person: { __resolveReference: (reference: PersonReference) => reference, matches },
  };
}
