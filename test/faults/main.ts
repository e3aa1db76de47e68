import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { table } from '../../bench/table.js';
import { wholeArgument } from '../../cli/arguments.js';
import { faultTables } from './tables/index.js';
import type { FaultResult, FaultTable } from './tables/table.js';

interface Options {
  readonly size?: number;
  readonly json?: string;
}

/** `npm run faults [-- NAME...]`: the long fault tables. Exit code 1 when something was found that must not be. */
async function main(): Promise<void> {
  const program = new Command('npm run faults --')
    .description(`Run fault tables: ${faultTables.map(({ name, about }) => `\`${name}\`: ${about}`).join('; ')}.`)
    .argument('[NAME...]', `of ${faultTables.map(({ name }) => name).join(', ')} (default: all)`)
    .option('--size <N>', "how much is asked in each row (default: the table's own)", wholeArgument(1, 1_000_000))
    .option('--json <file>', 'where the figures are written as JSON, too (default: they follow the tables)')
    .parse();
  const { size, json } = program.opts<Options>();
  const unknown = program.args.find((name) => !faultTables.some((each) => each.name === name));
  if (unknown !== undefined) program.error(`expected some of ${faultTables.map(({ name }) => name).join(', ')}; came ${unknown}`, { exitCode: 2 });
  const chosen = faultTables.filter(({ name }) => program.args.length === 0 || program.args.includes(name));
  const results: Record<string, FaultResult> = {};
  for (const each of chosen) {
    results[each.name] = await each.run({ size, tell: (line) => void process.stderr.write(`${each.name}: ${line}\n`) });
    process.stdout.write(`\n${shown(each, results[each.name]!)}\n`);
  }
  const text = `${JSON.stringify(results, null, 2)}\n`;
  if (json === undefined) process.stdout.write(`\n${text}`);
  else writeFileSync(json, text);
  if (Object.values(results).some(({ breaches }) => breaches.length > 0)) process.exitCode = 1;
}

function shown({ name, about }: FaultTable, { rows, breaches }: FaultResult): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '-')));
  return [`${name}: ${about}`, '', table(columns, cells), ...(breaches.length > 0 ? ['', ...breaches.map((breach) => `MUST NOT BE: ${breach}`)] : [])].join('\n');
}

main().then(() => process.exit(), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
