/** A country's stamps as they were read. */
export interface Stamps {
  readonly epoch: string;
  /** By tag; null: the tag was never invalidated. */
  readonly byTag: ReadonlyMap<string, string | null>;
}

/** Stamps that were read a moment ago, so that not every look at the cache reads them again. */
export interface BelievedStamps {
  /** The country's stamps, when all these tags are among them. Undefined: they are to be read. */
  get(country: string, tags: readonly string[]): Stamps | undefined;
  /** To be called before stamps are read. The function it gives takes what was read; what was forgotten meanwhile it does not. */
  reading(country: string): (stamps: Stamps) => void;
  /** Believes nothing of the country that was read up to now, nor takes what is being read. Null: of any. */
  forget(country: string | null): void;
}

interface Held extends Stamps {
  readonly until: number;
  readonly byTag: Map<string, string | null>;
}

/** @param forMs how long stamps are believed after they were read, in milliseconds: so much later an invalidation of another gateway is honoured. */
export function believedStamps(forMs: number): BelievedStamps {
  const held = new Map<string, Held>();
  let forgotten = 0;
  return {
    get(country, tags) {
      const stamps = held.get(country);
      return stamps && performance.now() < stamps.until && tags.every((tag) => stamps.byTag.has(tag)) ? stamps : undefined;
    },
    reading(country) {
      const before = forgotten;
      const until = performance.now() + forMs;
      return ({ epoch, byTag }) => {
        if (before !== forgotten) return;
        const known = held.get(country);
        if (known?.epoch === epoch && performance.now() < known.until) for (const [tag, stamp] of byTag) known.byTag.set(tag, stamp);
        else held.set(country, { epoch, byTag: new Map(byTag), until });
      };
    },
    forget(country) {
      forgotten += 1;
      if (country === null) held.clear();
      else held.delete(country);
    },
  };
}
