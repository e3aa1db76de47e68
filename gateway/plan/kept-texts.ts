import { readFileSync } from 'node:fs';
import type { GatewayConfig } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { LRUCache } from 'lru-cache';

/** Keeps texts that belong to a graph. None of its functions throws or rejects. */
export interface GraphTexts {
  /** Whether other gateways use the same store. */
  readonly shared: boolean;
  /** Null: it is not known, or cannot be read now. */
  get(name: TextName): Promise<string | null>;
  set(name: TextName, text: string): void;
}

interface TextName {
  readonly kind: 'document' | 'plan';
  /** What the text fits: a text kept for one graph is never given for another. */
  readonly graph: string;
  readonly name: string;
}

type DocumentCache = NonNullable<Exclude<ApolloServerOptionsWithGateway<BaseContext>['persistedQueries'], false | undefined>['cache']>;
export type QueryPlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
export type QueryPlan = NonNullable<Awaited<ReturnType<QueryPlanCache['get']>>>;

/** Documents that clients registered, as Apollo Server asks for them. A document is kept as long as the store keeps texts. */
export function persistedDocuments(texts: GraphTexts, graph: string): DocumentCache {
  const named = (name: string) => ({ kind: 'document', graph, name }) as const;
  return {
    get: async (name) => (await texts.get(named(name))) ?? undefined,
    set: (name, text) => Promise.resolve(texts.set(named(name), text)),
    delete: () => Promise.resolve(false),
  };
}

/** The planner's version, as another one may write other plans for the same graph. */
const plannerVersion = (JSON.parse(readFileSync(require.resolve('@apollo/gateway/package.json'), 'utf8')) as { readonly version: string }).version;

/** A text that another gateway or thread wrote, as a plan. Null: it is none. */
export function readPlan(text: string): QueryPlan | null {
  try {
    const plan = JSON.parse(text) as QueryPlan | null;
    return plan?.kind === 'QueryPlan' ? plan : null;
  } catch {
    return null;
  }
}

/**
 * Query plans: in this process, the least used leaving first, and behind it in the store that gateways share, so that each plan is made once
 * for all of them.
 * @param maxMiB what plans take in this process at most, as JSON.
 */
export function queryPlanCache(texts: GraphTexts | null, graph: string, maxMiB: number): QueryPlanCache {
  const near = new LRUCache<string, QueryPlan>({ maxSize: maxMiB * 1024 ** 2 });
  const behind = texts?.shared ? texts : null;
  const named = (name: string) => ({ kind: 'plan', graph: `${graph} ${plannerVersion}`, name }) as const;
  return {
    async get(name) {
      const known = near.get(name);
      if (known || !behind) return known;
      const text = await behind.get(named(name));
      const plan = text === null ? null : readPlan(text);
      if (plan) near.set(name, plan, { size: text!.length });
      return plan ?? undefined;
    },
    set(name, plan) {
      const text = JSON.stringify(plan);
      near.set(name, plan, { size: text.length });
      behind?.set(named(name), text);
      return Promise.resolve();
    },
    delete: (name) => Promise.resolve(near.delete(name)),
    clear: () => near.clear(),
  };
}
