import type { Name, SeizedItem } from '../../bureau/mapping/index.js';
import { pieces, seizedItem } from '../invent-events.js';
import type { DemoFirearm } from '../register.js';
import { serbianCyrillic } from '../serbian.js';
import { plantedArrest, plantedFirearm, plantedName, plantedPerson, plantedSeizure, plantedWarrant, type CaseRecords } from './planted.js';

type Origin = 'RS' | 'BA';
type Finder = 'FR' | 'BE';

/** A weapon that went from the Balkans to the west. */
interface MovedArm {
  /** `ref` in both registers. */
  readonly ref: number;
  readonly serial: string;
  readonly make: string;
  readonly model: string;
  readonly calibre: string;
  /** UCR weapon code. */
  readonly kind: string;
  readonly from: Origin;
  readonly statusThere: 'REGISTERED' | 'STOLEN' | 'TRAFFICKED';
  readonly to: Finder;
  /** The answer to the finder's trace request; null: none yet. */
  readonly answer: string | null;
}

const rifle = { make: 'ZASTAVA', model: 'M70AB2', calibre: '7.62x39mm', kind: 'RIFLE-AUTOMATIC' } as const;
const pistol = { make: 'ZASTAVA', model: 'M57', calibre: '7.62x25mm', kind: 'HANDGUN' } as const;
const arms: readonly MovedArm[] = [
  { ref: 900_301, serial: 'B-448171', ...rifle, from: 'RS', statusThere: 'STOLEN', to: 'FR', answer: 'Stolen from a depot near Užice, 2023-11-07' },
  { ref: 900_302, serial: 'B-448172', ...rifle, from: 'RS', statusThere: 'STOLEN', to: 'BE', answer: 'Stolen from a depot near Užice, 2023-11-07' },
  { ref: 900_303, serial: 'B-448180', ...rifle, from: 'RS', statusThere: 'TRAFFICKED', to: 'FR', answer: null },
  { ref: 900_304, serial: 'C-120644', ...pistol, from: 'RS', statusThere: 'REGISTERED', to: 'BE', answer: 'Last lawful holder known; under inquiry' },
  { ref: 900_305, serial: 'K-770215', ...rifle, from: 'BA', statusThere: 'TRAFFICKED', to: 'FR', answer: 'Surplus of 1996, never registered to a person' },
  { ref: 900_306, serial: 'K-770219', ...rifle, from: 'BA', statusThere: 'TRAFFICKED', to: 'BE', answer: null },
  { ref: 900_307, serial: 'C-118803', ...pistol, from: 'BA', statusThere: 'STOLEN', to: 'FR', answer: 'Stolen in Zenica, 2024-02-19' },
  { ref: 900_308, serial: 'C-118810', ...pistol, from: 'BA', statusThere: 'REGISTERED', to: 'BE', answer: null },
];

/** Weapons from Serbia and Bosnia and Herzegovina seized in France and Belgium, operation BALKAN-ARMS. */
export const balkanArms = {
  code: 'BALKAN-ARMS',
  countries: ['BA', 'BE', 'FR', 'RS'],
  arms,
  /** The trafficker, on record in RS (wanted, with a warrant at the same ref), FR and BE under his name in other letters; arrested in BE. */
  trafficker: { ref: 900_301, birth: '1977-04-25', names: { RS: 'Драган Шћепановић', FR: 'Dragan Scepanovic', BE: 'Dragan Šćepanović' }, warrantRS: '2-Кп-0417/25' },
  /** The courier, on record in BA and FR; arrested in FR. */
  courier: { ref: 900_302, birth: '1989-10-08', names: { BA: 'Nermin Hadžović', FR: 'Nermin Hadzovic' } },
  /** Number of arrests and of seizures by country, at refs from 900301 on. */
  arrests: { BA: 1, BE: 1, FR: 1, RS: 1 },
  arrestsInAll: 4,
  seizures: { BE: 1, FR: 2 },
  /** Sums over the countries by kind and unit. Sorted. */
  totals: [
    { kind: 'AMMUNITION', quantity: 5_240, unit: 'C62' },
    { kind: 'EXPLOSIVE', quantity: 11.5, unit: 'KGM' },
    { kind: 'FIREARM', quantity: 8, unit: 'C62' },
    { kind: 'GRENADE', quantity: 37, unit: 'C62' },
  ],
} as const;

const { trafficker, courier } = balkanArms;
const operation = balkanArms.code;
const made = (arm: MovedArm) => ({ ref: arm.ref, serial: arm.serial, make: arm.make, model: arm.model, calibre: arm.calibre, kind: arm.kind, countryOfManufacture: 'RS' });

const there = (country: Origin): readonly DemoFirearm[] =>
  arms.filter(({ from }) => from === country).map((arm) => plantedFirearm({ ...made(arm), status: arm.statusThere }));
const found = (country: Finder): readonly DemoFirearm[] =>
  arms.filter(({ to }) => to === country).map((arm) => plantedFirearm({ ...made(arm), status: 'SEIZED', traceRequests: [{ on: '2026-02-16', to: arm.from, answer: arm.answer }] }));
const itemsOf = (country: Finder): readonly SeizedItem[] => arms.filter(({ to }) => to === country).map((arm) => pieces('FIREARM', 1, {
  code: { code: arm.kind, list: 'UCR_WEAPON', text: null }, description: `${arm.make} ${arm.model}`, identifier: arm.serial, origin: 'RS',
}));
const explosive = (kilograms: number): SeizedItem => seizedItem({ kind: 'EXPLOSIVE', quantity: kilograms, unit: 'KGM', description: 'TNT' });

/** A Serbian name as RS keeps it: Cyrillic, and the Latin one beside it. */
function inBothScripts(given: string, patronymic: string, family: string): readonly Name[] {
  const principal = plantedName(serbianCyrillic(given), serbianCyrillic(family), 'srp', { patronymic: serbianCyrillic(patronymic) });
  return [principal, plantedName(given, family, 'srp', { patronymic, transliterationOf: principal.full })];
}

const traffickerIs = { ref: trafficker.ref, births: [trafficker.birth], nationalities: ['RS'] } as const;
const courierIs = { ref: courier.ref, births: [courier.birth], nationalities: ['BA'] } as const;
const offences = ['WEAPON_LAW_VIOLATIONS'];
const arrest = (country: string, person: number, place: string, when: string) =>
  plantedArrest(country, 0, { ref: 900_301, person, when, where: { text: place, country }, operation, offences });

export const balkanRecords: CaseRecords = {
  RS: {
    persons: [
      plantedPerson('RS', { ...traffickerIs, names: inBothScripts('Dragan', 'Milorad', 'Šćepanović'), category: 'WANTED', warnings: ['ARMED'] }),
      plantedPerson('RS', { ref: 900_302, names: inBothScripts('Goran', 'Petar', 'Ljubičić'), births: ['1982-06-30'] }),
    ],
    warrants: [plantedWarrant('RS', { ref: trafficker.ref, reference: trafficker.warrantRS, offences, issued: '2025-05-06', person: trafficker.ref })],
    firearms: there('RS'),
    arrests: [arrest('RS', 900_302, 'Ужице', '2026-02-18T11:10:00.000Z')],
  },
  BA: {
    persons: [
      plantedPerson('BA', { ...courierIs, names: [plantedName('Nermin', 'Hadžović', 'bos', { patronymic: 'Safet' })] }),
      plantedPerson('BA', { ref: 900_303, names: [plantedName('Mirza', 'Delalić', 'bos', { patronymic: 'Enes' })], births: ['1994-01-12'] }),
    ],
    firearms: there('BA'),
    arrests: [arrest('BA', 900_303, 'Zenica', '2026-02-19T13:45:00.000Z')],
  },
  FR: {
    persons: [
      plantedPerson('FR', { ...traffickerIs, names: [plantedName('Dragan', 'Scepanovic', 'srp')] }),
      plantedPerson('FR', { ...courierIs, names: [plantedName('Nermin', 'Hadzovic', 'bos')] }),
    ],
    firearms: found('FR'),
    arrests: [arrest('FR', courier.ref, 'Besançon', '2026-02-12T10:25:00.000Z')],
    seizures: [
      plantedSeizure({
        ref: 900_301, when: '2026-02-12T10:30:00.000Z', where: { text: 'Besançon', country: 'FR' }, operation,
        items: [...itemsOf('FR'), pieces('GRENADE', 24, { description: 'M75' }), pieces('AMMUNITION', 3_400, { description: '7.62x39mm' })],
      }),
      plantedSeizure({ ref: 900_302, when: '2026-02-13T15:00:00.000Z', where: { text: 'Lyon', country: 'FR' }, operation, items: [explosive(7)] }),
    ],
  },
  BE: {
    persons: [plantedPerson('BE', { ...traffickerIs, names: [plantedName('Dragan', 'Šćepanović', 'srp')] })],
    firearms: found('BE'),
    arrests: [arrest('BE', trafficker.ref, 'Charleroi', '2026-02-14T12:50:00.000Z')],
    seizures: [plantedSeizure({
      ref: 900_301, when: '2026-02-14T13:10:00.000Z', where: { text: 'Charleroi', country: 'BE' }, operation,
      items: [...itemsOf('BE'), pieces('GRENADE', 13, { description: 'M75' }), pieces('AMMUNITION', 1_840, { description: '7.62x39mm' }), explosive(4.5)],
    })],
  },
};
