/**
 * What it costs to take one phone (phones.ts) for another, from 0 (the same sound in another spelling) to 1 (another sound). The pairs are those that spelling
 * traditions differ in: ICAO 9303-3 section 6, BGN/PCGN, GOST, ISO 9 and French press spellings of Cyrillic; ISO 233, DIN 31635, English and French
 * spellings of Arabic; ELOT 743 of Greek; Wade-Giles and pinyin of Chinese; German ae, oe, ue.
 */
const pairs: Readonly<Record<string, number>> = {
  // Vowels: a spelling's front and back vowels are close among themselves.
  AE: 0.25, AI: 0.7, AO: 0.35, AU: 0.5, EI: 0.2, EO: 0.4, EU: 0.45, IO: 0.7, IU: 0.6, OU: 0.15,
  Ae: 0.45, Ee: 0.12, Ie: 0.15, Oe: 0.5, Ue: 0.6, Ao: 0.25, Oo: 0.12, Uo: 0.2, Eo: 0.45, eo: 0.5, Io: 0.7,
  A1: 0.1, E1: 0.12, I1: 0.4, e1: 0.1, O2: 0.1, E2: 0.2, U2: 0.3, A2: 0.4, e2: 0.3, U3: 0.08, I3: 0.3, E3: 0.35, O3: 0.3, 23: 0.3, 12: 0.3, o2: 0.3,
  // Glides.
  IY: 0.05, EY: 0.3, JY: 0.15, IJ: 0.25, UW: 0.1, OW: 0.25, VW: 0.1, UV: 0.3, oW: 0.3, YJ: 0.15, gY: 0.2, eY: 0.2, eI: 0.15,
  // Gutturals.
  H7: 0.12, K7: 0.15, '78': 0.2, G7: 0.35, '47': 0.2, X7: 0.2, G8: 0.08, H8: 0.3, R8: 0.4, g8: 0.15, GK: 0.3, H4: 0.35, HJ: 0.3, HX: 0.35, HG: 0.4, K8: 0.3,
  // Sibilants and affricates.
  cS: 0.05, cC: 0.1, c4: 0.15, cK: 0.2, cz: 0.15, cZ: 0.25, c5: 0.25, SZ: 0.2, S5: 0.25, Sz: 0.08, z5: 0.08, Zz: 0.3, SC: 0.35, CZ: 0.25, C4: 0.2, Cq: 0.15, Zq: 0.15, '45': 0.12,
  J6: 0.1, Z6: 0.2, '56': 0.25, '46': 0.15, Jq: 0.2, Jg: 0.08, JG: 0.3, J4: 0.25, JZ: 0.3, J5: 0.35, K4: 0.3, X5: 0.15, XS: 0.2, X4: 0.3, XK: 0.3, gG: 0.05, g6: 0.2, gK: 0.3, g4: 0.3, g5: 0.4,
  '44': 0, '5C': 0.5, '66': 0, c6: 0.3,
  // Dentals.
  T9: 0.08, S9: 0.2, D9: 0.4, D0: 0.08, Z0: 0.15, T0: 0.35, '90': 0.2, J0: 0.4, DT: 0.35, DJ: 0.35, Dq: 0.35, TC: 0.4, D4: 0.8, F9: 0.4,
  // Labials, liquids, nasals.
  BP: 0.35, BV: 0.35, FV: 0.2, FP: 0.4, FW: 0.4, LR: 0.7, MN: 0.6, BW: 0.6, FB: 0.7,
};

const codes = 128;
const table = new Float64Array(codes * codes).fill(1);
for (let code = 0; code < codes; code += 1) table[code * codes + code] = 0;
for (const [pair, cost] of Object.entries(pairs)) {
  const a = pair.charCodeAt(0), b = pair.charCodeAt(1);
  if (a === b) continue;
  table[a * codes + b] = table[b * codes + a] = cost;
}

const vowels = new Uint8Array(codes);
for (const phone of 'AEIOUeo123') vowels[phone.charCodeAt(0)] = 1;

/** Whether a phone is a vowel. @param phone its character code. */
export const isVowel = (phone: number): boolean => vowels[phone] === 1;

/** What a vowel costs for a consonant that is no glide. */
const vowelForConsonant = 1.1;
for (let a = 0; a < codes; a += 1) {
  for (let b = 0; b < codes; b += 1) if (table[a * codes + b] === 1 && isVowel(a) !== isVowel(b)) table[a * codes + b] = vowelForConsonant;
}

/** The cost of one phone for another, 0 to 1.1. @param a, b character codes. */
export const substitution = (a: number, b: number): number => table[a * codes + b]!;

const h = 'H'.charCodeAt(0), y = 'Y'.charCodeAt(0), w = 'W'.charCodeAt(0), gh = '8'.charCodeAt(0), e = 'E'.charCodeAt(0), i = 'I'.charCodeAt(0), s = 'S'.charCodeAt(0), u = 'U'.charCodeAt(0), j = 'J'.charCodeAt(0);

/**
 * The cost of a phone that one spelling has and the other has not, 0 to 1: vowels are left out and put in often, beside another vowel most; H is mute in many
 * spellings; a last E after a consonant is French.
 * @param before, after the phones beside it; -1: none.
 */
export function omission(phone: number, before: number, after: number): number {
  if (isVowel(phone)) {
    if (after === -1) return phone === e && !isVowel(before) ? 0.25 : isVowel(before) ? 0.3 : 0.55;
    if (isVowel(before) || isVowel(after)) return phone === i ? 0.15 : 0.25;
    // Estela, Stela: Iberian names have it before s and a consonant.
    if (before === -1) return phone === e && after === s ? 0.15 : 0.5;
    return 0.4;
  }
  if (phone === h) return after === -1 ? 0.05 : before === -1 ? 0.4 : 0.2;
  if (phone === y) return 0.2;
  if (phone === w) return after === u || before === u ? 0.1 : 0.4;
  // Jelena, Elena: German and Serbian write so what is said before a vowel in Russian.
  if (phone === j && isVowel(after)) return 0.45;
  if (phone === gh) return 0.5;
  return 1;
}
