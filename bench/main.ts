import { installPeers } from './install.js';
import { readOptions } from './options.js';
import { writeResults } from './results.js';
import { planningTables, personsTables, targetsTable } from './report.js';
import { measurePersons } from './scenarios/persons.js';
import type { PersonsFigures } from './scenarios/persons.js';
import { measurePlanning } from './scenarios/planning.js';

const print = (text: string): void => void process.stdout.write(`\n${text}\n`);
const progress = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm run bench`: measures, prints the tables on standard output and writes the figures to bench/results. */
async function main(): Promise<void> {
  const { countries, contenders, load, planning: withPlanning } = readOptions(process.argv);
  if (contenders.some(({ name }) => name === 'hive')) installPeers();
  const present = contenders.filter((contender) => {
    const reason = contender.unavailable();
    if (reason) progress(`${contender.name} does not take part: ${reason}`);
    return !reason;
  });

  const persons: PersonsFigures[] = [];
  for (const count of countries) {
    const figures = await measurePersons(count, present, load, progress);
    persons.push(figures);
    print(personsTables([figures]));
  }
  const planning = withPlanning ? measurePlanning(countries, progress) : [];
  if (planning.length > 0) print(planningTables(planning));
  print(targetsTable(persons, planning));
  progress(`\nfigures written to ${writeResults({ load, contenders: present, persons, planning })}`);
}

main().catch((error: unknown) => {
  progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
