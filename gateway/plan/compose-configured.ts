import type { OwnSubgraph } from './accept.js';
import { openNetwork } from './network.js';
import type { BureauAddress, NetworkOptions } from './network.js';

/** What `bureaux compose` prints. */
export interface ConfiguredComposition {
  readonly supergraphSdl: string;
  /** Countries whose bureau did not answer, sorted: the supergraph has no extension of theirs. */
  readonly silent: readonly string[];
  /** Countries that were refused, with the reason in words. */
  readonly refused: readonly { readonly country: string; readonly reason: string }[];
}

/** Reads every configured bureau once and composes what they publish. Never rejects for a bureau that fails. */
export async function composeConfigured(
  own: readonly OwnSubgraph[],
  bureaux: readonly BureauAddress[],
  options: Pick<NetworkOptions, 'timeoutMs' | 'maxBytes' | 'dispatcher' | 'sign' | 'tls'> = {},
): Promise<ConfiguredComposition> {
  const network = openNetwork({ ...options, own, bureaux, rereadMs: 0 });
  try {
    const graph = await network.ready;
    return {
      supergraphSdl: graph.supergraphSdl,
      silent: graph.bureaux.filter((bureau) => bureau.sdl === null).map((bureau) => bureau.country),
      refused: graph.bureaux.flatMap(({ country, refused }) => (refused === null ? [] : [{ country, reason: refused }])),
    };
  } finally {
    await network.close();
  }
}
