import type { SeizedItem } from '../bureau/mapping/index.js';
import type { Customs } from './customs.js';
import type { Dice } from './dice.js';
import { inventEnvelope } from './invent-envelope.js';
import { arms } from './invent-objects.js';
import { demoDrugs, demoOffences, type DemoArrest, type DemoPerson, type DemoSeizure, type DemoWarrant } from './register.js';
import { words } from './words.js';

/** Invents a warrant against a person; 75 % are active. References are none of `taken`. */
export function inventWarrant(dice: Dice, customs: Customs, country: string, ref: number, person: DemoPerson, taken: Set<string>): DemoWarrant {
  const issued = dice.day(2_500, 5);
  return {
    ...inventEnvelope(dice, customs, country, ref),
    reference: dice.unique([customs.warrantReference], taken),
    offences: dice.some(demoOffences, 1, 3),
    authority: dice.one(customs.courts),
    issued,
    expires: dice.chance(0.6) ? `${Number(issued.slice(0, 4)) + dice.whole(8, 20)}-12-31` : null,
    extradition: dice.chance(0.1) ? null : dice.chance(0.6),
    category: dice.weighted({ ARREST_WARRANT: 60, FELONY_ARREST: 20, MISDEMEANOR_ARREST: 12, CAPIAS: 8 }),
    status: dice.weighted({ ACTIVE: 75, SERVED: 12, RECALLED: 6, INACTIVE: 4, STAYED: 3 }),
    person: person.ref,
  };
}

/** Invents an arrest, of no international operation. */
export function inventArrest(dice: Dice, customs: Customs, country: string, ref: number, person: DemoPerson): DemoArrest {
  return {
    ...inventEnvelope(dice, customs, country, ref),
    when: dice.instant(2_000, 2),
    where: { text: dice.one(customs.cities), country },
    authority: dice.one(customs.authorities),
    operation: null,
    offences: dice.some(demoOffences, 1, 2),
    category: dice.weighted({ 'ON-VIEW_ARREST': 40, 'SUMMONED-CITED': 15, TAKEN_INTO_CUSTODY: 45 }),
    person: person.ref,
  };
}

/** A seized thing; what is not said is null. Codes have no native text: a country's register writes its own. */
export function seizedItem(item: Partial<SeizedItem> & Pick<SeizedItem, 'kind' | 'quantity' | 'unit'>): SeizedItem {
  return { code: null, description: null, counterfeit: null, identifier: null, origin: null, ...item };
}

/** A quantity of a drug, a UCR drug code. */
export const drug = (code: (typeof demoDrugs)[number], quantity: number, unit: 'KGM' | 'GRM', description: string | null = null): SeizedItem =>
  seizedItem({ kind: 'DRUG', code: { code, list: 'UCR_DRUG', text: null }, quantity, unit, description });

/** Money, in a currency of ISO 4217. */
export const money = (quantity: number, currency: string, counterfeit: boolean, description: string | null = null): SeizedItem =>
  seizedItem({ kind: 'CURRENCY', quantity, unit: currency, counterfeit, description });

/** Pieces of something, with the serial, plate, VIN or number where there is one. */
export const pieces = (kind: SeizedItem['kind'], quantity: number, rest: Partial<SeizedItem> = {}): SeizedItem =>
  seizedItem({ ...rest, kind, quantity, unit: 'C62' });

function inventItem(dice: Dice, customs: Customs, country: string): SeizedItem {
  const description = dice.chance(0.6) ? dice.one(words[customs.language].packings) : null;
  switch (dice.weighted({ drug: 40, money: 16, firearm: 14, ammunition: 10, document: 9, vehicle: 6, explosive: 2, grenade: 1, other: 2 })) {
    case 'drug': {
      const kilograms = dice.chance(0.5);
      return drug(dice.one(demoDrugs), kilograms ? dice.whole(10, 5_000) / 10 : dice.whole(1, 990), kilograms ? 'KGM' : 'GRM', description);
    }
    case 'money': return money(dice.whole(5, 900) * 100, dice.one([customs.currency, 'USD', 'EUR']), dice.chance(0.25), description);
    case 'firearm': {
      const [make, model, , kind, made] = dice.one(arms);
      return pieces('FIREARM', 1, { code: { code: kind, list: 'UCR_WEAPON', text: null }, description: `${make} ${model}`, identifier: dice.text('A-999999'), origin: made });
    }
    case 'ammunition': return pieces('AMMUNITION', dice.whole(5, 800), { description });
    case 'document': return pieces('DOCUMENT', 1, { description, counterfeit: null, identifier: dice.text('AA9999999'), origin: dice.one([country, ...customs.foreigners]) });
    case 'vehicle': return pieces('VEHICLE', 1, { description, identifier: dice.text(dice.one(customs.plates)), origin: country });
    case 'explosive': return seizedItem({ kind: 'EXPLOSIVE', quantity: dice.whole(1, 60) / 10, unit: 'KGM', description });
    case 'grenade': return pieces('GRENADE', dice.whole(1, 6), { description });
    default: return pieces('OTHER', dice.whole(1, 40), { description });
  }
}

/** Invents a seizure of 1 to 4 things, of no international operation. */
export function inventSeizure(dice: Dice, customs: Customs, country: string, ref: number): DemoSeizure {
  return {
    ...inventEnvelope(dice, customs, country, ref),
    when: dice.instant(1_500, 2),
    where: { text: dice.one(customs.cities), country },
    operation: null,
    items: Array.from({ length: dice.whole(1, 4) }, () => inventItem(dice, customs, country)),
  };
}
