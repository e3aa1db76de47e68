import { formatRecordId, type RecordType } from '../../schema/record-id.js';
import { adwenpa, balkanArms, fighter, triFrontera } from './cases.js';

/** An operation of the demo, as the exchange keeps it. */
export interface DemoOperation {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly members: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** A notice of the demo, as the exchange keeps it. */
export interface DemoNotice {
  readonly reference: string;
  readonly colour: 'RED' | 'BLUE' | 'GREEN' | 'ORANGE' | 'PURPLE';
  /** Record id of a person; null: none. */
  readonly subject: string | null;
  readonly offences: readonly { readonly code: string | null; readonly text: string | null }[];
  readonly actionToTake: string;
  readonly issued: string;
}

/** The operations of the planted cases. */
export const demoOperations: readonly DemoOperation[] = [
  { code: adwenpa.code, name: 'Operation Adwenpa', region: 'Abidjan-Lagos corridor', members: adwenpa.countries, from: '2026-03-16', to: '2026-03-22' },
  { code: triFrontera.code, name: 'Operation Trifrontera', region: 'Tri-border area of Argentina, Brazil and Paraguay', members: triFrontera.countries, from: '2025-10-20', to: '2025-10-27' },
  { code: balkanArms.code, name: 'Operation Balkan Arms', region: 'Western Balkans and Western Europe', members: balkanArms.countries, from: '2026-02-10', to: '2026-02-20' },
];

/**
 * The notices of the demo.
 * @param localId the identity a demo record has in its country's database: `DemoRecords.localId`, or the `ref` as text
 * where a country has none.
 */
export function demoNotices(localId: (country: string, type: RecordType, ref: number) => string): readonly DemoNotice[] {
  const person = (country: string, ref: number): string => formatRecordId({ country, type: 'Person', localId: localId(country, 'Person', ref) });
  const offence = (code: string, text: string): { readonly code: string; readonly text: string } => ({ code, text });
  return [
    {
      reference: 'A-1041/3-2024', colour: 'RED', subject: person('BE', fighter.ref), issued: '2024-03-21',
      offences: [offence('EXPLOSIVES', 'Participation in the activities of a terrorist group; explosives'), offence('WEAPON_LAW_VIOLATIONS', 'Unlawful possession of arms')],
      actionToTake: 'Locate and arrest with a view to extradition.',
    },
    {
      reference: 'B-2207/1-2025', colour: 'BLUE', subject: person('FR', fighter.ref), issued: '2025-01-09',
      offences: [{ code: null, text: 'Participation in a terrorist group' }], actionToTake: 'Collect information on movements and documents used; do not alert the person.',
    },
    {
      reference: 'A-3318/6-2025', colour: 'RED', subject: person('NG', adwenpa.courier.ref), issued: '2025-06-17',
      offences: [offence('DRUG-NARCOTIC_VIOLATIONS', 'Trafficking in cocaine')], actionToTake: 'Locate and arrest with a view to extradition.',
    },
    {
      reference: 'A-4102/8-2025', colour: 'RED', subject: person('PY', triFrontera.persons[0]!.ref), issued: '2025-08-20',
      offences: [offence('DRUG-NARCOTIC_VIOLATIONS', 'Trafficking in cocaine and marijuana'), offence('MONEY_LAUNDERING', 'Laundering of proceeds')],
      actionToTake: 'Locate and arrest with a view to extradition.',
    },
    {
      reference: 'A-1877/5-2025', colour: 'RED', subject: person('RS', balkanArms.trafficker.ref), issued: '2025-05-12',
      offences: [offence('WEAPON_LAW_VIOLATIONS', 'Trafficking in firearms')], actionToTake: 'Locate and arrest with a view to extradition. Armed.',
    },
    {
      reference: 'D-0093/2-2026', colour: 'GREEN', subject: person('BA', balkanArms.courier.ref), issued: '2026-02-23',
      offences: [offence('WEAPON_LAW_VIOLATIONS', 'Transport of firearms')], actionToTake: 'Warning: known for moving arms hidden in vehicles.',
    },
    {
      reference: 'E-0412/2-2026', colour: 'ORANGE', subject: null, issued: '2026-02-16', offences: [],
      actionToTake: 'M75 hand grenades with fresh fuses are on the market in Western Europe. Do not handle; inform bomb disposal.',
    },
    {
      reference: 'F-0588/3-2026', colour: 'PURPLE', subject: null, issued: '2026-03-24', offences: [offence('MOTOR_VEHICLE_THEFT', 'Theft of motor vehicles')],
      actionToTake: 'Stolen vehicles are driven across two borders within 72 hours and re-plated with genuine plates of the third country. Check the VIN, not the plate.',
    },
  ];
}
