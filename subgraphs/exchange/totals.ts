import DataLoader from 'dataloader';
import { z } from 'zod';
import type { OperationData } from './data.js';
import { answered, badAnswer, byCountry, counted, isComplete } from './outcome.js';
import type { CountryAnswer, CountryOutcome, NationalPort } from './port.js';

/** What the member countries report of an operation, added up. */
export interface Totals {
  readonly complete: boolean;
  readonly countries: readonly CountryOutcome[];
  /** Null: no country reported a number. */
  readonly arrests: number | null;
  /** Sorted by kind, then unit. Null: no country reported any. */
  readonly seizures: readonly { readonly kind: string; readonly quantity: number; readonly unit: string }[] | null;
}

const report = z.object({
  arrests: z.number().int().min(0).nullish(),
  seizures: z.array(z.object({ kind: z.string(), quantity: z.number(), unit: z.string() })).nullish(),
  withheld: z.boolean().nullish(),
});

type Report = z.infer<typeof report>;

function readReport(answer: CountryAnswer): { readonly outcome: CountryOutcome; readonly report: Report | null } {
  if (!answered(answer)) return { outcome: answer.outcome, report: null };
  const parsed = report.safeParse(answer.data);
  if (!parsed.success) return { outcome: badAnswer(answer.outcome), report: null };
  const hit = (parsed.data.arrests ?? 0) > 0 || (parsed.data.seizures ?? []).length > 0;
  // How many records stand behind the sums is not reported.
  return { outcome: counted(answer, hit, null, parsed.data.withheld === true), report: parsed.data };
}

/** Decimals of the sums: binary fractions of kilograms must not show. */
const rounded = (quantity: number): number => Math.round(quantity * 1e6) / 1e6;

/** Adds up what the countries report. Nothing is deduplicated: an event two countries report counts twice. */
export function addUp(answers: readonly CountryAnswer[]): Totals {
  const read = answers.map(readReport);
  const countries = read.map(({ outcome }) => outcome).sort(byCountry);
  const numbers = read.flatMap(({ report: one }) => (one?.arrests === null || one?.arrests === undefined ? [] : [one.arrests]));
  const lists = read.flatMap(({ report: one }) => (one?.seizures ? [one.seizures] : []));
  const sums = new Map<string, { readonly kind: string; readonly unit: string; quantity: number }>();
  for (const { kind, unit, quantity } of lists.flat()) {
    const key = `${kind} ${unit}`;
    const sum = sums.get(key) ?? { kind, unit, quantity: 0 };
    sum.quantity += quantity;
    sums.set(key, sum);
  }
  const seizures = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => ({ ...sum, quantity: rounded(sum.quantity) }));
  return {
    complete: isComplete(countries),
    countries,
    arrests: numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) : null,
    seizures: lists.length > 0 ? seizures : null,
  };
}

/** The totals of operations, asked of each member country once per request and operation, whatever fields are selected. */
export function totalsLoader(port: NationalPort): DataLoader<OperationData, Totals, string> {
  return new DataLoader(
    async (operations) => Promise.all(operations.map(async ({ code, members }) => addUp(await port.ask({
      field: 'operationTotals',
      arguments: { operation: code },
      argumentTypes: { operation: 'String!' },
      selection: 'arrests seizures { kind quantity unit } withheld',
      in: members,
    })))),
    { cacheKeyFn: ({ code }) => code },
  );
}
