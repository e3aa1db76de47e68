import type { SeizedItem } from '../../bureau/mapping/index.js';
import { drug, money, pieces } from '../invent-events.js';
import { movedRecords, movedVehicles } from './corridor.js';
import { plantedArrest, plantedName, plantedPerson, plantedSeizure, plantedWarrant, type CaseRecords } from './planted.js';

type Land = 'AR' | 'BR' | 'PY';

/** A person of the network: given and family name in each country that has a record. */
interface NetworkPerson {
  /** `ref` in each of the countries. */
  readonly ref: number;
  readonly birth: string;
  readonly nationality: Land;
  readonly sex: 'MALE' | 'FEMALE';
  readonly names: { readonly [C in Land]?: readonly [given: string, family: string] };
}

const persons: readonly NetworkPerson[] = [
  {
    ref: 900_201, birth: '1979-11-02', nationality: 'PY', sex: 'MALE',
    names: { PY: ['Wálter', 'Benítez Cáceres'], BR: ['Valter', 'Benites Caceres'], AR: ['Walter', 'Benitez Caceres'] },
  },
  { ref: 900_202, birth: '1984-07-21', nationality: 'BR', sex: 'MALE', names: { BR: ['João Carlos', 'Figueiredo'], PY: ['Joao Carlos', 'Figueredo'] } },
  { ref: 900_203, birth: '1990-01-30', nationality: 'PY', sex: 'MALE', names: { PY: ['Ramón', 'Giménez Ayala'], AR: ['Ramon', 'Jimenez Ayala'] } },
  { ref: 900_204, birth: '1975-05-17', nationality: 'BR', sex: 'MALE', names: { BR: ['Luís Antônio', 'Schneider'], AR: ['Luis Antonio', 'Schnaider'] } },
  {
    ref: 900_205, birth: '1988-12-09', nationality: 'PY', sex: 'FEMALE',
    names: { PY: ['Estela', 'Núñez Ferreira'], BR: ['Stela', 'Nunes Ferreira'], AR: ['Estela', 'Nuñez Ferreyra'] },
  },
];

const vehicles = movedVehicles(900_201, `
  BR RTA3B41  2025-10-04 Foz do Iguaçu      -> PY AAKT_341    | TOYOTA Hilux 2023 XT1 L100341
  BR QJH8C17  2025-10-09 Cascavel           -> PY AAKV_817    | FIAT Toro 2022 XA9 M100817
  BR BCE4D62  2025-10-15 Curitiba           -> AR AF_462_KD   | VOLKSWAGEN Gol 2019 XW2 N100462
  AR AE_903_TR 2025-10-02 Posadas           -> PY AAKW_903    | FORD Ranger 2021 XF1 P100903
  AR AD_178_HB 2025-10-11 Puerto Iguazú     -> BR SFX1H78     | CHEVROLET S10 2020 XC1 R100178
  PY AAHG_552 2025-10-07 Ciudad del Este    -> AR AF_552_LP   | TOYOTA Corolla 2021 XT1 S100552
`);

/** The drug and vehicle network of the tri-border area, operation TRIFRONTERA. */
export const triFrontera = {
  code: 'TRIFRONTERA',
  countries: ['AR', 'BR', 'PY'],
  persons,
  vehicles,
  /** Who is wanted, where, by a warrant at ref 900201. */
  warrants: { PY: { person: 900_201, reference: '01-04-25-2025-00417' }, BR: { person: 900_202, reference: '5004417-11.2025.4.04.7002' } },
  /** Who was arrested in which country; arrests stand at refs from 900201 on. */
  arrests: { AR: [900_203, 900_204], BR: [900_205], PY: [900_201, 900_202, 900_203] },
  arrestsInAll: 6,
  /** Number of seizures by country, at refs from 900201 on. */
  seizures: { AR: 2, BR: 2, PY: 2 },
  /** Sums over the three countries by kind and unit; masses in KGM. Sorted. */
  totals: [
    { kind: 'AMMUNITION', quantity: 420, unit: 'C62' },
    { kind: 'CURRENCY', quantity: 214_000, unit: 'BRL' },
    { kind: 'CURRENCY', quantity: 385_500, unit: 'USD' },
    { kind: 'DRUG', quantity: 12_867.6, unit: 'KGM' },
    { kind: 'FIREARM', quantity: 2, unit: 'C62' },
    { kind: 'VEHICLE', quantity: 6, unit: 'C62' },
  ],
} as const;

const rifle = (identifier: string): SeizedItem =>
  pieces('FIREARM', 1, { code: { code: 'RIFLE-AUTOMATIC', list: 'UCR_WEAPON', text: null }, description: 'FN HERSTAL FAL', identifier, origin: 'BE' });

const taken: Readonly<Record<Land, readonly [readonly SeizedItem[], readonly SeizedItem[]]>> = {
  AR: [[drug('MARIJUANA', 4_120, 'KGM'), money(65_500, 'USD', false)], [drug('COCAINE', 86.4, 'KGM')]],
  BR: [[drug('COCAINE', 612.5, 'KGM'), money(214_000, 'BRL', false)], [drug('MARIJUANA', 2_930, 'KGM'), rifle('AR-418802'), pieces('AMMUNITION', 420)]],
  PY: [[drug('MARIJUANA', 4_850, 'KGM'), drug('COCAINE', 268_700, 'GRM')], [money(320_000, 'USD', false), rifle('PY-104477')]],
};

const places: Readonly<Record<Land, string>> = { AR: 'Puerto Iguazú', BR: 'Foz do Iguaçu', PY: 'Ciudad del Este' };
const lands: readonly Land[] = triFrontera.countries;

export const triBorderRecords: CaseRecords = Object.fromEntries(lands.map((country) => {
  const where = { text: places[country], country };
  const language = country === 'BR' ? 'por' : 'spa';
  const warrant = country === 'AR' ? null : triFrontera.warrants[country];
  return [country, {
    persons: persons.flatMap(({ ref, birth, nationality, sex, names }) => {
      const name = names[country];
      return name
        ? [plantedPerson(country, {
          ref, sex, births: [birth], nationalities: [nationality], names: [plantedName(...name, language)], category: warrant?.person === ref ? 'WANTED' : 'SUSPECT',
        })]
        : [];
    }),
    vehicles: movedRecords(vehicles, country),
    warrants: warrant
      ? [plantedWarrant(country, {
        ref: 900_201, reference: warrant.reference, offences: ['DRUG-NARCOTIC_VIOLATIONS', 'MONEY_LAUNDERING'], issued: '2025-08-14', person: warrant.person,
      })]
      : [],
    arrests: triFrontera.arrests[country].map((person, index) => plantedArrest(country, 1, {
      ref: 900_201 + index, person, where, operation: triFrontera.code, offences: ['DRUG-NARCOTIC_VIOLATIONS', 'MOTOR_VEHICLE_THEFT'],
      when: `2025-10-2${index + 1}T1${index + 2}:20:00.000Z`,
    })),
    seizures: taken[country].map((items, index) => plantedSeizure({
      ref: 900_201 + index, where, operation: triFrontera.code, when: `2025-10-2${index + 2}T1${index + 4}:05:00.000Z`,
      items: index === 0
        ? [...items, ...vehicles.filter(({ to }) => to.country === country)
          .map(({ vin, make, model, from }) => pieces('VEHICLE', 1, { description: `${make} ${model}`, identifier: vin, origin: from.country }))]
        : items,
    })),
  }];
}));
