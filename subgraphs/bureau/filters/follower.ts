import type { Writable } from 'node:stream';
import { longestFilterLine, writeFilterLine } from '../../../schema/filter/publication.js';
import type { FilterSecret } from '../../../schema/filter/secrets.js';
import { normaliserVersion } from '../../../schema/filter/terms.js';

/** What a line says, besides whose it is, its place and its time. */
export type LineContent = Pick<Parameters<typeof writeFilterLine>[2], 'filters' | 'added' | 'asOf'>;

/** How long who follows may have something waiting, in milliseconds; past that it is cut off. A whole filter takes a while on a slow line. */
const patienceMs = 60_000;
/** What may wait besides one line, in bytes. */
const mostWaiting = 4 * 1024 * 1024;

/** One who follows the filters of a country: a stream of lines. */
export class Follower {
  #sequence = 0;
  #takenAt = performance.now();

  /** @param stream its name, as who follows has chosen it. */
  constructor(private readonly country: string, private readonly stream: string, private readonly secret: FilterSecret, readonly out: Writable) {}

  /** Tells a line; one who does not take what is told, or cannot be told, is cut off. Never throws. */
  tell(content: LineContent): void {
    const { out } = this;
    if (out.destroyed) return;
    const now = performance.now();
    if (out.writableLength === 0) this.#takenAt = now;
    if (now - this.#takenAt > patienceMs || out.writableLength > longestFilterLine + mostWaiting) return void out.destroy();
    try {
      out.write(writeFilterLine(this.secret.lines, { country: this.country, stream: this.stream }, {
        sequence: this.#sequence++, secret: this.secret.id, normaliser: normaliserVersion, at: new Date().toISOString(), ...content,
      }));
    } catch {
      // Told of the next line, it would take for whole what lacks this one; and who comes after it is to be told all the same.
      out.destroy();
    }
  }
}
