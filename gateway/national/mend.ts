/**
 * What has to be done to a bureau's answer before it is handed on: reserved aliases taken away, fields the bureau does
 * not implement set to null. A bureau's answer to a selection without either needs no mending and is not walked.
 */
export interface Mend {
  /** Reserved response keys to take away. */
  readonly strip: readonly string[];
  /** Response keys to set to null where they are absent. */
  readonly nulls: readonly string[];
  /** By response key: the mending of what lies below. */
  readonly below: readonly (readonly [responseKey: string, mend: Mend])[];
}

/** A mend being put together. */
export class MendPlan {
  readonly #strip = new Set<string>();
  readonly #nulls = new Set<string>();
  readonly #below = new Map<string, MendPlan>();

  strip(responseKey: string): void {
    this.#strip.add(responseKey);
  }

  null(responseKey: string): void {
    this.#nulls.add(responseKey);
  }

  below(responseKey: string): MendPlan {
    let plan = this.#below.get(responseKey);
    if (!plan) this.#below.set(responseKey, (plan = new MendPlan()));
    return plan;
  }

  /** Takes over what another plan says for the same place. */
  adopt(other: MendPlan): void {
    for (const key of other.#strip) this.#strip.add(key);
    for (const key of other.#nulls) this.#nulls.add(key);
    for (const [key, plan] of other.#below) this.below(key).adopt(plan);
  }

  /** The mend; null when there is nothing to do. */
  finish(): Mend | null {
    const below = [...this.#below].flatMap(([key, plan]) => {
      const mend = plan.finish();
      return mend ? [[key, mend] as const] : [];
    });
    if (this.#strip.size + this.#nulls.size + below.length === 0) return null;
    return { strip: [...this.#strip], nulls: [...this.#nulls], below };
  }
}

/** The earliest instant that stands under a reserved key anywhere in an answer, before it is mended: milliseconds since 1970-01-01T00:00:00Z; Infinity: none. */
export function earliest(value: unknown, mend: Mend | null, key: string): number {
  if (mend === null || value === null || typeof value !== 'object') return Infinity;
  if (Array.isArray(value)) return value.reduce((least: number, item) => Math.min(least, earliest(item, mend, key)), Infinity);
  const object = value as Record<string, unknown>;
  const own = typeof object[key] === 'string' && mend.strip.includes(key) ? Date.parse(object[key]) : Infinity;
  return mend.below.reduce((least, [name, below]) => Math.min(least, earliest(object[name], below, key)), Number.isNaN(own) ? -Infinity : own);
}

/** Mends an answer in place: an object, a list of any depth, or null. */
export function applyMend(value: unknown, mend: Mend | null): void {
  if (mend === null || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) applyMend(item, mend);
    return;
  }
  const object = value as Record<string, unknown>;
  // A property set to undefined is not written as JSON, and keeps the object's shape, which `delete` would not.
  for (const key of mend.strip) object[key] = undefined;
  for (const key of mend.nulls) if (object[key] === undefined) object[key] = null;
  for (const [key, below] of mend.below) applyMend(object[key], below);
}
