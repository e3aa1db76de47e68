import { calibreSpellings } from './firearm.js';
import { foldAlnum, foldCase } from './fold.js';
import { type IdentifierManner, isIdentifierField, readIdentifier } from './identifier.js';
import { readMrz } from './mrz.js';
import { type MisfitDigit, misfitText } from './mrz-check-digits.js';

/** How one value of a search or a check was understood (schema/national.graphql, `Interpretation`). */
export interface Interpretation {
  readonly field: string;
  readonly form: string | null;
  readonly readAs: readonly string[];
  readonly warnings: readonly string[];
}

/** The values of a search or of an item of a check, by field. */
export type SoughtValues = Readonly<Record<string, unknown>>;

const textOf = (values: SoughtValues, field: string): string | null => (typeof values[field] === 'string' ? values[field] : null);

/**
 * How the identifiers among the values are meant.
 * @param wildcards whether `*` is taken.
 * @param home the country that issued a plate of which it is not said. Default: not known.
 */
export const mannerOf = (values: SoughtValues, wildcards: boolean, home: string | null = null): IdentifierManner =>
  ({ confusables: values['confusables'] === true, country: textOf(values, 'plateCountry') ?? home, wildcards });

const forms = { number: 'NUMBER', vin: 'VIN', plate: 'PLATE', engineNumber: 'ENGINE_NUMBER', serial: 'SERIAL' } as const;

/**
 * How documents, vehicles and firearms were sought: identifiers in normalised form, machine-readable zones with what was taken of them, makes and calibres.
 * What cannot be read is left out: an error tells of it.
 * @param wildcards whether `*` is taken, and a calibre looked for as it may be written: as searches do. A check compares calibres by their bores.
 */
export function interpretObject(values: SoughtValues, wildcards: boolean): readonly Interpretation[] {
  const manner = mannerOf(values, wildcards);
  return Object.entries(values).flatMap(([field, value]): readonly Interpretation[] => {
    if (typeof value !== 'string') return [];
    if (isIdentifierField(field)) {
      const read = readIdentifier(field, value, manner);
      return 'defect' in read ? [] : [{ field, form: read.pattern ? `${forms[field]}_PATTERN` : forms[field], readAs: read.values, warnings: read.warnings }];
    }
    if (field === 'mrz') return interpretMrz(value);
    if (field === 'make') return [{ field, form: null, readAs: [foldCase(value)], warnings: [] }];
    return field === 'calibre' ? [{ field, form: null, readAs: wildcards ? calibreSpellings(value) : [foldAlnum(value)], warnings: [] }] : [];
  });
}

/** How a person was sought by a machine-readable zone: by the name and the date of birth in it. */
export function interpretPerson(values: SoughtValues): readonly Interpretation[] {
  const mrz = textOf(values, 'mrz');
  const facts = mrz === null ? null : readMrz(mrz);
  if (facts === null || 'defect' in facts) return [];
  const { form, name, birth, misfits } = facts;
  return [{ field: 'mrz', form, readAs: [name, ...(birth === null ? [] : [birth])], warnings: misfitWarnings(misfits) }];
}

const misfitWarnings = (misfits: readonly MisfitDigit[]): readonly string[] => (misfits.length > 0 ? [misfitText(misfits)] : []);

function interpretMrz(mrz: string): readonly Interpretation[] {
  const facts = readMrz(mrz);
  if ('defect' in facts) return [];
  const { form, number, issuer, misfits } = facts;
  const warnings = [
    ...misfitWarnings(misfits),
    ...(issuer === null ? ['the issuer is no country of ISO 3166-1: the number is looked for whoever issued it'] : []),
  ];
  return [{ field: 'mrz', form, readAs: [number, ...(issuer === null ? [] : [issuer])], warnings }];
}
