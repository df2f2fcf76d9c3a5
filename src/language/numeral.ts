import Big from 'big.js';

/** Full-width forms to ASCII and the traditional numerals and units to simplified, character by character, so that offsets stay. */
export function foldCharacters(text: string): string {
  return text.replace(
    /[！-～　萬億圓圆兩貳參陸點個噸時間戶萬僅過於]/g,
    (c) => TRADITIONAL[c] ?? (c === '　' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)),
  );
}
const TRADITIONAL: Record<string, string> = {
  萬: '万',
  億: '亿',
  圓: '元',
  圆: '元',
  兩: '两',
  貳: '贰',
  參: '叁',
  陸: '陆',
  點: '点',
  個: '个',
  噸: '吨',
  時: '时',
  間: '间',
  戶: '户',
  僅: '仅',
  過: '过',
  於: '于',
};

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
export const SCALES: Record<string, string> = {
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  w: '10000',
  W: '10000',
  k: '1000',
  K: '1000',
  百w: '1000000',
  百W: '1000000',
  千w: '10000000',
  千W: '10000000',
  kw: '10000000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  e: '100000000',
  E: '100000000',
  十亿: '1000000000',
  百亿: '10000000000',
  千亿: '100000000000',
  万亿: '1000000000000',
  十万亿: '10000000000000',
  百万亿: '100000000000000',
  千万亿: '1000000000000000',
  thousand: '1000',
  million: '1000000',
  m: '1000000',
  M: '1000000',
  mn: '1000000',
  mln: '1000000',
  billion: '1000000000',
  bn: '1000000000',
};

export const CHINESE_DIGIT = '零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖';
export const CHINESE_NUMERAL = `${CHINESE_DIGIT}十百千万亿拾佰仟`;

/** The value of a Chinese numeral (三百五十万, 二〇二二, 三百五, 三点五), or null where the characters form no number. */
export function chineseValue(text: string): Big | null {
  if (text.length > 24) return null;
  const [whole = '', fraction] = text.split('点');
  if (!whole || (fraction !== undefined && !/^[零〇一二三四五六七八九]+$/.test(fraction))) return null;
  const decimals = fraction === undefined ? '' : `.${[...fraction].map((c) => DIGITS[c]).join('')}`;
  if (whole.length > 1 && [...whole].every((c) => c in DIGITS && c !== '两'))
    return new Big([...whole].map((c) => DIGITS[c]).join('') + decimals);
  const scaled = /^(.+?)(万亿|[万亿])$/.exec(whole);
  if (decimals && scaled) return null;
  let total = new Big(0);
  let section = 0;
  let digit: number | null = null;
  let last = 1;
  for (const c of whole) {
    if (c in DIGITS) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[c] ?? 0;
      if (digit === 0) last = 1;
    } else if (c in TENS) {
      const ten = TENS[c] ?? 1;
      section += (digit === null || digit === 0 ? 1 : digit) * ten;
      digit = null;
      last = ten;
    } else if (c !== '万' && c !== '亿') return null;
    else {
      const scale = c === '万' ? 1e4 : 1e8;
      const here = section + (digit ?? 0);
      if (here === 0 && total.eq(0)) return null;
      total = c === '亿' ? total.plus(here).times(scale) : total.plus(new Big(here).times(scale));
      section = 0;
      digit = null;
      last = scale;
    }
  }
  // 三百五 is 350 and 三万五 is 35000: a digit after a unit stands for the next lower place.
  const tail = digit === null ? 0 : last >= 100 ? (digit * last) / 10 : digit;
  return total.plus(section + tail).plus(decimals ? new Big(`0${decimals}`) : 0);
}

const APPROXIMATE = new RegExp(`^((?:[零一二两三四五六七八九十百千万亿]*[十百千万亿])?)(${pairs()})([十百千万亿]*)$`);
function pairs(): string {
  const digits = '一二三四五六七八九';
  const next = [...digits].slice(1).map((d, i) => `${digits[i]}${d}`);
  return [...next, '一两', '两三', '三五'].join('|');
}

/** The two ends of two neighbouring digits said for about so much: 三四百万, 七、八百万, 二十三四万, 两三; null where the numeral is not of that form. */
export function approximateValue(written: string): { readonly low: Big; readonly high: Big } | null {
  if (written.length > 20) return null;
  const between = (low: Big | null, high: Big | null) => low && high && { low, high };
  const about = /^([百千])八([十百])(万|亿)?$/.exec(written);
  if (about?.[1]) {
    const [, head, next, scale = ''] = about;
    return between(chineseValue(`一${head}${scale}`), chineseValue(`一${head}八${next}${scale}`));
  }
  const m = APPROXIMATE.exec(written.replace('、', ''));
  if (!m?.[2]) return null;
  const ends = [...m[2]].map((digit) => chineseValue(`${m[1] ?? ''}${digit}${m[3] ?? ''}`));
  return between(ends[0] ?? null, ends[1] ?? null);
}
