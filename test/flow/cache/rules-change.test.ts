import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { publicKeySet } from '../../../gateway/signing/index.js';
import { projectFile } from '../../../schema/files.js';
import { createNational, startBureau } from '../../../subgraphs/bureau/index.js';
import { ownerRules } from '../../../subgraphs/bureau/mapping/index.js';
import type { CountryMapping } from '../../../subgraphs/bureau/mapping/index.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import type { TestGateway } from '../../support/gateway.js';
import { keptRegister } from '../../support/kept-register.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import { ownerNetwork } from '../../support/owner-network.js';

const network = ownerNetwork();
afterAll(() => network.close());

const vehicle = '{ vehicles(search: { vin: "KEPT0000000090902" }) { totalCount complete countries { status source } } }';

/** Asks as an analyst of Ghana. */
const ask = async (gateway: TestGateway, query = vehicle): Promise<unknown> =>
  (await gateway.ask(query, {}, { authorization: `Bearer ${await gateway.token({ country: 'GH', role: 'ANALYST' })}` })).body;

/** Waits until something is so; the test's own time limit ends it. */
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!await is()) await pause(20);
}

const answer = (totalCount: number, status: string, source: string, complete = true) => ({ data: { vehicles: { totalCount, complete, countries: [{ status, source }] } } });

/** A log, and what it says of a country that begins or stops to tell its changes. */
function turnsLogged() {
  const turns: boolean[] = [];
  const write = (line: string): void => {
    const { told } = JSON.parse(line) as { readonly told?: boolean };
    if (told !== undefined) turns.push(told);
  };
  return { turns, log: pino({ level: 'debug' }, { write }) };
}

test('what was kept under other rules is not given once a bureau is back with new ones, though nobody has asked it since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-change-'));
  const { bureau, records } = countryFolders['FR']!;
  const [mapping, demo] = await Promise.all([bureau(), records()]);
  createNational(join(folder, 'fr.sqlite'), projectFile('subgraphs', 'fr', 'native.sql'), demo.rows(keptRegister('FR', {})));
  const keys = join(folder, 'jwks.json');
  writeFileSync(keys, JSON.stringify(publicKeySet([network.key])));
  const start = (of: CountryMapping, port = 0) => startBureau(of, `sqlite:${join(folder, 'fr.sqlite')}`, { trust: { keys }, port });
  const first = await start({ ...mapping, rules: ownerRules(['country'], [{ rule: 'countries', denied: ['US'], then: 'MASKED' }]) });
  const { turns, log } = turnsLogged();
  const gateway = await network.gateway([{ country: 'FR', url: first.url }], {}, { log });
  await until(async () => JSON.stringify(await ask(gateway)) === JSON.stringify(answer(1, 'HIT', 'CACHE')));

  await first.close();
  await until(() => turns.at(-1) === false);
  const second = await start({ ...mapping, rules: ownerRules(['country'], [{ rule: 'countries', denied: ['GH'], then: 'WITHHELD' }]) }, Number(new URL(first.url).port));
  await until(() => turns.at(-1) === true);
  expect(await ask(gateway)).toEqual(answer(0, 'WITHHELD', 'LIVE', false));
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});

test('new rules are learnt when a bureau tells its changes again from where it stood', async () => {
  const bureau = await startMemoryBureau('FR', [{ __typename: 'Vehicle', id: 'FR:vehicle:1', country: 'FR' }]);
  Object.assign(bureau, { cacheControl: 'public, max-age=60', rules: 'first;' });
  const { turns, log } = turnsLogged();
  const gateway = await network.gateway([bureau], { reloadMs: 86_400_000 }, { log });
  await until(async () => JSON.stringify(await ask(gateway)) === JSON.stringify(answer(1, 'HIT', 'CACHE')));
  await bureau.kill();
  await until(() => turns.at(-1) === false);
  bureau.rules = 'second;';
  await bureau.restart();
  await until(() => turns.at(-1) === true);
  expect(await ask(gateway)).toEqual(answer(1, 'HIT', 'LIVE'));
  await bureau.kill();
});

test('new rules are learnt when what bureaux publish is read again', async () => {
  const bureau = await startMemoryBureau('FR', [{ __typename: 'Vehicle', id: 'FR:vehicle:1', country: 'FR' }]);
  Object.assign(bureau, { cacheControl: 'public, max-age=60', rules: 'first;' });
  const gateway = await network.gateway([bureau], { reloadMs: 1_000 });
  await until(async () => JSON.stringify(await ask(gateway)) === JSON.stringify(answer(1, 'HIT', 'CACHE')));
  const published = (): number => bureau.requests.filter(({ query }) => query.includes('_service')).length;
  bureau.rules = 'second;';
  // Two readings later the first of them has been taken in.
  const before = published();
  await until(() => published() >= before + 2);
  expect(await ask(gateway)).toEqual(answer(1, 'HIT', 'LIVE'));
  await bureau.kill();
});
