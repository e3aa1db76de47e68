import type { GraphQLResolveInfo } from 'graphql';
import { foldAlnum } from '../database/fold.js';
import type { LoadedRecord } from '../loaders/records.js';
import { readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { allOf, anyOf } from '../loaders/scope.js';
import { selectedFields } from '../loaders/selection.js';
import { condition, type Match } from '../search/condition.js';
import { conditionContext, unkept } from '../search/criteria.js';
import { withNativeTexts } from '../search/native-texts.js';
import { readMrz } from '../search/mrz.js';
import { finderOf } from '../search/search-fields.js';
import { overlongText } from '../search/text-limit.js';
import { badItem, checkedItem, checkItemCount, type CheckResult, notAsked, unsupportedItem } from './check-result.js';

/** An item of a check, by field. */
export type CheckItem = Readonly<Record<string, string | null | undefined>>;

/** How objects of a register are checked. */
export interface ObjectCheck {
  readonly type: 'TravelDocument' | 'Vehicle' | 'Firearm';
  /** The argument the items come in. */
  readonly argument: string;
  /** Fields of the item and of the record that identify the object, each with the field that narrows it, if any. */
  readonly identifiers: readonly { readonly field: string; readonly narrowedBy?: string }[];
  /** Statuses that are to be acted on. */
  readonly toActOn: ReadonlySet<string>;
}

/** The registers of objects, and what is a hit in each (schema/national.graphql, `CheckOutcome`). */
export const objectChecks = {
  checkTravelDocuments: {
    type: 'TravelDocument', argument: 'documents', identifiers: [{ field: 'number', narrowedBy: 'issuer' }],
    toActOn: new Set(['STOLEN', 'LOST', 'STOLEN_BLANK', 'REVOKED', 'COUNTERFEIT']),
  },
  checkVehicles: {
    type: 'Vehicle', argument: 'vehicles',
    identifiers: [{ field: 'vin' }, { field: 'plate', narrowedBy: 'plateCountry' }, { field: 'engineNumber' }],
    toActOn: new Set(['STOLEN', 'WANTED']),
  },
  checkFirearms: {
    type: 'Firearm', argument: 'firearms', identifiers: [{ field: 'serial', narrowedBy: 'make' }],
    toActOn: new Set(['STOLEN', 'LOST', 'TRAFFICKED']),
  },
} as const satisfies Readonly<Record<string, ObjectCheck>>;

/** The value of a field folded for comparing; null when there is nothing in it. */
const folded = (value: unknown): string | null => (typeof value === 'string' ? foldAlnum(value) || null : null);

/** An item with its MRZ read; a text says why it cannot be checked. */
function understood({ type, identifiers }: ObjectCheck, item: CheckItem): CheckItem | string {
  const overlong = overlongText(item);
  if (overlong !== null) return overlong;
  let read = item;
  if (typeof item['mrz'] === 'string') {
    const facts = readMrz(item['mrz']);
    if ('defect' in facts) return `The machine-readable zone cannot be read: ${facts.defect}`;
    read = { ...item, number: facts.number, issuer: item['issuer'] ?? facts.issuer };
  }
  const fields = identifiers.map(({ field }) => field);
  return fields.some((field) => folded(read[field]) !== null) ? read : `Expected at least one of ${fields.join(', ')}${type === 'TravelDocument' ? ' or mrz' : ''}, got none`;
}

/**
 * Whether a record is of the item: any identifier the item gives is the record's. A narrowing field counts where both
 * know it, for a register that does not know who issued a stolen document must still be heard.
 */
function fits({ identifiers }: ObjectCheck, item: CheckItem, record: LoadedRecord): boolean {
  return identifiers.some(({ field, narrowedBy }) => {
    const asked = folded(item[field]);
    if (asked === null || asked !== folded(record[field])) return false;
    const narrow = narrowedBy === undefined ? null : folded(item[narrowedBy]);
    const own = narrowedBy === undefined ? null : folded(record[narrowedBy]);
    return narrow === null || own === null || narrow === own;
  });
}

/** Checks all items by one statement, and one more for each kind of child row selected; one more where the engine cannot fold all texts. */
export async function checkObjects(
  reader: RequestReader, check: ObjectCheck, items: readonly CheckItem[], countries: readonly string[] | null | undefined, info: GraphQLResolveInfo,
): Promise<readonly CheckResult[]> {
  const started = performance.now();
  const country = reader.country.country;
  checkItemCount(check.argument, items);
  if (countries && !countries.includes(country)) return items.map((_, index) => notAsked(index));
  const understoodItems = await reader.turns.each(items, (item) => understood(check, item));
  const context = conditionContext(reader, check.type);
  const asked = check.identifiers.flatMap(({ field }) => {
    const finder = finderOf(reader.country, check.type, field);
    const values = understoodItems.flatMap((item) => (typeof item === 'string' ? [] : item[field] ?? [])).filter((value) => folded(value) !== null);
    return finder && values.length > 0 ? [{ finder, match: { by: 'equals', values: [...new Set(values)] } satisfies Match }] : [];
  });
  const keeps = new Map(check.identifiers.map(({ field }) => [finderOf(reader.country, check.type, field), reader.keeping(check.type).fields.get(field)]));
  const kept = asked.map(({ finder }) => keeps.get(finder));
  const questions = await withNativeTexts(reader, check.type, asked);
  const recordNodes = selectedFields(info.fieldNodes, 'CheckResult', info).get('records') ?? [];
  const told = recordNodes.length > 0 ? reader.told : null;
  const fields = [
    'status', ...check.identifiers.flatMap(({ field, narrowedBy }) => [field, narrowedBy ?? field]),
    ...selectedFields(recordNodes, check.type, info).keys(),
  ];
  const found = questions.length === 0 ? [] : await readRecords(reader, {
    plan: reader.plans.plan(check.type, fields),
    condition: (scope) => anyOf(questions.map(({ finder, match }, place) => allOf([condition(finder, match, scope, context), ...unkept([kept[place]], scope)]))),
    marked: true,
  });
  const toActOn = found.filter(({ record: { ['status']: status } }) => check.toActOn.has(String(status)));
  const byIdentifier = indexed(check, toActOn.map(({ record }) => record));
  const withheld = new Set(toActOn.filter((one) => one.withheld).map(({ record }) => record));
  const milliseconds = performance.now() - started;
  return reader.turns.each(understoodItems, (item, index) => {
    if (typeof item === 'string') return badItem(index, item);
    const given = check.identifiers.filter(({ field }) => folded(item[field]) !== null);
    const candidates = new Set(given.flatMap(({ field }) => byIdentifier.get(`${field} ${folded(item[field])!}`) ?? []));
    const fitting = [...candidates].filter((record) => fits(check, item, record));
    const hits = fitting.filter((record) => !withheld.has(record)).sort((a, b) => (a.id < b.id ? -1 : 1));
    told?.disclose(hits);
    reader.told?.withhold(fitting.flatMap((record) => (withheld.has(record) ? [record.id] : [])));
    const hides = fitting.length > hits.length || given.some(({ field }) => reader.keeping(check.type).fields.get(field)?.then === 'WITHHELD');
    const all = given.every(({ field }) => finderOf(reader.country, check.type, field));
    return hits.length > 0 || all ? checkedItem(index, country, hits, milliseconds, hides) : unsupportedItem(index, country);
  });
}

/** Records by each of their identifiers, so that 500 items need not be held against every record. */
function indexed({ identifiers }: ObjectCheck, records: readonly LoadedRecord[]): ReadonlyMap<string, readonly LoadedRecord[]> {
  const index = new Map<string, LoadedRecord[]>();
  for (const record of records) {
    for (const { field } of identifiers) {
      const value = folded(record[field]);
      if (value === null) continue;
      const key = `${field} ${value}`;
      const list = index.get(key);
      if (list) list.push(record);
      else index.set(key, [record]);
    }
  }
  return index;
}
