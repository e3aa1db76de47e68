import { byLetters, tableOf } from './letters.js';
import type { Romanisation } from './letters.js';

const plain = byLetters(
  {
    ...tableOf('α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
    ...tableOf('ου γγ γξ γχ', 'ou ng nx nch'),
  },
  [[/^μπ/u, 'b'], [/([αεη])υ(?=[αεηιουωβγδζλμνρ])/gu, '$1v'], [/([αεη])υ(?=[θκξπσςτφχψ]|$)/gu, '$1f']],
);

/** ELOT 743 (ISO 843 type 2), in Greek passports and identity cards; the accents fall. */
export const elot743: Romanisation = (name) => plain(name.normalize('NFD').replace(/\u0301/gu, '').normalize('NFC'));
