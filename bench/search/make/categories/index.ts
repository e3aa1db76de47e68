import type { Category } from '../category.js';
import { arabicCategories } from './arabic.js';
import { chineseAndKoreanCategories } from './chinese-korean.js';
import { errorCategories } from './errors.js';
import { europeCategories } from './europe.js';
import { greekCaucasianHebrewCategories } from './greek-caucasian-hebrew.js';
import { iberianCategories } from './iberian.js';
import { japaneseCategories } from './japanese.js';
import { acrossCategories } from './lookalikes-across.js';
import { nicknameCategories } from './nicknames.js';
import { persianAndAfricanCategories } from './persian-african.js';
import { relativeCategories } from './relatives.js';
import { russianCategories } from './russian.js';
import { slavicCategories } from './slavic.js';
import { structureCategories } from './structure.js';

/** All categories, in the order of the tables. */
export const categories: readonly Category[] = [
  ...arabicCategories, ...persianAndAfricanCategories, ...russianCategories, ...slavicCategories, ...greekCaucasianHebrewCategories, ...chineseAndKoreanCategories,
  ...japaneseCategories, ...europeCategories, ...iberianCategories, ...structureCategories, ...errorCategories, ...nicknameCategories, ...relativeCategories,
  ...acrossCategories,
];
