import { excerpt } from '../text/line.ts';

/** 3 0 0 万 元 ， 同 一: letters set apart, each by one space. */
const SPACED =
  /(?:(?<=[\p{Script=Han}，。；：、）]) )?(?<!\S)(?:[\p{Script=Han}\p{P}\d％] ){3,400}[\p{Script=Han}\p{P}\d％](?!\S)/gu;
/** 1 000万元, behind other words: a number's thousands set apart. */
const THOUSANDS =
  /(?<=[^\s\d.,])\s?(?<![\d.])\d{1,3}(?:[ \u2009\u00a0\u202f]\d{3}){1,4}\s?(?=[万亿元户家人个项吨%％])/gu;
/** 2 . 5万元: a point set apart. */
const POINT = /(?<=[^\s\d.])(\d{1,9})(?: \.\s?|\. )(\d{1,4})\s?(?=[万亿元%％吨倍])/gu;

/** 补助 3 0 0 万元: the digits of one number. */
const DIGITS = /(?<=[\p{Script=Han}，。；：、（])\s?\d(?: \d){1,8}\s?(?=[万亿元%％])/gu;

/** A text without the white space that stands inside a figure or between letters set apart, and what was closed up. */
export function withoutGapsInFigures(text: string): { readonly text: string; readonly doubts: readonly string[] } {
  const doubts: string[] = [];
  const close = (found: string): string => {
    const closed = found.replace(/\s/g, '');
    doubts.push(`数字里的空格已去掉，请与原件核对：${excerpt(closed)}`);
    return closed;
  };
  const closed = text
    .replace(SPACED, (run) => ((run.match(/\p{Script=Han}/gu)?.length ?? 0) > 1 ? close(run) : run))
    .replace(DIGITS, close)
    .replace(THOUSANDS, close)
    .replace(POINT, close);
  return { text: closed, doubts };
}
