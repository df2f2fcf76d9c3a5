import { excerpt } from '../text/line.ts';

/** Letters that look like digits, beside digits in a figure: 1O%, l0%, З%. */
const LETTERED = /(?<![A-Za-z\d.])(?=[\d.]{0,12}[OolIОоЗΟο])[\d.OolIОоЗΟο]{1,12}\s?(?:[%％‰]|[万亿]?元|[万亿倍年户])/u;
/** What stands for a digit in a figure without being one: ③%, ㄧ%, 3，0%. */
const ODD =
  /\d[\p{No}\p{Nl}·٬٫][\d\p{No}\p{Nl}]{0,6}\s?[%％‰万亿元倍]|[²³¹\u2070-\u2089\p{Nl}][\d\p{No}]{0,6}\s?(?:[%％‰倍]|[万亿]元)|\d٪|\d,(?!\d{3}(?!\d))\d{1,12}\s?[万亿]?元|[\u2460-\u249b\u3220-\u3229\u3280-\u3289ㄧ丨]\s?[%％‰万亿元倍]|\d[，、]\d{1,2}[%％‰]|\d[․‧∙]\d|\d[٬٫]\d/u;
/** Marks upon a digit: one that strikes it out, or encloses it. */
const MARKED = /\d\p{M}/u;
/** Letters without a shape, or that turn the direction, within or beside a figure. */
const BROKEN = /\d\s?(?:\p{Cf}|[\0-\x08\x0e-\x1f\x7f\u2028\u2029]|\u115f|\u1160|\u3164|\uffa0)|\p{Cf}\s?[%％\d]/u;
/** Text that is printed from right to left: what is seen is its reverse. */
const TURNED = /\u202e([^\u202c\n]{0,200})\u202c?/gu;
/** Digits of other scripts and styles: ٣, ३, 𝟛. Full-width ones are common print. */
const OTHER_DIGIT = /(?![0-9０-９])\p{Nd}/gu;

/** A text whose figures are those that a reader sees, with what a person has to look at; a figure that can't be told stays as it is and is named. */
export function withoutLookAlikes(text: string): { readonly text: string; readonly doubts: readonly string[] } {
  const doubts: string[] = [];
  const doubt = (why: string, at: number, from = text): void => {
    doubts.push(`${why}，请与原件核对：${excerpt(from.slice(Math.max(0, at - 12), at + 12))}`);
  };
  const look = (pattern: RegExp, why: string): void => {
    const at = text.search(pattern);
    if (at >= 0) doubt(why, at);
  };
  look(BROKEN, '数字里夹有看不见的字符或方向控制符');
  look(MARKED, '数字上有划线或符号');
  look(LETTERED, '数字里夹有形似数字的字母');
  look(ODD, '数字里有不常用的写法');
  const seen = text
    .replace(TURNED, (_, turned: string) => [...turned].reverse().join(''))
    .replace(OTHER_DIGIT, (digit, at: number) => {
      doubt('数字用了别的文字或字体，已换成普通数字', at);
      return String(valueOfDigit(digit));
    });
  return { text: seen, doubts };
}

/** The digits of a script stand in a row of ten, its nought first. */
function valueOfDigit(digit: string): number {
  const plain = Number(digit.normalize('NFKC'));
  if (!Number.isNaN(plain)) return plain;
  let value = 0;
  for (let code = (digit.codePointAt(0) ?? 0) - 1; /\p{Nd}/u.test(String.fromCodePoint(code)); code -= 1) value += 1;
  return value % 10;
}
