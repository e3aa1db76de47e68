import { judgeChecks } from '../checks-report.js';
import { judgeComposition } from '../composition-report.js';
import { judgeFederation } from '../federation-report.js';
import { judgeMixed } from '../mixed-report.js';
import { figure } from '../table.js';
import { judge } from '../targets.js';
import type { Judgement } from '../targets.js';
import { told } from './results.js';
import type { Results, Told } from './results.js';

/** What stands before and after the table in docs/performance.md. */
const begin = '<!-- figures: written by npm run bench charts -->', end = '<!-- /figures -->';

const judgements = ({ persons, checks, mixed, federation, composition }: Results): Readonly<Record<Told, readonly Judgement[]>> => ({
  persons: persons ? judge(persons.persons, persons.planning) : [],
  checks: checks ? judgeChecks(checks.checks) : [],
  mixed: mixed ? judgeMixed(mixed.mixed) : [],
  federation: federation ? judgeFederation(federation.federation) : [],
  composition: composition ? judgeComposition(composition.load, composition.composition) : [],
});

/** The targets and what was measured, as a table in Markdown. */
function figuresTable(results: Results): string {
  const all = judgements(results);
  const rows = told.flatMap((name) => all[name].map(({ target, wanted, measured, reached }) =>
    `| ${target} | ${wanted} | ${figure(measured ?? undefined)} | ${reached === null ? 'not measured' : reached ? 'reached' : '**not reached**'} | [${results[name]!.at.slice(0, 10)}](../bench/results/${results[name]!.file}) |`));
  return ['| what | wanted | measured | | in |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The document with its table as these results have it. @throws Error when it has no place for it. */
export function withFigures(document: string, results: Results): string {
  const from = document.indexOf(begin), to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`expected ${begin} and ${end} in docs/performance.md`);
  return `${document.slice(0, from)}${begin}\n${figuresTable(results)}\n${document.slice(to)}`;
}
