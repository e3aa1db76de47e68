import { setMaxListeners } from 'node:events';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, print } from 'graphql';
import { openFeed } from './changes/feed.js';
import { hasJournal, openChangeSource } from './changes/open.js';
import { serveChanges } from './changes/route.js';
import { checkMapping } from './check-mapping.js';
import type { NationalDatabase, OpenOptions } from './database/national-database.js';
import { open } from './database/open.js';
import { DatabaseError, maskError } from './errors.js';
import { type FilterOptions, openFilters, serveFilters } from './filters/index.js';
import { limitRootFields } from './limit-root-fields.js';
import { ReadPlans } from './loaders/plan.js';
import { type BureauLogOptions, type KeptLog, newQuestion, noteQuestion, openKeptLog, type Question, serveLog } from './log/index.js';
import { type ReaderSource, RequestReader } from './loaders/request-reader.js';
import { finderOf } from './search/search-fields.js';
import type { CountryMapping } from './mapping/index.js';
import { accessesPath } from '../../schema/bureau-log.js';
import { filtersPath } from '../../schema/filter/publication.js';
import { narrowProfile } from './narrow.js';
import { rulesHeader, rulesStatement, tellHidden } from './rules/index.js';
import { type BureauContext, bureauResolvers } from './resolvers.js';
import { type IndexOptions, type IndexSize, makeAnew, type NameLookup, openNameLookup } from './search/name-index/name-lookup.js';
import { LearnedWritings } from './written/learned-writings.js';
import { type BureauTlsOptions, readTls, type ServerTls, tellRefusedClients } from './tls.js';
import { type Admitted, type Asker, BadAssertion, openTrust, requireAsker, type Trust, TrustError, type TrustOptions } from './trust/index.js';

/** Options of `startBureau`. */
export interface BureauOptions extends OpenOptions {
  /** The gateways whose questions it takes. */
  readonly trust?: Omit<TrustOptions, 'country'>;
  /** Whether it takes every question, of whomever: owner's rules are not applied, as nobody is known. Default false; then `trust` is needed. */
  readonly open?: boolean;
  /** Where it logs what it is asked and gives; then nothing is given that is not logged. Default: nowhere. */
  readonly log?: BureauLogOptions;
  /** Where its search index stands. Default: in memory, made anew at each start. */
  readonly index?: Pick<IndexOptions, 'file' | 'onProgress'>;
  /** Publishes filters over its registers of objects, where the owner's rules allow. Default: none are published, and it is always asked. */
  readonly filters?: FilterOptions;
  /** Listens by https. Default: by http. */
  readonly tls?: BureauTlsOptions;
  /** Address to listen at. Default 127.0.0.1. */
  readonly host?: string;
  /** Port, 0 to 65535; 0: any that is free. Default 0. */
  readonly port?: number;
  /**
   * How long askers may keep an answer (`Cache-Control`), in seconds, 0 or more; 0: not at all. The profile's `@cacheControl` may say less, as for
   * checks. An answer with an error is never to be kept, and one with a record that is not to be used after an instant no longer than until then. Default 60.
   */
  readonly keepSeconds?: number;
  /** How often the database is asked for changes while somebody follows them, in milliseconds, 20 to 60,000. Default 200. */
  readonly pollMs?: number;
  /** How long a bureau rests between two comparisons of all records, in milliseconds, 20 or more, where its database has no journal. Default 10,000. */
  readonly compareMs?: number;
  /** Told what whoever runs the bureau should know of its database at the start. Default: nobody is told. */
  readonly onNotice?: (notice: string) => void;
  /** Told of every failure that is not the asker's, before it is masked, and of the milliseconds its question took until then. Default: nobody is told. */
  readonly onError?: (error: unknown, milliseconds: number) => void;
}

/** A bureau that answers. */
export interface RunningBureau {
  /** Its GraphQL endpoint. */
  readonly url: string;
  /** Stops taking questions, answers those under way and closes the database. */
  close(): Promise<void>;
}

/** Most bytes of a request's body: 4 MiB. */
const bodyLimit = 4 * 1024 * 1024;
/** How long an idle connection is kept, in milliseconds; longer than the gateway keeps it, so that it is not closed under a request. */
const keepAliveTimeout = 75_000;

/** Where a bureau that trusts gateways takes nothing that is not signed. */
const signedPaths: ReadonlySet<string | undefined> = new Set(['/graphql', accessesPath, filtersPath]);

/** The header that tells how many SQL statements an answer took. */
export const statementsHeader = 'bureau-statements';

/** The executable Federation 2 schema of a country's bureau. */
export function bureauSchema(country: CountryMapping, typeDefs: DocumentNode = narrowProfile(country)): GraphQLSchema {
  const roots = typeDefs.definitions.flatMap((one) => (one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'Query' ? one.fields ?? [] : []));
  const scalars = typeDefs.definitions.flatMap((one) => (one.kind === Kind.SCALAR_TYPE_DEFINITION ? [one.name.value] : []));
  const resolvers = bureauResolvers(country, new Set(roots.map(({ name }) => name.value)), new Set(scalars));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  // Published as it was narrowed: the extension stays apart, and no definition of federation's own is added.
  const service = schema.getQueryType()!.getFields()['_service']!;
  const sdl = print(typeDefs);
  service.resolve = () => ({ sdl });
  return schema;
}

/** Lets no answer be kept longer, whatever its fields say. Stands before the plugin that writes the header. */
const keepAtMost = (seconds: number): ApolloServerPlugin<BureauContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ overallCachePolicy }) {
        if (overallCachePolicy.maxAge !== undefined) overallCachePolicy.restrict({ maxAge: seconds });
      },
    };
  },
});

/** Tells failures that are not the asker's before they are masked. */
const errorReporter = (onError: NonNullable<BureauOptions['onError']>): ApolloServerPlugin<BureauContext> => ({
  async requestDidStart() {
    const begun = performance.now();
    return {
      async didEncounterErrors({ errors }) {
        for (const error of errors) {
          const { originalError, path, extensions } = error;
          // An error of graphql-js at a field, without a code, is of a value that the bureau could not give out.
          const isOwn = originalError instanceof GraphQLError || originalError === undefined ? path !== undefined && extensions['code'] === undefined : true;
          if (isOwn) onError(originalError ?? error, performance.now() - begun);
        }
      },
    };
  },
});

/**
 * Starts a country's bureau: a Federation 2 subgraph at `/graphql`, its changes at `/changes`, its filters at `/filters`, `/health/live` and `/health/ready`.
 * The mapping is checked against the database first.
 * @param databaseUrl see `open`.
 * @throws MappingError, DatabaseError, TrustError, LogStoreError.
 */
export async function startBureau(country: CountryMapping, databaseUrl: string, options: BureauOptions = {}): Promise<RunningBureau> {
  const { host = '127.0.0.1', port = 0, keepSeconds = 60, pollMs = 200, compareMs = 10_000, index = { file: null }, onError = () => {}, onNotice = () => {} } = options;
  if ((options.trust === undefined) !== (options.open === true)) throw new TrustError('Expected the gateways to trust, or to be open to everybody; got both or neither');
  const tls = options.tls ? readTls(options.tls) : null;
  const trust = options.trust ? await openTrust({ ...options.trust, country: country.country }) : null;
  const database = await open(databaseUrl, options);
  try {
    checkMapping(country, database.tables);
    if (!hasJournal(database)) onNotice('the database has no journal of changes that can be read: all records are compared instead');
    const log = options.log ? await openKeptLog(country.country, options.log, onNotice) : null;
    try {
      return await listen(country, database, { trust, tls, log }, { host, port, keepSeconds, pollMs, compareMs, index, filters: options.filters, onError, onNotice });
    } catch (error) {
      await log?.close();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Has the server take signed questions alone. @returns what was admitted, by request. */
function admitSigned(server: FastifyInstance, trust: Trust, log: KeptLog | null): WeakMap<object, Admitted> {
  const bodies = new WeakMap<object, Uint8Array>();
  const admitted = new WeakMap<object, Admitted>();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    bodies.set(request, body);
    void parse(request, body.toString('utf8'), done);
  });
  server.addHook('preHandler', async (request, reply) => {
    if (!signedPaths.has(request.routeOptions.url)) return;
    try {
      const question = await trust.admit(request.headers, bodies.get(request) ?? new Uint8Array());
      admitted.set(request, question);
      if (question.checkpoint !== null) log?.witness.see(question.checkpoint, question.signedAt);
    } catch (error) {
      if (!(error instanceof BadAssertion)) throw error;
      log?.refused(error.code);
      await reply.code(401).header('cache-control', 'no-store').send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    }
  });
  return admitted;
}

/**
 * Makes the search index of a national database anew, in a file that bureaux started after that use.
 * @throws MappingError, DatabaseError; one without a journal has no index.
 */
export async function reindex(country: CountryMapping, databaseUrl: string, { onNotice, index, ...options }: OpenOptions & Pick<BureauOptions, 'onNotice'> & {
  readonly index: Pick<IndexOptions, 'file' | 'onProgress'>;
}): Promise<IndexSize> {
  const database = await open(databaseUrl, options);
  try {
    checkMapping(country, database.tables);
    if (!hasJournal(database)) throw new DatabaseError('Expected a database that tells its changes by a journal, got one that has none: it is searched without an index');
    const source = { country, database, plans: new ReadPlans(country) };
    const changes = openChangeSource(source, { restMs: 0 });
    try {
      return await makeAnew(source, changes, { ...index, ...(onNotice && { onNotice }) });
    } finally {
      await changes.close();
    }
  } finally {
    await database.close();
  }
}

/** What finds persons by name: an index, where the database tells its changes and persons have names. */
function namesOf(source: ReaderSource, { file, onProgress }: Pick<IndexOptions, 'file' | 'onProgress'>, onNotice: (notice: string) => void): NameLookup | null {
  if (!hasJournal(source.database) || finderOf(source.country, 'Person', 'names') === undefined) return null;
  return openNameLookup(source, openChangeSource(source, { restMs: 0 }), { file, onNotice, ...(onProgress && { onProgress }) });
}

/** What of the options is left when what they name is open. */
type ListenOptions = Required<Omit<BureauOptions, keyof OpenOptions | 'trust' | 'open' | 'log' | 'filters' | 'tls'>> & { readonly filters: FilterOptions | undefined };

async function listen(
  country: CountryMapping, database: NationalDatabase, { trust, tls, log }: { readonly trust: Trust | null; readonly tls: ServerTls | null; readonly log: KeptLog | null },
  { host, port, keepSeconds, pollMs, compareMs, index, filters, onError, onNotice }: ListenOptions,
): Promise<RunningBureau> {
  const plugins = [
    ApolloServerPluginInlineTraceDisabled(), keepAtMost(keepSeconds), ApolloServerPluginCacheControl({ defaultMaxAge: keepSeconds }),
    limitRootFields, requireAsker, tellHidden, errorReporter(onError), noteQuestion,
  ];
  const schema = bureauSchema(country);
  const apollo = new ApolloServer<BureauContext>({
    schema,
    introspection: true,
    // Bureaux are asked by the gateway, never by a browser.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: maskError,
    plugins,
  });
  await apollo.start();
  const unwritten = { country, database, plans: new ReadPlans(country) };
  // Without a journal it would not be known when a number is written in a new way.
  const writings = hasJournal(database) ? new LearnedWritings(country, database, openChangeSource(unwritten, { restMs: compareMs })) : null;
  const names = namesOf(unwritten, index, onNotice);
  const source = { ...unwritten, ...(writings && { writings }), ...(names && { names }) };
  const how: FastifyServerOptions = { bodyLimit, keepAliveTimeout, forceCloseConnections: 'idle' };
  const server: FastifyInstance = fastify({ ...how, https: tls } as FastifyServerOptions);
  if (tls) tellRefusedClients(server, onNotice);
  const feed = openFeed(openChangeSource(unwritten, { restMs: compareMs }), { pollMs, onError });
  const rules = rulesStatement(country, trust === null);
  serveChanges(server, feed, { [rulesHeader]: rules });
  const publication = filters ? openFilters(unwritten, { ...filters, open: trust === null, pollMs, compareMs, onNotice, onError }) : null;
  let ready = true;
  server.get('/health/live', () => ({ status: 'live', country: country.country }));
  server.get('/health/ready', (_request, reply) => {
    const status = !ready ? 'closing' : log?.failing ? 'log-unavailable' : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({ status, country: country.country });
  });
  const admitted = trust ? admitSigned(server, trust, log) : null;
  const admittedOf = (request: object): Admitted | null => {
    if (admitted === null) return null;
    const question = admitted.get(request);
    if (question === undefined) throw new Error('A question came by that was not admitted');
    return question;
  };
  const questions = new WeakMap<object, Question>();
  const readers = new WeakMap<object, RequestReader>();
  server.addHook('onSend', async (request, reply) => {
    reply.header(rulesHeader, rules);
    const reader = readers.get(request);
    if (reader) reply.header(statementsHeader, String(reader.statements));
  });
  if (log) serveLog(server, log, schema, (request) => questions.get(request), rules);
  if (publication) serveFilters(server, publication);
  server.post('/graphql', fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const gone = new AbortController();
      // Each statement of the request listens to it while it runs.
      setMaxListeners(0, gone.signal);
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) gone.abort(new GraphQLError('The asker has gone', { extensions: { code: 'CANCELLED' } }));
      });
      const signed = admittedOf(request);
      const asker: Asker = signed?.asker ?? 'open';
      const question = log ? newQuestion(signed, gone.signal) : null;
      if (question) questions.set(request, question);
      const reader = new RequestReader(source, asker, gone.signal, question?.told);
      readers.set(request, reader);
      return { reader, asker, question, hidden: [] };
    },
  }));
  const url = new URL('/graphql', await server.listen({ host, port })).href;
  return {
    url,
    async close() {
      ready = false;
      await feed.close();
      await publication?.close();
      await server.close();
      await apollo.stop();
      await names?.close();
      await log?.close();
      await writings?.close();
      await database.close();
    },
  };
}
