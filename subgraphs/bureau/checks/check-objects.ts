import type { GraphQLResolveInfo } from 'graphql';
import { type IdentifierField, readIdentifier } from '../../../schema/identifier.js';
import { interpretObject, mannerOf } from '../../../schema/interpretation.js';
import { soughtDefect, withoutMrz } from '../../../schema/sought.js';
import { mayBeOneCalibre, mayBeOneMake } from '../../../schema/firearm.js';
import { foldAlnum } from '../../../schema/fold.js';
import type { LoadedRecord } from '../loaders/records.js';
import { readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { allOf, anyOf } from '../loaders/scope.js';
import { selectedFields } from '../loaders/selection.js';
import { condition, type Match } from '../search/condition.js';
import { conditionContext, unkept } from '../search/criteria.js';
import { withNativeTexts } from '../search/native-texts.js';
import { finderOf } from '../search/search-fields.js';
import { overlongText } from '../search/text-limit.js';
import { badItem, checkedItem, checkItemCount, type CheckResult, notAsked, unsupportedItem } from './check-result.js';

/** An item of a check, by field. */
export type CheckItem = Readonly<Record<string, string | boolean | null | undefined>>;

/** How objects of a register are checked. */
export interface ObjectCheck {
  readonly type: 'TravelDocument' | 'Vehicle' | 'Firearm';
  /** The argument the items come in. */
  readonly argument: string;
  /** Fields of the item and of the record that identify the object, each with the fields that narrow it. */
  readonly identifiers: readonly { readonly field: IdentifierField; readonly narrowedBy: readonly string[] }[];
  /** Statuses that are to be acted on. */
  readonly toActOn: ReadonlySet<string>;
}

/** The registers of objects, and what is a hit in each (schema/national.graphql, `CheckOutcome`). */
export const objectChecks = {
  checkTravelDocuments: {
    type: 'TravelDocument', argument: 'documents', identifiers: [{ field: 'number', narrowedBy: ['issuer'] }],
    toActOn: new Set(['STOLEN', 'LOST', 'STOLEN_BLANK', 'REVOKED', 'COUNTERFEIT']),
  },
  checkVehicles: {
    type: 'Vehicle', argument: 'vehicles',
    identifiers: [{ field: 'vin', narrowedBy: [] }, { field: 'plate', narrowedBy: ['plateCountry'] }, { field: 'engineNumber', narrowedBy: [] }],
    toActOn: new Set(['STOLEN', 'WANTED']),
  },
  checkFirearms: {
    type: 'Firearm', argument: 'firearms', identifiers: [{ field: 'serial', narrowedBy: ['make', 'calibre'] }],
    toActOn: new Set(['STOLEN', 'LOST', 'TRAFFICKED']),
  },
} as const satisfies Readonly<Record<string, ObjectCheck>>;

/** The value of a field folded for comparing; null when there is nothing in it. */
const folded = (value: unknown): string | null => (typeof value === 'string' ? foldAlnum(value) || null : null);

/** What of fields that narrow is compared otherwise than by equality. */
const forgiving: Readonly<Record<string, (asked: string, known: string) => boolean>> = { make: mayBeOneMake, calibre: mayBeOneCalibre };

/** Whether what an item says beside its identifier goes with the record: where both know it. */
function agrees(field: string, asked: unknown, known: unknown): boolean {
  const [one, other] = [folded(asked), folded(known)];
  if (one === null || other === null || one === other) return true;
  return forgiving[field]?.(asked as string, known as string) ?? false;
}

/** An item that has been understood. */
export interface Understood {
  readonly item: CheckItem;
  /** By each identifier it gives: what is looked for, folded. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** An item with its machine-readable zone and its identifiers read; a text says why it cannot be checked. */
export function understood({ type, identifiers }: ObjectCheck, given: CheckItem, home: string): Understood | string {
  const overlong = overlongText(given);
  if (overlong !== null) return overlong;
  const defect = soughtDefect(given, false);
  if (defect) return `Expected \`${defect.field}\` to have ${defect.expected}`;
  const item = withoutMrz(given) as CheckItem;
  const manner = mannerOf(item, false, home);
  const values = new Map(identifiers.flatMap(({ field }): readonly (readonly [string, readonly string[]])[] => {
    const value = item[field];
    const read = typeof value === 'string' ? readIdentifier(field, value, manner) : null;
    return read && 'values' in read ? [[field, read.values]] : [];
  }));
  const fields = identifiers.map(({ field }) => field).join(', ');
  return values.size > 0 ? { item, values } : `Expected at least one of ${fields}${type === 'TravelDocument' ? ' or mrz' : ''}, got none`;
}

/**
 * Whether a record is of the item: any identifier the item gives is the record's. A narrowing field counts where both
 * know it, for a register that does not know who issued a stolen document must still be heard; makes and calibres of firearms are written in many ways.
 */
export function fits({ identifiers }: ObjectCheck, { item, values }: Understood, record: LoadedRecord): boolean {
  return identifiers.some(({ field, narrowedBy }) => {
    const own = folded(record[field]);
    if (own === null || !values.get(field)?.includes(own)) return false;
    return narrowedBy.every((narrow) => agrees(narrow, item[narrow], record[narrow]));
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
  const understoodItems = await reader.turns.each(items, (item) => understood(check, item, country));
  const context = conditionContext(reader, check.type);
  const asked = check.identifiers.flatMap(({ field }) => {
    const finder = finderOf(reader.country, check.type, field);
    const values = understoodItems.flatMap((item) => (typeof item === 'string' ? [] : item.values.get(field) ?? []));
    return finder && values.length > 0 ? [{ finder, match: { by: 'equals', values: [...new Set(values)] } satisfies Match }] : [];
  });
  const keeps = new Map(check.identifiers.map(({ field }) => [finderOf(reader.country, check.type, field), reader.keeping(check.type).fields.get(field)]));
  const kept = asked.map(({ finder }) => keeps.get(finder));
  const questions = await withNativeTexts(reader, check.type, asked);
  const recordNodes = selectedFields(info.fieldNodes, 'CheckResult', info).get('records') ?? [];
  const told = recordNodes.length > 0 ? reader.told : null;
  const fields = [
    'status', ...check.identifiers.flatMap(({ field, narrowedBy }) => [field, ...narrowedBy]),
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
    const given = check.identifiers.filter(({ field }) => item.values.has(field));
    const candidates = new Set([...item.values].flatMap(([field, values]) => values.flatMap((value) => byIdentifier.get(`${field} ${value}`) ?? [])));
    const fitting = [...candidates].filter((record) => fits(check, item, record));
    const hits = fitting.filter((record) => !withheld.has(record)).sort((a, b) => (a.id < b.id ? -1 : 1));
    told?.disclose(hits);
    reader.told?.withhold(fitting.flatMap((record) => (withheld.has(record) ? [record.id] : [])));
    const hides = fitting.length > hits.length || given.some(({ field }) => reader.keeping(check.type).fields.get(field)?.then === 'WITHHELD');
    const all = given.every(({ field }) => finderOf(reader.country, check.type, field));
    const interpretation = () => interpretObject(items[index]!, false);
    return { ...(hits.length > 0 || all ? checkedItem(index, country, hits, milliseconds, hides) : unsupportedItem(index, country)), interpretation };
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
