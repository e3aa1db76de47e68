import { isDeepStrictEqual } from 'node:util';
import type { RecordType } from '../../schema/record-id.js';
import type { CountryMapping, Name } from '../../subgraphs/bureau/mapping/index.js';
import { plantCases } from '../../subgraphs/demo/cases.js';
import { inventRegister } from '../../subgraphs/demo/invent.js';
import type { DemoEnvelope, DemoRecords, DemoRegister } from '../../subgraphs/demo/register.js';
import { comparable, listOf, namesWrong, neutralRelation, neutralValue, type DemoRecordOf } from './demo-fields.js';
import { nativeDatabase, readRecords, type ReadRecord } from './native-rows.js';

/** What of a country is tried. */
export interface RoundTrip {
  readonly mapping: CountryMapping;
  /** The text of native.sql. */
  readonly nativeSql: string;
  readonly records: DemoRecords;
  /** Default: `smallRegister(country)`. */
  readonly register?: DemoRegister;
  /**
   * Where the native schema keeps less than the profile: what a field is expected to read as, from the neutral record.
   * Returning `undefined` expects nothing of that record. For `names` the result is the list of expected names.
   */
  readonly expected?: { readonly [T in RecordType]?: Readonly<Record<string, (record: DemoRecordOf[T]) => unknown>> };
  /** Which records of a register the country keeps at all. Default: all. */
  readonly kept?: { readonly [T in RecordType]?: (record: DemoRecordOf[T]) => boolean };
}

/** How many differences are told in full; more are only counted. */
const told = 25;

/** A register for round trips: smaller than the demonstration's, planted cases included. */
export function smallRegister(country: string): DemoRegister {
  const sizes = { persons: 400, documents: 500, vehicles: 200, firearms: 150, warrants: 200, arrests: 150, seizures: 80 };
  return plantCases(country, inventRegister(country, { seed: 7, ...sizes }));
}

/**
 * Writes a register as native rows, reads it back through the mapping, and compares.
 * @returns `differences`: each in words, empty when all is well; `compared`: how many records of each type were read;
 * `unmapped`: profile fields with a value in the demo register that the mapping does not have, as `Type.field`.
 */
export function roundTrip(trip: RoundTrip): {
  readonly differences: readonly string[]; readonly compared: Readonly<Record<string, number>>; readonly unmapped: readonly string[];
} {
  const { mapping, records } = trip;
  const register = trip.register ?? smallRegister(mapping.country);
  const database = nativeDatabase(trip.nativeSql, records.rows(register));
  const differences: string[] = [];
  const compared: Record<string, number> = {};
  const unmapped = new Set<string>();
  const localId = (type: RecordType, ref: number): string => records.localId?.(type, ref) ?? String(ref);
  try {
    for (const type of Object.keys(mapping.registers) as RecordType[]) {
      const kept = (trip.kept?.[type] ?? (() => true)) as (record: DemoEnvelope) => boolean;
      const neutral = new Map((register[listOf[type]] as readonly DemoEnvelope[]).filter(kept).map((record) => [localId(type, record.ref), record]));
      const read = readRecords(database, mapping, type);
      compared[type] = read.size;
      for (const id of read.keys()) if (!neutral.has(id)) differences.push(`${type} ${id}: read, but the demo register has no such record`);
      for (const [id, record] of neutral) {
        const found = read.get(id);
        if (!found) differences.push(`${type} ${id}: not read`);
        else differences.push(...compareRecord(trip, register, type, record, found, localId).map((difference) => `${type} ${id}: ${difference}`));
        for (const field of Object.keys(record)) {
          if (!['ref', 'deniedTo', 'holder', 'keeper', 'person'].includes(field) && found && !(field in found.fields)) unmapped.add(`${type}.${field}`);
        }
      }
    }
  } finally {
    database.close();
  }
  const more = differences.length - told;
  return { differences: more > 0 ? [...differences.slice(0, told), `and ${more} more`] : differences, compared, unmapped: [...unmapped].sort() };
}

function compareRecord(
  trip: RoundTrip, register: DemoRegister, type: RecordType, record: DemoEnvelope, found: ReadRecord, localId: (type: RecordType, ref: number) => string,
): readonly string[] {
  const differences: string[] = [];
  const stated = (trip.expected?.[type] ?? {}) as Readonly<Record<string, (record: DemoEnvelope) => unknown>>;
  for (const [field, actual] of Object.entries(found.fields)) {
    const expected = stated[field] ? stated[field](record) : neutralValue(type, field, record);
    if (expected === undefined) continue;
    if (field === 'names') {
      const wrong = namesWrong(expected as readonly Name[], actual as readonly Name[] | null);
      if (wrong !== null) differences.push(`names: ${wrong}`);
      continue;
    }
    const [a, b] = [comparable(field, expected), comparable(field, actual)];
    if (!isDeepStrictEqual(a, b)) differences.push(`${field}: expected ${JSON.stringify(a)}, read ${JSON.stringify(b)}`);
  }
  for (const [name, actual] of Object.entries(found.relations)) {
    const expected = neutralRelation(register, name, record);
    if (!expected) continue;
    const kept = (trip.kept?.[expected.type] ?? (() => true)) as (record: DemoEnvelope) => boolean;
    const list = register[listOf[expected.type]] as readonly DemoEnvelope[];
    const ids = expected.refs.filter((ref) => kept(list.find((other) => other.ref === ref)!)).map((ref) => localId(expected.type, ref)).sort();
    const differ = stated[name] ? false : !isDeepStrictEqual(ids, [...actual].sort());
    if (differ) differences.push(`${name}: expected ${ids.join(' ')}, read ${[...actual].sort().join(' ')}`);
  }
  return differences;
}

/** Names as a register writes that has another order of parts or capitals: for `expected.Person.names`. */
export function namesIn(order: 'given-family' | 'family-given' | 'given-patronymic-family' | 'family-given-patronymic', capitals: 'family' | 'all' | 'none' = 'none') {
  return ({ names }: { readonly names: readonly Name[] }): readonly Name[] => names.map((name) => {
    const up = (part: string | null, is: boolean): string | null => (is && part !== null ? part.toUpperCase() : part);
    const parts = { given: up(name.given, capitals === 'all'), patronymic: up(name.patronymic, capitals === 'all'), family: up(name.family, capitals !== 'none') };
    const full = order.split('-').map((part) => parts[part as keyof typeof parts]).filter((part) => part !== null && part !== '').join(' ');
    const base = names.find((other) => other.full === name.transliterationOf);
    return { ...name, ...parts, full, transliterationOf: base ? namesIn(order, capitals)({ names: [{ ...base, transliterationOf: null }] })[0]!.full : name.transliterationOf };
  });
}
