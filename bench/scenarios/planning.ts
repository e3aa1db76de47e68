import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { graphComposer, nationalSubgraph } from '../../gateway/plan/compose.js';
import { exchangeSdl, nationalSdl } from '../../schema/files.js';
import { firstCountries } from '../../subgraphs/countries.js';
import { bureauxQuery } from '../contenders/query.js';
import { percentile } from '../measure.js';
import { composePeers, peerQuery } from '../peers/type-per-country.js';

/** What composing and planning take for one design. Times in milliseconds, the median of the repetitions. */
export interface PlanningFigures {
  readonly composeMs: number;
  /** Plan of a query that has not been planned before, by a new planner; what a plan cache saves. */
  readonly planMs: number;
  readonly supergraphBytes: number;
  /** Of the query plan as JSON. */
  readonly planBytes: number;
}

/** Both designs at one number of countries. */
export interface Planning {
  readonly countries: number;
  readonly bureaux: PlanningFigures;
  readonly typePerCountry: PlanningFigures;
}

function measured<T>(repetitions: number, work: () => T): { readonly ms: number; readonly result: T } {
  const times: number[] = [];
  let result: T | undefined;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const startedAt = performance.now();
    result = work();
    times.push(performance.now() - startedAt);
  }
  return { ms: percentile(times, 0.5), result: result as T };
}

function planFigures(compose: () => string, query: string, repetitions: number): PlanningFigures {
  const composed = measured(repetitions, compose);
  const document = parse(query);
  // A planner keeps what it learns of a graph: each repetition has a new one, made outside the time taken.
  const planners = Array.from({ length: repetitions }, () => new QueryPlanner(Supergraph.build(composed.result)));
  const planned = measured(repetitions, () => {
    const planner = planners.pop()!;
    return planner.buildQueryPlan(operationFromDocument(planner.supergraph.apiSchema(), document));
  });
  return {
    composeMs: composed.ms,
    planMs: planned.ms,
    supergraphBytes: Buffer.byteLength(composed.result),
    planBytes: Buffer.byteLength(JSON.stringify(planned.result)),
  };
}

/**
 * Composition of the supergraph and the first plan of the `persons` query, for the shared type routed by value and for a type per
 * country, both with the same composition and planner libraries in this process.
 */
export function measurePlanning(counts: readonly number[], progress: (line: string) => void): readonly Planning[] {
  // Compiles what both use, so that the first one measured does not pay for all.
  planFigures(() => composePeers(simulated(4)), peerQuery(firstCountries(4)), 5);
  planFigures(() => composeBureaux(4), bureauxQuery, 9);
  return counts.map((countries) => {
    progress(`${countries} countries: composing and planning`);
    const repetitions = countries > 60 ? 3 : 5;
    return {
      countries,
      bureaux: planFigures(() => composeBureaux(countries), bureauxQuery, 9),
      typePerCountry: planFigures(() => composePeers(simulated(countries)), peerQuery(firstCountries(countries)), repetitions),
    };
  });
}

const simulated = (count: number) => firstCountries(count).map((country) => ({ country, url: `http://127.0.0.1/${country}` }));

function composeBureaux(count: number): string {
  const compose = graphComposer([{ name: nationalSubgraph, sdl: nationalSdl() }, { name: 'exchange', sdl: exchangeSdl() }]);
  return compose(
    simulated(count).map(({ country, url }) => ({ country, name: country, url, connectedSince: null, sdl: nationalSdl() })),
  ).supergraphSdl;
}
