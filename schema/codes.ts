import { projectFile } from './files.js';

const files = {
  UCR_OFFENSE: 'ucr-OffenseCode',
  UCR_WEAPON: 'ucr-ArresteeWeaponCode',
  UCR_DRUG: 'ucr-DrugCategoryCode',
  DEA_DRUG: 'dea-DrugCategoryCode',
  ATF_EXPLOSIVE: 'atf-ExplosiveFillerCode',
  NDEX_WARRANT_CATEGORY: 'ndex-WarrantCategoryCode',
  NDEX_WARRANT_STATUS: 'ndex-WarrantStatusCode',
  UCR_ARREST_CATEGORY: 'ucr-ArrestCategoryCode',
} as const;

/** Names of the code lists, as in `enum CodeList` of the national profile. */
export type CodeListName = keyof typeof files;

const lists = new Map<CodeListName, ReadonlyMap<string, string>>();

/** A code list of schema/codes: code to its meaning in English. */
export function codeList(name: CodeListName): ReadonlyMap<string, string> {
  let list = lists.get(name);
  if (!list) {
    const { codes } = JSON.parse(projectFile('schema', 'codes', `${files[name]}.json`)) as { codes: Record<string, string> };
    lists.set(name, (list = new Map(Object.entries(codes))));
  }
  return list;
}
