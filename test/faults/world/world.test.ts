import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newFilterKeys } from '../../../cli/filter-keys.js';
import { firstCountries } from '../../../subgraphs/countries.js';
import { startTestGateway } from '../../support/gateway.js';
import { eventually } from '../../support/servers/eventually.js';
import { garbage, mostBytes, startWorldBureau } from './bureaux.js';
import { fallingWorld, filtersAnswer, runWorld } from './run.js';
import type { WorldGateway } from './run.js';

/** Long enough for bureaux that are well on a machine that does much else; those that stall hold four questions so long. */
const deadlineMs = 2_500;

test('of twelve bureaux one is dead, one stalls and five answer garbage: searches and checks, by filters or of each, tell every outcome as it is and lose no hit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-world-'));
  const filterKeys = join(folder, 'filter-keys');
  writeFileSync(filterKeys, newFilterKeys());
  const world = fallingWorld(firstCountries(12), [['dead', 1], ['stalled', 1], ...garbage.map((kind) => [kind, 1] as const)]);
  const bureaux = await Promise.all([...world].map(([country, ill]) => startWorldBureau(country, ill, filterKeys)));
  const gateway = await startTestGateway({
    countries: bureaux.map(({ country, url }) => ({ code: country, url })), deadlineMs, maxBureauBytes: mostBytes, filters: { keys: filterKeys },
  });
  try {
    const asked: WorldGateway = { deadlineMs, ask: async (query, variables) => (await gateway.ask(query, variables)).body };
    await eventually('every country to be answered by its filter', () => filtersAnswer(world, asked));
    const { rows, breaches } = await runWorld(world, asked, () => {
      for (const bureau of bureaux) bureau.fall();
      return Promise.resolve();
    }, { documents: 40, repeated: 0, graceMs: Infinity });
    expect(breaches).toEqual([]);
    expect(rows.filter(({ question, before }) => question === 'search by name' && !before).map(({ outcomes }) => outcomes)).toEqual([
      '5 HIT, 3 UNAVAILABLE BAD_ANSWER, 1 TIMEOUT DEADLINE, 1 UNAVAILABLE CONNECTION_LOST, 1 UNAVAILABLE CONNECTION_REFUSED, 1 UNAVAILABLE TOO_LARGE',
    ]);
  } finally {
    await gateway.close();
    for (const bureau of bureaux) bureau.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
