import { CHINESE_NUMERAL, chineseValue } from './numeral.ts';
import { matchAt, type Token, tokenAt } from './quantity-token.ts';
import { DASH, writtenNumber } from './written-number.ts';

const DOCUMENT = /[〔[（(【]\s*(\d{4})\s*[〕\]）)】]\s*第?\s*(\d{1,5})\s*号/y;
/** 〔2022〕4号. */
export function documentAt(text: string, at: number): Token[] {
  const m = matchAt(DOCUMENT, text, at);
  return m ? [tokenAt(at, m[0].length, `〔${m[1]}〕${m[2]}号`, 'document')] : [];
}

const YEAR = '(?:19|20)\\d{2}';
const YEARS = new RegExp(`(${YEAR})\\s*年?${DASH}(${YEAR})(?=\\s*年|[)）》\\s]|$)(?:\\s*年)?`, 'y');
const DAY = new RegExp(
  `(${YEAR})\\s*(?:年|[-./])\\s*(\\d{1,2})\\s*(?:月|(?<!年\\s*\\d{1,2}\\s*)[-./])\\s*(\\d{1,2})(?:\\s*[日号])?(?![\\d.])`,
  'y',
);
const MONTH = new RegExp(`(${YEAR})\\s*(?:年\\s*(\\d{1,2})\\s*月|-(0[1-9]|1[0-2])(?![-\\d]))`, 'y');
const YEAR_ALONE = new RegExp(`(?:(${YEAR})|([一二][九〇零][〇零一二三四五六七八九]{2}))\\s*年(?:度|底|末|初)?`, 'y');
/** 9月15还清 leaves the 号 out. */
const DAY_OF_YEAR = /(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})(?:\s*[日号]|(?=放|还|贷|借|到期|结清|下款)))?(?!个|期)/y;
/** 去年十一月开工, 十二月份: two characters that else tell a number. */
const LATE_MONTH = /十([一二])月(?:份)?(?!个)/y;
/** 拖到明年三月: a single character tells a month behind a year that is told so. */
const EARLY_MONTH = /(?<=[明今去后前]年)([一二三四五六七八九])月(?:份)?(?!个)/y;
/** 27年3月: two digits tell a year before a month alone. */
const SHORT_YEAR = /([123]\d)年(\d{1,2})月(?:份)?(?![个内底末]|\d)/y;
const two = (n: string) => n.padStart(2, '0');
/** A day, a month, a year, or the two years of a range. */
export function dateAt(text: string, at: number): Token[] {
  if (/\d/.test(text[at - 1] ?? '')) return [];
  let m = matchAt(YEARS, text, at);
  if (m?.[1] && m[2]) {
    const second = m[0].lastIndexOf(m[2]);
    return [tokenAt(at, 4, m[1], 'date'), tokenAt(at + second, m[0].length - second, m[2], 'date')];
  }
  m = matchAt(DAY, text, at);
  if (m && Number(m[2]) <= 12 && Number(m[3]) <= 31)
    return [tokenAt(at, m[0].length, `${m[1]}-${two(m[2] ?? '')}-${two(m[3] ?? '')}`, 'date')];
  m = matchAt(MONTH, text, at);
  if (m) return [tokenAt(at, m[0].length, `${m[1]}-${two(m[2] ?? m[3] ?? '')}`, 'date')];
  m = matchAt(YEAR_ALONE, text, at);
  if (m) return [tokenAt(at, m[0].length, m[1] ?? String(chineseValue(m[2] ?? '')), 'date')];
  m = matchAt(SHORT_YEAR, text, at);
  if (m && Number(m[2]) >= 1 && Number(m[2]) <= 12)
    return [tokenAt(at, m[0].length, `20${m[1]}-${two(m[2] ?? '')}`, 'date')];
  m = matchAt(EARLY_MONTH, text, at);
  if (m) return [tokenAt(at, m[0].length, `--${two(String(chineseValue(m[1] ?? '')))}`, 'date')];
  m = matchAt(DAY_OF_YEAR, text, at);
  if (m && Number(m[1]) >= 1 && Number(m[1]) <= 12)
    return [tokenAt(at, m[0].length, `--${two(m[1] ?? '')}${m[2] ? `-${two(m[2])}` : ''}`, 'date')];
  m = /[一二三四五六七八九百零]/.test(text[at - 1] ?? '') ? null : matchAt(LATE_MONTH, text, at);
  return m ? [tokenAt(at, m[0].length, m[1] === '一' ? '--11' : '--12', 'date')] : [];
}

const ORDINAL = new RegExp(
  `第\\s*(\\d+|[${CHINESE_NUMERAL}]+)\\s*(条|款|项|章|节|编|批|名|次|届|期|年|部分|段|类|档|位)?`,
  'y',
);
/** 第三条, 第2500架次. */
export function ordinalAt(text: string, at: number): Token[] {
  const m = matchAt(ORDINAL, text, at);
  const value = m ? writtenNumber(m[1] ?? '') : null;
  return m && value
    ? [
        tokenAt(at, m[0].length, value.toFixed(), 'ordinal', {
          noun: m[2] ?? '',
        }),
      ]
    : [];
}
