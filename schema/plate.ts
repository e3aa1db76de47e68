import { cyrillicLookalikes, europeanDigits, greekLookalikes, type Lookalikes } from './lookalikes.js';

/** A script whose letters on plates are those that look like Latin ones, letter by letter, and where such plates are issued. */
interface PlateScript extends Lookalikes {
  readonly countries: ReadonlySet<string>;
}

const scripts: readonly PlateScript[] = [
  { ...greekLookalikes, countries: new Set(['CY', 'GR']) },
  { ...cyrillicLookalikes, countries: new Set(['BA', 'BG', 'BY', 'KG', 'ME', 'MK', 'MN', 'RS', 'RU', 'TJ', 'UA']) },
  // Saudi plates have each letter in both scripts.
  { letters: 'ابحدرسصطعقكلمنهوى', latin: 'ABJDRSXTEGKLZNHUV', countries: new Set(['SA']) },
];

/** What stands on a country's plates in more than one way. */
const words: Readonly<Record<string, readonly (readonly string[])[]>> = { TN: [['TU', 'TUN', 'TUNIS', 'تونس']] };

const isLetter = /\p{L}/u;

/** The text with each letter put across; null: a letter has no counterpart, or there is none. */
function across(text: string, from: string, to: string): string | null {
  let any = false;
  let all = '';
  for (const character of text) {
    const place = from.indexOf(character);
    if (place < 0 && isLetter.test(character)) return null;
    any ||= place >= 0;
    all += place < 0 ? character : to[place]!;
  }
  return any ? all : null;
}

/**
 * The ways in which a register may have a plate: as it is, in Latin letters that look or count the same, and in those of the country's own script; with
 * European digits for Arabic ones.
 * @param plate folded by `foldAlnum`; what is no letter and no digit stays as it is.
 * @param country ISO 3166-1 alpha-2 of the issuer; null: not known.
 */
export function plateForms(plate: string, country: string | null): readonly string[] {
  const forms = new Set([plate, europeanDigits(plate)]);
  for (const { letters, latin, countries } of scripts) {
    for (const form of [...forms]) {
      for (const other of [across(form, letters, latin), country !== null && countries.has(country) ? across(form, latin, letters) : null]) if (other !== null) forms.add(other);
    }
  }
  for (const same of words[country ?? ''] ?? []) {
    for (const form of [...forms]) {
      const middle = /^(\d+)(\D+)(\d+)$/.exec(form);
      if (middle && same.includes(middle[2]!)) for (const word of same) forms.add(`${middle[1]}${word}${middle[3]}`);
    }
  }
  return [...forms];
}
