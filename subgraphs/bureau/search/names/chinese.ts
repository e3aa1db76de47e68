import type { NameWord } from './name-word.js';
import { pinyinOf } from './pinyin.js';

/** The family names of nine in ten persons of China (Ministry of Public Security, 2020 report of names), in pinyin. */
const families = new Set(`LI WANG ZHANG LIU CHEN YANG ZHAO HUANG ZHOU WU XU SUN HU ZHU GAO LIN HE GUO MA LUO LIANG SONG ZHENG XIE HAN TANG FENG YU DONG XIAO CHENG CAO YUAN DENG FU SHEN ZENG PENG LV LU
SU JIANG CAI JIA DING WEI XUE YE YAN PAN DU DAI XIA ZHONG TIAN REN FAN FANG SHI YAO TAN LIAO ZOU XIONG JIN HAO KONG BAI CUI KANG MAO QIU QIN GU HOU SHAO MENG LONG WAN DUAN LEI QIAN YIN CHANG QIAO LAI GONG WEN
OUYANG SIMA ZHUGE SHANGGUAN`.split(/\s+/));

/** Whether a word is one of them. */
export const isChineseFamily = (word: string): boolean => families.has(word);

/** Whether a name is a Chinese one in pinyin: a usual family name and a given name of one or two syllables. Nothing of such a name is left out elsewhere. */
export function isChinese(words: readonly NameWord[]): boolean {
  if (words.length < 2 || words.length > 3 || !words.some(({ text }) => families.has(text))) return false;
  return words.every(({ text, letters }) => letters === null && pinyinOf(text) !== null);
}
