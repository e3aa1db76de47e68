/** ISO 3779 leaves out I, O and Q. Values of the letters in the check digit: 49 CFR 565.15(c), table IV. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const letterValues = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9];
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** Model years come round every 30 years; 2001 is 1, 2010 is A (ISO 3779 annex, 49 CFR 565.15(d)). */
const years = 'ABCDEFGHJKLMNPRSTVWXY123456789';

const valueOf = (character: string): number => (/\d/.test(character) ? Number(character) : (letterValues[letters.indexOf(character)] ?? NaN));

/**
 * The check digit that belongs at the ninth place of a VIN: 0 to 9 or X. It binds in North America alone (49 CFR 565).
 * @throws RangeError when the text is not 17 letters and digits without I, O and Q.
 */
export function vinCheckDigit(vin: string): string {
  if (!/^[0-9A-HJ-NPR-Z]{17}$/.test(vin)) throw new RangeError(`Expected 17 letters and digits without I, O and Q, got ${vin.length} characters.`);
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += valueOf(vin.charAt(place)) * weights[place]!;
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/**
 * Composes a VIN with its check digit.
 * @param maker three characters for the maker; demo makers are invented and assigned to nobody.
 * @param attributes five characters for the attributes of the vehicle.
 * @param year model year, 1980 to 2039.
 * @param serial plant (one letter) and running number, seven characters after the model year.
 */
export function composeVin(maker: string, attributes: string, year: number, serial: string): string {
  const code = years.charAt((((year - 1980) % 30) + 30) % 30);
  const open = `${maker}${attributes}0${code}${serial}`;
  return `${open.slice(0, 8)}${vinCheckDigit(open)}${open.slice(9)}`;
}
