import { plantedFirearm, plantedName, plantedPerson, type CaseRecords } from './planted.js';

/**
 * A broker of arms whom Belgium and France know. Belgium keeps him from Serbia, where he is said to have a friend in the police: his record is masked there. The
 * pistol that was stolen in Serbia and lies with him is withheld, so that Serbia learns whom to ask. What France has of him may be handled by investigators alone.
 */
export const broker = {
  /** `ref` of the person in BE and FR, and of the pistol in BE and RS. */
  ref: 900_401,
  birth: '1966-12-19',
  names: { BE: 'Rudy Vermeersch', FR: 'Rudi Vermersch' },
  /** Whom Belgium keeps the person and the pistol from. */
  keptFrom: 'RS',
  /** The handling code of the record in FR; the demo's policy shows officers at the frontline none stricter than H1. */
  handlingCodeFR: 'H2',
  serial: 'C-500733',
  statusIn: { BE: 'TRAFFICKED', RS: 'STOLEN' },
} as const;

const { ref, serial, statusIn } = broker;
const person = { ref, births: [broker.birth], nationalities: ['BE'] } as const;
const pistol = { ref, serial, kind: 'HANDGUN', make: 'ZASTAVA', model: 'CZ99', calibre: '9x19mm', countryOfManufacture: 'RS' } as const;

export const brokerRecords: CaseRecords = {
  BE: {
    persons: [plantedPerson('BE', { ...person, names: [plantedName('Rudy', 'Vermeersch', 'nld')], deniedTo: [broker.keptFrom] })],
    firearms: [plantedFirearm({ ...pistol, status: statusIn.BE, keeper: ref, deniedTo: [broker.keptFrom] })],
  },
  FR: { persons: [plantedPerson('FR', { ...person, names: [plantedName('Rudi', 'Vermersch', 'nld')], handlingCode: broker.handlingCodeFR })] },
  RS: { firearms: [plantedFirearm({ ...pistol, status: statusIn.RS })] },
};
