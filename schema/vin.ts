/** ISO 3779 leaves out I, O and Q. Values of the letters in the check digit: 49 CFR 565.15(c), table IV. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const letterValues = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9];
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

const valueOf = (character: string): number => (/\d/.test(character) ? Number(character) : (letterValues[letters.indexOf(character)] ?? NaN));

/** Whether the text is 17 capitals and digits without I, O and Q. */
export const isVin = (text: string): boolean => /^[0-9A-HJ-NPR-Z]{17}$/.test(text);

/**
 * The check digit that belongs at the ninth place of a VIN: 0 to 9 or X. It binds in North America alone (49 CFR 565).
 * @throws RangeError when the text is no VIN.
 */
export function vinCheckDigit(vin: string): string {
  if (!isVin(vin)) throw new RangeError(`Expected 17 letters and digits without I, O and Q, got ${vin.length} characters.`);
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += valueOf(vin.charAt(place)) * weights[place]!;
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}
