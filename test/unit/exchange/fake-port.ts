import type { BureauState, CountryAnswer, CountryOutcome, NationalPort, NationalQuestion } from '../../../subgraphs/exchange/index.js';

export const outcome = (country: string, status: CountryOutcome['status'] = 'HIT', reason: string | null = null): CountryOutcome => ({
  country, status, count: null, latencyMs: 3, reason,
  source: status === 'HIT' || status === 'NO_HIT' ? 'LIVE' : null,
  asOf: status === 'HIT' || status === 'NO_HIT' ? '2026-03-01T09:30:00Z' : null,
});

export const state = (country: string, rest: Partial<BureauState> = {}): BureauState =>
  ({ country, name: `Bureau of ${country}`, connectedSince: '2026-01-01', holds: ['Person'], health: 'CONNECTED', reason: null, contact: null, ...rest });

/** What each country answers to a question: data, or an outcome without any. */
export type Answering = Readonly<Record<string, (question: NationalQuestion) => unknown>>;

/** A way to countries in memory, which counts what is asked. A country not in `answering` is NOT_CONNECTED when it is named. */
export function fakePort(answering: Answering, states: readonly BureauState[] = Object.keys(answering).map((country) => state(country)), known: (id: string) => boolean | Error = () => true) {
  const asked: NationalQuestion[] = [];
  const port: NationalPort = {
    async ask(question): Promise<CountryAnswer[]> {
      asked.push(question);
      await new Promise(setImmediate);
      return (question.in ?? Object.keys(answering)).map((country) => {
        const answer = answering[country]?.(question) ?? outcome(country, 'NOT_CONNECTED');
        return typeof answer === 'object' && answer !== null && 'status' in answer
          ? { outcome: answer as CountryOutcome, data: null }
          : { outcome: outcome(country), data: answer };
      });
    },
    knownPersons: (ids) => Promise.resolve(ids.map((id) => known(id))),
    mayAsk: () => true,
    bureaux: () => states,
  };
  return { port, asked };
}

/** A country that has one candidate for each probe, of the given score. */
export const oneEach = (country: string, score = 0.9) => ({ arguments: { probes } }: NationalQuestion): unknown =>
  (probes as readonly { id: string }[]).map(({ id }, index) => ({
    index, candidates: [{ id: `${country}:person:of-${id.replaceAll(':', '-')}`, score, reasons: ['the same name'] }],
  }));

/** A country that has nothing for any probe. */
export const noneEach = ({ arguments: { probes } }: NationalQuestion): unknown =>
  (probes as readonly unknown[]).map((_, index) => ({ index, candidates: [] }));
