import type { CountryMapping } from '../../subgraphs/bureau/mapping/index.js';
import { objectChecks } from '../../subgraphs/bureau/checks/check-objects.js';
import { adwenpa, balkanArms, triFrontera } from '../../subgraphs/demo/cases.js';
import type { EngineQuestion, ToldRecord } from './engine-questions.js';

type Told = Readonly<Record<string, readonly ToldRecord[]>>;

const checkAnswer = '{ index outcome complete records { id updatedAt } error { code message } }';
const inputs = { checkTravelDocuments: 'TravelDocumentCheck', checkVehicles: 'VehicleCheck', checkFirearms: 'FirearmCheck' } as const;

interface ToldName { readonly full: string | null }
const namesOf = (person: ToldRecord): readonly string[] => ((person['names'] ?? []) as readonly ToldName[]).flatMap(({ full }) => full ?? []);
const birthsOf = (person: ToldRecord): readonly string[] => (person['births'] ?? []) as readonly string[];

/**
 * Questions other than searches: checks of up to 300 objects and persons, candidates of as many, sums of operations, records by id.
 * @param roots the root fields the country has.
 */
export function otherQuestions(country: CountryMapping, roots: ReadonlySet<string>, told: Told): readonly EngineQuestion[] {
  const persons = told['Person'] ?? [];
  return [
    ...Object.entries(objectChecks).filter(([name]) => roots.has(name)).map(([name, { type, argument, identifiers }]): EngineQuestion => {
      const fields = [...new Set(identifiers.flatMap(({ field, narrowedBy }): readonly string[] => [field, ...narrowedBy]))];
      const items = (told[type] ?? []).slice(-300).map((record, index) => Object.fromEntries(fields.flatMap((field): readonly (readonly [string, string])[] => {
        const value = record[field];
        if (typeof value !== 'string') return [];
        return [[field, index % 2 === 1 && value !== value.toUpperCase() ? value.toLowerCase() : value]];
      })));
      return {
        query: `query ($items: [${inputs[name as keyof typeof inputs]}!]!) { ${name}(${argument}: $items) ${checkAnswer} }`,
        variables: { items: [...items, { [identifiers[0].field]: 'NOSUCH1' }, {}] },
      };
    }),
    ...(roots.has('checkPersons') ? [{
      query: `query ($items: [PersonCheck!]!) { checkPersons(persons: $items) ${checkAnswer} }`,
      variables: { items: persons.slice(-150).flatMap((person) => namesOf(person).slice(0, 1).flatMap((name) => birthsOf(person).slice(0, 1).map((birth) => ({ name, birth })))) },
    }] : []),
    ...(roots.has('personCandidates') ? [{
      query: 'query ($probes: [PersonProbe!]!) { personCandidates(probes: $probes) { index candidates { id score reasons } } }',
      variables: { probes: persons.slice(-300).map((person) => ({ id: 'XX:person:1', names: namesOf(person), births: birthsOf(person), sex: person['sex'] ?? null })) },
    }] : []),
    ...(roots.has('operationTotals') ? [adwenpa.code, balkanArms.code, triFrontera.code.toLowerCase(), ` ${adwenpa.code}`, 'none'].map((operation) => ({
      query: 'query ($operation: String!) { operationTotals(operation: $operation) { arrests seizures { kind quantity unit } } }', variables: { operation },
    })) : []),
    byId(country, told),
  ];
}

/** Keys as no database has them: of other types, out of range, padded, injected. */
const oddKeys = ['abc', '01', '1 ', ' 1', '1.0', '1e0', '-1', '0', '9223372036854775808', '99999999999999999999999', "1' or '1'='1", '1\\', '%', '_', 'é', '１', ''];

function byId(country: CountryMapping, told: Told): EngineQuestion {
  const real = Object.values(told).flatMap((records) => [...records.slice(0, 20), ...records.slice(-20)]).map(({ id }) => id);
  const kinds = [...new Set(real.map((id) => id.split(':')[1]!))];
  const odd = kinds.flatMap((kind) => [...oddKeys, ...real.slice(0, 3).map((id) => id.split(':')[2]!.toLowerCase())].map((key) => `${country.country}:${kind}:${key}`));
  const ids = [...real, ...odd];
  return {
    query: `query (${ids.map((_, index) => `$i${index}: ID!`).join(', ')}) { ${ids.map((_, index) => `r${index}: record(id: $i${index}) { id updatedAt validUntil }`).join('\n')} }`,
    variables: Object.fromEntries(ids.map((id, index) => [`i${index}`, id])),
  };
}
