import { compareEngines } from '../../support/engine-answers.js';
import { expectedWithheld, maskedOnServer, withheldOnServer } from '../../support/kept-on-server.js';
import { serverStartTimeout, type SqlServer, startMariadb } from '../../support/servers/index.js';

let server: SqlServer;
beforeAll(async () => void (server = await startMariadb()), serverStartTimeout);
afterAll(() => server?.close());

test.each(['BE', 'NG', 'GH', 'CI', 'AR'])('%s answers on MariaDB as on SQLite, record by record', async (country) => {
  const { questions, records, hits, differences } = await compareEngines(server, country);
  expect(differences.slice(0, 3)).toEqual([]);
  expect(differences).toHaveLength(0);
  expect(questions).toBeGreaterThan(30);
  expect(records).toBeGreaterThan(500);
  expect(hits).toBeGreaterThan(2_000);
}, 120_000);

test('NG over MariaDB: what is masked is as what is not there, byte by byte', async () => {
  const { withThem, without } = await maskedOnServer(server, 'NG');
  expect(withThem.length).toBeGreaterThan(7);
  expect(withThem).toEqual(without);
}, 120_000);

test('GH over MariaDB: what is withheld is told of and not given, and given to whom it is for', async () => {
  expect(await withheldOnServer(server, 'GH')).toEqual(await expectedWithheld('GH'));
}, 120_000);
