import { sql } from 'kysely';
import type { RecordType } from '../../../schema/record-id.js';
import type { Sql } from '../database/column.js';
import type { NativeSource } from '../database/national-database.js';
import { recordMapping } from '../loaders/plan.js';
import { anyOf, type Scope } from '../loaders/scope.js';
import type { AnyRule, CountryMapping, Keeps } from '../mapping/index.js';
import { condition } from '../search/condition.js';
import type { Asker } from '../trust/index.js';
import { verdictOf } from './laws.js';
import type { Attributes, Verdict } from './verdict.js';

/** A condition on a row of the register, never null. */
export type RowCondition = (scope: Scope) => Sql;

/** How a field is kept from the requester. */
export interface KeptField {
  /** WITHHELD where one rule says so and none masks. */
  readonly then: Keeps;
  /** The rows of which it is kept. */
  readonly when: RowCondition;
}

/** What of one register the owner keeps from one requester. Conditions are decided in the database, so that pages and counts are right. */
export interface Keeping {
  /** The rows that are given. Null: all. */
  readonly given: RowCondition | null;
  /** The rows that are not masked: given or withheld. Null: all. */
  readonly notMasked: RowCondition | null;
  /** The rows that are withheld, and not masked. Null: none can be. */
  readonly withheld: RowCondition | null;
  readonly fields: ReadonlyMap<string, KeptField>;
}

const nothingKept: Keeping = { given: null, notMasked: null, withheld: null, fields: new Map() };

/** A condition that is false where it would be null, so that its negation is true there. */
const decided = (cond: Sql, wanted: boolean): Sql => sql`(case when ${cond} then 1 else 0 end) = ${sql.lit(wanted ? 1 : 0)}`;

/** The attributes of the asker that the owner's rules declare. */
function declared(asker: Exclude<Asker, 'open'>, reads: readonly string[]): Attributes {
  const { requester, purpose, policy } = asker;
  const all: Attributes = {
    ...(requester && { country: requester.country, organisation: requester.organisation, role: requester.role, scopes: requester.scopes }),
    ...(purpose && { purpose: purpose.code }), handling: policy?.handling ?? null,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => reads.includes(name)));
}

/** What the owner keeps from the asker, by register; each is made when it is first asked for. */
export function keepingFor(country: CountryMapping, source: NativeSource, asker: Asker): (type: RecordType) => Keeping {
  const { rules } = country;
  if (asker === 'open' || rules === undefined) return () => nothingKept;
  const attributes = declared(asker, rules.reads);
  const made = new Map<RecordType, Keeping>();
  return (type) => {
    const known = made.get(type) ?? keepingOf(country, source, type, rules.rules.filter(({ on }) => on === undefined || on.includes(type)), attributes);
    made.set(type, known);
    return known;
  };
}

function keepingOf(country: CountryMapping, source: NativeSource, type: RecordType, rules: readonly AnyRule[], attributes: Attributes): Keeping {
  const context = { source, key: recordMapping(country, type)!.key, zone: country.timeZone };
  const hit = (verdict: Exclude<Verdict, null>) => (scope: Scope): Sql => {
    if (verdict === 'all') return sql`1 = 1`;
    return condition(recordMapping(country, type)!.fields[verdict.field]!.find!, { by: 'equals', values: verdict.values }, scope, context);
  };
  const masks: RowCondition[] = [], withholds: RowCondition[] = [];
  const fields = new Map<string, { then: Keeps; hits: RowCondition[] }>();
  for (const rule of rules) {
    const verdict = verdictOf(rule, attributes);
    if (verdict === null || (verdict !== 'all' && verdict.values.length === 0)) continue;
    if (rule.fields === undefined) (rule.then === 'MASKED' ? masks : withholds).push(hit(verdict));
    for (const field of rule.fields ?? []) {
      const kept = fields.get(field) ?? { then: rule.then, hits: [] };
      fields.set(field, { then: rule.then === 'MASKED' ? 'MASKED' : kept.then, hits: [...kept.hits, hit(verdict)] });
    }
  }
  if (masks.length + withholds.length + fields.size === 0) return nothingKept;
  const any = (hits: readonly RowCondition[]) => (scope: Scope): Sql => anyOf(hits.map((one) => one(scope)));
  const masked = any(masks), withheld = any(withholds);
  return {
    given: masks.length + withholds.length === 0 ? null : (scope) => decided(any([...masks, ...withholds])(scope), false),
    notMasked: masks.length === 0 ? null : (scope) => decided(masked(scope), false),
    withheld: withholds.length === 0 ? null : (scope) => sql`(${decided(withheld(scope), true)} and ${decided(masked(scope), false)})`,
    fields: new Map([...fields].map(([field, { then, hits }]): [string, KeptField] => [field, { then, when: (scope) => decided(any(hits)(scope), true) }])),
  };
}
