import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long reading is. */
export interface ReadingProgress {
  /** @param done entries read by now. */
  tell(done: number): void;
  end(): void;
}

/** A bar on a terminal, on standard error; elsewhere nothing. */
export function openReadingProgress(doing: string, total: number): ReadingProgress {
  if (!process.stderr.isTTY) return { tell: () => undefined, end: () => undefined };
  const bar = new SingleBar({ format: `${doing} {bar} {value}/{total} entries, {eta_formatted} left`, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
  bar.start(total, 0);
  return { tell: (done) => bar.update(done), end: () => bar.stop() };
}
