import type { Random } from './random.ts';

const DIGITS = '零一二三四五六七八九';

/** 1–9999 as people write it: 三百五十, 一千零五. */
export function chineseOf(n: number): string {
  let out = '';
  let gap = false;
  for (const [place, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / place) % 10;
    if (digit === 0) gap = out !== '';
    else {
      out += (gap ? '零' : '') + DIGITS[digit] + word;
      gap = false;
    }
  }
  return out;
}

const FORMAL: Record<string, string> = {
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};
export const formalOf = (n: number): string => chineseOf(n).replace(/./g, (c) => FORMAL[c] ?? c);

const shift = (digits: string, zero: number): string =>
  digits.replace(/\d/g, (d) => String.fromCodePoint(zero + Number(d)));
/** The same digits in signs that look like digits. */
export const SCRIPTS: readonly ((digits: string) => string)[] = [
  (d) => shift(d, 0xff10),
  (d) => shift(d, 0x1d7ce),
  (d) => shift(d, 0x1d7f6),
  (d) => shift(d, 0x0660),
  (d) => shift(d, 0x0966),
  (d) => d.replace(/\d/g, (c) => (c === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(c)))),
  (d) => d.replace(/\d/g, (c) => (c === '0' ? '⓿' : String.fromCodePoint(0x2775 + Number(c)))),
  (d) => d.replace(/\d/g, (c) => (c === '0' ? '⁰' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(c)))),
  (d) => d.replace(/\d/g, (c) => `${c}\u{FE0F}\u{20E3}`),
  (d) => d.replace(/\d/g, (c) => '〇〡〢〣〤〥〦〧〨〩'.charAt(Number(c))),
];

const HIDDEN = ['\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u0301', ' ', '\u3000', '\u2009'];
/** A character that nobody sees, or a space, between two characters of a number. */
export function interrupted(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, text.length - 1));
  return text.slice(0, at) + random.pick(HIDDEN) + text.slice(at);
}

const WORDS = [
  '一半',
  '三分之一',
  '十分之一',
  '翻一番',
  '翻番',
  '双倍',
  '两倍',
  '全额',
  '减半',
  '八成',
  '对半',
  'half',
  'double',
  'fifty percent',
  'two hundred thousand yuan',
  'half a million',
  '上不封顶',
  '几十万',
  '数百万',
  '百来万',
  '上亿',
  '俩',
  '卅万',
  '半年',
  '三年',
  '十个工作日',
  '年底',
  '明年',
  '元旦',
  '二〇二六年',
  '第三批',
  '十家',
  '💯',
  '🔟',
  'Ⅲ',
  '㈤',
  '㊿',
  '½',
  '⅓',
  '50％',
  '３‰',
  '三點五億',
  '伍拾萬圓',
  '兩佰萬',
  '壹佰万元整',
  '五块',
  '百分之五',
  '两个点',
  '￥5',
  '€9',
];

/** A quantity, a date or a document number in any of the forms in which one can be written. */
export function anyQuantity(random: Random): string {
  const n = 1 + random.below(random.pick([9, 99, 999, 9999]));
  const unit = random.pick([
    '元',
    '万元',
    '亿元',
    '%',
    '家',
    '户',
    '年',
    '个月',
    '小时',
    '元/小时',
    '吨',
    '万',
    '个百分点',
    '倍',
    '',
  ]);
  switch (random.below(14)) {
    case 0:
      return `${n}${unit}`;
    case 1:
      return `${chineseOf(n)}${unit || '元'}`;
    case 2:
      return `${formalOf(n)}${unit || '元'}`;
    case 3:
      return random.pick(SCRIPTS)(String(n)) + unit;
    case 4:
      return interrupted(`${n}5${unit}`, random);
    case 5:
      return interrupted(`${chineseOf(1000 + (n % 9000))}万元`, random);
    case 6:
      return random.pick([
        `$${n}`,
        `¥${n}`,
        `RMB ${n}`,
        `${n}k yuan`,
        `${n} million`,
        `USD ${n}`,
        `${n}万美元`,
        `€${n}`,
        `CNY ${n}.5m`,
      ]);
    case 7:
      return `20${10 + random.below(20)}年${1 + random.below(12)}月${1 + random.below(28)}日`;
    case 8:
      return random.pick([
        `20${10 + random.below(20)}-0${1 + random.below(9)}-15`,
        `${1 + random.below(12)}月底`,
        `二〇二${DIGITS[random.below(10)]}年`,
        `20${10 + random.below(20)}/3/1`,
      ]);
    case 9:
      return `〔20${10 + random.below(20)}〕${n}号`;
    case 10:
      return `${n.toLocaleString('en-US')}.5${unit}`;
    case 11:
      return `${n}—${n + 5}${unit || '万元'}`;
    default:
      return random.pick(WORDS);
  }
}
