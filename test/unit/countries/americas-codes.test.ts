import { codeList, type CodeListName } from '../../../schema/codes.js';
import { projectFile } from '../../../schema/files.js';
import * as ar from '../../../subgraphs/ar/bureau.js';
import { records as arRecords } from '../../../subgraphs/ar/records.js';
import * as br from '../../../subgraphs/br/bureau.js';
import { records as brRecords } from '../../../subgraphs/br/records.js';
import type { CodedText } from '../../../subgraphs/bureau/mapping/index.js';
import { demoDrugs, demoOffences, demoWeapons } from '../../../subgraphs/demo/register.js';
import * as py from '../../../subgraphs/py/bureau.js';
import { records as pyRecords } from '../../../subgraphs/py/records.js';
import * as us from '../../../subgraphs/us/bureau.js';
import { records as usRecords } from '../../../subgraphs/us/records.js';
import { smallRegister } from '../../support/demo-roundtrip.js';
import { nativeDatabase, readRecords } from '../../support/native-rows.js';

type Table = Readonly<Record<string, string>>;

const tables: readonly (readonly [country: string, list: CodeListName, table: Table, used: readonly string[]])[] = [
  ['AR', 'UCR_OFFENSE', ar.offences, demoOffences], ['AR', 'UCR_WEAPON', ar.armTypes, demoWeapons], ['AR', 'UCR_DRUG', ar.drugs, demoDrugs],
  ['AR', 'ATF_EXPLOSIVE', ar.explosives, [...codeList('ATF_EXPLOSIVE').keys()]],
  ['BR', 'UCR_OFFENSE', br.penalTypes, demoOffences], ['BR', 'UCR_WEAPON', br.gunKinds, demoWeapons],
  ['BR', 'UCR_DRUG', br.drugs, demoDrugs], ['BR', 'ATF_EXPLOSIVE', br.explosives, [...codeList('ATF_EXPLOSIVE').keys()]],
  ['PY', 'UCR_OFFENSE', py.acts, demoOffences], ['PY', 'UCR_WEAPON', py.weapons, demoWeapons], ['PY', 'UCR_DRUG', py.drugs, demoDrugs],
  ['PY', 'ATF_EXPLOSIVE', py.explosives, [...codeList('ATF_EXPLOSIVE').keys()]],
  ['US', 'UCR_OFFENSE', us.offenses, demoOffences], ['US', 'UCR_WEAPON', us.gunTypes, demoWeapons],
  ['US', 'UCR_DRUG', us.drugTypes, demoDrugs], ['US', 'ATF_EXPLOSIVE', us.fillers, [...codeList('ATF_EXPLOSIVE').keys()]],
];

test.each(tables)('%s converts to %s: every code is of the list, and every code the demo uses is there', (_country, list, table, used) => {
  expect(Object.values(table).filter((code) => !codeList(list).has(code))).toEqual([]);
  expect(used.filter((code) => !Object.values(table).includes(code))).toEqual([]);
});

test.each([
  ['AR', ar.bureau, arRecords, ['22415-863', '24769-1']], ['BR', br.bureau, brRecords, ['CPM187']],
  ['PY', py.bureau, pyRecords, ['ABIGEATO', 'CONTRABANDO']], ['US', us.bureau, usRecords, ['4901']],
] as const)('%s keeps the text of an offence without a counterpart, and gives it no code', (country, bureau, records, natives) => {
  const database = nativeDatabase(projectFile('subgraphs', country.toLowerCase(), 'native.sql'), records.rows(smallRegister(country)));
  const offences = [...readRecords(database, bureau, 'Warrant').values()].flatMap(
    ({ fields }) => fields['offences'] as readonly CodedText[],
  );
  database.close();
  const without = offences.filter(({ code }) => code === null);
  expect([...new Set(without.map(({ text }) => text))].sort()).toEqual(natives);
  expect(without.every(({ list }) => list === null)).toBe(true);
});

test('BR adds the taxpayer number and the standing before the courts', () => {
  const database = nativeDatabase(projectFile('subgraphs', 'br', 'native.sql'), brRecords.rows(smallRegister('BR')));
  const persons = [...readRecords(database, br.bureau, 'Person').values()].map(({ fields }) => fields);
  database.close();
  const situations = new Set<unknown>(Object.values(br.cpfSituations)), regimes = new Set<unknown>(Object.values(br.regimes));
  const brazilians = persons.filter(({ nationalities }) => (nationalities as readonly string[]).includes('BR'));
  expect(
    brazilians.every(({ brCpf, brCpfSituacao }) => /^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(String(brCpf)) && situations.has(brCpfSituacao)),
  ).toBe(true);
  const convicted = persons.filter(({ category }) => category === 'CONVICTED').map(
    ({ brSituacaoCriminal }) => brSituacaoCriminal as Record<string, unknown>,
  );
  expect(convicted.every(({ regime, condenacoes }) => regimes.has(regime) && Number(condenacoes) >= 1)).toBe(true);
  expect(persons.filter(({ category }) => category === 'VICTIM').every(({ brSituacaoCriminal }) => brSituacaoCriminal === null)).toBe(true);
});
