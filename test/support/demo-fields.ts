import type { RecordType } from '../../schema/record-id.js';
import type { CodedText, Name, Place, SeizedItem, TraceRequest } from '../../subgraphs/bureau/mapping/index.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant,
} from '../../subgraphs/demo/register.js';

/** The demo records of each record type. */
export interface DemoRecordOf {
  Person: DemoPerson; TravelDocument: DemoDocument; Warrant: DemoWarrant; Vehicle: DemoVehicle; Firearm: DemoFirearm; Seizure: DemoSeizure; Arrest: DemoArrest;
}

/** Where a register keeps the records of each type. */
export const listOf = {
  Person: 'persons', TravelDocument: 'documents', Warrant: 'warrants', Vehicle: 'vehicles', Firearm: 'firearms', Seizure: 'seizures', Arrest: 'arrests',
} as const satisfies Record<RecordType, keyof DemoRegister>;

const coded = (code: string, list: string) => ({ code, list });

/** The value of a profile field that a demo record tells; `undefined` when the demo registers say nothing of the field. */
export function neutralValue(type: RecordType, field: string, record: DemoEnvelope): unknown {
  if (field === 'audience') return record.deniedTo.length > 0 ? { allowed: null, denied: record.deniedTo } : null;
  const value = (record as unknown as Readonly<Record<string, unknown>>)[field];
  if (field === 'offences') return (value as readonly string[]).map((code) => coded(code, 'UCR_OFFENSE'));
  if (type === 'Firearm' && field === 'kind') return coded(value as string, 'UCR_WEAPON');
  if (type === 'Warrant' && field === 'category') return coded(value as string, 'NDEX_WARRANT_CATEGORY');
  if (type === 'Arrest' && field === 'category') return coded(value as string, 'UCR_ARREST_CATEGORY');
  return value;
}

/** The refs a relation of a demo record leads to, and their type; `undefined` for a relation the demo registers do not have. */
export function neutralRelation(register: DemoRegister, name: string, record: DemoEnvelope): { readonly type: RecordType; readonly refs: readonly number[] } | undefined {
  const own = record as unknown as Readonly<Record<string, number | null | undefined>>;
  const to = (key: 'holder' | 'person' | 'keeper'): { type: RecordType; refs: readonly number[] } => ({ type: 'Person', refs: own[key] === null || own[key] === undefined ? [] : [own[key]] });
  const from = <T extends DemoEnvelope>(type: RecordType, list: readonly T[], key: keyof T): { type: RecordType; refs: readonly number[] } =>
    ({ type, refs: list.filter((other) => other[key] === record.ref).map(({ ref }) => ref) });
  switch (name) {
    case 'holder': case 'person': case 'keeper': return to(name);
    case 'documents': return from('TravelDocument', register.documents, 'holder');
    case 'warrants': return from('Warrant', register.warrants, 'person');
    case 'arrests': return from('Arrest', register.arrests, 'person');
    case 'vehicles': return from('Vehicle', register.vehicles, 'keeper');
    case 'firearms': return from('Firearm', register.firearms, 'keeper');
    default: return undefined;
  }
}

const sorted = (list: readonly unknown[]): readonly unknown[] => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const allEmpty = (value: object): boolean => Object.values(value).every((part) => part === null || part === undefined || (Array.isArray(part) && part.length === 0));

/** Fields whose order carries meaning. */
const ordered = new Set(['births', 'traceRequests']);

/** A coded text without the native words, which every country has its own of; they must be there, though. */
function codeAlone(value: CodedText & { text?: string | null }): unknown {
  return value.text === undefined || value.text !== null ? { code: value.code, list: value.list } : { code: value.code, list: value.list, text: 'MISSING' };
}

/**
 * A value in the one form in which a demo record and what was read from the native database are compared: empty lists
 * and empty places are null, instants are milliseconds, lists without an order of their own are sorted, coded texts lose
 * the native words, and an offence read without a code (a national one beyond the lists) is left out.
 */
export function comparable(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (field === 'updatedAt' || field === 'validUntil' || field === 'when') return Date.parse(value as string);
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    const list = value as readonly unknown[];
    if (field === 'offences') return sorted((list as readonly CodedText[]).filter(({ code }) => code !== null).map(codeAlone));
    if (field === 'items') return sorted((list as readonly SeizedItem[]).map(({ kind, code, description, quantity, unit, counterfeit, identifier, origin }) =>
      ({ kind, code: code && codeAlone({ ...code, text: 'any' }), description, quantity, unit, counterfeit, identifier, origin })));
    if (field === 'traceRequests') return (list as readonly TraceRequest[]).map(({ on, to, answer }) => ({ on, to, answer }));
    return ordered.has(field) ? list : sorted(list);
  }
  if (typeof value !== 'object') return value;
  if (allEmpty(value)) return null;
  if ('code' in value && 'list' in value) return codeAlone(value as CodedText);
  if ('text' in value && 'country' in value) return { text: (value as Place).text, country: (value as Place).country };
  if (field === 'descriptors') {
    const parts = Object.entries(value) as [string, unknown][];
    return Object.fromEntries(parts.map(([key, part]): [string, unknown] => [key, Array.isArray(part) ? (part.length > 0 ? sorted(part as readonly unknown[]) : null) : part]));
  }
  if (field === 'audience') {
    const { allowed, denied } = value as { allowed: readonly string[] | null; denied: readonly string[] | null };
    return { allowed: allowed?.length ? sorted(allowed) : null, denied: denied?.length ? sorted(denied) : null };
  }
  return value;
}

/**
 * What is wrong with names that were read, or null. The principal name must come first; `full`, `script` and `kind` of
 * every name must be as expected; parts, language and what it transliterates only where the native schema keeps them.
 */
export function namesWrong(expected: readonly Name[], actual: readonly Name[] | null): string | null {
  const text = (list: readonly Name[]): string => list.map(({ full, script, kind }) => `${full}|${script}|${kind}`).join('; ');
  const same = (a: Name, b: Name): boolean => a.full === b.full && a.script === b.script && a.kind === b.kind;
  const parts = ['given', 'patronymic', 'family', 'language', 'transliterationOf'] as const;
  if (!actual || actual.length !== expected.length || !same(expected[0]!, actual[0]!)) return `${text(expected)} read as ${text(actual ?? [])}`;
  for (const name of expected) {
    const found = actual.find((other) => same(name, other));
    if (!found) return `${text([name])} not among ${text(actual)}`;
    const wrong = parts.find((part) => found[part] !== null && found[part] !== name[part]);
    if (wrong) return `${wrong} of ${name.full}: ${name[wrong]} read as ${found[wrong]}`;
  }
  return null;
}
