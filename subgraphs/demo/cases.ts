import { balkanRecords } from './cases/balkan-arms.js';
import { brokerRecords } from './cases/broker.js';
import { corridorRecords } from './cases/corridor.js';
import { fighterRecords } from './cases/fighter.js';
import type { CaseRecords } from './cases/planted.js';
import { triBorderRecords } from './cases/tri-border.js';
import type { DemoRegister } from './register.js';

export { balkanArms } from './cases/balkan-arms.js';
export { broker } from './cases/broker.js';
export { adwenpa, type MovedVehicle } from './cases/corridor.js';
export { fighter } from './cases/fighter.js';
export { triFrontera } from './cases/tri-border.js';

const cases: readonly CaseRecords[] = [fighterRecords, corridorRecords, triBorderRecords, balkanRecords, brokerRecords];

/**
 * Adds the planted cases' records of a country to its register, after the invented ones; their refs start at 900001 and
 * are the same whatever the seed. The facts of each case stand in what this module exports beside.
 */
export function plantCases(country: string, register: DemoRegister): DemoRegister {
  const planted = cases.flatMap((one) => one[country] ?? []);
  const persons = [...register.persons, ...planted.flatMap((records) => records.persons ?? [])];
  const documents = [...register.documents, ...planted.flatMap((records) => records.documents ?? [])];
  const vehicles = [...register.vehicles, ...planted.flatMap((records) => records.vehicles ?? [])];
  const firearms = [...register.firearms, ...planted.flatMap((records) => records.firearms ?? [])];
  const warrants = [...register.warrants, ...planted.flatMap((records) => records.warrants ?? [])];
  const arrests = [...register.arrests, ...planted.flatMap((records) => records.arrests ?? [])];
  const seizures = [...register.seizures, ...planted.flatMap((records) => records.seizures ?? [])];
  return { ...register, persons, documents, vehicles, firearms, warrants, arrests, seizures };
}
