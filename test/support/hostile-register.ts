import type { DemoRegister } from '../../subgraphs/demo/register.js';
import { scriptOf } from '../../subgraphs/bureau/mapping/index.js';

/** Names that engines compare, fold, pad or escape each in a way of their own. */
const names: readonly (readonly [given: string, family: string])[] = [
  ['Jürgen', 'Müller-Straße'], ['Jurgen', 'Mu\u0308ller Strasse'], ['JÜRGEN', 'MÜLLER-STRASSE'], ['İsmail', 'Işık'], ['ismail', 'isik'],
  ['Σίσυφος', 'Ὀδυσσεύς'], ['Ђорђе', 'Ђорђевић'], ['Đorđe', 'Đorđević'], ['ﻣﺤﻤﺪ', 'ياسـين'], ['محمد', 'يٰسين'], ['Séan', 'O’Brien'], ['Sean', "O'Brien"],
  ['𝕁𝕠𝕙𝕟', 'Do\u00a0e'], ['Trailing ', 'Blank '], [' Leading', ' Blank'], ['Doubled', 'in  side'], ['Line', 'Break\nMiddle'], ['Tab', 'Stop\tMiddle'],
  ['Percent%', 'Under_score'], ['Back\\slash', 'Quo"te'], ['Question?', 'Mark:name'], ['Żółć', 'Gęślą'], ['Ærø', 'Œuvre'], ['ﬁlip', 'ŉame'], ['李', '小龍'],
  ['שלום', 'כהן'], ['Ναυσικά', 'ΝΑΥΣΙΚΑ'], ['Anna', 'Nguyễn'], ['Anna', 'Nguye\u0302\u0303n'], ['🙂', 'Emoji'],
];

/** Numbers, plates, serials and references: fullwidth, ligatures, odd blanks, other scripts, wildcards and quotes. */
const numbers = [
  'hx 12-34/5.6', 'HX123456x', 'hx123456X ', 'ＨＸ９９１', 'ß77', 'SS77', 'ﬁ88', 'ÄÖ-77', 'äö.77', '\u212a55', 'K55', 'ı66', 'İ66', 'i66', 'Ⅷ44', 'VIII44',
  'nb\u00a0sp1', 'nbsp1', 'tab\tbed2', "q'uo\\te\"3", 'wild%_4', 'жд-55-ЖД', 'ЖД55жд', '  pad5  ', 'a?b6', 'é7', 'e\u03017', 'E7', 'ي-8',
];

const cycle = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

/** A number of its own for each record. */
const numberOf = (index: number): string => cycle(numbers, index) + (index < numbers.length ? '' : String(Math.floor(index / numbers.length)));

/**
 * The register with records on top whose texts are hard on a database: for asking two engines the same, not for reading back.
 * @param at the `ref` of the first of them, beyond those of the register.
 */
export function withHostileRecords(register: DemoRegister, at = 70_000): DemoRegister {
  const more = <T extends { readonly ref: number }>(list: readonly T[], count: number, change: (record: T, index: number) => T): readonly T[] =>
    (list.length === 0 ? list : [...list, ...Array.from({ length: count }, (_, index) => ({ ...change(cycle(list, index), index), ref: at + index }))]);
  return {
    ...register,
    persons: more(register.persons, names.length, (person, index) => {
      const [given, family] = names[index]!;
      const full = `${given} ${family}`;
      const name = { ...person.names[0]!, given, patronymic: null, family, full, script: scriptOf(full), transliterationOf: null };
      const [otherGiven, otherFamily] = cycle(names, index + 7);
      const alias = { ...name, given: otherGiven, family: otherFamily, full: `${otherGiven} ${otherFamily}`, script: scriptOf(otherGiven), kind: 'ALIAS' as const };
      return { ...person, names: [name, alias], births: [cycle(['1990', '1990-02', '1990-02-28', '2000-02-29'], index)] };
    }),
    documents: more(register.documents, numbers.length, (document, index) => ({ ...document, number: numberOf(index), mrz: null })),
    vehicles: more(register.vehicles, numbers.length, (vehicle, index) => ({
      ...vehicle, vin: `HX${String(index).padStart(15, '0')}`, plate: numberOf(index + 3), engineNumber: numberOf(index + 5), keeper: null,
    })),
    firearms: more(register.firearms, numbers.length, (firearm, index) => ({ ...firearm, serial: numberOf(index + 8), keeper: null })),
    warrants: more(register.warrants, numbers.length, (warrant, index) => ({ ...warrant, reference: numberOf(index + 11) })),
  };
}
