/**
 * Words of a name that some registers leave out, with the class they are compared by: Arabic (article, son, daughter, father), Romance, Germanic. After the
 * guides for recording names of the United Kingdom's FCDO (2006) and ICAO 9303-3 section 4.
 */
const classes: Readonly<Record<string, readonly string[]>> = {
  son: ['BEN', 'BIN', 'IBN', 'BN', 'BENI', 'BANI'], daughter: ['BINT', 'BENT', 'BNT'], father: ['ABU', 'ABOU', 'BOU', 'ABI', 'BW'], mother: ['UMM', 'OUM', 'OM'], ould: ['OULD', 'WALAD', 'WLD', 'WULD'],
  article: ['AL', 'EL', 'UL', 'AS', 'ES', 'AR', 'ER', 'AD', 'ED', 'AZ', 'EZ', 'AN', 'EN', 'ASH', 'ESH', 'ECH', 'ACH', 'UD', 'UR', 'US', 'UN', 'ET', 'AT'],
  of: ['DE', 'DA', 'DO', 'DI', 'DU', 'DOS', 'DAS', 'DES', 'D', 'DEL', 'DELLA', 'DELLO', 'DEGLI', 'DEI', 'VAN', 'VON', 'ZU', 'ZUM', 'ZUR', 'AF', 'AV'],
  the: ['LA', 'LE', 'LOS', 'LAS', 'LES', 'LO', 'DER', 'DEN', 'DEM', 'TER', 'TEN', 'HET', 'T', 'S'], and: ['Y', 'E', 'I'], saint: ['SAN', 'SANTA', 'SAINT', 'ST', 'SAINTE', 'SAO', 'SANKT'],
  pilgrim: ['HAJ', 'HAJJ', 'HADJ', 'HAJI', 'HADJI', 'HAJJI', 'HACI', 'ALHAJI', 'ALHAJ', 'ELHADJ'],
  title: ['MR', 'MRS', 'MS', 'DR', 'SHEIKH', 'CHEIKH', 'SHAYKH', 'SAYYID', 'MME', 'JR', 'SR', 'II', 'III'],
};

const classOf = new Map(Object.entries(classes).flatMap(([name, words]) => words.map((word) => [word, name] as const)));

/** Words of one class that stand for one another where they are taken for names: Ibn Saud is Bin Saud, and San Martin is Saint Martin. */
export const standingAsNames: readonly (readonly string[])[] = ['son', 'daughter', 'father', 'mother', 'ould', 'saint', 'pilgrim'].map((name) => classes[name]!);

const abjadClasses: Readonly<Record<string, string>> = {
  بن: 'son', ابن: 'son', بني: 'son', بنت: 'daughter', ابو: 'father', ابي: 'father', ام: 'mother', ولد: 'ould', ال: 'article', בן: 'son', בת: 'daughter',
};

/** The class of a word that a name can stand without. Null: it is a name of its own. @param letters the word in an abjad; null: it is in Latin letters. */
export const particleClass = (word: string, letters: string | null): string | null => (letters === null ? classOf.get(word) : abjadClasses[letters]) ?? null;

/** Whether a word is the Arabic article as it is said before a letter of the sun: with that letter in place of l. */
export const isAssimilated = (text: string): boolean => classOf.get(text) === 'article' && !text.endsWith('L');

/** Whether a word of the class is the article where it stands: ud-Din, an-Nasr; not the last of Jong-un. */
export const isArticleBefore = (text: string, next: { readonly text: string; readonly letters: string | null } | undefined): boolean =>
  !isAssimilated(text) || next !== undefined && (next.letters !== null || next.text.startsWith(text.slice(1)));

/** Particles at the beginning of a word that are written together with it: Bensalah, Elkhatib, Ouldahmed, Aboubakr; enough of a name has to follow. */
export const grownTogether = /^(?:BEN|BIN|BEL|OULD|ABOU|ABU|BOU|(?:EL|AL)(?![AEIOU])|MAC|MC|DELLA|DEL|VAN|VON|DA|DI|DE)(?=[A-Z]{4})/;
