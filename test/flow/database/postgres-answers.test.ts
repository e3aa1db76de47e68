import { compareEngines } from '../../support/engine-answers.js';
import { expectedWithheld, maskedOnServer, withheldOnServer } from '../../support/kept-on-server.js';
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

test('FR over PostgreSQL: what is masked is as what is not there, byte by byte', async () => {
  const { withThem, without } = await maskedOnServer(server, 'FR');
  expect(withThem.length).toBeGreaterThan(7);
  expect(withThem).toEqual(without);
}, 120_000);

test('FR over PostgreSQL: what is withheld is told of and not given, and given to whom it is for', async () => {
  expect(await withheldOnServer(server, 'FR')).toEqual(await expectedWithheld('FR'));
}, 120_000);
