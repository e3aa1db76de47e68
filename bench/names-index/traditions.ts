import { projectFile } from '../../schema/files.js';
import { type Name, readNames } from '../search/make/name.js';
import { type Random, randomOf } from '../search/make/random.js';
import { elot743 } from '../search/make/romanise/greek.js';
import { frenchRussian, icaoRussian, nationalUkrainian } from '../search/make/romanise/cyrillic.js';
import { skewed } from './skewed.js';

/** A given or family name in all its spellings: in Latin letters, and in the script it comes from, if another. */
export interface Part {
  readonly latin: readonly string[];
  readonly native: string | null;
}

export interface InventedName {
  readonly given: readonly Part[];
  readonly family: readonly Part[];
}

const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

type Romanise = (native: string) => readonly string[];

function partOf({ forms }: Name, romanise: Romanise): Part | null {
  const all = Object.values(forms).flat();
  const native = all.find((form) => !isLatin(form)) ?? null;
  const latin = [...new Set([...all.filter(isLatin), ...(native === null ? [] : romanise(native))])];
  return latin.length === 0 ? null : { latin, native };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const none: Romanise = () => [];
const romanisations: Readonly<Record<string, Romanise>> = {
  russian: (native) => [icaoRussian, frenchRussian].map((one) => capitalised(one(native.toLowerCase()))),
  ukrainian: (native) => [capitalised(nationalUkrainian(native.toLowerCase()))],
  greek: (native) => [capitalised(elot743(native.toLowerCase()))],
};

/** Shares of the persons of a western European register, by the tables of bench/search/names that their names come from, with what the rarer family names end in. */
const shares: Readonly<Record<string, readonly [share: number, endings: readonly string[]]>> = {
  western: [34, ['mann', 'berg', 'eau', 'ier', 'elli', 'son', 'in', 'ault']], european: [8, ['sen', 'nen', 'sson', 'ek']], iberian: [12, ['ez', 'eira', 'edo', 'es']],
  arabic: [22, ['i', 'oui', 'ani', 'iri']], 'west-african': [8, ['o', 'e', 'a']], russian: [4, ['ov', 'ova', 'enko', 'sky']], ukrainian: [2, ['enko', 'chuk', 'yk']],
  'south-slavic': [3, ['ic', 'ovic']], turkish: [3, ['oglu', 'er', 'kan']], greek: [1, ['opoulos', 'idis']], vietnamese: [1, ['']], persian: [2, ['zadeh', 'i']],
};

/** Of the parts of names, so many are of the tables; of the rest, so many are usual names of some language, and the others are of this register alone. */
const ofTables = { given: 0.85, family: 0.25 }, usual = 0.65;

interface Tradition {
  readonly share: number;
  readonly given: (random: Random) => Part;
  readonly family: (random: Random) => Part;
}

const plain = (word: string): Part => ({ latin: [capitalised(word.toLowerCase())], native: null });

/** The usual names of all languages, in an order drawn once for each tradition, and for its family names apart: which of them are common here is chance. */
function shuffled(words: readonly string[], seed: string): readonly string[] {
  const random = randomOf(seed);
  const list = [...words];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random.next() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}

function traditionOf(table: string, [share, endings]: readonly [number, readonly string[]], known: readonly string[]): Tradition {
  const parts = readNames(table).map((name) => ({ kind: name.kind, part: partOf(name, romanisations[table] ?? none) }));
  const ofKinds = (kinds: readonly string[]): readonly Part[] => parts.flatMap(({ kind, part }) => (kinds.includes(kind) && part ? [part] : []));
  const draw = (common: readonly Part[], name: 'given' | 'family', rare: (random: Random) => Part): Tradition['given'] => {
    const ofTable = skewed(common, 12), others = skewed(shuffled(known, `${table} ${name}`), 40);
    return (random) => (random.chance(ofTables[name]) ? ofTable(random) : random.chance(usual) ? plain(others(random)) : rare(random));
  };
  const stems = shuffled(known.filter((word) => word.length >= 4 && word.length <= 8), `${table} stems`);
  const stem = skewed(stems, 400);
  const ending = (random: Random): Part => plain(stem(random).replace(/[AEIOUY]+$/, '') + random.pick(endings));
  const others = skewed(known, 400);
  return {
    share, given: draw(ofKinds(['m', 'f', 'mm', 'ff', 'pm', 'pf', 'bm', 'bf', 'abd', 'mid']), 'given', (random) => plain(others(random))),
    family: draw(ofKinds(['s', 'al', 'ps', 'bs']), 'family', ending),
  };
}

/**
 * Names of a register of a western European country: of each tradition a few given and family names are very common, and most are rare. No person is meant: names are
 * put together at random.
 */
export function nameInventor(): (random: Random) => InventedName {
  const known = projectFile('subgraphs', 'bureau', 'search', 'names', 'known-names.txt').split('\n').filter((word) => word.length >= 3);
  const traditions = Object.entries(shares).map(([table, of]) => traditionOf(table, of, known));
  const whole = traditions.reduce((sum, { share }) => sum + share, 0);
  return (random) => {
    let drawn = random.next() * whole;
    const tradition = traditions.find(({ share }) => (drawn -= share) < 0) ?? traditions[0]!;
    const given = [tradition.given(random), ...(random.chance(0.25) ? [tradition.given(random)] : [])];
    return { given, family: [tradition.family(random), ...(random.chance(0.1) ? [tradition.family(random)] : [])] };
  };
}
