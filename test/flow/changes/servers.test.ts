import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { type RunningBureau, startBureau } from '../../../subgraphs/bureau/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { ownSigningKeys } from '../../../gateway/signing/index.js';
import { followChanges, type FollowedChanges } from '../../support/followed-changes.js';
import { followFilters, ownFilterSecrets } from '../../support/followed-filters.js';
import { nationalOnServer, type NationalOnServer } from '../../support/national-on-server.js';
import { serverStartTimeout, type SqlServer, startMariadb, startPostgres } from '../../support/servers/index.js';
import { eventually } from '../../support/servers/eventually.js';

const secrets = ownFilterSecrets();
const sizes = { persons: 20, documents: 60, vehicles: 30, firearms: 30, warrants: 5, arrests: 5, seizures: 5 };

interface Writer {
  run(sql: string): Promise<void>;
  end(): Promise<void>;
}

const kinds = [
  {
    country: 'FR', engine: 'PostgreSQL', start: startPostgres,
    async connect(url: string): Promise<Writer> {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      return { run: async (sql) => void (await client.query(sql)), end: () => client.end() };
    },
    /** A stolen passport of its own number. */
    insert: (n: number) => [
      `INSERT INTO fiche VALUES ('F-${n}', '2026-01-01 10:00:00', NULL, NULL, 'UO', '0', 'A', '1', 'A')`,
      `INSERT INTO document (id_document, id_fiche, nature, numero, pays_emetteur, situation) VALUES (${n}, 'F-${n}', 'PAS', '99ZZ${n}', 'FRA', 'VO')`,
    ],
    change: (n: number) => `UPDATE fiche SET etat = 'S' WHERE id_fiche = 'F-${n}'`,
    remove: (n: number) => [`DELETE FROM document WHERE id_document = ${n}`, `DELETE FROM fiche WHERE id_fiche = 'F-${n}'`],
    move: ['UPDATE alias SET id_individu = NEW WHERE id_alias = 1', "INSERT INTO alias VALUES (1, OLD, 'AUTRE', NULL)"],
    persons: 'SELECT min(id_individu) AS least, max(id_individu) AS most FROM individu',
    truncate: 'TRUNCATE fiche_s', refused: /permission denied/,
  },
  {
    country: 'BE', engine: 'MariaDB', start: startMariadb,
    async connect(url: string): Promise<Writer> {
      const connection = await createConnection({ uri: url });
      connection.on('error', () => undefined);
      return { run: async (sql) => void (await connection.query(sql)), end: () => connection.end() };
    },
    insert: (n: number) => [
      `INSERT INTO entite (id_ent, typ_ent, ts_maj, classif, cod_trait, eval_source, eval_info, statut) VALUES (${n}, 'O', '2026-01-01 10:00:00', 'OFF', 0, 'A', 1, 'A')`,
      `INSERT INTO objet VALUES (${n}, 'DOC', 'VOL', NULL, NULL, '056')`,
      `INSERT INTO objet_doc (id_ent, typ_doc, no_doc) VALUES (${n}, 'PA', 'ZZ${n}')`,
    ],
    change: (n: number) => `UPDATE entite SET statut = 'S' WHERE id_ent = ${n}`,
    remove: (n: number) => [`DELETE FROM objet_doc WHERE id_ent = ${n}`, `DELETE FROM objet WHERE id_ent = ${n}`, `DELETE FROM entite WHERE id_ent = ${n}`],
    move: ['UPDATE pers_nat SET id_ent = NEW WHERE id_ent = OLD AND no_ordre = 99', "INSERT INTO pers_nat VALUES (OLD, 99, '056')"],
    persons: 'SELECT min(id_ent) AS least, max(id_ent) AS most FROM pers',
    truncate: 'TRUNCATE arme_tracage', refused: /command denied/,
  },
] as const;

describe.each(kinds)('$country on $engine', ({ country, engine, start, connect, insert, change, remove, move, persons, truncate, refused }) => {
  let server: SqlServer;
  let national: NationalOnServer;
  let bureau: RunningBureau;
  let writer: Writer;
  const open: (() => unknown)[] = [];
  const follow = async (after?: string): Promise<FollowedChanges> => {
    const followed = await followChanges(bureau.url, after);
    open.push(() => followed.stop());
    await followed.beats();
    return followed;
  };
  const another = async (): Promise<Writer> => {
    const connection = await connect(national.writerUrl);
    open.push(() => connection.end().catch(() => undefined));
    return connection;
  };
  const id = (n: number): string => `${country}:document:${n}`;

  beforeAll(async () => {
    server = await start();
    national = await nationalOnServer(server, country, inventRegister(country, { seed: 5, ...sizes }));
    bureau = await startBureau(await countryFolders[country]!.bureau(), national.readerUrl, { open: true, filters: { secrets } });
    writer = await connect(national.writerUrl);
  }, serverStartTimeout);
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  afterAll(async () => {
    await writer?.end().catch(() => undefined);
    await bureau?.close();
    await server?.close();
  });

  test('what is inserted, changed and deleted is told; rows that move are told of both records', async () => {
    const followed = await follow();
    for (const sql of insert(900_001)) await writer.run(sql);
    await followed.tells(`INSERTED ${id(900_001)}`);
    await writer.run(change(900_001));
    await followed.tells(`CHANGED ${id(900_001)}`);
    for (const sql of remove(900_001)) await writer.run(sql);
    await followed.tells(`DELETED ${id(900_001)}`);
    const [{ least, most }] = await server.query(persons, national.database) as unknown as [{ readonly least: number; readonly most: number }];
    const [moved, made] = move.map((sql) => sql.replaceAll('NEW', String(most)).replaceAll('OLD', String(least))) as [string, string];
    await writer.run(made);
    await followed.tells(`CHANGED ${country}:person:${least}`);
    await writer.run(moved);
    await followed.tells(`CHANGED ${country}:person:${most}`);
    expect(followed.lines.some(({ reset }) => reset)).toBe(false);
  });

  test('a transaction that commits after one that began later is told as soon as it commits; one that is undone, never', async () => {
    const followed = await follow();
    const [slow, undone] = [await another(), await another()];
    for (const one of [slow, undone]) await one.run('START TRANSACTION');
    for (const sql of insert(900_002)) await slow.run(sql);
    for (const sql of insert(900_003)) await undone.run(sql);
    for (const sql of insert(900_004)) await writer.run(sql);
    await followed.tells(`INSERTED ${id(900_004)}`);
    await undone.run('ROLLBACK');
    // Long enough for who is writing there to have been asked.
    const { at } = await followed.beats();
    await eventually('some lines more', async () => Date.parse((await followed.beats()).at) - Date.parse(at) > 2_500);
    expect(followed.told()).not.toContain(`INSERTED ${id(900_002)}`);
    const { position } = followed.lines.at(-1)!;
    await slow.run('COMMIT');
    await followed.tells(`INSERTED ${id(900_002)}`);
    // Who was away meanwhile is told, too.
    await (await follow(position)).tells(`INSERTED ${id(900_002)}`);
    expect(followed.told()).not.toContain(`INSERTED ${id(900_003)}`);
    expect(followed.told().filter((one) => one === `INSERTED ${id(900_004)}`)).toHaveLength(1);
    for (const n of [900_002, 900_004]) for (const sql of remove(n)) await writer.run(sql);
  }, 120_000);

  test('filters have what is there, what comes, and what a transaction commits late', async () => {
    const filters = await followFilters({ url: bureau.url, country, key: ownSigningKeys()[0]! }, secrets);
    open.push(() => filters.stop());
    await filters.upToNow('TravelDocument', 'Vehicle', 'Firearm');
    for (const type of ['TravelDocument', 'Vehicle', 'Firearm'] as const) expect(filters.filter(type)!.keys).toBeGreaterThan(2);
    const document = (n: number) => ['TravelDocument', { number: `${country === 'FR' ? '99' : ''}zz-${n}` }] as const;
    const slow = await another();
    await slow.run('START TRANSACTION');
    for (const sql of insert(900_012)) await slow.run(sql);
    for (const sql of insert(900_013)) await writer.run(sql);
    await filters.says(...document(900_013), true);
    expect(filters.mayHave(...document(900_012))).toBe(false);
    await slow.run('COMMIT');
    await filters.says(...document(900_012), true);
    for (const n of [900_012, 900_013]) for (const sql of remove(n)) await writer.run(sql);
  }, 120_000);

  test("the country's own user writes to the journal by its rows alone, and the bureau's not at all", async () => {
    for (const url of [national.writerUrl, national.readerUrl]) {
      const one = await connect(url);
      open.push(() => one.end());
      await expect(one.run("INSERT INTO change_journal (happened) VALUES ('ANYTHING')")).rejects.toThrow(/permission denied|command denied|read-only|READ ONLY/);
      // What no trigger of a row would see is refused, too.
      await expect(one.run(truncate)).rejects.toThrow(url === national.writerUrl ? refused : /denied|read-only|READ ONLY/);
    }
  });

  test('whoever empties a table has anything told to have changed', async () => {
    const followed = await follow();
    await server.query(truncate, national.database);
    // MariaDB has no trigger for it: its owner says so.
    if (engine === 'MariaDB') await server.query("INSERT INTO change_journal (happened) VALUES ('ANYTHING')", national.database);
    await eventually('a reset', () => Promise.resolve(followed.lines.some(({ reset }) => reset)));
  });

  test('while the server is away nothing is told; then all that was missed', async () => {
    const followed = await follow();
    const filters = await followFilters({ url: bureau.url, country, key: ownSigningKeys()[0]! }, secrets);
    open.push(() => filters.stop());
    await filters.upToNow('TravelDocument');
    await server.kill();
    const silent = followed.lines.length;
    await server.restart();
    const back = await another();
    for (const sql of insert(900_005)) await back.run(sql);
    await followed.tells(`INSERTED ${id(900_005)}`);
    await filters.says('TravelDocument', { number: `${country === 'FR' ? '99' : ''}ZZ900005` }, true);
    expect(filters.ended()).toBe(false);
    expect(followed.lines.length).toBeGreaterThan(silent);
    expect(followed.ended()).toBe(false);
    for (const sql of remove(900_005)) await back.run(sql);
  }, serverStartTimeout);
});
