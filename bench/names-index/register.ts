import type { Name } from '../../subgraphs/bureau/mapping/index.js';
import { demoName } from '../../subgraphs/demo/names.js';
import type { DemoPerson, DemoRecords, DemoRegister, NativeInsert } from '../../subgraphs/demo/register.js';
import { type Random, randomOf } from '../search/make/random.js';
import { type InventedName, nameInventor, type Part } from './traditions.js';

/** A person of an invented register. */
export interface Invented {
  readonly name: InventedName;
  /** `YYYY-MM-DD`. */
  readonly birth: string;
  /** Names on record: given and family names. The first in Latin letters; some have others, in the script they come from or in another spelling. */
  readonly onRecord: readonly (readonly [given: string, family: string])[];
}

const inLatin = (parts: readonly Part[], random: Random): string => parts.map(({ latin }) => (random.chance(0.6) ? latin[0]! : random.pick(latin))).join(' ');
const inNative = (parts: readonly Part[]): string => parts.map(({ native, latin }) => native ?? latin[0]!).join(' ');
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Invents persons: that of a register with a number is always the same. */
export function personInventor(register: string): (number: number) => Invented {
  const invent = nameInventor();
  return (number) => {
    const random = randomOf(`${register} ${number}`);
    const name = invent(random);
    const onRecord: (readonly [string, string])[] = [[inLatin(name.given, random), inLatin(name.family, random)]];
    if (random.chance(0.15)) onRecord.push(random.chance(0.5) ? [inNative(name.given), inNative(name.family)] : [inLatin(name.given, random), inLatin(name.family, random)]);
    const birth = `${1940 + Math.floor(random.next() * 68)}-${twoDigits(1 + Math.floor(random.next() * 12))}-${twoDigits(1 + Math.floor(random.next() * 28))}`;
    return { name, birth, onRecord };
  };
}

function demoPerson({ birth, onRecord }: Invented, ref: number, country: string): DemoPerson {
  const names = onRecord.map(([given, family], at): Name => demoName({ given, family, patronymic: null, language: 'mul', script: 'Latn' }, at === 0 ? 'BIRTH' : 'ALIAS'));
  return {
    ref, updatedAt: '2026-01-01T00:00:00Z', validUntil: null, reviewDate: null, confidentiality: 'OFFICIAL', handlingCode: 'H0', sourceEvaluation: 'A',
    informationEvaluation: 'ACCURATE', deniedTo: [], restrictions: [], recordStatus: 'ACTIVE', category: 'WANTED', names, sex: ref % 4 === 0 ? 'FEMALE' : 'MALE', births: [birth],
    placeOfBirth: null, nationalities: [country], descriptors: { heightCm: null, weightKg: null, eyeColour: null, hairColour: null, marks: [] }, warnings: [], actionToTake: null,
  };
}

/** Persons turned into rows at once: not all are held. Some countries number rows over all their registers, and can have no more. */
export const atOnce = 100_000;

/** The rows of a country's national database with so many invented persons, and nothing else. */
export function* personRows(records: DemoRecords, country: string, persons: number, invent: (number: number) => Invented): Iterable<NativeInsert> {
  const nothing: DemoRegister = { country, persons: [], documents: [], vehicles: [], firearms: [], warrants: [], arrests: [], seizures: [] };
  const lists = new Set<string>();
  for (const insert of records.rows(nothing)) {
    lists.add(insert[0]);
    yield insert;
  }
  for (let from = 1; from <= persons; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, persons + 1 - from) }, (_, at) => demoPerson(invent(from + at), from + at, country));
    for (const insert of records.rows({ ...nothing, persons: some })) if (!lists.has(insert[0])) yield insert;
  }
}
