import { byLetters, tableOf } from './letters.js';
import type { Romanisation } from './letters.js';

/** BGN/PCGN 1981 without marks, as in Armenian passports. */
export const armenian: Romanisation = byLetters(
  {
    ...tableOf('ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց փ ք և օ ֆ', 'a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts p k ev o f'),
    'ու': 'u',
  },
  [[/^ե/u, 'ye'], [/^ո(?!ւ)/u, 'vo']],
);

/** The Georgian national system (2002), in passports. */
export const georgian: Romanisation = byLetters(
  tableOf('ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ', 'a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h'),
);
