import { LOCATOR, LOCATOR_PART } from '../language/locator-pattern.ts';
import { chineseValue } from '../language/numeral.ts';

export interface ClauseHeading {
  readonly locator: string;
  readonly heading: string;
}

/**
 * Splits `一(一) “小巨人”贷款贴息` into locator and heading; the locator is empty where the source has no number. Beside the
 * official numbers a locator may hold 附件2 (an annex), 表1 and 第3行 (a table and its row), 重2 (the second of two that bear
 * one number); one that begins with · stands below a heading without a number and is read from there.
 */
export function splitHeading(line: string): ClauseHeading {
  const m = LOCATOR.exec(line);
  const locator = m?.[1] === '·' ? '' : (m?.[1] ?? '');
  return { locator, heading: locator ? line.slice(m?.[0].length).trim() : line.trim() };
}

const LETTERS: Readonly<Record<string, string>> = {
  编: 'b',
  章: 'c',
  节: 's',
  条: '',
  段: 'p',
  行: 'r',
  表: 't',
  重: 'x',
};

/** The place that a locator names, for a clause id: 一(一) → 1.1, 二(五)18 → 2.5.18, 第三条 → 3, 一第2段 → 1.p2, 附件1第三条 → a1.3, 前言 → 0. */
export function placeOf(locator: string): string {
  const parts: string[] = [];
  for (const m of locator.matchAll(LOCATOR_PART)) {
    const [, preamble, annex, n, kind, mark, count, article, inserted, han, level, plain, circled] = m;
    if (preamble) parts.push('0');
    else if (annex !== undefined) parts.push(`a${annex}`);
    else if (kind) parts.push(`${LETTERS[kind]}${n}`);
    else if (mark) parts.push(`${LETTERS[mark]}${count}`);
    else if (article && inserted) parts.push(`${chineseValue(article)}.i${chineseValue(inserted)}`);
    else if (han) parts.push(`${LETTERS[level ?? '']}${chineseValue(han)}`);
    else if (circled) parts.push(String((circled.codePointAt(0) ?? 0x2460) - 0x245f));
    else if (plain) parts.push(/^\d/.test(plain) ? plain : String(chineseValue(plain)));
  }
  return parts.join('.');
}
