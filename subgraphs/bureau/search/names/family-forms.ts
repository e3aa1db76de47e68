import { remember } from '../remember.js';

/**
 * Endings of family names of men, and those that their wives and daughters have: Russian, Ukrainian and Bulgarian; Polish; Czech and Slovak; Greek, whose women have the
 * genitive; Lithuanian and Latvian. With the fewest letters that a man's name has. After A Guide to Names and Naming Practices (United Kingdom for INTERPOL, 2006).
 */
const endings: readonly (readonly [men: readonly string[], women: readonly string[], fewest: number])[] = [
  [['OV'], ['OVA'], 5], [['EV'], ['EVA'], 5], [['IN'], ['INA'], 5], [['YN'], ['YNA'], 5],
  [['SKI', 'SKY', 'SKIY', 'SKYI', 'SKII', 'SKYY'], ['SKA', 'SKAYA', 'SKAIA', 'SKAJA'], 5],
  [[''], ['OVA'], 5], [['A'], ['OVA'], 5], [['NY'], ['NA'], 6],
  [['OS'], ['OU'], 6], [['IS'], ['I', 'OU'], 7],
  [['AS', 'IS', 'YS', 'US'], ['AITE', 'YTE', 'UTE', 'IENE'], 6], [['NS'], ['NA'], 6],
];

/** Given names that end as such family names do: Martin is no father of Martina. */
const givenNames = new Set(`MARTIN VALENTIN KARIN ROBIN ANTONIN KONSTANTIN CONSTANTIN AUGUSTIN AGOSTIN JASMIN CELESTIN FAUSTIN JUSTIN CRISTIN KRISTIN CHRISTIN SABIN SERAFIN SERAPHIN ALBIN EDWIN MARIN
  CATALIN ALEVTIN QUENTIN CAROLIN EVELIN JACQUELIN KATRIN CORIN CELIN`.split(/\s+/));

const consonant = /[^AEIOUY]$/;

/** Havel, Havlova; Hasek, Haskova: an e between the last two consonants is left out. */
const fleeting = /^(.+[^AEIOUY])E([KLCR])$/, withoutFleeting = /^(.+[^AEIOUY])([KLCR])$/;

/** Family names that the wife or the daughter of a man of that name may have. @param man ASCII capitals. */
export const womensForms: (man: string) => readonly string[] = remember(50_000, (man) => {
  if (givenNames.has(man)) return [];
  const found: string[] = [];
  for (const [men, women, fewest] of endings) {
    for (const ending of men) {
      if (man.length < fewest || !man.endsWith(ending) || ending === '' && !consonant.test(man)) continue;
      for (const other of women) found.push(man.slice(0, man.length - ending.length) + other);
    }
  }
  const [, stem, last] = fleeting.exec(man) ?? [];
  return stem === undefined || man.length < 5 ? found : [...found, `${stem}${last}OVA`];
});

const isWoman = (woman: string, man: string): boolean => womensForms(man).includes(woman);

/** Whether two words in ASCII capitals are the forms of one family name that men and women have. */
export const areFamilyForms = (a: string, b: string): boolean => a[0] === b[0] && a[1] === b[1] && (isWoman(a, b) || isWoman(b, a));

/** Names of men of whom a woman's name may be a form: all that `womensForms` makes it of. */
export function mensForms(woman: string): readonly string[] {
  const found: string[] = [];
  for (const [men, women] of endings) {
    for (const ending of women) if (woman.endsWith(ending)) found.push(...men.map((other) => woman.slice(0, woman.length - ending.length) + other));
  }
  const [, stem, last] = woman.endsWith('OVA') ? withoutFleeting.exec(woman.slice(0, -3)) ?? [] : [];
  if (stem !== undefined) found.push(`${stem}E${last}`);
  return found.filter((man) => isWoman(woman, man));
}
