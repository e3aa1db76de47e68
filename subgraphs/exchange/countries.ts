import { countryName } from '../../schema/country-codes.js';
import { recordTypes } from '../../schema/record-id.js';
import type { ExchangeData } from './data.js';
import type { BureauContact, BureauHealth, NationalPort } from './port.js';

/** `type Country` as its resolver gives it. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly contact: BureauContact | null;
  readonly connectedSince: string | null;
  readonly holds: readonly string[] | null;
  readonly health: BureauHealth;
  readonly healthReason: string | null;
}

const known: ReadonlySet<string> = new Set(recordTypes);

/** The countries the exchange knows: those it has data of, and those that have a bureau. Sorted by code. */
export function countriesKnown(data: ExchangeData, port: NationalPort): readonly Country[] {
  const described = new Map(data.countries.map((country) => [country.code, country]));
  const bureaux = new Map(port.bureaux().map((bureau) => [bureau.country, bureau]));
  return [...new Set([...described.keys(), ...bureaux.keys()])].sort().map((code) => {
    const own = described.get(code);
    const bureau = bureaux.get(code);
    const holds = bureau?.holds.filter((type) => known.has(type)) ?? [];
    return {
      code,
      name: own?.name ?? countryName(code),
      contact: own?.contact ?? bureau?.contact ?? null,
      connectedSince: bureau?.connectedSince ?? null,
      holds: holds.length > 0 ? holds : null,
      health: bureau?.health ?? 'NOT_CONNECTED',
      healthReason: bureau ? bureau.reason : 'NO_BUREAU',
    };
  });
}
