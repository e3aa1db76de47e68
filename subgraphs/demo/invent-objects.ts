import type { Customs } from './customs.js';
import type { Dice } from './dice.js';
import { inventEnvelope } from './invent-envelope.js';
import type { demoWeapons} from './register.js';
import { type DemoFirearm, type DemoPerson, type DemoVehicle } from './register.js';
import { composeVin } from './vin.js';
import { words } from './words.js';

/** Makes with an invented maker's code, which is assigned to nobody, and models. */
export const makes: readonly (readonly [make: string, maker: string, models: readonly string[]])[] = [
  ['TOYOTA', 'XT1', ['Corolla', 'Hilux', 'RAV4', 'Land Cruiser', 'Yaris']], ['PEUGEOT', 'XP3', ['208', '308', '3008', 'Partner']],
  ['RENAULT', 'XR3', ['Clio', 'Mégane', 'Duster', 'Kangoo']], ['VOLKSWAGEN', 'XW2', ['Golf', 'Passat', 'Polo', 'Amarok', 'Gol']],
  ['FORD', 'XF1', ['Ranger', 'Focus', 'F-150', 'EcoSport']], ['HYUNDAI', 'XH5', ['Tucson', 'Elantra', 'HB20']], ['FIAT', 'XA9', ['Uno', 'Palio', 'Toro', 'Panda']],
  ['CHEVROLET', 'XC1', ['Onix', 'S10', 'Silverado', 'Corsa']], ['MERCEDES-BENZ', 'XM4', ['C 220', 'E 200', 'Sprinter']], ['HONDA', 'XJ2', ['Civic', 'CR-V', 'Accord']],
  ['ŠKODA', 'XS7', ['Octavia', 'Fabia']], ['NISSAN', 'XN1', ['Patrol', 'Qashqai', 'Frontier']], ['KIA', 'XK6', ['Sportage', 'Picanto', 'Rio']],
];

/** Firearms: make, model, calibre, UCR weapon code, country of manufacture. */
export const arms: readonly (readonly [make: string, model: string, calibre: string, kind: (typeof demoWeapons)[number], made: string])[] = [
  ['ZASTAVA', 'M57', '7.62x25mm', 'HANDGUN', 'RS'], ['ZASTAVA', 'M70AB2', '7.62x39mm', 'RIFLE-AUTOMATIC', 'RS'], ['ZASTAVA', 'CZ99', '9x19mm', 'HANDGUN', 'RS'],
  ['CRVENA ZASTAVA', 'M48', '7.92x57mm', 'RIFLE', 'RS'], ['GLOCK', '17', '9x19mm', 'HANDGUN', 'AT'], ['GLOCK', '18C', '9x19mm', 'HANDGUN-AUTOMATIC', 'AT'],
  ['BERETTA', '92FS', '9x19mm', 'HANDGUN', 'IT'], ['BROWNING', 'HP', '9x19mm', 'HANDGUN', 'BE'], ['FN HERSTAL', 'FAL', '7.62x51mm', 'RIFLE-AUTOMATIC', 'BE'],
  ['TAURUS', 'PT92', '9x19mm', 'HANDGUN', 'BR'], ['IZHMASH', 'AKM', '7.62x39mm', 'RIFLE-AUTOMATIC', 'RU'], ['REMINGTON', '870', '12', 'SHOTGUN', 'US'],
  ['SMITH & WESSON', '10', '.38 SPECIAL', 'HANDGUN', 'US'], ['BAIKAL', 'IZH-27', '12', 'SHOTGUN', 'RU'], ['CESKA ZBROJOVKA', 'SCORPION VZ.61', '7.65x17mm', 'OTHER_FIREARM', 'CZ'],
  ['BERSA', 'THUNDER 9', '9x19mm', 'HANDGUN', 'AR'], ['WINCHESTER', '70', '.308 WIN', 'RIFLE', 'US'],
];

/** Invents a vehicle: 10 % stolen, a few recovered, wanted or seized. VIN and plate are none of `taken`. */
export function inventVehicle(
  dice: Dice, customs: Customs, country: string, ref: number, persons: readonly DemoPerson[], taken: Set<string>,
): DemoVehicle {
  const [make, maker, models] = dice.one(makes);
  const status = dice.weighted({ REGISTERED: 82, STOLEN: 10, RECOVERED: 3, WANTED: 2, SEIZED: 3 });
  const stolen = status === 'STOLEN' || status === 'RECOVERED';
  const year = dice.whole(1996, 2025);
  let vin: string;
  do vin = composeVin(maker, dice.text('AA99A'), year, dice.text('A999999')); while (taken.has(vin));
  taken.add(vin);
  const foreign = customs.foreigners.length > 0 && dice.chance(0.04) ? dice.one(customs.foreigners) : country;
  return {
    ...inventEnvelope(dice, customs, country, ref),
    vin,
    plate: dice.unique(customs.plates, taken),
    plateCountry: foreign,
    make,
    model: dice.one(models),
    year,
    colour: dice.one(words[customs.language].colours),
    engineNumber: dice.chance(0.85) ? dice.unique(['A9AA9999999', '9AA-9999999'], taken) : null,
    status,
    stolenOn: stolen ? dice.day(900, 3) : null,
    stolenIn: stolen ? { text: dice.one(customs.cities), country } : null,
    keeper: dice.chance(0.6) ? dice.one(persons).ref : null,
  };
}

/** Invents a firearm; its serial is none of `taken`. */
export function inventFirearm(
  dice: Dice, customs: Customs, country: string, ref: number, persons: readonly DemoPerson[], taken: Set<string>,
): DemoFirearm {
  const [make, model, calibre, kind, made] = dice.one(arms);
  const status = dice.weighted({ REGISTERED: 55, STOLEN: 18, LOST: 8, SEIZED: 12, TRAFFICKED: 4, DESTROYED: 3 });
  const traced = (status === 'SEIZED' || status === 'TRAFFICKED') && dice.chance(0.5);
  const requests = traced
    ? Array.from({ length: dice.whole(1, 2) }, () => ({ on: dice.day(600, 5), to: made, answer: dice.chance(0.4) ? `${made}-${dice.text('99999')}` : null }))
    : [];
  return {
    ...inventEnvelope(dice, customs, country, ref),
    kind, make, model, calibre,
    serial: dice.unique(['A-999999', '999999', 'AAA999', '99-A-9999'], taken),
    countryOfManufacture: made,
    importMarks: dice.chance(0.15) ? [`IMP ${country} ${dice.whole(1990, 2024)}`] : [],
    status,
    traceRequests: requests.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).filter(({ on }, index, all) => all[index - 1]?.on !== on),
    keeper: status === 'REGISTERED' || dice.chance(0.3) ? dice.one(persons).ref : null,
  };
}
