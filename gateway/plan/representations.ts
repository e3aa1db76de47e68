import type { PostAnswer } from './post.js';

/** Variables of an entity call with equal representations joined. */
export interface JoinedRepresentations {
  readonly variables: Readonly<Record<string, unknown>>;
  /** How many entities must come back. Null: it is no entity call. */
  readonly sent: number | null;
  /** For each place as asked, the place as sent. */
  readonly places: readonly number[];
}

/** Joins equal representations of an entity call, so that each is sent once. The executor sends a list with repetitions. */
export function joinRepresentations(variables: Readonly<Record<string, unknown>>): JoinedRepresentations {
  const { representations } = variables;
  if (!Array.isArray(representations)) return { variables, sent: null, places: [] };
  const placeOf = new Map<string, number>();
  const joined: unknown[] = [];
  const places = representations.map((representation: unknown) => {
    const key = JSON.stringify(representation);
    const known = placeOf.get(key);
    if (known !== undefined) return known;
    placeOf.set(key, joined.length);
    return joined.push(representation) - 1;
  });
  return { variables: { ...variables, representations: joined }, sent: joined.length, places };
}

/** The entities of an answer, one for each representation sent. Null: there are none, or in a wrong number. */
export function entitiesOf(answer: PostAnswer, sent: number): readonly unknown[] | null {
  const entities = (answer.data as { readonly _entities?: unknown } | null | undefined)?._entities;
  return Array.isArray(entities) && entities.length === sent ? entities : null;
}

/** Copies what came for each representation sent to all places that asked for it. Copies: the executor writes into each. */
export function spreadEntities(entities: readonly unknown[], places: readonly number[]): unknown[] {
  const used = new Set<number>();
  return places.map((place) => {
    const entity = entities[place] ?? null;
    if (!used.has(place)) {
      used.add(place);
      return entity;
    }
    return structuredClone(entity);
  });
}

/** The paths an error of a sent place has at the places asked: `_entities, 0, name` stands at each that was joined into 0. */
export function spreadPath(path: readonly (string | number)[], places: readonly number[]): (string | number)[][] {
  const [root, place, ...rest] = path;
  if (root !== '_entities' || typeof place !== 'number') return [[...path]];
  return places.flatMap((sent, asked) => (sent === place ? [[root, asked, ...rest]] : []));
}
