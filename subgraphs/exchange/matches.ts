import DataLoader from 'dataloader';
import { parseRecordId } from '../../schema/record-id.js';
import { answered, badAnswer, byCountry, counted, isComplete } from './outcome.js';
import type { CountryAnswer, CountryOutcome, NationalPort } from './port.js';
import { candidateSelection, readCandidates } from './probe.js';
import type { PersonCandidate, PersonProbe } from './probe.js';

/** Persons in one question to a country at most, as `personCandidates` of the national profile has it. */
export const maxProbes = 1_000;

/** Lowest score of a candidate when the query names none, from 0 to 1. */
export const defaultMinScore = 0.7;

/** One person's question. */
export interface MatchQuestion {
  readonly probe: PersonProbe;
  /** Sorted, each once. Null: all that the requester may ask. */
  readonly in: readonly string[] | null;
}

/** What one country has for one person, before the query's own lowest score. */
export interface CountryCandidates {
  /** The country's answer as a whole; its status is settled once it is known how many candidates count. */
  readonly answer: CountryAnswer;
  readonly candidates: readonly PersonCandidate[];
  /** Whether its owner withholds others. How alike those are is not told, so that they count whatever lowest score is asked. */
  readonly withheld: boolean;
}

/** `type PersonMatches` as its resolver gives it. */
export interface PersonMatches {
  readonly candidates: readonly (Omit<PersonCandidate, 'id'> & { readonly person: { readonly id: string }; readonly country: string })[];
  readonly complete: boolean;
  readonly countries: readonly CountryOutcome[];
}

const countryKey = (countries: readonly string[] | null): string => (countries ? countries.join(',') : '*');

/** What each country has for each probe; an answer is parsed once for all probes. The probe's own country is left out. */
function splitAnswers(answers: readonly CountryAnswer[], probes: readonly PersonProbe[]): CountryCandidates[][] {
  const parsed = answers.map((answer) =>
    ({ answer, byIndex: answered(answer) ? readCandidates(answer.outcome.country, answer.data) : null }));
  return probes.map(({ id }, index) => {
    const own = parseRecordId(id)?.country;
    return parsed.filter(({ answer }) => answer.outcome.country !== own).map(({ answer, byIndex }) => {
      const found = byIndex?.get(index);
      if (found) return { answer, ...found };
      const none = { candidates: [], withheld: false };
      return answered(answer) ? { answer: { outcome: badAnswer(answer.outcome), data: null }, ...none } : { answer, ...none };
    });
  });
}

async function askTogether(port: NationalPort, questions: readonly MatchQuestion[]): Promise<CountryCandidates[][]> {
  const probes = questions.map(({ probe }) => probe);
  const answers = await port.ask({
    field: 'personCandidates',
    arguments: { probes },
    argumentTypes: { probes: '[PersonProbe!]!' },
    selection: candidateSelection,
    in: questions[0]?.in ?? null,
  });
  return splitAnswers(answers, probes);
}

/**
 * Joins the questions of all persons of a request: what is asked in one turn of the event loop, also from parallel
 * branches of the plan, becomes one question to the countries (one for each distinct `in`, and for each 1,000 persons).
 */
export function matchLoader(port: NationalPort): DataLoader<MatchQuestion, readonly CountryCandidates[], string> {
  return new DataLoader(async (questions) => {
    const groups = new Map<string, number[]>();
    questions.forEach((question, place) => {
      const key = countryKey(question.in);
      const group = groups.get(key);
      if (group) group.push(place);
      else groups.set(key, [place]);
    });
    const chunks = [...groups.values()].flatMap((places) =>
      Array.from({ length: Math.ceil(places.length / maxProbes) }, (_, chunk) => places.slice(chunk * maxProbes, (chunk + 1) * maxProbes)));
    const results = new Array<readonly CountryCandidates[]>(questions.length);
    await Promise.all(chunks.map(async (places) => {
      const parts = await askTogether(port, places.map((place) => questions[place]!));
      places.forEach((place, index) => { results[place] = parts[index]!; });
    }));
    return results;
  }, {
    batchScheduleFn: (dispatch) => void setImmediate(dispatch),
    cacheKeyFn: ({ probe, in: countries }) => `${probe.id} ${countryKey(countries)}`,
  });
}

/** The candidates of all countries that are good enough, best first, with what became of the question in each country. */
export function rank(parts: readonly CountryCandidates[], minScore: number): PersonMatches {
  const kept = parts.map(({ candidates, ...rest }) => ({ ...rest, candidates: candidates.filter(({ score }) => score >= minScore) }));
  const countries = kept.map(({ answer, candidates, withheld }) => counted(answer, candidates.length > 0, candidates.length, withheld)).sort(byCountry);
  const candidates = kept.flatMap(({ answer, candidates: list }) =>
    list.map(({ id, score, reasons }) => ({ person: { id }, score, reasons, country: answer.outcome.country })));
  candidates.sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : a.person.id > b.person.id ? 1 : 0));
  return { candidates, complete: isComplete(countries), countries };
}

/** The answer for a person that cannot be compared: no country is asked, and none reads as NO_HIT. */
export function incomparable(port: NationalPort, id: string, among: readonly string[] | null): PersonMatches {
  const own = parseRecordId(id)?.country;
  const connected = new Set(port.bureaux().filter(({ health }) => health !== 'NOT_CONNECTED').map(({ country }) => country));
  const asked = among ?? [...connected].filter((country) => port.mayAsk(country));
  const countries = asked.filter((country) => country !== own).map((country): CountryOutcome => ({
    country, count: null, latencyMs: null, source: null, asOf: null,
    ...(!port.mayAsk(country) ? { status: 'REFUSED', reason: 'NOT_PERMITTED' } : connected.has(country) ? { status: 'UNSUPPORTED', reason: 'FIELD_NOT_SEARCHABLE' } : { status: 'NOT_CONNECTED', reason: null }),
  })).sort(byCountry);
  return { candidates: [], complete: isComplete(countries), countries };
}
