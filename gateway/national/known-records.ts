import { GraphQLError } from 'graphql';
import { parseRecordId } from '../../schema/record-id.js';
import type { RequestContext } from '../request.js';
import { askEntities } from './entities.js';
import type { EntitySelection } from './entities.js';
import { readFetch } from './fetch.js';
import type { PortSetting } from './port.js';

/** The id of a record, and nothing else of it. */
const { entities, ...rest } = readFetch('query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { id } } }');
const fetch = { ...rest, entities };

/** The selection as bureaux of each shape are asked it. */
const shapes = new WeakMap<PortSetting, Map<string, EntitySelection>>();

/**
 * Asks the owners of persons which of these this requester is given, one call a country, by the same way as any other question of the request. An id alone would tell
 * of a record that its owner keeps: one that is masked is false as is one that is not there.
 * @returns in the order of the ids: whether it is given, or the error that says why nothing can be said, without a path.
 */
export async function knownPersons(setting: PortSetting, context: RequestContext, ids: readonly string[]): Promise<readonly (boolean | GraphQLError)[]> {
  const { profile, table, desk } = setting;
  const derived = shapes.get(setting) ?? new Map<string, EntitySelection>();
  shapes.set(setting, derived);
  const representations = ids.map((id) => ({ __typename: 'Person', id }));
  const owner = (country: string) => table.get(country) ?? null;
  const { data, errors } = await askEntities({ schema: profile, owner, desk, toKeep: true }, fetch, derived, { representations }, context);
  const failed = new Map(errors.map(({ path, message, extensions }) => [path?.[1], new GraphQLError(message, { extensions })]));
  return ids.map((id, place) => failed.get(place) ?? (data._entities[place] !== null && parseRecordId(id)?.type === 'Person'));
}
