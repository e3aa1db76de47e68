import type { GraphQLSchema } from 'graphql';

/** A bureau as the routing table has it. */
export interface BureauListing {
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string;
  /** The bureau's name in words. */
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  /** RFC 3339 full-date; null: not told. */
  readonly connectedSince: string | null;
  /** The bureau's own SDL, the last one known. Null: it has not published yet (it was never reached). */
  readonly sdl: string | null;
  /** SHA-256 over it, 64 hexadecimal digits: texts are found by it, as V8 finds long ones by their length alone. Null: there is none. */
  readonly digest: string | null;
  /** Why the bureau was refused (composition or contradiction), in words. Null: it was not. A refused bureau is not asked. */
  readonly refused: string | null;
}

/** What one country adds to the profile. */
export interface Extension {
  readonly country: string;
  /** The bureau's GraphQL endpoint: extension and profile are served by the same bureau. */
  readonly url: string;
  /** The extension's own SDL, split from the bureau's: a federation subgraph for itself. */
  readonly sdl: string;
}

/** One graph as of one moment: it never changes under a query. */
export interface Graph {
  readonly supergraphSdl: string;
  /** SHA-256 over the supergraph and the routing table, 64 hexadecimal digits: equal graphs have equal hashes. */
  readonly hash: string;
  /** Every configured bureau, sorted by country; also those that have not published and those refused. */
  readonly bureaux: readonly BureauListing[];
  /** Sorted by country. Only those that composed. */
  readonly extensions: readonly Extension[];
  /** The SDL of the subgraph `additions`, in which they stand together. Null: there are none. */
  readonly additions: string | null;
  /** What the gateway's clients see: the supergraph without inaccessible elements. */
  readonly apiSchema: GraphQLSchema;
}

/** What an engine needs of a graph; `--supergraph FILE` has no more than this. */
export type ServedGraph = Pick<Graph, 'supergraphSdl' | 'hash'>;
