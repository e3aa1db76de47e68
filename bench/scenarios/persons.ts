import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hitsOf } from '../bureaux/records.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import type { AnsweredPerson, Contender, Running } from '../contenders/contender.js';
import { Measurement } from '../measure.js';
import type { Figures, Load } from '../measure.js';

/** What the contenders were seen to take with so many countries. */
export interface PersonsFigures {
  readonly countries: number;
  /** By the contender's name. */
  readonly figures: Readonly<Record<string, Figures>>;
  /** Contenders that failed, with the reason. */
  readonly failed: Readonly<Record<string, string>>;
}

/** The persons asked for, in one order and with the fields asked alone: equal for every contender. */
const canonical = (persons: readonly AnsweredPerson[]): string =>
  JSON.stringify(
    persons
      .map(({ id, country, names, sex, births }) => ({ id, country, names: names.map(({ full }) => full), sex, births }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );

/** @throws Error when an answer does not hold exactly the persons that the bureaux have. */
function checkAnswer(text: string, running: Running, bureaux: readonly SimulatedBureau[]): void {
  const persons = running.personsIn(JSON.parse(text));
  const expected = bureaux.flatMap(({ country }) => hitsOf(country).map(({ person }) => person as unknown as AnsweredPerson));
  if (canonical(persons) !== canonical(expected)) {
    throw new Error(`expected the ${expected.length} persons of the bureaux, got ${persons.length}: ${text.slice(0, 300)}`);
  }
}

/**
 * Asks all contenders for the persons of all countries, in turns, so that a noisy machine hits all alike. Each contender and the
 * simulated bureaux are processes of their own. A contender that fails leaves the others in.
 */
export async function measurePersons(
  countries: number,
  contenders: readonly Contender[],
  load: Load,
  progress: (line: string) => void,
): Promise<PersonsFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const simulation = await startChild(join(__dirname, '..', 'bureaux', 'process.ts'), { args: [String(countries)] });
  const bureaux = simulation.ready as readonly SimulatedBureau[];
  const failed: Record<string, string> = {};
  const racing = new Map<string, Measurement>();

  const withdrawOnError = async (name: string, step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      failed[name] = error instanceof Error ? error.message : String(error);
      progress(`${name}: ${failed[name]}`);
      await racing.get(name)?.close();
      racing.delete(name);
    }
  };

  try {
    for (const contender of contenders) {
      progress(`${countries} countries: starting ${contender.name}`);
      await withdrawOnError(contender.name, async () => {
        const own = join(folder, contender.name);
        mkdirSync(own);
        const running = await contender.start({ bureaux, folder: own });
        const measurement = new Measurement(running);
        racing.set(contender.name, measurement);
        checkAnswer(await measurement.ask(), running, bureaux);
        await measurement.warmUp(load);
      });
    }
    for (let round = 1; round <= load.rounds; round++) {
      progress(`${countries} countries: round ${round} of ${load.rounds}`);
      for (const [name, measurement] of [...racing]) await withdrawOnError(name, () => measurement.round(load));
    }
    const figures = Object.fromEntries([...racing].map(([name, measurement]) => [name, measurement.figures()]));
    return { countries, figures, failed };
  } finally {
    await Promise.all([...racing.values()].map((measurement) => measurement.close()));
    await simulation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
