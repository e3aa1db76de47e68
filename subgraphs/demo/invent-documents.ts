import { customs as allCustoms, type Customs } from './customs.js';
import type { Dice } from './dice.js';
import { inventEnvelope } from './invent-envelope.js';
import { composeMrz, type MrzFormat } from './mrz.js';
import type { DemoDocument, DemoPerson } from './register.js';

type DocumentType = NonNullable<DemoDocument['type']>;

const forms: Readonly<Record<Exclude<DocumentType, 'OTHER'>, { readonly code: string; readonly pattern: keyof Customs; readonly years: number }>> = {
  PASSPORT: { code: 'P', pattern: 'passport', years: 10 },
  OFFICIAL_PASSPORT: { code: 'PS', pattern: 'passport', years: 5 },
  REFUGEE_DOCUMENT: { code: 'PR', pattern: 'passport', years: 2 },
  IDENTITY_CARD: { code: 'I', pattern: 'identityCard', years: 10 },
  RESIDENCE_PERMIT: { code: 'AR', pattern: 'residencePermit', years: 5 },
  VISA: { code: 'V', pattern: 'visa', years: 1 },
};

/** The machine-readable zone of a document of a person: in the Latin spelling the register has. */
export function mrzOf(
  person: Pick<DemoPerson, 'names' | 'births' | 'sex' | 'nationalities'>, type: Exclude<DocumentType, 'OTHER'>, issuer: string, number: string, expires: string,
): string {
  const name = person.names.find(({ script, kind }) => script === 'Latn' && kind === 'BIRTH') ?? person.names[0]!;
  const format: MrzFormat = type === 'VISA' ? 'MRV-A' : type === 'IDENTITY_CARD' || type === 'RESIDENCE_PERMIT' ? (allCustoms[issuer]?.card ?? 'TD1') : 'TD3';
  return composeMrz({
    format, code: forms[type].code, issuer, number, expires, nationality: person.nationalities[0] ?? issuer,
    family: name.family ?? name.full ?? '', given: name.given ?? '', language: name.language,
    birth: person.births[0] ?? null, sex: person.sex === 'MALE' || person.sex === 'FEMALE' ? person.sex : null,
  });
}

const laterBy = (day: string, years: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
};

/**
 * Invents a document. 94 % are valid; a stolen blank has neither holder nor machine-readable zone. The number follows
 * the issuer's pattern and is none of `taken`, to which it is added.
 */
export function inventDocument(
  dice: Dice, customs: Customs, country: string, ref: number, persons: readonly DemoPerson[], taken: Set<string>,
): DemoDocument {
  const person = dice.one(persons);
  const type = dice.weighted({ PASSPORT: 55, IDENTITY_CARD: 27, RESIDENCE_PERMIT: 8, VISA: 6, OFFICIAL_PASSPORT: 2, REFUGEE_DOCUMENT: 2 });
  const status = dice.chance(0.94) ? 'VALID' : dice.weighted({ STOLEN: 40, LOST: 30, STOLEN_BLANK: 10, REVOKED: 12, COUNTERFEIT: 8 });
  const home = person.nationalities[0] ?? country;
  const issuer = (type === 'PASSPORT' || type === 'IDENTITY_CARD' || type === 'OFFICIAL_PASSPORT') && home in allCustoms ? home : country;
  const { pattern, years } = forms[type];
  const number = dice.unique([String((allCustoms[issuer] ?? customs)[pattern])], taken);
  const blank = status === 'STOLEN_BLANK';
  const issued = dice.day(years * 365 - 30, 30);
  const expires = laterBy(issued, years);
  return {
    ...inventEnvelope(dice, customs, country, ref),
    type, number, issuer, status,
    issued: blank ? null : issued,
    expires: blank ? null : expires,
    mrz: blank ? null : mrzOf(person, type, issuer, number, expires),
    holder: blank ? null : person.ref,
  };
}
