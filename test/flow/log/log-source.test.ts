import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLogSubgraph, openLogSource, retentionIn } from '../../../subgraphs/log/index.js';
import type { LogSubgraph } from '../../../subgraphs/log/index.js';
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
});
