import type { Name, PersonCategory, Warning } from '../bureau/mapping/index.js';
import type { Customs } from './customs.js';
import type { Dice } from './dice.js';
import { inventEnvelope } from './invent-envelope.js';
import { demoName, fullName, type InventedName, type NameParts } from './names.js';
import type { DemoPerson } from './register.js';
import { words } from './words.js';

/** Registers that keep every name in the script of the country, with its Latin transliteration beside. */
const ownScript: ReadonlySet<string> = new Set(['TN', 'RS']);

const warningsOf: readonly Warning[] = ['ARMED', 'VIOLENT', 'ESCAPE_RISK', 'SUICIDAL', 'EXPLOSIVES', 'CONTAGIOUS', 'DANGEROUS'];

/** Another spelling that is heard or written for the same letters. */
const respelled: readonly (readonly [RegExp, string])[] = [
  [/ou/i, 'u'], [/ph/i, 'f'], [/ll/i, 'l'], [/nn/i, 'n'], [/tt/i, 't'], [/ss/i, 's'], [/ck/i, 'k'], [/y/i, 'i'], [/z/i, 's'], [/é|è|ê/i, 'e'],
  [/ija/i, 'ia'], [/ć|č/i, 'c'], [/š/i, 's'], [/ž/i, 'z'], [/ã/i, 'a'], [/ç/i, 's'], [/ى/, 'ي'], [/ة/, 'ه'], [/أ|إ|آ/, 'ا'], [/ј/i, 'и'], [/h/i, ''],
];

function otherSpelling(text: string): string {
  for (const [letters, written] of respelled) {
    const changed = text.replace(letters, (found) => (found.charAt(0) === found.charAt(0).toLowerCase() ? written : written.charAt(0).toUpperCase() + written.slice(1)));
    if (changed !== text && changed.length > 2) return /^\p{Ll}/u.test(changed) && /^\p{Lu}/u.test(text) ? changed.charAt(0).toUpperCase() + changed.slice(1) : changed;
  }
  return text;
}

/** Another name the person uses: another spelling, another family name, or the two parts the other way round. */
function inventAlias(dice: Dice, principal: NameParts, other: NameParts): NameParts {
  const respelt = { ...principal, given: otherSpelling(principal.given), family: otherSpelling(principal.family), patronymic: null };
  const differs = respelt.given !== principal.given || respelt.family !== principal.family;
  switch (dice.weighted({ spelling: 60, family: 30, turned: 10 })) {
    case 'spelling': return differs ? respelt : { ...principal, patronymic: null, family: other.family };
    case 'turned': return { ...principal, patronymic: null, given: principal.family, family: principal.given };
    default: return { ...principal, patronymic: null, family: other.family };
  }
}

function inventBirth(dice: Dice): string {
  const day = dice.day(78 * 365, 16 * 365);
  const known = dice.weighted({ day: 92, year: 5, month: 3 });
  return day.slice(0, { day: 10, month: 7, year: 4 }[known]);
}

function inventNames(dice: Dice, country: string, home: string, sex: 'male' | 'female', give: (country: string, sex: 'male' | 'female') => InventedName): readonly Name[] {
  const inOwnScript = ownScript.has(country);
  const source = inOwnScript ? country : home;
  const invented = give(source, sex);
  const principal = inOwnScript ? (invented.native ?? invented.latin) : invented.latin;
  const names = [demoName(principal, 'BIRTH')];
  if (inOwnScript) names.push(demoName(invented.latin, 'BIRTH', fullName(principal.given, principal.family)));
  const aliases = dice.chance(0.15) ? dice.whole(1, 2) : 0;
  for (let count = 0; count < aliases; count += 1) {
    const other = give(source, sex);
    const alias = demoName(inventAlias(dice, principal, inOwnScript ? (other.native ?? other.latin) : other.latin), 'ALIAS');
    if (!names.some(({ full }) => full === alias.full)) names.push(alias);
  }
  return names;
}

/**
 * Invents a person of a country's register. Names: the principal one first; where the register has a script of its own
 * (TN, RS), its Latin transliteration second; then 0 to 2 aliases in the register's script.
 */
export function inventPerson(
  dice: Dice, customs: Customs, country: string, ref: number, give: (country: string, sex: 'male' | 'female') => InventedName,
): DemoPerson {
  const vocabulary = words[customs.language];
  const sex = dice.weighted({ MALE: 74, FEMALE: 24, NOT_KNOWN: 2 });
  const home = customs.foreigners.length > 0 && dice.chance(0.15) ? dice.one(customs.foreigners) : country;
  const second = dice.chance(0.05) ? dice.one([...customs.foreigners, 'FR', 'US', 'MA'].filter((code) => code !== home)) : null;
  const category: PersonCategory = dice.weighted({
    SUSPECT: 40, CONVICTED: 24, WANTED: 20, MISSING: 8, VICTIM: 6, FOREIGN_TERRORIST_FIGHTER: 1, UNIDENTIFIED: 1,
  });
  const dangerous = category === 'WANTED' || category === 'SUSPECT' || category === 'CONVICTED' || category === 'FOREIGN_TERRORIST_FIGHTER';
  const births = [inventBirth(dice)];
  if (dice.chance(0.03)) births.push(inventBirth(dice));
  const abroad = home !== country || dice.chance(0.05);
  const action = { WANTED: 0, FOREIGN_TERRORIST_FIGHTER: 0, SUSPECT: 1, UNIDENTIFIED: 2, MISSING: 3, VICTIM: 3, CONVICTED: 4 }[category];
  return {
    ...inventEnvelope(dice, customs, country, ref),
    category,
    names: inventNames(dice, country, home, sex === 'FEMALE' ? 'female' : 'male', give),
    sex,
    births,
    placeOfBirth: dice.chance(0.1) ? null : { text: abroad ? null : dice.one(customs.cities), country: abroad && home === country ? 'MA' : home },
    nationalities: second === null ? [home] : [home, second],
    descriptors: {
      heightCm: dice.chance(0.8) ? dice.whole(152, 198) : null,
      weightKg: dice.chance(0.6) ? dice.whole(48, 120) : null,
      eyeColour: dice.chance(0.8) ? dice.one(vocabulary.eyes) : null,
      hairColour: dice.chance(0.8) ? dice.one(vocabulary.hair) : null,
      marks: dice.chance(0.2) ? dice.some(vocabulary.marks, 1, 2) : [],
    },
    warnings: dangerous && dice.chance(0.18) ? dice.some(warningsOf, 1, 2) : [],
    actionToTake: vocabulary.actions[action]!,
  };
}
