import { mrzOf } from '../invent-documents.js';
import { plantedName, plantedPassport, plantedPerson, plantedWarrant, type CaseRecords } from './planted.js';

/** A foreign terrorist fighter on record in three countries under three spellings; his passport is reported stolen in a fourth. */
export const fighter = {
  /** `ref` of the person in BE, FR and TN, of the passport in BE, FR and US, and of the warrants in BE and FR. */
  ref: 900_001,
  countries: ['BE', 'FR', 'TN'],
  birth: '1991-03-14',
  names: { BE: 'Yassine Ben Saleh', FR: 'Yacine Bensalah', TN: 'ياسين بن صالح' },
  /** The alias in FR, and the Latin transliteration in TN. */
  aliasFR: 'Yassin Salah',
  transliterationTN: 'Yasin Bin Salih',
  passport: { number: 'T734912', issuer: 'TN', issued: '2019-02-11', expires: '2029-02-10', statusIn: { BE: 'VALID', FR: 'VALID', US: 'STOLEN' } },
  warrants: { BE: 'BR30.F1.004417/2024', FR: 'MA-2024/11-000915' },
} as const;

const { ref, passport } = fighter;
const births = [fighter.birth];
const transliterated = plantedName('Yasin', 'Bin Salih', 'ara', { transliterationOf: fighter.names.TN });
const bearer = { names: [transliterated], births, sex: 'MALE', nationalities: ['TN'] } as const;
const document = {
  ref, number: passport.number, issuer: passport.issuer, issued: passport.issued, expires: passport.expires,
  mrz: mrzOf(bearer, 'PASSPORT', passport.issuer, passport.number, passport.expires),
};
const common = {
  ref, births, category: 'FOREIGN_TERRORIST_FIGHTER', nationalities: ['TN'], placeOfBirth: { text: 'Ben Guerdane', country: 'TN' }, warnings: ['ARMED', 'EXPLOSIVES'],
} as const;
const offences = ['EXPLOSIVES', 'WEAPON_LAW_VIOLATIONS'];

export const fighterRecords: CaseRecords = {
  BE: {
    persons: [plantedPerson('BE', { ...common, names: [plantedName('Yassine', 'Ben Saleh', 'fra')] })],
    documents: [plantedPassport(bearer, { ...document, status: 'VALID', holder: ref })],
    warrants: [plantedWarrant('BE', { ref, reference: fighter.warrants.BE, offences, issued: '2024-03-18', person: ref })],
  },
  FR: {
    persons: [plantedPerson('FR', {
      ...common, names: [plantedName('Yacine', 'Bensalah', 'fra'), plantedName('Yassin', 'Salah', 'fra', { kind: 'ALIAS' })],
      descriptors: { heightCm: 181, weightKg: 78, eyeColour: 'marron', hairColour: 'noirs', marks: ['cicatrice à la joue gauche'] },
    })],
    documents: [plantedPassport(bearer, { ...document, status: 'VALID', holder: ref })],
    warrants: [plantedWarrant('FR', { ref, reference: fighter.warrants.FR, offences, issued: '2024-11-05', person: ref })],
  },
  TN: {
    persons: [plantedPerson('TN', {
      ...common, placeOfBirth: { text: 'بن قردان', country: 'TN' }, names: [plantedName('ياسين', 'بن صالح', 'ara'), transliterated],
    })],
  },
  US: { documents: [plantedPassport(bearer, { ...document, status: 'STOLEN', holder: null })] },
};
