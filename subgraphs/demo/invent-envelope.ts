import type { Customs } from './customs.js';
import { midnight, type Dice } from './dice.js';
import type { DemoEnvelope } from './register.js';
import { words } from './words.js';

const everyCountry = ['FR', 'BE', 'NG', 'TN', 'US', 'AR', 'BR', 'PY', 'CI', 'GH', 'TG', 'BJ', 'RS', 'BA'];

/** What an owner notes on a record: mostly official and in force; 8 % restricted, 2 % confidential, 4 % denied to one or two countries. */
export function inventEnvelope(dice: Dice, customs: Customs, country: string, ref: number): DemoEnvelope {
  const restricted = dice.chance(0.06);
  const month = `${dice.whole(2027, 2034)}-${String(dice.whole(1, 12)).padStart(2, '0')}-01`;
  return {
    ref,
    updatedAt: dice.instant(1_400, 1),
    validUntil: dice.chance(0.7) ? midnight(month, customs.zone) : null,
    reviewDate: dice.chance(0.8) ? dice.day(-30, -1_000) : null,
    confidentiality: dice.weighted({ OFFICIAL: 90, RESTRICTED: 8, CONFIDENTIAL: 2 }),
    handlingCode: restricted ? 'H3' : dice.weighted({ H0: 70, H1: 20, H2: 10 }),
    sourceEvaluation: dice.weighted({ A: 60, B: 25, C: 5, X: 10 }),
    informationEvaluation: dice.weighted({ ACCURATE: 65, KNOWN_TO_SOURCE: 10, CORROBORATED: 15, UNCONFIRMED: 10 }),
    deniedTo: dice.chance(0.04) ? dice.some(everyCountry.filter((other) => other !== country), 1, 2) : [],
    restrictions: restricted ? [dice.one(words[customs.language].restrictions)] : [],
    recordStatus: dice.weighted({ ACTIVE: 94, SUSPENDED: 2, CLOSED: 4 }),
  };
}
