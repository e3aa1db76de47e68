import type { Permission } from '../request.js';

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function has(list: readonly string[] | 'all', item: string): boolean {
  if (list === 'all') return true;
  const known = sets.get(list) ?? new Set(list);
  sets.set(list, known);
  return known.has(item);
}

/** Whether policy lets the requester ask the country. Without policy: yes. */
export const mayAsk = (permission: Permission | null, country: string): boolean => permission === null || has(permission.countries, country);

/** Whether policy lets the requester be shown records, and those of this type. Without policy: yes. */
export const mayBeShown = (permission: Permission | null, recordType: string): boolean =>
  permission === null || (permission.granularity === 'RECORD' && has(permission.records, recordType));
