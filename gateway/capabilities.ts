import { readCapability } from './national/index.js';
import type { Graph } from './plan/index.js';
import { openTurns } from './util/turns.js';

type Capability = ReturnType<typeof readCapability>;

/** What bureaux can be asked, read once from each text that is published. */
export interface Capabilities {
  /** @throws GraphQLError when the text is no SDL. */
  of(sdl: string): Capability;
  /** Reads those of a graph that is to be served, in turns of a few milliseconds, and forgets all others. @throws GraphQLError as `of`. */
  prepare(graph: Graph): Promise<void>;
}

export function openCapabilities(): Capabilities {
  const known = new Map<string, Capability>();
  const of = (sdl: string): Capability => {
    const capability = known.get(sdl) ?? readCapability(sdl);
    known.set(sdl, capability);
    return capability;
  };
  return {
    of,
    async prepare({ bureaux }) {
      const texts = new Set(bureaux.flatMap(({ sdl, refused }) => (sdl === null || refused !== null ? [] : [sdl])));
      const endOfStep = openTurns();
      for (const sdl of texts) {
        if (known.has(sdl)) continue;
        of(sdl);
        await endOfStep();
      }
      for (const sdl of known.keys()) if (!texts.has(sdl)) known.delete(sdl);
    },
  };
}
