import { randomBytes } from 'node:crypto';
import type { FilterLine } from '../../../schema/filter/publication.js';
import { parseRecordId } from '../../../schema/record-id.js';
import { type ChangeSource, mostChanges } from '../changes/change.js';
import type { Added, RegisterFilter } from './register-filter.js';

/** What there is to be told of a country's filters since it was told last. */
export interface FilterNews {
  /** Filters that were made. */
  readonly made: readonly RegisterFilter[];
  readonly added: readonly Added[];
  readonly asOf: FilterLine['asOf'];
}

/** Keeps filters in step with a national database. */
export class FilterKeeper {
  readonly #stop = new AbortController();
  readonly #origin = randomBytes(6).toString('hex');
  /** Records that have changed and were not read yet. */
  readonly #changed = new Map<RegisterFilter, Set<string>>();
  readonly #toldVersions = new Map<RegisterFilter, string>();
  #added: Added[] = [];
  #versions = 0;
  #making: Promise<void> | null = null;
  #failing = false;

  /**
   * @param changes used by nobody else.
   * @param onError told when a filter cannot be made, with the milliseconds that took, and again only after one could.
   */
  constructor(
    readonly filters: readonly RegisterFilter[], private readonly changes: ChangeSource, private readonly onError: (error: unknown, milliseconds: number) => void,
  ) {}

  /**
   * Looks at what has changed. Called one after the other, never twice at a time.
   * @throws when the database cannot be asked; the next call tells what this one would have told.
   */
  async next(signal: AbortSignal): Promise<FilterNews> {
    const { changes, reset, asOf } = await this.changes.next(signal);
    for (const filter of this.filters) {
      // A key that is not fit to be part of an id tells as little as none.
      const own = changes.filter(({ type }) => type === filter.type).map(({ id }) => (id === null ? null : parseRecordId(id)?.localId ?? null));
      if (reset || own.includes(null)) this.#lose(filter);
      else this.#note(filter, own.filter((localId) => localId !== null));
    }
    for (const [filter, localIds] of this.#changed) {
      const added = await filter.change([...localIds], signal);
      this.#changed.delete(filter);
      if (added) this.#added.push(added);
    }
    // What is read from here on has all that was told: nothing falls between.
    if (this.#making === null && this.#due()) this.#making = this.#makeDue();
    const made = this.filters.filter((filter) => filter.version !== (this.#toldVersions.get(filter) ?? null));
    for (const filter of made) this.#toldVersions.set(filter, filter.version!);
    const added = this.#added;
    this.#added = [];
    const instant = new Date(asOf).toISOString();
    return { made, added, asOf: Object.fromEntries(this.filters.filter(({ whole }) => whole).map(({ type }) => [type, instant])) };
  }

  #lose(filter: RegisterFilter): void {
    filter.lose();
    this.#changed.delete(filter);
  }

  #note(filter: RegisterFilter, localIds: readonly string[]): void {
    if (localIds.length === 0) return;
    const changed = this.#changed.get(filter) ?? new Set();
    for (const localId of localIds) changed.add(localId);
    if (changed.size > mostChanges) this.#lose(filter);
    else this.#changed.set(filter, changed);
  }

  /** Makes the filters that it is time for, one after the other. */
  async #makeDue(): Promise<void> {
    for (let due = this.#due(); due && !this.#stop.signal.aborted; due = this.#due()) {
      const began = performance.now();
      try {
        await due.make(`${this.#origin}.${++this.#versions}`, this.#stop.signal);
        this.#failing = false;
      } catch (error) {
        if (!this.#failing && !this.#stop.signal.aborted) this.onError(error, performance.now() - began);
        this.#failing = true;
      }
    }
    this.#making = null;
  }

  #due(): RegisterFilter | undefined {
    return this.filters.find(({ due }) => due);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#making;
    await this.changes.close();
  }
}
