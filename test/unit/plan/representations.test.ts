import fc from 'fast-check';
import { entitiesOf, joinRepresentations, spreadEntities, spreadPath } from '../../../gateway/plan/representations.js';

test('what is joined and spread again is what was asked, in order and in number', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (ids) => {
    const representations = ids.map((id) => ({ __typename: 'Person', id }));
    const { variables, sent, places } = joinRepresentations({ representations, other: 1 });
    const joined = variables.representations as { id: number }[];
    expect(sent).toBe(new Set(ids).size);
    expect(joined).toHaveLength(sent!);
    expect(variables.other).toBe(1);
    const entities = spreadEntities(joined.map(({ id }) => ({ name: id })), places) as { name: number }[];
    expect(entities.map(({ name }) => name)).toEqual(ids);
    expect(new Set(entities).size).toBe(ids.length);
  }));
});

test('an error stands at every place that was joined', () => {
  const { places } = joinRepresentations({ representations: [{ id: 1 }, { id: 2 }, { id: 1 }] });
  expect(spreadPath(['_entities', 0, 'name'], places)).toEqual([['_entities', 0, 'name'], ['_entities', 2, 'name']]);
  expect(spreadPath(['_entities', 1], places)).toEqual([['_entities', 1]]);
  expect(spreadPath(['products', 0], places)).toEqual([['products', 0]]);
});

test('entities in a wrong number are none', () => {
  expect(entitiesOf({ data: { _entities: [null] } }, 2)).toBeNull();
  expect(entitiesOf({ data: null }, 0)).toBeNull();
  expect(entitiesOf({ data: { _entities: [null, {}] } }, 2)).toEqual([null, {}]);
});
