import type { Admit } from '../request.js';
import { seeRootFields } from '../util/root-fields.js';
import { exceeded } from './exceeded.js';

/**
 * Refuses an operation that asks more than `most` root fields, each alias counted, fragments resolved: every one of them may go to
 * every country, and a short document can hold hundreds. `__typename` is not counted.
 */
export const limitRootFields = (most: number): Admit => ({ document, operation }) => {
  const keys = new Set<string>();
  seeRootFields(operation, document, ({ alias, name }) => {
    if (name.value !== '__typename') keys.add((alias ?? name).value);
  });
  return keys.size > most ? exceeded('rootFields', `At most ${most} root fields in one operation are expected`, keys.size, most) : null;
};
