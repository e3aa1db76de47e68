import { compareEngines } from '../../support/engine-answers.js';
import { serverStartTimeout, type SqlServer, startPostgres } from '../../support/servers/index.js';

let server: SqlServer;
beforeAll(async () => void (server = await startPostgres()), serverStartTimeout);
afterAll(() => server?.close());

test.each(['FR', 'TN', 'BR', 'US', 'RS'])('%s answers on PostgreSQL as on SQLite, record by record', async (country) => {
  const { questions, records, hits, differences } = await compareEngines(server, country);
  expect(differences.slice(0, 3)).toEqual([]);
  expect(differences).toHaveLength(0);
  expect(questions).toBeGreaterThan(30);
  expect(records).toBeGreaterThan(500);
  expect(hits).toBeGreaterThan(2_000);
}, 120_000);
