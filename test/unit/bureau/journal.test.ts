import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile, projectRoot } from '../../../schema/files.js';
import { journalSql, touchesOf } from '../../../subgraphs/bureau/journal/index.js';
import type { Touch } from '../../../subgraphs/bureau/journal/index.js';
import { tablesMade } from '../../../subgraphs/bureau/database/rows-by-table.js';
import { countryCodes, countryFolders } from '../../../subgraphs/countries.js';
import { journals } from '../../../subgraphs/journals.js';
import { iceland } from '../../support/bureau-countries.js';

const folder = (code: string): string => join(projectRoot, 'subgraphs', code.toLowerCase());

test('each journal.sql is what `npm run journals` writes; Paraguay has none', async () => {
  const derived = await journals();
  for (const code of countryCodes) {
    const file = join(folder(code), 'journal.sql');
    expect([code, existsSync(file) ? readFileSync(file, 'utf8') : undefined]).toEqual([code, derived.get(code)]);
  }
  expect(countryCodes.filter((code) => !derived.has(code))).toEqual(['PY']);
});

test.each(countryCodes)('%s: no row is changed behind the back of a trigger', async (code) => {
  const nativeSql = projectFile('subgraphs', code.toLowerCase(), 'native.sql').replace(/--.*$/gm, '');
  // MariaDB fires no trigger for what a foreign key does; a view or a partition could hide a table's rows.
  expect(nativeSql).not.toMatch(/ON\s+(DELETE|UPDATE)\s+(CASCADE|SET)|CREATE\s+VIEW|PARTITION\s+BY|INHERITS/i);
  const tables = [...touchesOf(await countryFolders[code]!.bureau()).keys()];
  expect(tables.filter((table) => !tablesMade(nativeSql).includes(table))).toEqual([]);
});

describe('what a row touches', () => {
  const of = async (code: string, table: string): Promise<readonly Omit<Touch, 'table'>[]> =>
    (touchesOf(await countryFolders[code]!.bureau()).get(table) ?? []).map(({ table: _table, ...touch }) => touch);

  test("a record's own row is the record; a foreign key that moves touches who had and who has it", async () => {
    expect(await of('FR', 'document')).toEqual([
      { type: 'Person', column: 'id_titulaire', via: null, how: 'moved', where: {} },
      { type: 'TravelDocument', column: 'id_document', via: null, how: 'record', where: {} },
    ]);
  });

  test('rows of a child table touch the record whose key they hold', async () => {
    expect(await of('FR', 'naissance')).toEqual([{ type: 'Person', column: 'id_individu', via: null, how: 'part', where: {} }]);
  });

  test('rows of a joined table touch the records that refer to them', async () => {
    expect((await of('FR', 'fiche')).map(({ type, column, via }) => [type, column, via]))
      .toEqual(['Person', 'TravelDocument', 'Warrant', 'Vehicle', 'Firearm', 'Seizure', 'Arrest'].map((type) => [type, 'id_fiche', 'id_fiche']));
    expect(await of('FR', 'vol_vehicule')).toEqual([{ type: 'Vehicle', column: 'id_vehicule', via: null, how: 'part', where: {} }]);
    expect(await of('AR', 'cat_tipo_requerimiento')).toContainEqual({ type: 'Person', column: 'id_tipo', via: 'req.id_tipo', how: 'part', where: {} });
  });

  test('where types share a table, the row tells which it is, and its parts are looked up', async () => {
    expect((await of('BE', 'objet')).filter(({ how }) => how === 'record').map(({ type, where }) => [type, where])).toEqual([
      ['TravelDocument', { typ_objet: 'DOC' }], ['Vehicle', { typ_objet: 'VEH' }], ['Firearm', { typ_objet: 'ARM' }],
    ]);
    expect(await of('BE', 'objet_doc')).toEqual([{ type: 'TravelDocument', column: 'id_ent', via: 'id_ent', how: 'part', where: {} }]);
  });

  test('a row of a link table touches both ends; a catalogue of child rows every record of the type', async () => {
    expect(await of('RS', 'vozilo_lice')).toEqual([
      { type: 'Person', column: 'lice', via: null, how: 'part', where: { svojstvo: 'КОРИСНИК' } },
      { type: 'Vehicle', column: 'vozilo', via: null, how: 'part', where: { svojstvo: 'КОРИСНИК' } },
    ]);
    expect((await of('BE', 'qualif')).map(({ type, column }) => [type, column])).toEqual([['Warrant', null], ['Arrest', null]]);
  });
});

test('a condition is written as the engine takes it', () => {
  const { Person } = iceland.registers;
  const odd = { ...iceland, registers: { Person: { ...Person!, where: { [Person!.key]: ["a\\'b", 7, null] } } } };
  expect(journalSql(odd, 'mariadb')).toContain(`(NEW.\`${Person!.key}\` IN ('a\\\\''b', 7) OR NEW.\`${Person!.key}\` IS NULL)`);
  expect(journalSql(odd, 'postgres')).toContain(`(NEW."${Person!.key}" IN ('a\\''b', 7) OR NEW."${Person!.key}" IS NULL)`);
  expect(() => journalSql({ ...odd, registers: { Person: { ...Person!, where: { [Person!.key]: true } } } }, 'sqlite')).toThrow('Expected a condition on a text or a number, got one on boolean');
});
