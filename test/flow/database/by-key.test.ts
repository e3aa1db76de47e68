import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectFile } from '../../../schema/files.js';
import { recordTypes } from '../../../schema/record-id.js';
import { createNational, type NationalDatabase, open } from '../../../subgraphs/bureau/index.js';
import { recordMapping, ReadPlans } from '../../../subgraphs/bureau/loaders/plan.js';
import { readRecords } from '../../../subgraphs/bureau/loaders/records.js';
import { RequestReader } from '../../../subgraphs/bureau/loaders/request-reader.js';
import { countryCodes } from '../../../subgraphs/countries.js';
import { demoCountry } from '../../../subgraphs/demo-country.js';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'by-key-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(countryCodes)('%s: records known by their keys are found by these, and not among all of their kind', async (country) => {
  const mapping = await demoCountry(country).mapping();
  const path = join(folder, country);
  createNational(path, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), []);
  const database = await open(`sqlite:${path}`);
  const steps: string[] = [];
  const explained: NationalDatabase = {
    ...database,
    async rows(query, signal) {
      for (const { detail } of await database.rows<{ readonly detail: string }>(sql`explain query plan ${query}`, signal)) steps.push(detail);
      return database.rows(query, signal);
    },
  };
  const reader = new RequestReader({ country: mapping, database: explained, plans: new ReadPlans(mapping) }, 'open');
  let kinds = 0;
  for (const type of recordTypes) {
    const { where = {}, key } = recordMapping(mapping, type) ?? { key: '' };
    if (Object.keys(where).length === 0) continue;
    kinds += 1;
    steps.length = 0;
    await readRecords(reader, { plan: reader.plans.plan(type, []), condition: (scope) => database.engine.among(scope.column(key), ['1', '2']) });
    const own = steps.filter((detail) => detail.includes('$own'));
    expect([type, own.filter((detail) => !detail.startsWith('SEARCH $own') || Object.keys(where).some((column) => detail.includes(`(${column}=?`)))]).toEqual([type, []]);
    expect(own).toHaveLength(1);
  }
  if (country === 'BA') expect(kinds).toBe(recordTypes.length);
  await database.close();
});
