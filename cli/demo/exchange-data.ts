import type { ConfigInput } from '../../gateway/config.js';
import { formatRecordId } from '../../schema/record-id.js';
import { countryFolders } from '../../subgraphs/countries.js';
import { fighter } from '../../subgraphs/demo/cases.js';

/** The operations of the demo: invented, in the manner of real ones. The demo countries' registers name them by these codes. */
export const demoOperations: NonNullable<ConfigInput['operations']> = [
  {
    code: 'ADWENPA',
    name: 'Adwenpa (demo)',
    region: 'Abidjan-Lagos corridor',
    members: ['BJ', 'CI', 'GH', 'NG', 'TG'],
    from: '2026-03-02',
    to: '2026-03-20',
  },
  { code: 'TRIFRONTERA', name: 'Trifrontera (demo)', region: 'Tri-border area of Argentina, Brazil and Paraguay', members: ['AR', 'BR', 'PY'], from: '2026-02-01', to: null },
  { code: 'BALKAN-ARMS', name: 'Balkan Arms (demo)', region: 'Western Balkans and Western Europe', members: ['BA', 'BE', 'FR', 'RS'], from: '2026-01-12', to: null },
];

/** A red notice on the planted terrorist fighter, at the request of the countries that issued warrants. */
export async function demoNotices(countries: readonly string[]): Promise<NonNullable<ConfigInput['notices']>> {
  const requesting = ['FR', 'BE'].filter((country) => countries.includes(country));
  return Promise.all(
    requesting.map(async (country) => {
      const records = await countryFolders[country]!.records();
      const localId = records.localId?.('Person', fighter.ref) ?? String(fighter.ref);
      return {
        reference: `DEMO-RED-${country}-1`,
        colour: 'RED',
        subject: formatRecordId({ country, type: 'Person', localId }),
        offences: [{ code: 'EXPLOSIVES', text: null }],
        actionToTake: 'Locate and arrest with a view to extradition.',
        issued: '2024-11-20',
      };
    }),
  );
}
