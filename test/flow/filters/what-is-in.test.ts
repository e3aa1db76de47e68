import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createNational } from '../../../subgraphs/bureau/index.js';
import { journalSql } from '../../../subgraphs/bureau/journal/index.js';
import { filtered, filteredItems, filteredRows, filteredSql, ownNumbers } from '../../support/filtered-country.js';
import { followFilters, ownFilterSecrets } from '../../support/followed-filters.js';
import type { FollowedFilters } from '../../support/followed-filters.js';
import { analyst, askerWith, startSignedBureauOver } from '../../support/signed-bureau.js';

const secrets = ownFilterSecrets();

let folder: string;
let bureau: Awaited<ReturnType<typeof startSignedBureauOver>>;
let filters: FollowedFilters;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'filters-'));
  const path = join(folder, 'national.sqlite');
  createNational(path, filteredSql, filteredRows(900), { journalSql: journalSql(filtered, 'sqlite') });
  bureau = await startSignedBureauOver(filtered, `sqlite:${path}`, { filters: { secrets } });
  filters = await followFilters(bureau, secrets);
  await filters.upToNow('TravelDocument', 'Vehicle', 'Firearm');
});
afterAll(async () => {
  filters?.stop();
  await bureau?.close();
  rmSync(folder, { recursive: true, force: true });
});

const checks = [
  ['TravelDocument', 'checkTravelDocuments(documents: $items)', 'TravelDocumentCheck'],
  ['Vehicle', 'checkVehicles(vehicles: $items)', 'VehicleCheck'],
  ['Firearm', 'checkFirearms(firearms: $items)', 'FirearmCheck'],
] as const;

interface Result {
  readonly index: number;
  readonly error: { readonly code: string } | null;
  readonly countries: readonly { readonly status: string }[];
}

describe.each(checks)('%s', (type, check, input) => {
  test.each([['an officer, to whom nothing is withheld', askerWith({ role: 'OFFICER' })], ['an analyst, to whom some is', analyst]])(
    'what the check of %s says HIT or WITHHELD of is in the filter; of what it has not, hardly anything', async (_who, asker) => {
      const seen: Record<string, number> = {};
      let told = 0, byChance = 0, spared = 0;
      for (const seed of [1, 2]) {
        const items = fc.sample(filteredItems[type], { numRuns: 500, seed });
        const answer = await bureau.askAs(asker, `query ($items: [${input}!]!) { checked: ${check} { index error { code } countries { status } } }`, { items });
        const { data } = JSON.parse(answer.text) as { readonly data: { readonly checked: readonly Result[] } };
        expect(data.checked).toHaveLength(items.length);
        for (const { index, error, countries } of data.checked) {
          const item = items[index]!, may = filters.mayHave(type, item);
          const status = error?.code ?? countries[0]!.status;
          seen[status] = (seen[status] ?? 0) + 1;
          if (may === null) continue;
          told += 1;
          if (status !== 'NO_HIT') expect([item, status, may]).toEqual([item, expect.stringMatching(/^(HIT|WITHHELD)$/), true]);
          else if (!may) spared += 1;
          // Make and calibre are not in the terms.
          else if (item['calibre'] === undefined && item['make'] === undefined) byChance += 1;
        }
      }
      expect(seen['HIT']).toBeGreaterThan(50);
      expect(seen['NO_HIT']).toBeGreaterThan(50);
      if (asker === analyst) expect(seen['WITHHELD']).toBeGreaterThan(20);
      expect(told).toBeGreaterThan(500);
      expect(spared).toBeGreaterThan(50);
      // One in 65,536 look-ups, of which an item takes some.
      expect(byChance).toBeLessThanOrEqual(3);
    },
  );
});

test('every record is in it: they are more than one statement reads, some have keys that are taken for equal, and one has none', () => {
  expect(ownNumbers.filter((number) => filters.mayHave('TravelDocument', { number }) !== true)).toEqual([]);
});

test('records of which it is not known what narrows questions are told of', () => {
  for (const type of ['TravelDocument', 'Vehicle', 'Firearm'] as const) expect(filters.filter(type)).toMatchObject({ type, unknown: type !== 'Firearm', added: '' });
  expect(filters.filter('Vehicle')!.fields).toEqual(['vin', 'plate']);
});
