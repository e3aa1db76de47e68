import { vinCheckDigit } from '../../schema/vin.js';

/** Model years come round every 30 years; 2001 is 1, 2010 is A (ISO 3779 annex, 49 CFR 565.15(d)). */
const years = 'ABCDEFGHJKLMNPRSTVWXY123456789';

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
