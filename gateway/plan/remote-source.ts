import { performance } from 'node:perf_hooks';
import type { GraphQLDataSource } from '@apollo/gateway';
import { Kind, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import { fieldError } from '../errors.js';
import type { RequestContext } from '../request.js';
import { noteOutcomes } from '../util/ledger.js';
import { postGraphql } from './post.js';
import type { PostFailure } from './post.js';
import { entitiesOf, joinRepresentations, spreadEntities } from './representations.js';
import type { JoinedRepresentations } from './representations.js';
import { subgraphErrors } from './subgraph-errors.js';

type Source = GraphQLDataSource<RequestContext>;
type Answer = Awaited<ReturnType<Source['process']>>;
type Path = readonly (string | number)[];

export interface RemoteSourceOptions {
  /** The subgraph's name, as clients may see it. */
  readonly name: string;
  /** Its endpoint, http or https. Clients never see it. */
  readonly url: string;
  readonly dispatcher: Dispatcher;
  /** Milliseconds a call may take, 1 or more; the request's own deadline cuts it sooner. Default 5,000. */
  readonly timeoutMs?: number;
  /** Bytes of an answer at most. Default 8 MiB. */
  readonly maxBytes?: number;
}

/**
 * A pool for remote subgraphs: connections are kept alive and shared by all engines.
 * @param connections per origin, 1 to 1,024. Default 64.
 */
export const remoteDispatcher = (connections = 64): Agent => new Agent({ connections, keepAliveTimeout: 30_000 });

const rootKeys = new LRUCache<string, readonly string[]>({ max: 1_000 });

/** The keys an answer's `data` has for this query, as far as they do not depend on fragments and variables. */
function answerKeys(query: string): readonly string[] {
  let keys = rootKeys.get(query);
  if (!keys) {
    const operation = parse(query, { noLocation: true }).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    keys = (operation?.selectionSet.selections ?? []).flatMap((selection) =>
      (selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : []));
    rootKeys.set(query, keys);
  }
  return keys;
}

/** An answer for a call that failed: no data, and an error at every place that now has none. */
function failedAnswer(
  name: string,
  failure: PostFailure | 'WRONG_NUMBER_OF_ENTITIES',
  query: string,
  { sent, places }: JoinedRepresentations,
): Answer {
  const paths: Path[] = sent === null ? answerKeys(query).map((key) => [key]) : places.map((_, place) => ['_entities', place]);
  const message = `The subgraph ${name} did not answer in a way that can be used: ${failure}.`;
  const errors = (paths.length > 0 ? paths : [undefined])
    .map((path) => fieldError('DOWNSTREAM_SERVICE_ERROR', message, path, { reason: failure }));
  return { errors };
}

/**
 * The data source of a plain remote subgraph, for supergraphs that have no national profile. Posts over kept-alive connections,
 * sends equal representations once, keeps the request's deadline and its cancellation, and reads a bounded answer. Nothing that
 * goes wrong is thrown: it becomes errors at the paths that have no data.
 */
export function remoteSource(options: RemoteSourceOptions): Source {
  const { name, url, dispatcher, timeoutMs = 5_000, maxBytes = 8 * 2 ** 20 } = options;
  const { host } = new URL(url);
  return {
    async process({ request, context }): Promise<Answer> {
      const { signal, startedAt, deadlineMs } = context as Partial<RequestContext>;
      const query = request.query ?? '';
      const joined = joinRepresentations(request.variables ?? {});
      const left = startedAt === undefined || deadlineMs === undefined ? timeoutMs : deadlineMs - (performance.now() - startedAt);
      const note = (failure: PostFailure | undefined, latencyMs: number | null): void => {
        const status = failure === undefined ? 'HIT' : failure === 'TIMEOUT' ? 'TIMEOUT' : 'UNAVAILABLE';
        if (context) noteOutcomes(context as RequestContext, [{ country: name, status, count: null, reason: failure ?? null, latencyMs, source: latencyMs === null ? null : 'LIVE' }]);
      };
      if (left <= 0) {
        note('TIMEOUT', null);
        return failedAnswer(name, 'TIMEOUT', query, joined);
      }
      const asked = performance.now();
      const { answer, failure } = await postGraphql(
        dispatcher, url, { query, variables: joined.variables, operationName: request.operationName ?? undefined },
        { signal, timeoutMs: Math.min(timeoutMs, left), maxBytes },
      );
      note(failure, Math.round(performance.now() - asked));
      if (failure) return failedAnswer(name, failure, query, joined);

      const errors = subgraphErrors(answer.errors, name, host, joined.places);
      const told = errors.length > 0 ? { errors } : {};
      const data = (answer.data ?? null) as Record<string, unknown> | null;
      if (data === null) return errors.length > 0 ? told : failedAnswer(name, 'BAD_ANSWER', query, joined);
      if (typeof data !== 'object' || Array.isArray(data)) return failedAnswer(name, 'BAD_ANSWER', query, joined);
      if (joined.sent === null) return { data, ...told };
      const entities = entitiesOf(answer, joined.sent);
      if (!entities) return failedAnswer(name, 'WRONG_NUMBER_OF_ENTITIES', query, joined);
      return { data: { _entities: spreadEntities(entities, joined.places) }, ...told };
    },
  };
}
