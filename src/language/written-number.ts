import Big from 'big.js';
import { CHINESE_DIGIT, CHINESE_NUMERAL, chineseValue } from './numeral.ts';

/** 2×10^6, as a raised exponent is read. */
const POWER = '(?:\\d{1,9}(?:\\.\\d{1,9})?\\s?[×xX*]\\s?)?10\\^\\d{1,2}';
export const ARABIC =
  `${POWER}|` +
  '\\d{1,3}(?:[,，]\\d{3}){1,8}(?:\\.\\d{1,12})?(?![\\d])|\\d{1,4}(?:,0000){1,6}(?!\\d)|\\d{1,40}(?:\\.\\d{1,20})?';
/** Digits and characters mixed: 2千5百, 1百50. */
export const MIXED = '\\d千(?:\\d百(?:\\d{1,2}|\\d十\\d?)?|\\d{1,3})(?![\\d,.])|\\d百(?:\\d{1,2}|\\d十\\d?)(?![\\d,.])';
/** 七、八百万 told as a sum, not as an entry of a list. */
const NEIGHBOURS = '(?<=[有了约是概近到欠贷借过])(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)';
export const CHINESE = `(?:${NEIGHBOURS}[十百千万亿]{1,3}|[${CHINESE_NUMERAL}]{1,24}(?:点[${CHINESE_DIGIT}]{1,12})?)`;
export const DASH = '\\s*(?:-|–|—{1,2}|－|~|～|至|到)\\s*';

/** A number as written, without scale or unit. */
export function writtenNumber(written: string): Big | null {
  if (written === '半') return new Big('0.5');
  if (/^\d[千百]/.test(written)) return mixedValue(written);
  if (written.includes('^')) return powerValue(written);
  return /^\d/.test(written) ? new Big(written.replace(/[,，]/g, '')) : chineseValue(written);
}

/** 2×10^6 is 2000000. */
function powerValue(written: string): Big {
  const [, factor = '1', power = '0'] = /^(?:([\d.]+)\s?[×xX*]\s?)?10\^(\d+)$/.exec(written) ?? [];
  return new Big(factor).times(new Big(10).pow(Number(power)));
}

/** 2千5百 is 2500 and 1百50 is 150; a single digit at the end stands for the next lower place, as in 三百五. */
function mixedValue(written: string): Big {
  const place = written.charAt(1) === '千' ? 1000 : 100;
  const rest = written.slice(2);
  const below = /^\d百/.test(rest) ? mixedValue(rest) : /^\d十/.test(rest) ? tensValue(rest) : new Big(rest || 0);
  const tail = rest.length === 1 ? below.times(place).div(10) : below;
  return new Big(written.charAt(0)).times(place).plus(tail);
}
const tensValue = (written: string): Big => new Big(written.charAt(0)).times(10).plus(written.charAt(2) || 0);
