import { createHash } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import { withoutAccess } from '../util/access-directives.js';
import type { ServedGraph } from './graph.js';

/** A supergraph that somebody else composed. */
export interface PlainSupergraph extends ServedGraph {
  /** Its subgraphs, in the order of the supergraph. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

/**
 * Reads a Federation 2 supergraph SDL, for `bureaux gateway --supergraph FILE`.
 * @throws when it is no valid supergraph, or a subgraph has no http or https URL.
 */
export function readSupergraph(supergraphSdl: string): PlainSupergraph {
  const subgraphs = Supergraph.build(withoutAccess(supergraphSdl)).subgraphsMetadata().map(({ name, url }) => ({ name, url }));
  for (const { name, url } of subgraphs) {
    if (!/^https?:\/\//.test(url)) throw new Error(`subgraph ${name}: expected an http or https URL, came ${url === '' ? 'none' : url}`);
  }
  return { supergraphSdl, hash: createHash('sha256').update(supergraphSdl).digest('hex'), subgraphs };
}
