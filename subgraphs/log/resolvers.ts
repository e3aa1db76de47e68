import { LRUCache } from 'lru-cache';
import { parse } from 'graphql';
import { access } from './access.js';
import type { LogContext } from './context.js';
import { compares, fieldsOf } from './fields.js';
import type { AskedField } from './fields.js';
import { entryPage } from './page.js';
import type { PageArguments } from './page.js';
import { checkpointOf, entryOf, proofOf, provenSize } from './proof.js';
import type { SeenOperation } from './seen.js';
import { soughtBy } from './sought.js';
import type { LogFilter } from './sought.js';
import { statistics } from './statistics.js';
import type { Dimension } from './statistics.js';
import { unusual } from './unusual/index.js';
import type { UnusualArguments } from './unusual/index.js';

/** What is known of a normalised operation. */
interface KnownOperation {
  readonly text: string;
  readonly fields: readonly AskedField[];
  readonly compares: boolean;
}

/** Operations remembered by their digest. */
const rememberedOperations = 2_000;

/** The resolvers of schema/log.graphql. */
export function logResolvers() {
  const operations = new LRUCache<string, Promise<KnownOperation | null>>({ max: rememberedOperations });

  async function read({ origin, operationDigest }: SeenOperation, { source, types }: LogContext): Promise<KnownOperation | null> {
    const text = operationDigest === null ? null : await source.logs.get(origin)?.store.operation(operationDigest);
    return text ? { text, fields: fieldsOf(text, types), compares: compares(parse(text, { noLocation: true })) } : null;
  }
  const operationOf = (entry: SeenOperation, context: LogContext): Promise<KnownOperation | null> => {
    const { operationDigest: digest } = entry;
    if (digest === null) return Promise.resolve(null);
    const known = operations.get(digest) ?? read(entry, context);
    operations.set(digest, known);
    known.then((found) => found ?? operations.delete(digest), () => operations.delete(digest));
    return known;
  };

  const shownFields = async (entry: SeenOperation, context: LogContext): Promise<readonly string[]> => {
    const fields = (await operationOf(entry, context))?.fields ?? [];
    const { seenCountries } = entry;
    return fields.filter(({ owner }) => owner === null || seenCountries === 'all' || seenCountries.includes(owner)).map(({ name }) => name);
  };
  const verbOf = async (entry: SeenOperation, context: LogContext): Promise<string> => {
    if ((await operationOf(entry, context))?.compares) return 'COMBINATION';
    const given = entry.countries.filter(({ records }) => records.length > 0);
    return given.some(({ country }) => country !== entry.requester?.country) ? 'DISCLOSURE' : 'CONSULTATION';
  };
  const searchOf = ({ searched, search }: SeenOperation) => {
    if (!searched) return null;
    if (!search) return { values: null, reason: 'NOT_FOR_READER' };
    const { values, closed } = search();
    return { values: closed === null ? JSON.stringify(values) : null, reason: closed };
  };
  const retained = ({ at, requester, case: about }: SeenOperation, { source }: LogContext) => source.retention({ at, country: requester?.country ?? null, case: about });

  return {
    Query: {
      queryLog: (_: unknown, { filter, ...page }: PageArguments & { readonly filter?: LogFilter | null }, context: LogContext) =>
        entryPage(context, soughtBy(context.reader, filter), page),
      queryLogEntry: (_: unknown, { id }: { readonly id: string }, context: LogContext) => entryOf(context, id),
      queryLogProof: (_: unknown, { id }: { readonly id: string }, context: LogContext) => proofOf(context, id),
      queryLogCheckpoint: (_: unknown, { origin }: { readonly origin?: string | null }, context: LogContext) => checkpointOf(context, origin),
      queryLogStatistics: (_: unknown, { filter, by }: { readonly filter?: LogFilter | null; readonly by: Dimension }, context: LogContext) => statistics(context, filter, by),
      queryLogUnusual: (_: unknown, asked: UnusualArguments, context: LogContext) => unusual(context, asked),
      queryLogAccess: (_: unknown, asked: PageArguments & { readonly record: string }, context: LogContext) => access(context, asked),
    },
    QueryLogEntry: {
      provable: async ({ origin, places }: SeenOperation, _: unknown, context: LogContext) => (await provenSize(context, origin)) > places.at(-1)!,
      operation: async (entry: SeenOperation, _: unknown, context: LogContext) => (entry.seenCountries === 'all' ? (await operationOf(entry, context))?.text ?? null : null),
      fields: (entry: SeenOperation, _: unknown, context: LogContext) => shownFields(entry, context),
      verb: (entry: SeenOperation, _: unknown, context: LogContext) => verbOf(entry, context),
      search: searchOf,
      retainedUntil: async (entry: SeenOperation, _: unknown, context: LogContext) => (await retained(entry, context))?.until ?? null,
      legalHold: async (entry: SeenOperation, _: unknown, context: LogContext) => (await retained(entry, context))?.held ?? null,
    },
  };
}
