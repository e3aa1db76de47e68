import { customsOf } from './customs.js';
import { demoDice, seedOf } from './dice.js';
import { inventDocument } from './invent-documents.js';
import { inventArrest, inventSeizure, inventWarrant } from './invent-events.js';
import { inventFirearm, inventVehicle } from './invent-objects.js';
import { inventPerson } from './invent-persons.js';
import { nameGiver } from './names.js';
import type { DemoRegister } from './register.js';

/** How much is invented, and from what. */
export interface Invention {
  /** Any whole number; every country draws its own from it. Default 1. */
  readonly seed?: number;
  /** Number of records, 1 or more of persons, 0 or more of the others. Defaults: 2000 persons, 3000 documents, 1000 vehicles. */
  readonly persons?: number;
  readonly documents?: number;
  readonly vehicles?: number;
  /** Defaults: 400 firearms, 500 warrants, 400 arrests, 150 seizures. */
  readonly firearms?: number;
  readonly warrants?: number;
  readonly arrests?: number;
  readonly seizures?: number;
}

const times = <T>(count: number, make: (ref: number) => T): readonly T[] => Array.from({ length: count }, (_none, index) => make(index + 1));

/**
 * Invents the records of one of the fourteen demo countries. The same country and options give the same records on
 * every machine, whenever it runs.
 * @throws RangeError for another country.
 */
export function inventRegister(country: string, invention: Invention = {}): DemoRegister {
  const { seed = 1, persons: many = 2_000, documents = 3_000, vehicles = 1_000, firearms = 400, warrants = 500, arrests = 400, seizures = 150 } = invention;
  const customs = customsOf(country);
  const own = seedOf(country, seed);
  const dice = demoDice(own);
  const names = nameGiver(own);
  const persons = times(many, (ref) => inventPerson(dice, customs, country, ref, (of, sex) => names(of, sex, dice.faker)));
  const sought = persons.filter(({ category }) => category === 'WANTED' || category === 'FOREIGN_TERRORIST_FIGHTER');
  const offenders = persons.filter(({ category }) => category !== 'MISSING' && category !== 'VICTIM' && category !== 'UNIDENTIFIED');
  const orAll = (some: typeof persons): typeof persons => (some.length > 0 ? some : persons);
  const taken = { documents: new Set<string>(), vehicles: new Set<string>(), serials: new Set<string>(), references: new Set<string>() };
  return {
    country,
    persons,
    documents: times(documents, (ref) => inventDocument(dice, customs, country, ref, persons, taken.documents)),
    vehicles: times(vehicles, (ref) => inventVehicle(dice, customs, country, ref, persons, taken.vehicles)),
    firearms: times(firearms, (ref) => inventFirearm(dice, customs, country, ref, persons, taken.serials)),
    warrants: times(warrants, (ref) => inventWarrant(dice, customs, country, ref, ref <= sought.length ? sought[ref - 1]! : dice.one(orAll(offenders)), taken.references)),
    arrests: times(arrests, (ref) => inventArrest(dice, customs, country, ref, dice.one(orAll(offenders)))),
    seizures: times(seizures, (ref) => inventSeizure(dice, customs, country, ref)),
  };
}
