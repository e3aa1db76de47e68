import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { OpenedLog, SearchPart } from '../../../log/index.js';
import { logFiles } from '../../../log/log-files.js';
import { createLogSubgraph, openLogSource, retentionIn } from '../../../subgraphs/log/index.js';
import type { LogSource, LogSubgraph } from '../../../subgraphs/log/index.js';
import { intent, logFolder, logOrigin, operations, outcome } from '../../support/query-log.js';
import { onEachStore, openLogAt } from '../../support/stored-logs.js';

const otherOrigin = 'gateway-2.test.example';

const read = async (subgraph: LogSubgraph, query: string): Promise<Record<string, unknown>> => {
  const { data, errors } = await subgraph.process({ query }, { kind: 'SCOPE', countries: 'all' });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
};
const entries = '{ queryLog(first: 3) { totalCount edges { node { id leaves search { values reason } countries { country status } } } } }';

onEachStore((logs, kind) => {
  it('finds what is written while it is open, closes what it may not open, and is made anew when its file is gone', async () => {
    const place = await logs.place();
    const writer = await openLogAt(place);
    await writer.append(operations(30));
    const source = openLogSource({ place, retention: retentionIn(place.folder, { default: 3, countries: { BE: 1 } }) });
    const subgraph = createLogSubgraph(() => source.open());
    expect(await read(subgraph, '{ queryLog { totalCount } }')).toEqual({ queryLog: { totalCount: 30 } });

    await writer.append([intent('newest', 'Invented'), outcome('newest')]);
    expect(await read(subgraph, entries)).toMatchObject({ queryLog: { totalCount: 31, edges: [{ node: {
      id: `${logOrigin}:60`, leaves: [`${logOrigin}:60`, `${logOrigin}:61`], search: { values: '{"name":"Invented"}', reason: null },
      countries: [{ country: 'BE', status: 'NO_HIT' }, { country: 'FR', status: 'HIT' }, { country: 'NG', status: 'NO_HIT' }],
    } }, {}, {}] } });
    expect(await read(subgraph, `{ queryLogEntry(id: "${logOrigin}:61") { retainedUntil legalHold } queryLogCheckpoint { origin size } other: queryLogCheckpoint(origin: "nobody") { size } }`))
      .toMatchObject({ queryLogEntry: { retainedUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, legalHold: false }, queryLogCheckpoint: { origin: logOrigin }, other: null });

    await writer.order({ kind: 'HOLD_ADD', scope: { days: null, caseReference: 'INV-7' }, by: 'invented', reason: 'invented' });
    expect(await read(subgraph, `{ queryLogEntry(id: "${logOrigin}:61") { legalHold } }`)).toEqual({ queryLogEntry: { legalHold: true } });

    if (kind === 'PostgreSQL') {
      // Another gateway of the same database: its entries are found, its search values are sealed by keys that are elsewhere.
      const other = await openLogAt({ ...place, folder: logFolder() }, { origin: otherOrigin });
      await other.append([intent('of another', 'Invented'), outcome('of another')]);
      expect(await read(subgraph, entries)).toMatchObject({ queryLog: { totalCount: 32, edges: [{ node: { id: `${otherOrigin}:0`, search: { values: null, reason: 'KEY_ELSEWHERE' } } }, {}, {}] } });
      await other.close();
    }
    await source.close();
    await writer.close();

    const file = join(place.folder, 'lookup.sqlite');
    expect(existsSync(file)).toBe(kind === 'SQLite');
    rmSync(file, { force: true });
    const again = openLogSource({ place, retention: () => null });
    expect(await read(createLogSubgraph(() => again.open()), '{ queryLog(filter: {case: "INV-7"}) { totalCount } }')).toEqual({ queryLog: { totalCount: kind === 'SQLite' ? 31 : 32 } });
    await again.close();
  });

  it('tells of search values that cannot be opened, and of all else as ever; what nobody looks at is not opened', async () => {
    const place = await logs.place();
    const writer = await openLogAt(place);
    await writer.append(operations(3));
    await writer.close();
    const all = '{ queryLog { totalCount edges { node { id retainedUntil legalHold search { values reason } countries { country } } } } queryLogUnusual(kind: SELF) { examined complete } }';
    const keys = join(place.folder, logFiles.searchKeys);
    const change = (sql: string): void => {
      const database = new DatabaseSync(keys);
      database.exec(sql);
      database.close();
    };
    const seen = async (query: string) => {
      const source = openLogSource({ place, retention: retentionIn(place.folder, { default: 3, countries: {} }) });
      let opened = 0;
      const counted = async (): Promise<LogSource> => {
        const found = await source.open();
        const [[origin, log]] = [...found.logs] as [[string, OpenedLog]];
        const searchKeys = { ...log.searchKeys!, open: (part: SearchPart) => ((opened += 1), log.searchKeys!.open(part)) };
        return { ...found, logs: new Map([[origin, { ...log, searchKeys }]]) };
      };
      const answer = await read(createLogSubgraph(counted), query);
      await source.close();
      return { answer, opened };
    };
    const told = (reason: string | null, held: boolean | null) => {
      const node = { retainedUntil: expect.any(String) as string, legalHold: held, search: { values: reason === null ? expect.any(String) as string : null, reason }, countries: [{ country: 'BE' }, { country: 'FR' }, { country: 'NG' }] };
      return { queryLog: { totalCount: 3, edges: [4, 2, 0].map((at) => ({ node: { ...node, id: `${logOrigin}:${at}` } })) }, queryLogUnusual: { examined: 3, complete: reason === null } };
    };
    expect(await seen(all)).toEqual({ answer: told(null, false), opened: 6 });
    expect((await seen('{ queryLog { totalCount edges { node { id verb requester { user } } } } }')).opened).toBe(0);
    for (const sql of ['UPDATE search_key SET key = randomblob(32)', "UPDATE search_key SET key = x'00'", 'DELETE FROM search_key']) {
      change(sql);
      expect([sql, (await seen(all)).answer]).toEqual([sql, told('KEY_UNREADABLE', false)]);
    }
    writeFileSync(keys, 'no database');
    expect((await seen(all)).answer).toEqual(told('KEY_UNREADABLE', null));
  });
});
