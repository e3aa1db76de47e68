import { readCapability } from './national/index.js';
import type { BureauListing, Graph } from './plan/index.js';
import { openTurns } from './util/turns.js';

type Capability = ReturnType<typeof readCapability>;

/** An SDL with the digest it is found by. */
interface Text {
  readonly sdl: string;
  readonly digest: string;
}

/** What bureaux can be asked, read once from each text that is published. */
export interface Capabilities {
  /** @throws GraphQLError when the text is no SDL. */
  of(text: Text): Capability;
  /** Reads those of a graph that is to be served, in turns of a few milliseconds, and forgets all others. @throws GraphQLError as `of`. */
  prepare(graph: Graph): Promise<void>;
}

const textOf = ({ sdl, digest, refused }: BureauListing): readonly Text[] => (sdl === null || digest === null || refused !== null ? [] : [{ sdl, digest }]);

export function openCapabilities(): Capabilities {
  const known = new Map<string, Capability>();
  const of = ({ sdl, digest }: Text): Capability => {
    const capability = known.get(digest) ?? readCapability(sdl);
    known.set(digest, capability);
    return capability;
  };
  return {
    of,
    async prepare({ bureaux }) {
      const texts = bureaux.flatMap(textOf);
      const endOfStep = openTurns();
      for (const text of texts) {
        if (known.has(text.digest)) continue;
        of(text);
        await endOfStep();
      }
      const present = new Set(texts.map(({ digest }) => digest));
      for (const digest of known.keys()) if (!present.has(digest)) known.delete(digest);
    },
  };
}
