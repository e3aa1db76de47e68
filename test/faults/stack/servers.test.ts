import { serverStartTimeout } from '../../support/servers/index.js';
import type { Stack } from '../../support/stack/index.js';
import { startStack } from '../../support/stack/index.js';
import { faults } from '../tables/servers/faults.js';
import { breaches } from '../tables/servers/index.js';
import type { Quiz } from '../tables/servers/load.js';
import { openQuiz } from '../tables/servers/load.js';
import { questions } from '../tables/servers/questions.js';
import { runFault } from '../tables/servers/row.js';

/** One country on each engine: those of the tri-border network. `npm run faults servers` takes all. */
const countries = ['AR', 'BR', 'PY'];

let stack: Stack;
let quiz: Quiz;

beforeAll(async () => {
  stack = await startStack({ countries, gateways: 1, config: { deadlineMs: 60_000 } });
  quiz = await openQuiz(stack.ask, await questions(countries));
}, serverStartTimeout);
afterAll(() => stack?.close(), serverStartTimeout);

test.each(['MariaDB stopped', 'all Redis stopped'])('%s: nothing wrong, nothing failed, and all as before when it is over', async (name) => {
  const fault = faults.find((each) => each.name === name)!;
  const figures = await runFault(stack, quiz, fault, 90);
  expect(breaches(figures)).toEqual([]);
  // While MariaDB is away, Argentina cannot answer what has never been asked.
  expect(figures.away).toEqual(fault.takesAway === 'mariadb' ? ['AR'] : []);
  expect(figures.right + figures.ownPartMissing).toBe(figures.sent);
}, serverStartTimeout);
