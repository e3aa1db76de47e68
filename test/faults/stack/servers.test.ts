import { demoExchange } from '../../../cli/demo/configuration.js';
import { demoSeed } from '../../../cli/demo/manifest.js';
import { projectFile } from '../../../schema/files.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { demoRows } from '../../../subgraphs/demo/national.js';
import { startTestBureau } from '../../support/bureau-running.js';
import { startTestGateway } from '../../support/gateway.js';
import { eventually } from '../../support/servers/eventually.js';
import { serverStartTimeout } from '../../support/servers/index.js';
import type { Stack } from '../../support/stack/index.js';
import { startStack } from '../../support/stack/index.js';
import type { LogsVerdict } from '../../support/stack/logs.js';
import { auditLogs } from '../../support/stack/logs.js';
import { compareCases } from '../../support/stack/planted-cases.js';
import { faults } from '../tables/servers/faults.js';
import { breaches } from '../tables/servers/index.js';
import type { Quiz } from '../tables/servers/load.js';
import { openQuiz } from '../tables/servers/load.js';
import { questions } from '../tables/servers/questions.js';
import { runFault } from '../tables/servers/row.js';

/** One country on each engine: those of the tri-border network. `npm run stack -- --check` and `npm run faults servers` take all. */
const countries = ['AR', 'BR', 'PY'];

let stack: Stack;
let quiz: Quiz;

beforeAll(async () => {
  stack = await startStack({ countries, gateways: 1, config: { deadlineMs: 60_000 } });
  quiz = await openQuiz(stack.ask, await questions(countries));
}, serverStartTimeout);
afterAll(() => stack?.close(), serverStartTimeout);

test('a planted case is answered on real servers as on the embedded default', async () => {
  const bureaux = await Promise.all(countries.map(async (country) => {
    const folder = countryFolders[country]!;
    const rows = demoRows(country, await folder.records(), { seed: demoSeed });
    return [country, await startTestBureau(await folder.bureau(), projectFile('subgraphs', country.toLowerCase(), 'native.sql'), rows)] as const;
  }));
  const embedded = await startTestGateway({ deadlineMs: 60_000, ...(await demoExchange(Object.fromEntries(bureaux.map(([country, { url }]) => [country, url])))) });
  try {
    const title = 'The tri-border network';
    expect(await compareCases(async (query) => (await stack.ask(query)).body, async (query) => (await embedded.ask(query)).body, [title])).toEqual([{ title, same: true }]);
  } finally {
    await embedded.close();
    for (const [, bureau] of bureaux) await bureau.close();
  }
}, serverStartTimeout);

test.each(['MariaDB stopped', 'all Redis stopped'])('%s: nothing wrong, nothing failed, and all as before when it is over', async (name) => {
  const fault = faults.find((each) => each.name === name)!;
  const figures = await runFault(stack, quiz, fault, 90);
  expect(breaches(figures)).toEqual([]);
  // While MariaDB is away, Argentina cannot answer what has never been asked.
  expect(figures.away).toEqual(fault.takesAway === 'mariadb' ? ['AR'] : []);
  expect(figures.right + figures.ownPartMissing).toBe(figures.sent);
}, serverStartTimeout);

test("the gateway's log in PostgreSQL verifies, and the bureaux' logs have all that it tells", async () => {
  let verdict: LogsVerdict | undefined;
  await eventually('bureaux to be told of all uses of kept answers', async () => (verdict = await auditLogs(stack)).compared.found['NOT_YET_DELIVERED'] === 0);
  const { logs: [log], compared } = verdict!;
  expect(log!.origin).toBe('gateway-1');
  expect(log!.size).toBeGreaterThan(compared.operations);
  expect(compared.found).toMatchObject({ MISSING_AT_BUREAU: 0, MISSING_AT_GATEWAY: 0, RECORDS_DIFFER: 0, TOLD_OTHERWISE: 0 });
  // The row with Redis waited until a kept answer was used.
  expect([compared.operations, compared.answers, compared.accesses].every((many) => many > 0)).toBe(true);
}, serverStartTimeout);
