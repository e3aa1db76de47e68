import { sql } from 'kysely';
import type { RecordType } from '../../schema/record-id.js';
import type { Sql } from './database/column.js';
import { noteMasked, noteWithheld } from './loaders/masked.js';
import { recordMapping } from './loaders/plan.js';
import { knownValue, readRecords } from './loaders/records.js';
import { Withheld } from './rules/index.js';
import { type RequestReader, withheldIds } from './loaders/request-reader.js';
import { allOf, Scope } from './loaders/scope.js';
import type { SeizedItem, SeizedItemKind } from './mapping/index.js';
import { condition } from './search/condition.js';
import { conditionContext, unkept } from './search/criteria.js';
import { withNativeTexts } from './search/native-texts.js';
import { finderOf } from './search/search-fields.js';

/** A sum of things seized. */
export interface OperationTotal {
  readonly kind: SeizedItemKind;
  readonly quantity: number;
  readonly unit: string;
}

/** UN/ECE Recommendation 20 codes that are summed in another unit, with what they are of it. */
const sumUnits: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  MGM: ['KGM', 1e-6], GRM: ['KGM', 1e-3], TNE: ['KGM', 1000], MLT: ['LTR', 1e-3], CLT: ['LTR', 0.01], DLT: ['LTR', 0.1], HLT: ['LTR', 100],
  MTQ: ['LTR', 1000], H87: ['C62', 1], EA: ['C62', 1], NMB: ['C62', 1], PCE: ['C62', 1], DZN: ['C62', 12], MIL: ['C62', 1000],
};

/**
 * Sums things by kind and unit: masses in KGM, volumes in LTR, pieces in C62, currency by its ISO 4217 code, counterfeit
 * or not. A thing without quantity or unit counts as one piece where things of its kind are counted in pieces; a drug or
 * money of unknown quantity adds nothing. Sorted by kind, then unit; sums have at most six decimals.
 */
export function sumItems(items: Iterable<SeizedItem>): readonly OperationTotal[] {
  const sums = new Map<string, { kind: SeizedItemKind; unit: string; quantity: number }>();
  for (const item of items) {
    const kind = item.kind ?? 'OTHER';
    const inPieces = kind !== 'DRUG' && kind !== 'CURRENCY';
    const quantity = item.quantity ?? (inPieces ? 1 : 0);
    const native = item.unit ?? (inPieces ? 'C62' : null);
    if (native === null || quantity === 0) continue;
    const [unit, factor] = kind === 'CURRENCY' ? [native, 1] as const : sumUnits[native] ?? [native, 1];
    const key = `${kind} ${unit}`;
    const sum = sums.get(key) ?? { kind, unit, quantity: 0 };
    sum.quantity += quantity * factor;
    sums.set(key, sum);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => ({ ...sum, quantity: Math.round(sum.quantity * 1e6) / 1e6 }));
}

/** The country's part in an operation; a register it does not keep, or cannot search by operation, gives null. */
export async function operationTotals(reader: RequestReader, operation: string): Promise<{
  readonly arrests: number | null; readonly seizures: readonly OperationTotal[] | null;
  /** Whether the owner withholds arrests or seizures of the operation; they are in no sum. */
  readonly withheld: boolean;
}> {
  const [arrestsOf, seizuresOf] = await Promise.all([ofOperation(reader, 'Arrest', operation), ofOperation(reader, 'Seizure', operation)]);
  let arrests: number | null = null;
  let withheld = false;
  if (arrestsOf) {
    const mapping = recordMapping(reader.country, 'Arrest')!;
    const scope = new Scope(reader.database, mapping.table, '$own', mapping.joins);
    const keeping = reader.keeping('Arrest');
    const where = allOf([...scope.where(mapping.where), arrestsOf(scope), ...(keeping.notMasked ? [keeping.notMasked(scope)] : [])]);
    const kept = keeping.withheld ? sql`sum(case when ${keeping.withheld(scope)} then 1 else 0 end)` : sql`0`;
    const [count] = await reader.rows<{ readonly total: number; readonly kept: number | null }>(
      sql`select count(*) as ${sql.id('total')}, ${kept} as ${sql.id('kept')} from ${scope.from()} where ${where}`,
    );
    const held = Number(count?.kept ?? 0);
    arrests = Number(count?.total ?? 0) - held;
    withheld = held > 0;
    if (withheld) await noteWithheld(reader, 'Arrest', arrestsOf);
    await noteMasked(reader, 'Arrest', arrestsOf);
  }
  if (!seizuresOf) return { arrests, seizures: null, withheld };
  const found = await readRecords(reader, { plan: reader.plans.plan('Seizure', ['items']), condition: seizuresOf, marked: true });
  const given = found.filter((one) => !one.withheld);
  reader.told?.withhold(withheldIds(found));
  withheld ||= given.length < found.length || given.some(({ record }) => record['items'] instanceof Withheld);
  return { arrests, seizures: sumItems(given.flatMap(({ record }) => (knownValue(record, 'items') ?? []) as readonly SeizedItem[])), withheld };
}

async function ofOperation(reader: RequestReader, type: RecordType, operation: string): Promise<((scope: Scope) => Sql) | null> {
  const finder = finderOf(reader.country, type, 'operation');
  if (!finder) return null;
  const kept = reader.keeping(type).fields.get('operation');
  const asked = await withNativeTexts(reader, type, [{ finder, match: { by: 'equals', values: [operation] } }]);
  return (scope) => allOf([...asked.map((one) => condition(one.finder, one.match, scope, conditionContext(reader, type))), ...unkept([kept], scope)]);
}
