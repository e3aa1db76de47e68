import { filteredTypes } from '../../../schema/filter/publication.js';
import type { FilteredType } from '../../../schema/filter/terms.js';
import { type ObjectCheck, objectChecks } from '../checks/check-objects.js';
import { recordMapping } from '../loaders/plan.js';
import type { AnyRule, CountryMapping } from '../mapping/index.js';
import { finderOf } from '../search/search-fields.js';

/** A register that a filter may speak for. */
export interface Publishable {
  readonly type: FilteredType;
  /** The identifiers it can be searched by. */
  readonly fields: readonly string[];
}

/** A register of which no filter is to be published, and why. */
export interface Unpublishable {
  readonly type: FilteredType;
  readonly reason: string;
}

/** How records of a type are checked. */
export const checkOf = (type: FilteredType): ObjectCheck => Object.values(objectChecks).find((check: ObjectCheck) => check.type === type)!;

/** The fields of records that a check looks at. */
const checkedFields = ({ identifiers }: ObjectCheck): readonly string[] => ['status', ...identifiers.flatMap(({ field, narrowedBy }) => [field, ...narrowedBy])];

/**
 * Why a rule forbids a filter over records that are checked so; null: it does not. A record that is masked from some is in a filter for all: that it is asked for
 * would betray it. What is kept from some of the fields that are checked makes other records fit, or all checks by it WITHHELD.
 */
function objection({ rule, fields, then }: AnyRule, checked: readonly string[]): string | null {
  if (fields === undefined) return then === 'MASKED' ? `the owner's rule ${rule} masks records` : null;
  const kept = fields.find((field) => checked.includes(field));
  return kept === undefined ? null : `the owner's rule ${rule} keeps the field ${kept}, which is checked`;
}

/**
 * The country's registers that are checked by identifiers: those that a filter may speak for, and the others.
 * @param open whether the bureau takes every question: then no rule is applied.
 */
export function registersToFilter(country: CountryMapping, open: boolean): { readonly publishable: readonly Publishable[]; readonly others: readonly Unpublishable[] } {
  const publishable: Publishable[] = [], others: Unpublishable[] = [];
  for (const type of filteredTypes) {
    if (!recordMapping(country, type)) continue;
    const check = checkOf(type), checked = checkedFields(check);
    const rules = open ? [] : (country.rules?.rules ?? []).filter(({ on }) => on === undefined || on.includes(type));
    const fields = check.identifiers.map(({ field }) => field).filter((field) => finderOf(country, type, field));
    const reason = rules.map((rule) => objection(rule, checked)).find((one) => one !== null) ?? (fields.length === 0 ? 'it cannot be searched by an identifier' : null);
    if (reason === null) publishable.push({ type, fields });
    else others.push({ type, reason });
  }
  return { publishable, others };
}
