import type { SeizedItem } from '../../bureau/mapping/index.js';
import { customsOf } from '../customs.js';
import { demoDice } from '../dice.js';
import { drug, money, pieces } from '../invent-events.js';
import { demoName, nameGiver } from '../names.js';
import type { DemoPerson, DemoVehicle } from '../register.js';
import { composeVin } from '../vin.js';
import { plantedArrest, plantedName, plantedPerson, plantedSeizure, plantedVehicle, plantedWarrant, type CaseRecords } from './planted.js';

/** A vehicle on the corridor: where it was stolen, and where it was seized under another plate. */
export interface MovedVehicle {
  /** `ref` in both registers. */
  readonly ref: number;
  readonly vin: string;
  readonly make: string;
  readonly model: string;
  readonly year: number;
  readonly from: { readonly country: string; readonly plate: string; readonly on: string; readonly place: string };
  readonly to: { readonly country: string; readonly plate: string };
}

/** Reads `from plate day place -> to plate | make model year maker serial`, a vehicle a line, refs from `first` on. */
export function movedVehicles(first: number, text: string): readonly MovedVehicle[] {
  return text.trim().split('\n').map((line, index) => {
    const [journey = '', car = ''] = line.split('|').map((part) => part.trim());
    const [start = '', end = ''] = journey.split('->').map((part) => part.trim());
    const [from = '', plate = '', on = '', ...place] = start.split(/\s+/);
    const [to = '', newPlate = ''] = end.split(/\s+/);
    const [make = '', model = '', year = '', maker = '', serial = ''] = car.split(/\s+/);
    return {
      ref: first + index, vin: composeVin(maker, 'KB41E', Number(year), serial), make, model: model.replaceAll('_', ' '), year: Number(year),
      from: { country: from, plate: plate.replaceAll('_', ' '), on, place: place.join(' ') }, to: { country: to, plate: newPlate.replaceAll('_', ' ') },
    };
  });
}

/** A moved vehicle as the country it was stolen in has it, and as the one that seized it has. */
export function movedRecords(vehicles: readonly MovedVehicle[], country: string): readonly DemoVehicle[] {
  return vehicles.flatMap(({ ref, vin, make, model, year, from, to }) => [
    ...(from.country === country
      ? [plantedVehicle({
        ref, vin, make, model, year, plate: from.plate, plateCountry: country, status: 'STOLEN', stolenOn: from.on, stolenIn: { text: from.place, country },
      })]
      : []),
    ...(to.country === country ? [plantedVehicle({ ref, vin, make, model, year, plate: to.plate, plateCountry: country, status: 'SEIZED' })] : []),
  ]);
}

const vehicles = movedVehicles(900_101, `
  CI 4471_HB_01 2026-03-02 Abidjan      -> GH GR_4417-26    | TOYOTA Hilux 2021 XT1 A104417
  CI 8120_JC_01 2026-03-05 Abidjan      -> TG TG_8120_BK    | TOYOTA RAV4 2022 XT1 A108120
  CI AA-318-KF  2026-03-11 Grand-Bassam -> BJ BH_3180_RB    | HYUNDAI Tucson 2020 XH5 B103180
  GH GT_2209-21 2026-03-03 Tema         -> TG TG_2290_BL    | TOYOTA Corolla 2019 XT1 A102209
  GH GR_6650-23 2026-03-09 Accra        -> BJ BK_6605_RB    | NISSAN Patrol 2023 XN1 C106650
  GH AS_1174-20 2026-03-14 Kumasi       -> NG KJA-174XB     | HONDA Accord 2018 XJ2 D101174
  TG TG_5031_AZ 2026-03-06 Lomé         -> NG EPE-531GT     | PEUGEOT 3008 2021 XP3 E105031
  TG TG_7716_BA 2026-03-12 Lomé         -> GH GT_7716-26    | KIA Sportage 2022 XK6 F107716
  BJ AY_9043_RB 2026-03-04 Cotonou      -> NG BDG-943CA     | MERCEDES-BENZ Sprinter 2017 XM4 G109043
  BJ BB_1288_RB 2026-03-16 Porto-Novo   -> CI 1288_KD_01    | RENAULT Duster 2020 XR3 H101288
  NG LSD-412EK  2026-03-01 Lagos        -> BJ BL_4120_RB    | TOYOTA Land_Cruiser 2024 XT1 A100412
  NG APP-905FG  2026-03-08 Lagos        -> TG TG_9050_BM    | FORD Ranger 2022 XF1 J100905
  NG ABC-663RT  2026-03-10 Abuja        -> CI 6630_KE_01    | TOYOTA Hilux 2023 XT1 A100663
  NG KRD-207MM  2026-03-15 Ibadan       -> GH GR_2070-26    | VOLKSWAGEN Amarok 2021 XW2 K100207
`);

/** The same man, wanted in NG and arrested in BJ in the operation under a shorter name. */
const courier = { ref: 900_100, birth: '1985-09-23', names: { NG: 'Chukwuemeka Nwadike', BJ: 'Emeka Nwadike' }, warrantNG: 'FHC/LA/2025/0417' } as const;

/** Operation Adwenpa on the Abidjan-Lagos corridor: vehicles stolen in one of its countries and seized in another, and what it took. */
export const adwenpa = {
  code: 'ADWENPA',
  countries: ['BJ', 'CI', 'GH', 'NG', 'TG'],
  vehicles,
  courier,
  /** Number of arrests by country. */
  arrests: { BJ: 8, CI: 7, GH: 9, NG: 11, TG: 6 },
  arrestsInAll: 41,
  /** Number of seizures in each of the countries, at refs from 900101 on. */
  seizuresEach: 3,
  /** Sums over the five countries by kind and unit; masses in KGM, currency counterfeit or not. Sorted. */
  totals: [
    { kind: 'AMMUNITION', quantity: 1_465, unit: 'C62' },
    { kind: 'CURRENCY', quantity: 126_500, unit: 'GHS' },
    { kind: 'CURRENCY', quantity: 30_450_000, unit: 'NGN' },
    { kind: 'CURRENCY', quantity: 96_700, unit: 'USD' },
    { kind: 'CURRENCY', quantity: 48_900_000, unit: 'XOF' },
    { kind: 'DOCUMENT', quantity: 158, unit: 'C62' },
    { kind: 'DRUG', quantity: 2_129.935, unit: 'KGM' },
    { kind: 'FIREARM', quantity: 12, unit: 'C62' },
    { kind: 'VEHICLE', quantity: 14, unit: 'C62' },
  ],
} as const;

const arm = (kind: string, description: string, identifier: string): SeizedItem =>
  pieces('FIREARM', 1, { code: { code: kind, list: 'UCR_WEAPON', text: null }, description, identifier });
const documents = (quantity: number, description: string, origin: string | null): SeizedItem => pieces('DOCUMENT', quantity, { description, origin });
const rounds = (quantity: number): SeizedItem => pieces('AMMUNITION', quantity, { description: '7.62x39mm' });

/** Three seizures a country: drugs, money and documents, arms. Vehicles are added to the third. */
const taken: Readonly<Record<string, readonly (readonly SeizedItem[])[]>> = {
  CI: [
    [drug('COCAINE', 411.5, 'KGM', 'double fond d’un conteneur'), drug('HEROIN', 850, 'GRM')],
    [money(18_500_000, 'XOF', false), money(6_200_000, 'XOF', true), documents(34, 'faux passeports', 'CI')],
    [arm('HANDGUN', 'BERETTA 92FS', 'M-482910'), arm('SHOTGUN', 'BAIKAL IZH-27', '0317745'), rounds(240)],
  ],
  GH: [
    [drug('MARIJUANA', 786, 'KGM', 'compressed slabs'), drug('COCAINE', 1_200, 'GRM')],
    [money(84_500, 'GHS', false), money(42_000, 'GHS', true), money(31_200, 'USD', true), documents(21, 'blank birth certificates', 'GH')],
    [arm('RIFLE-AUTOMATIC', 'IZHMASH AKM', 'GH-1187204'), arm('HANDGUN', 'TAURUS PT92', 'TKD44120'), rounds(310)],
  ],
  TG: [
    [drug('OTHER_DRUGS', 318.4, 'KGM', 'tramadol'), drug('HEROIN', 2_450, 'GRM')],
    [money(9_400_000, 'XOF', false), money(3_300_000, 'XOF', true), documents(18, 'fausses cartes d’identité', 'TG')],
    [arm('HANDGUN', 'BROWNING HP', '245NM1187'), rounds(95)],
  ],
  BJ: [
    [drug('OTHER_DRUGS', 402, 'KGM', 'tramadol'), drug('MARIJUANA', 96.5, 'KGM')],
    [money(7_500_000, 'XOF', false), money(4_000_000, 'XOF', true), money(18_500, 'USD', false), documents(40, 'fausses cartes grises', 'BJ')],
    [arm('SHOTGUN', 'REMINGTON 870', 'D881204M'), arm('HANDGUN', 'ZASTAVA CZ99', '118842'), rounds(180)],
  ],
  NG: [
    [drug('MARIJUANA', 102.3, 'KGM'), drug('COCAINE', 7_485, 'GRM', 'swallowed pellets'), drug('AMPHETAMINES-METHAMPHETAMINES', 1_250, 'GRM')],
    [money(22_450_000, 'NGN', false), money(8_000_000, 'NGN', true), money(47_000, 'USD', true), documents(45, 'forged residence permits', 'NG')],
    [
      arm('RIFLE-AUTOMATIC', 'IZHMASH AKM', 'NG-5540917'), arm('RIFLE-AUTOMATIC', 'IZHMASH AKM', 'NG-5540921'), arm('SHOTGUN', 'BAIKAL IZH-27', '0984412'),
      arm('HANDGUN', 'GLOCK 17', 'BKTR118'), arm('HANDGUN', 'BERETTA 92FS', 'M-774120'), rounds(640),
    ],
  ],
};

const borderPosts: Readonly<Record<string, string>> = { CI: 'Noé', GH: 'Aflao', TG: 'Kodjoviakopé', BJ: 'Sèmè-Kraké', NG: 'Seme Border' };
const offencesOf = [['DRUG-NARCOTIC_VIOLATIONS'], ['COUNTERFEIT-FORGERY'], ['MOTOR_VEHICLE_THEFT', 'STOLEN_PROPERTY_OFFENSES'], ['WEAPON_LAW_VIOLATIONS']];

function suspects(country: string, count: number): readonly DemoPerson[] {
  const dice = demoDice(900_100 + country.charCodeAt(0));
  const give = nameGiver(900_100 + country.charCodeAt(1));
  return Array.from({ length: count }, (_none, index) => {
    const sex = index % 5 === 4 ? 'FEMALE' : 'MALE';
    const name = give(country, sex === 'FEMALE' ? 'female' : 'male', dice.faker);
    return plantedPerson(country, { ref: 900_101 + index, names: [demoName(name.latin, 'BIRTH')], births: [dice.day(50 * 365, 19 * 365)], sex });
  });
}

const language = (country: string): string => (customsOf(country).language === 'fr' ? 'fra' : 'eng');
const courierIn = (country: 'NG' | 'BJ', given: string, category: 'WANTED' | 'SUSPECT'): DemoPerson =>
  plantedPerson(country, { ref: courier.ref, names: [plantedName(given, 'Nwadike', language(country))], births: [courier.birth], nationalities: ['NG'], category });

export const corridorRecords: CaseRecords = Object.fromEntries(adwenpa.countries.map((country) => {
  const persons = [
    ...(country === 'NG' ? [courierIn('NG', 'Chukwuemeka', 'WANTED')] : country === 'BJ' ? [courierIn('BJ', 'Emeka', 'SUSPECT')] : []),
    ...suspects(country, adwenpa.arrests[country] - (country === 'BJ' ? 1 : 0)),
  ];
  const arrested = persons.filter(({ category }) => category === 'SUSPECT');
  const where = { text: borderPosts[country]!, country };
  const seized = vehicles.filter(({ to }) => to.country === country);
  return [country, {
    persons,
    vehicles: movedRecords(vehicles, country),
    warrants: country === 'NG'
      ? [plantedWarrant('NG', { ref: courier.ref, reference: courier.warrantNG, offences: ['DRUG-NARCOTIC_VIOLATIONS'], issued: '2025-06-12', person: courier.ref })]
      : [],
    arrests: arrested.map(({ ref }, index) => plantedArrest(country, 3, {
      ref: 900_101 + index, person: ref, where, operation: adwenpa.code, offences: offencesOf[index % offencesOf.length]!,
      when: `2026-03-${String(16 + (index % 6)).padStart(2, '0')}T1${index % 8}:15:00.000Z`,
    })),
    seizures: taken[country]!.map((items, index) => plantedSeizure({
      ref: 900_101 + index, where, operation: adwenpa.code, when: `2026-03-${17 + index * 2}T1${index + 1}:40:00.000Z`,
      items: index === 2
        ? [...items, ...seized.map(({ vin, make, model, from }) => pieces('VEHICLE', 1, { description: `${make} ${model}`, identifier: vin, origin: from.country }))]
        : items,
    })),
  }];
}));
