import { alpha2Codes, countryName } from '../schema/country-codes.js';
import { filteredTypes } from '../schema/filter/publication.js';
import { recordTypes } from '../schema/record-id.js';
import type { RecordType } from '../schema/record-id.js';
import type { AnyRule, CountryMapping, RecordMapping } from './bureau/mapping/index.js';
import { countryFolders, isSimulated, modelOf } from './countries.js';
import { plantCases } from './demo/cases.js';
import { seedOf } from './demo/dice.js';
import { inventRegister } from './demo/invent.js';
import type { DemoRecords, DemoRegister } from './demo/register.js';

/** A country of the demo: one that has a folder here, or one simulated in the manner of such a country. */
export interface DemoCountry {
  readonly country: string;
  mapping(): Promise<CountryMapping>;
  records(): Promise<DemoRecords>;
  /** Whether its national database has a journal of changes. */
  readonly journal: boolean;
  /** What it holds: invented from the seed and, in a country with a folder, the planted cases. */
  register(seed: number): DemoRegister;
}

/** A tenth of what a country with a folder holds, so that a world of them is made in a minute. */
const simulatedSize = { persons: 200, documents: 300, vehicles: 100, firearms: 40, warrants: 50, arrests: 40, seizures: 15 } as const;

/** A country of the demo by its code. */
export function demoCountry(country: string): DemoCountry {
  const model = modelOf(country);
  const folder = countryFolders[model]!;
  const { journal = true } = folder;
  if (!isSimulated(country)) {
    return { country, journal, mapping: folder.bureau, records: folder.records, register: (seed) => plantCases(country, inventRegister(country, { seed })) };
  }
  return {
    country,
    journal,
    mapping: async () => asOf(country, await folder.bureau()),
    records: folder.records,
    register: (seed) => inventRegister(model, { seed: seedOf(country, seed), ...simulatedSize }),
  };
}

/**
 * Three in four simulated countries hide no objects: where the model masks a record of one, they say that there is something. So they can publish filters of what
 * they hold, which a country that masks cannot.
 */
const hidesObjects = (country: string): boolean => alpha2Codes.indexOf(country) % 4 === 0;

/** The rule with the records of objects it masks withheld instead. */
function withoutHiding(rule: AnyRule): readonly AnyRule[] {
  if (rule.then !== 'MASKED' || rule.fields !== undefined) return [rule];
  const { on = recordTypes } = rule;
  const isObject = (type: RecordType): boolean => (filteredTypes as readonly RecordType[]).includes(type);
  const [objects, others] = [on.filter(isObject), on.filter((type) => !isObject(type))];
  return [...(others.length > 0 ? [{ ...rule, on: others }] : []), ...(objects.length > 0 ? [{ ...rule, on: objects, then: 'WITHHELD' as const }] : [])];
}

/** The mapping of another country, without what that country alone adds to the profile. */
function asOf(country: string, { extension: _extension, registers, rules, ...model }: CountryMapping): CountryMapping {
  const ofOwnFields = ({ fields = [] }: AnyRule): boolean => fields.some((field) => field.startsWith(model.country.toLowerCase()));
  const own = rules?.rules.filter((rule) => !ofOwnFields(rule)) ?? [];
  const kept = rules && { ...rules, rules: hidesObjects(country) ? own : own.flatMap(withoutHiding) };
  const contact = { bureau: `NCB of ${countryName(country)} (simulated)`, telephone: '+999 555 0100', email: `ncb@${country.toLowerCase()}.example` };
  const plain = Object.fromEntries(Object.entries(registers).map(([type, { extra: _extra, ...register }]: [string, RecordMapping<RecordType>]) => [type, register]));
  return { ...model, country, name: countryName(country), contact, registers: plain, ...(kept && { rules: kept }) };
}
