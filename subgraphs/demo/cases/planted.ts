import { scriptOf, type Name } from '../../bureau/mapping/index.js';
import { customsOf } from '../customs.js';
import { mrzOf } from '../invent-documents.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant,
} from '../register.js';
import { words } from '../words.js';

/** What a case adds to the registers of countries. */
export type CaseRecords = Readonly<Record<string, Partial<Omit<DemoRegister, 'country'>>>>;

/** Gives what is needed of a record; the rest is what an ordinary one has. */
type Given<T extends DemoEnvelope, Needed extends keyof T> = Partial<T> & Pick<T, Needed | 'ref'>;

const envelope: Omit<DemoEnvelope, 'ref'> = {
  updatedAt: '2026-05-20T12:30:00.000Z', validUntil: null, reviewDate: '2028-05-20', confidentiality: 'OFFICIAL', handlingCode: 'H0', sourceEvaluation: 'A',
  informationEvaluation: 'ACCURATE', deniedTo: [], restrictions: [], recordStatus: 'ACTIVE',
};

/** A name of a planted person; `full` is given and family, its script that of its letters. */
export function plantedName(given: string, family: string, language: string, rest: Partial<Name> = {}): Name {
  const full = `${given} ${family}`;
  return { given, patronymic: null, family, full, script: scriptOf(full), language, kind: 'BIRTH', transliterationOf: null, ...rest };
}

const actionOf = { WANTED: 0, FOREIGN_TERRORIST_FIGHTER: 0, SUSPECT: 1, UNIDENTIFIED: 2, MISSING: 3, VICTIM: 3, CONVICTED: 4 } as const;

/** A planted person; a man, a suspect and a national of the country unless said otherwise. */
export function plantedPerson(country: string, given: Given<DemoPerson, 'names' | 'births'>): DemoPerson {
  const category = given.category ?? 'SUSPECT';
  return {
    ...envelope, category, sex: 'MALE', nationalities: [country], placeOfBirth: { text: null, country: given.nationalities?.[0] ?? country }, warnings: [],
    descriptors: { heightCm: null, weightKg: null, eyeColour: null, hairColour: null, marks: [] },
    actionToTake: words[customsOf(country).language].actions[actionOf[category]]!, ...given,
  };
}

/** A planted passport of a person, its machine-readable zone composed from the person's Latin name. */
export function plantedPassport(
  person: Pick<DemoPerson, 'names' | 'births' | 'sex' | 'nationalities'>, given: Given<DemoDocument, 'issuer' | 'issued' | 'expires' | 'number' | 'holder' | 'status'>,
): DemoDocument {
  return { ...envelope, type: 'PASSPORT', mrz: mrzOf(person, 'PASSPORT', given.issuer!, given.number!, given.expires!), ...given };
}

/** A planted vehicle. */
export function plantedVehicle(given: Given<DemoVehicle, 'vin' | 'plate' | 'plateCountry' | 'make' | 'model' | 'year' | 'status'>): DemoVehicle {
  return { ...envelope, colour: null, engineNumber: null, stolenOn: null, stolenIn: null, keeper: null, ...given };
}

/** A planted firearm. */
export function plantedFirearm(given: Given<DemoFirearm, 'kind' | 'make' | 'model' | 'calibre' | 'serial' | 'countryOfManufacture' | 'status'>): DemoFirearm {
  return { ...envelope, importMarks: [], traceRequests: [], keeper: null, ...given };
}

/** A planted warrant, active and with extradition unless said otherwise; its authority is the first court of the country. */
export function plantedWarrant(country: string, given: Given<DemoWarrant, 'reference' | 'offences' | 'issued' | 'person'>): DemoWarrant {
  return { ...envelope, authority: customsOf(country).courts[0]!, expires: null, extradition: true, category: 'ARREST_WARRANT', status: 'ACTIVE', ...given };
}

/** A planted arrest, by the authority of the country with that place in its list. */
export function plantedArrest(country: string, authority: number, given: Given<DemoArrest, 'when' | 'where' | 'offences' | 'operation' | 'person'>): DemoArrest {
  return { ...envelope, authority: customsOf(country).authorities[authority]!, category: 'TAKEN_INTO_CUSTODY', ...given };
}

/** A planted seizure. */
export function plantedSeizure(given: Given<DemoSeizure, 'when' | 'where' | 'operation' | 'items'>): DemoSeizure {
  return { ...envelope, ...given };
}
