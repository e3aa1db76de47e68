import { nationalSdl } from '../../schema/files.js';
import { peerRootField, peerType } from '../peers/type-per-country.js';
import { documentsOf } from './documents.js';
import { hitsOf } from './records.js';
import type { PreparedObject } from './records.js';

/** Everything one simulated bureau can say: its root fields, its entities by id, and the documents it has by number. */
export interface Answers {
  readonly root: PreparedObject;
  readonly entities: ReadonlyMap<string, PreparedObject>;
  readonly documents: ReadonlyMap<string, PreparedObject>;
}

/** The cursor of a bureau: base64url of the JSON pair [score, id]. */
const bureauCursor = (score: number, id: string): string => Buffer.from(JSON.stringify([score, id])).toString('base64url');

/** The answers of one country: the national profile's `persons`, and the same persons as the type-per-country peers ask them. */
export function answersOf(country: string): Answers {
  const hits = hitsOf(country);
  const persons = hits.map(({ person }): PreparedObject => ({ __typename: 'Person', ...person }));
  const edges = hits.map(({ score, person }, index): PreparedObject => ({
    __typename: 'PersonEdge',
    node: persons[index]!,
    score,
    cursor: bureauCursor(score, person.id),
  }));
  const outcome = { __typename: 'CountryOutcome', country, status: 'HIT', count: hits.length, source: 'LIVE' };
  return {
    root: {
      __typename: 'Query',
      _service: { __typename: '_Service', sdl: nationalSdl() },
      persons: {
        __typename: 'PersonConnection',
        edges,
        pageInfo: {
          __typename: 'PageInfo',
          hasNextPage: false,
          hasPreviousPage: false,
          startCursor: edges[0]!['cursor']!,
          endCursor: edges.at(-1)!['cursor']!,
        },
        totalCount: hits.length,
        complete: true,
        countries: [outcome],
      },
      [peerRootField(country)]: hits.map(({ person }): PreparedObject => ({ __typename: peerType(country), ...person })),
    },
    entities: new Map(hits.map(({ person }, index) => [person.id, persons[index]!])),
    documents: documentsOf(country),
  };
}
