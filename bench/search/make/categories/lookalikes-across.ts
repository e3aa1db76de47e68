import type { Category } from '../category.js';
import { laidOut } from '../layout.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import type { Random } from '../random.js';
import { bgnRussian, icaoRussian } from '../romanise/cyrillic.js';
import { elot743 } from '../romanise/greek.js';

/** How a table is written in Latin, and which of its names families bear. */
interface Table {
  readonly names: readonly Name[];
  readonly latin: (name: Name, random: Random) => string;
  readonly families: readonly Name[];
}

const tableOf = (table: string, latin: Table['latin'], kinds: readonly string[] = ['s']): Table => {
  const names = readNames(table);
  return { names, latin, families: names.filter(({ kind }) => kinds.includes(kind)) };
};

const native = (name: Name): string => formsOf(name, 'native')[0]!;

const tables: Readonly<Record<string, Table>> = {
  arabic: tableOf('arabic', (name, random) => random.pick(formsOf(name, random.pick(['english', 'french'])))),
  russian: tableOf('russian', (name, random) => random.pick([icaoRussian, bgnRussian])(native(name))),
  greek: tableOf('greek', (name) => elot743(native(name))),
  hebrew: tableOf('hebrew', (name, random) => random.pick(formsOf(name, 'latin'))),
};

const lookalikes = readNames('lookalikes-across');

const womens = ['f'];

/** A woman's family name where it differs: Russian -a, the Greek genitive. */
function familyOf(family: Name, given: Name): Name {
  if (!womens.includes(given.kind)) return family;
  if (family.forms['fem']?.length) return { ...family, forms: { ...family.forms, native: family.forms['fem'] } };
  return family.forms['patronymic'] === undefined ? family : { ...family, forms: { ...family.forms, native: [native(family).replace(/(ов|ев|ёв|ин)$/u, '$1а').replace(/(ск|цк)ий$/u, '$1ая')] } };
}

export const acrossCategories: readonly Category[] = [
  {
    name: 'lookalikes-across', what: 'Given names that share their consonants or most letters, across scripts, the same family name; each name beside its own Latin form as well',
    positives: 60, negatives: 110,
    source: 'Chosen by hand, each a pair that registers hold as two names; written by BGN/PCGN, ICAO Doc 9303-3, ELOT 743 and the spellings in use',
    draw: (same, random) => {
      const { kind, forms } = random.pick(lookalikes);
      const table = tables[kind]!;
      const named = (form: string): Name => table.names.find((name) => native(name) === form)!;
      const [one, other] = random.pick([[forms['one']![0]!, forms['other']![0]!], [forms['other']![0]!, forms['one']![0]!]] as const);
      const [a, b] = [named(one), named(same ? one : other)];
      const family = random.pick(table.families);
      return [
        laidOut({ given: native(a), family: native(familyOf(family, a)) }, random),
        laidOut({ given: table.latin(b, random), family: table.latin(familyOf(family, b), random) }, random),
      ];
    },
  },
];
