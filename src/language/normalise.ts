import { foldCharacters } from './numeral.ts';
import { recently } from './recently.ts';
import { toSimplified } from './simplify.ts';

/** What is said in the south, as it is written everywhere. 有咩 asks what, 有补贴咩 asks whether. */
const SOUTHERN: readonly [RegExp, string][] = [
  [/系唔系|系咪/g, '是不是'],
  [/乜嘢|乜(?=\p{Script=Han})|么子|咩(?=\p{Script=Han})/gu, '什么'],
  [/咩/g, '吗'],
  [/嘅/g, '的'],
  [/点样|啷个|郎个/g, '怎么'],
  [/边个/g, '哪个'],
  [/边度/g, '哪里'],
  [/几多|好多(?=[钱户家个名项次块万])/g, '多少'],
  [/[冇]得?/g, '没有'],
  [/唔/g, '不'],
  [/[畀俾]/g, '给'],
  [/攞/g, '拿'],
  [/晓得/g, '知道'],
];

/** On a phone a space parts what a comma would; it stands between words of a few characters too, where it parts nothing. */
const BETWEEN_CLAUSES = /(?<=[\p{Script=Han}\d]{4}) (?=[\p{Script=Han}\d]{4})/gu;

/** A space inside Chinese, or before the thousands of one number; between two numbers it stays: R44 1.13吨. */
const INSIDE =
  /(?<=[\p{Script=Han}\d，。！？、；：]) (?=[\p{Script=Han}，。！？、；：])|(?<=[\p{Script=Han}，。！？、；：]) (?=\d)|(?<=\d) (?=\d{3}(?![\d.]))/gu;

/** What the asker wrote, as the rest reads it: simplified, half-width digits and letters, no control characters, no space inside Chinese. */
export const normalise = recently(64, (text): string => {
  const written = SOUTHERN.reduce((said, [word, common]) => said.replace(word, common), toSimplified(text));
  return foldCharacters(written)
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, '')
    .replace(/[ \t\u2005\u3000]+/g, ' ')
    .replace(BETWEEN_CLAUSES, ',')
    .replace(INSIDE, '')
    .trim();
});
