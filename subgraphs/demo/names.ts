import { base, en, en_GH, en_NG, en_US, es, Faker, fr, fr_BE, hr, nl_BE, pt_BR, sr_RS_latin, type LocaleDefinition } from '@faker-js/faker';
import type { Name } from '../bureau/mapping/index.js';
import { arabicFamily, arabicFemale, arabicMale } from './names-arabic.js';
import { bosnia, westAfrica, type NameLists } from './names-west-africa.js';
import { serbianCyrillic } from './serbian.js';

/** A person's name in its parts and in Latin letters, with the same parts in the script of the home register, if another. */
export interface InventedName {
  readonly latin: NameParts;
  readonly native: NameParts | null;
}
export interface NameParts {
  readonly given: string;
  readonly patronymic: string | null;
  readonly family: string;
  /** ISO 639-3. */
  readonly language: string;
  /** ISO 15924. */
  readonly script: 'Latn' | 'Arab' | 'Cyrl';
}

/** The `full` of a demo name: given, then family names. The patronymic stands apart. */
export const fullName = (given: string, family: string): string => `${given} ${family}`.trim();

/** A demo name from its parts. */
export function demoName(parts: NameParts, kind: 'BIRTH' | 'ALIAS', transliterationOf: string | null = null): Name {
  return { ...parts, full: fullName(parts.given, parts.family), kind, transliterationOf };
}

type Sex = 'male' | 'female';
type Source = (faker: Faker, sex: Sex) => InventedName;

const latin = (given: string, family: string, language: string, patronymic: string | null = null): InventedName =>
  ({ latin: { given, patronymic, family, language, script: 'Latn' }, native: null });

/** Takes the names of a locale, with one or two family names: `doubled` is the share of persons with two. */
function ofLocale(language: string, doubled = 0): Source {
  return (faker, sex) => {
    const [first = '', second = faker.person.lastName(sex)] = faker.person.lastName(sex).split(' ');
    return latin(faker.person.firstName(sex), doubled > 0 && faker.datatype.boolean(doubled) ? `${first} ${second}` : first, language);
  };
}

const ofLists = (lists: NameLists, language: string): Source => (faker, sex) =>
  latin(faker.helpers.arrayElement([...lists[sex]]), faker.helpers.arrayElement([...lists.family]), language);

const tunisian: Source = (faker, sex) => {
  const given = faker.helpers.arrayElement([...(sex === 'male' ? arabicMale : arabicFemale)]);
  const family = faker.helpers.arrayElement([...arabicFamily]);
  return {
    latin: { given: given[1], patronymic: null, family: family[1], language: 'ara', script: 'Latn' },
    native: { given: given[0], patronymic: null, family: family[0], language: 'ara', script: 'Arab' },
  };
};

const serbian: Source = (faker, sex) => {
  const parts = { given: faker.person.firstName(sex), patronymic: faker.person.firstName('male'), family: faker.person.lastName(sex), language: 'srp' } as const;
  return {
    latin: { ...parts, script: 'Latn' },
    native: { given: serbianCyrillic(parts.given), patronymic: serbianCyrillic(parts.patronymic), family: serbianCyrillic(parts.family), language: 'srp', script: 'Cyrl' },
  };
};

const bosnian: Source = (faker, sex) => {
  const chosen = faker.number.float();
  const given = (of: Sex): string => (chosen < 0.6 ? faker.helpers.arrayElement([...bosnia[of]]) : faker.person.firstName(of));
  const family = chosen < 0.6 ? faker.helpers.arrayElement([...bosnia.family]) : faker.person.lastName(sex);
  return latin(given(sex), family, chosen < 0.6 ? 'bos' : 'hrv', given('male'));
};

const customs: Readonly<Record<string, readonly [locale: LocaleDefinition | readonly LocaleDefinition[], source: Source]>> = {
  FR: [fr, ofLocale('fra')],
  BE: [[fr_BE, fr], ofLocale('fra')],
  BE_NL: [nl_BE, ofLocale('nld')],
  NG: [en_NG, ofLocale('eng')],
  US: [en_US, ofLocale('eng')],
  GH: [en_GH, ofLocale('eng')],
  AR: [es, ofLocale('spa', 0.2)],
  PY: [es, ofLocale('spa', 0.5)],
  BR: [pt_BR, ofLocale('por', 0.6)],
  CI: [fr, ofLists(westAfrica.CI, 'fra')],
  TG: [fr, ofLists(westAfrica.TG, 'fra')],
  BJ: [fr, ofLists(westAfrica.BJ, 'fra')],
  TN: [fr, tunisian],
  RS: [sr_RS_latin, serbian],
  BA: [hr, bosnian],
};

/**
 * Invents names after the customs of the fourteen demo countries (another country: those of the United States), the
 * same ones in the same order from the same seed.
 * @returns a function of the country, the sex and the dice that decide between customs (Belgian names are Dutch or French).
 */
export function nameGiver(seed: number): (country: string, sex: 'male' | 'female', dice: Faker) => InventedName {
  const fakers = new Map<string, Faker>();
  return (country, sex, dice) => {
    const custom = country === 'BE' && dice.datatype.boolean(0.55) ? 'BE_NL' : country in customs ? country : 'US';
    const [locale, source] = customs[custom]!;
    let faker = fakers.get(custom);
    if (!faker) fakers.set(custom, (faker = new Faker({ locale: [locale, en, base].flat(), seed })));
    return source(faker, sex);
  };
}
