import { base, en, Faker } from '@faker-js/faker';
import { DateTime } from 'luxon';

/** The day demo records are written on: nothing in them is later but days to come, such as the end of a validity. */
export const demoToday = '2026-06-01';

/** Draws the values of demo records, the same in the same order from the same seed. */
export interface Dice {
  readonly faker: Faker;
  /** True in this share of throws, 0 to 1. */
  chance(share: number): boolean;
  /** A whole number, bounds included. */
  whole(least: number, most: number): number;
  one<T>(items: readonly T[]): T;
  /** One of the keys, by their weights. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
  /** Several different items, in their order. */
  some<T>(items: readonly T[], least: number, most: number): readonly T[];
  /** A text of the pattern of `Customs`. */
  text(pattern: string): string;
  /** A text of one of the patterns that `taken` does not have; it is added there. */
  unique(patterns: readonly string[], taken: Set<string>): string;
  /** A day from `demoToday` minus `most` to minus `least` days, negative for days to come: `YYYY-MM-DD`. */
  day(most: number, least: number): string;
  /** An instant on such a day, 10:00 to 20:59 UTC, in whole seconds: the same day in every demo country and never near a change of clocks. */
  instant(most: number, least: number): string;
}

const today = Date.parse(demoToday);
const dayLength = 86_400_000;

/** Dice from a seed, a 32-bit number. */
export function demoDice(seed: number): Dice {
  const faker = new Faker({ locale: [en, base], seed });
  faker.setDefaultRefDate(demoToday);
  const whole = (least: number, most: number): number => faker.number.int({ min: least, max: most });
  const text = (pattern: string): string => pattern.replace(/\\(.)|[A9]/g, (sign, literal: string | undefined) =>
    literal ?? (sign === '9' ? String(whole(0, 9)) : 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(whole(0, 22))));
  const one = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)]!;
  const day = (most: number, least: number): string => new Date(today - whole(least, most) * dayLength).toISOString().slice(0, 10);
  return {
    faker, whole, text, one, day,
    chance: (share) => faker.number.float() < share,
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights & string, number][];
      let place = faker.number.float() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((place -= weight) < 0) return key;
      return entries[0]![0];
    },
    some(items, least, most) {
      const chosen = new Set<number>();
      const count = Math.min(items.length, whole(least, most));
      while (chosen.size < count) chosen.add(whole(0, items.length - 1));
      return items.filter((_item, index) => chosen.has(index));
    },
    unique(patterns, taken) {
      let drawn: string;
      do drawn = text(one(patterns)); while (taken.has(drawn));
      taken.add(drawn);
      return drawn;
    },
    instant: (most, least) => `${day(most, least)}T${String(whole(10, 20)).padStart(2, '0')}:${String(whole(0, 59)).padStart(2, '0')}:${String(whole(0, 59)).padStart(2, '0')}.000Z`,
  };
}

const midnights = new Map<string, string>();

/** The first instant of a day in a zone. */
export function midnight(day: string, zone: string): string {
  const key = day + zone;
  let instant = midnights.get(key);
  if (instant === undefined) midnights.set(key, (instant = DateTime.fromISO(day, { zone }).toUTC().toISO() ?? `${day}T00:00:00.000Z`));
  return instant;
}

/** A seed of a country from the seed of the whole demonstration (FNV-1a). */
export function seedOf(country: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (const character of country) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  return hash >>> 0;
}
