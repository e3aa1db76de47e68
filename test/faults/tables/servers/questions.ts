import { fighter } from '../../../../subgraphs/demo/cases.js';
import { loadDemoIds } from '../../../support/demo-facts.js';

/** A question whose right answer is known. */
export interface Question {
  readonly query: string;
  /** The variables of the n-th time: an equal question each time, or one that means the same and has never been asked. */
  variables(time: number): Readonly<Record<string, unknown>>;
}

const outcome = 'complete totalCount countries { country status count source }';
const persons = `query ($name: String, $minScore: Float) {
  persons(search: {name: $name, minScore: $minScore}, first: 200) { ${outcome} edges { score node { id category names { full script } } } }
}`;

/** Names of the planted cases, and some that invented records of every part of the world have. */
const names = [
  ...Object.values(fighter.names), 'Walter Benitez Caceres', 'Stela Nunes Ferreira', 'Mohamed Traoré', 'Kwame Mensah', 'João da Silva', 'Dragan Petrović', 'James Smith', 'Awa Koffi', 'Jean Dubois',
];

/** How little the least score is raised each time: less than two scores differ by. */
const step = 1e-9;

/** The questions of the table: searches, of which every other is new each time, checks, and single records with what hangs on them. */
export async function questions(countries: readonly string[]): Promise<readonly Question[]> {
  const idOf = await loadDemoIds();
  const same = (query: string, variables: Readonly<Record<string, unknown>> = {}): Question => ({ query, variables: () => variables });
  const records = [['FR', fighter.ref], ['BE', fighter.ref], ['TN', fighter.ref], ['AR', 900_201], ['BR', 900_201], ['PY', 900_201]] as const;
  return [
    ...names.map((name, index): Question => ({
      query: persons, variables: (time) => ({ name, minScore: 0.8 + (index % 2 === 0 ? time * step : 0) }),
    })),
    same(`{ travelDocuments(search: {number: "${fighter.passport.number}"}) { ${outcome} edges { node { id status holder { id names { full } warrants { id reference } } } } } }`),
    same(`{ vehicles(search: {vin: "XM4KB41E3HG109043"}) { ${outcome} edges { node { id vin plate status } } } }`),
    same(`{ firearms(search: {serial: "B-448171"}) { ${outcome} edges { node { id make status } } } }`),
    same(`{ arrests(search: {operation: "TRIFRONTERA"}, first: 200) { ${outcome} edges { node { id person { id names { full } } } } } }`),
    same(`{ checkTravelDocuments(documents: [{number: "${fighter.passport.number}"}, {number: "NONE00000"}]) { index outcome complete countries { country status count source } records { id } } }`),
    ...records.filter(([country]) => countries.includes(country)).map(([country, ref]) =>
      same('query ($id: ID!) { person(id: $id) { id names { full } warrants { id reference } documents { id number } } }', { id: idOf(country, 'Person', ref) })),
  ];
}

