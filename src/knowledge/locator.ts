import { chineseValue } from './numeral.ts';

const HAN = '[〇零一二三四五六七八九十百]+';
const LOCATOR = new RegExp(
  `^(前言|(?:第${HAN}章)?(?:第${HAN}节)?(?:第${HAN}条)?(?:${HAN}(?![^\\s(（\\d第]))?(?:[(（]${HAN}[)）]|[(（]\\d+[)）]|\\d+|[①-⑳])*(?:第\\d+段)?)(?:\\s+|$)`,
);

export interface Heading {
  readonly locator: string;
  readonly heading: string;
}

/** Splits `一(一) “小巨人”贷款贴息` into locator and heading; the locator is empty where the source has no number. */
export function splitHeading(line: string): Heading {
  const m = LOCATOR.exec(line);
  const locator = m?.[1] ?? '';
  return { locator, heading: locator ? line.slice(m?.[0].length).trim() : line.trim() };
}

/** The place that a locator names, for a clause id: 一(一) → 1.1, 二(五)18 → 2.5.18, 第三条 → 3, 一第2段 → 1.p2, 前言 → 0. */
export function placeOf(locator: string): string {
  if (locator === '前言') return '0';
  const parts: string[] = [];
  for (const m of locator.matchAll(
    new RegExp(`第(\\d+)段|第(${HAN})([章节条])|[(（]?(${HAN}|\\d+)[)）]?|([①-⑳])`, 'g'),
  )) {
    if (m[1]) parts.push(`p${m[1]}`);
    else if (m[2]) parts.push(`${m[3] === '章' ? 'c' : m[3] === '节' ? 's' : ''}${chineseValue(m[2])}`);
    else if (m[5]) parts.push(String((m[5].codePointAt(0) ?? 0x2460) - 0x245f));
    else if (m[4]) parts.push(/^\d/.test(m[4]) ? m[4] : String(chineseValue(m[4])));
  }
  return parts.join('.');
}
