import Big from 'big.js';
import { chineseValue } from './numeral.ts';
import { matchAt, type Token, tokenAt } from './quantity-token.ts';
import { ARABIC, CHINESE, DASH, writtenNumber } from './written-number.ts';

/** What may stand behind the digit of 六成二: the end of what is said, or what is done with a share. 三成一次性 and 五成二次 are 30 % and 50 %. */
const AFTER_TENTH = '$|[\\p{P}\\s]|[的多了吗呢吧给补奖]|左右|上下|以[上下内]';
const PERCENT = new RegExp(
  `(${ARABIC}|${CHINESE})(?:${DASH}(${ARABIC}))?\\s*(个百分点|%|％|‰|个点|percent|per cent|成(?![功立为本果员长交品都])(?:半|[一二三四五六七八九](?=${AFTER_TENTH}))?)`,
  'uy',
);
const PERCENT_OF = new RegExp(`([百千万])分之(${ARABIC}|${CHINESE})`, 'y');
/** Parts of a hundred, of a thousand, of ten thousand. */
const PARTS: Readonly<Record<string, string>> = { 百: '1', 千: '0.1', 万: '0.01' };
/** A share of a hundred, or the two ends of a range of them. */
export function percentAt(text: string, at: number): Token[] {
  let m = matchAt(PERCENT_OF, text, at);
  const of = m ? writtenNumber(m[2] ?? '') : null;
  if (m && of) return [tokenAt(at, m[0].length, of.times(PARTS[m[1] ?? ''] ?? 1).toFixed(), '%')];
  m = matchAt(PERCENT, text, at);
  if (!m) return [];
  const [sign = '', tail = ''] = m[3] ?? '';
  const times = sign === '成' ? new Big(10) : sign === '‰' ? new Big('0.1') : new Big(1);
  const value = writtenNumber(m[1] ?? '');
  if (!value) return [];
  // 六成二 is 62 %, 三成半 35 %.
  const rest = sign !== '成' || tail === '' ? 0 : tail === '半' ? 5 : (chineseValue(tail) ?? 0);
  const first = value.times(times).plus(rest).toFixed();
  if (m[2] === undefined) return [tokenAt(at, m[0].length, first, '%')];
  const second = m[0].indexOf(m[2], (m[1] ?? '').length);
  return [
    tokenAt(at, (m[1] ?? '').length, first, '%'),
    tokenAt(at + second, m[0].length - second, new Big(m[2]).times(times).toFixed(), '%'),
  ];
}
