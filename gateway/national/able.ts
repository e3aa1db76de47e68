import { getNamedType } from 'graphql';
import type { SoughtValues } from '../../schema/interpretation.js';
import type { Capability } from './capability.js';
import type { RootQuestion } from './question.js';
import { canSearch } from './searchable.js';

/** What bureaux of a capability can be asked of a root field: all, or, for a check, the items at some places; else why nothing, as a code. */
export type Able = 'all' | readonly number[] | 'NO_SUCH_REGISTER' | 'FIELD_NOT_SEARCHABLE';

/** @param subject what is searched for, or the items of a check. @param toAsk the places of items that countries are asked. */
export function ableTo(capability: Capability, { field, kind }: Pick<RootQuestion, 'field' | 'kind'>, subject: unknown, toAsk: readonly number[]): Able {
  if (!capability.has('Query', field.name)) return 'NO_SUCH_REGISTER';
  const input = getNamedType(field.subject.type).name;
  const searchable = (value: unknown): boolean => canSearch(capability, input, value as SoughtValues | null);
  if (kind === 'record') return 'all';
  if (kind === 'connection') return searchable(subject) ? 'all' : 'FIELD_NOT_SEARCHABLE';
  const items = subject as readonly unknown[];
  const places = toAsk.filter((place) => searchable(items[place]));
  return places.length === 0 ? 'FIELD_NOT_SEARCHABLE' : places.length < items.length ? places : 'all';
}
