import type { GraphQLResolveInfo } from 'graphql';
import { readMrz } from '../../../schema/mrz.js';
import { isDecadeKnown, isPartialDate } from '../../../schema/scalars.js';
import { personDefect } from '../../../schema/sought.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { selectedFields } from '../loaders/selection.js';
import { findCandidates, type Probe } from '../search/candidates.js';
import { interpretPersonItem } from '../search/interpret-person.js';
import { overlongText } from '../search/text-limit.js';
import { badItem, checkedItem, checkItemCount, type CheckResult, notAsked } from './check-result.js';

/** An item of a check of persons, by field. */
export type PersonItem = Readonly<Record<string, string | null | undefined>>;

/** An item as a probe; a text says why it cannot be checked. */
function probeOf(item: PersonItem): Probe | string {
  const overlong = overlongText(item);
  if (overlong !== null) return overlong;
  const defect = personDefect(item);
  if (defect) return `Expected \`${defect.field}\` to have ${defect.expected}`;
  const facts = typeof item['mrz'] === 'string' ? readMrz(item['mrz']) : null;
  if (facts && !('defect' in facts)) {
    if (facts.name === '' || facts.birth === null) return 'The machine-readable zone holds no name or no date of birth';
    if (!isDecadeKnown(facts.birth)) return 'The machine-readable zone holds no date of birth that is known to the decade';
    return { id: null, names: [facts.name], births: [facts.birth], sex: facts.sex };
  }
  const { name, birth } = item;
  if (!name?.trim() || !birth) return 'Expected name and birth, or mrz, got less';
  if (!isPartialDate(birth)) return 'Expected birth to be an ISO 8601-2 date';
  return isDecadeKnown(birth) ? { id: null, names: [name], births: [birth], sex: null } : 'Expected birth to be known to the decade at least, got less';
}

/**
 * Checks persons by name and date of birth, in one pass over all items. A hit is any person on record, whatever the
 * category, who is alike to 0.7 or more; at most 10 an item, best first.
 */
export async function checkPersons(
  reader: RequestReader, items: readonly PersonItem[], asked: readonly string[] | null | undefined, info: GraphQLResolveInfo,
): Promise<readonly CheckResult[]> {
  const started = performance.now();
  const country = reader.country.country;
  checkItemCount('persons', items);
  if (asked && !asked.includes(country)) return items.map((_, index) => notAsked(index));
  const probes = await reader.turns.each(items, probeOf);
  const good = probes.filter((probe): probe is Probe => typeof probe !== 'string');
  const candidates = await findCandidates(reader, good);
  const nodes = selectedFields(info.fieldNodes, 'CheckResult', info).get('records') ?? [];
  const plan = reader.plans.plan('Person', selectedFields(nodes, 'Person', info).keys());
  const records = await Promise.all(candidates.map(({ candidates: list }) => Promise.all(list.map(({ localId }) => reader.record(plan, localId)))));
  if (nodes.length > 0) reader.told?.disclose(records.flat().filter((record) => record !== null));
  const milliseconds = performance.now() - started;
  let next = 0;
  return probes.map((probe, index) => (typeof probe === 'string'
    ? badItem(index, probe)
    : {
      ...checkedItem(index, country, records[next]!.filter((record) => record !== null), milliseconds, candidates[next++]!.withheld),
      interpretation: () => interpretPersonItem(items[index]!),
    }));
}
