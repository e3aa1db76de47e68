import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { UsageError } from './failures.js';

interface NamePair {
  readonly a: string;
  readonly b: string;
}

/** `bureaux match`: how alike two names are, by the scorer that the bureaux use. */
export function addMatch(program: Command): void {
  program
    .command('match')
    .description('Print the score of two names with its reasons, as JSON. Without names: read lines {"a": NAME, "b": NAME} and write a line {"score": 0..1} for each.')
    .argument('[name1]')
    .argument('[name2]')
    .action(async (one?: string, other?: string) => {
      const [{ explainNames }, { scoreNames }] = await Promise.all([import('../subgraphs/bureau/search/names/explain.js'), import('../subgraphs/bureau/search/names/name-score.js')]);
      if (one !== undefined) {
        if (other === undefined) throw new UsageError('Expected two names, or none and lines on standard input; got one name');
        process.stdout.write(`${JSON.stringify(explainNames(one, other))}\n`);
        return;
      }
      let place = 0, wrong = 0;
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
        place += 1;
        if (line.trim() === '') continue;
        const read = readPair(line);
        wrong += read ? 0 : 1;
        const answer = read ? { score: scoreNames(read.a, read.b).score } : { score: null, error: `Expected {"a": NAME, "b": NAME} in line ${place}, got something else` };
        if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
      }
      if (wrong > 0) throw new Error(`${wrong} of ${place} lines were no pairs of names`);
    });
}

function readPair(line: string): NamePair | null {
  try {
    const { a, b } = JSON.parse(line) as Partial<NamePair>;
    return typeof a === 'string' && typeof b === 'string' ? { a, b } : null;
  } catch {
    return null;
  }
}
