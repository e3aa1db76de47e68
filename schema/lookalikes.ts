/** Capital letters of a script that look like Latin ones, each with the Latin one at the same place. */
export interface Lookalikes {
  readonly letters: string;
  readonly latin: string;
}

export const greekLookalikes: Lookalikes = { letters: 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', latin: 'ABEZHIKMNOPTYX' };
export const cyrillicLookalikes: Lookalikes = { letters: 'АВЕЈКМНОРСТУХІ', latin: 'ABEJKMHOPCTYXI' };

const arabicDigits = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';

/** The text with European digits for Arabic ones. */
export const europeanDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(arabicDigits.indexOf(digit) % 10));

const latinBy: ReadonlyMap<string, string> = new Map(
  [greekLookalikes, cyrillicLookalikes].flatMap(({ letters, latin }) => [...letters].map((letter, place) => [letter, latin[place]!] as const)),
);

/**
 * The text in Latin letters and European digits, where each letter of another script in it looks like a Latin one. Null: one does not, or there is nothing to change.
 * @param text folded by `foldAlnum`.
 */
export function latinLookalikes(text: string): string | null {
  let all = '';
  for (const sign of europeanDigits(text)) {
    const latin = latinBy.get(sign);
    if (latin === undefined && /[^\p{Script=Latin}\P{L}]/u.test(sign)) return null;
    all += latin ?? sign;
  }
  return all === text ? null : all;
}
