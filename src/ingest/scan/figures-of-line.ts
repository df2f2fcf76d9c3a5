import type { Extent } from './align.ts';

/** A figure of a line, `key` the same for what a reader would call the same. */
export interface LineFigure extends Extent {
  readonly key: string;
}

const NUMERAL = '[零〇一二两三四五六七八九十百千]';
const UNIT =
  '(?:个百分点|[十百千万亿]*(?:美元|元|%|‰|个月|年|月|日|天|小时|倍|成|平方米|亩|吨|公里|千瓦时|千瓦|家|户|人|名|个|项|件|次|岁|周|档|级)|[十百千万亿]+)';
const FIGURES = [
  // 湘政办发〔2024〕20号
  '[〔\\[【(（]\\d{4}[〕\\]】)）]\\d+号',
  '\\d{2,4}年(?:\\d{1,2}月(?:\\d{1,2}日)?)?|\\d{1,2}月\\d{1,2}日',
  `[〇零一二三四五六七八九]{4}年(?:${NUMERAL}{1,3}月(?:${NUMERAL}{1,3}日)?)?|${NUMERAL}{1,3}月${NUMERAL}{1,3}日`,
  `(?:百分之|千分之)${NUMERAL}+(?:点${NUMERAL}+)?`,
  `\\d[\\d,，]*(?:\\.\\d+)?${UNIT}?`,
  `${NUMERAL}+[万亿]?${UNIT}`,
  `[万亿]元`,
];
const FIGURE = new RegExp(FIGURES.join('|'), 'g');

/** 第三条, （2）, 1. at the head of a line: numbers of its place in the text. */
const MARKER = /^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4})\s?[）)、.．，,](?!\d)/;
const PLACE_BEFORE = /第[（(]?$/;
const PLACE_AFTER = /^(?:项|.[）)]?[条章节款项编])/;

/** The figures of a line without blanks, those that number its own parts left out. */
export function figuresOfLine(text: string): LineFigure[] {
  const plain = plainOf(text);
  const head = markerOf(plain);
  return [...plain.matchAll(FIGURE)].flatMap((match): LineFigure[] => {
    const [found] = match;
    const start = match.index;
    const end = start + found.length;
    if (start < head) return [];
    if (PLACE_BEFORE.test(plain.slice(0, start)) && PLACE_AFTER.test(found.slice(-1) + plain.slice(end))) return [];
    return [{ start, end, key: keyOf(found) }];
  });
}

/** Each character in its plain form, one for one. */
const plainOf = (text: string): string =>
  [...text].map((c) => (c.normalize('NFKC').length === c.length ? c.normalize('NFKC') : c)).join('');

/** Whether a character is one that numbers are written with. */
export const isNumeral = (character: string | undefined): boolean =>
  character !== undefined && /[\d零〇一二两三四五六七八九十百千万亿]/.test(plainOf(character));

/** Whether two characters write the same number. */
export const isSameNumeral = (one: string, other: string): boolean => keyOf(plainOf(one)) === keyOf(plainOf(other));

/** How many characters at the head of a line number its part of the text. */
export const markerOf = (text: string): number => MARKER.exec(plainOf(text))?.[0].length ?? 0;

const keyOf = (figure: string): string =>
  figure
    .replace(/[,，](?=\d)/g, '')
    .replace(/[〔【(（]/g, '[')
    .replace(/[〕】)）]/g, ']')
    .replace(/〇/g, '零')
    .replace(/两/g, '二');
