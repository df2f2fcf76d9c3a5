import type { PersonalKind, PersonalStretch } from './personal-stretch.ts';

/** 一三八零零一三八零零零, 幺三八…: digits as they are spelt out, one by one; an amount is never spelt so. */
const SPELT = /[零〇一二三四五六七八九幺壹](?:[ ,-]?[零〇一二三四五六七八九幺壹]){6,24}/g;
const DIGITS: ReadonlyMap<string, string> = new Map([...'零一二三四五六七八九'].map((c, i) => [c, String(i)]));

/** Digits written at a stretch or in groups: 13800138000, 138 0013 8000, +86-138…, 0731-88888888, 4111 1111 1111 1111. */
const WRITTEN = /(?<![\d.])(?:\+?86[ -]?)?\d(?:[ ,.-]?\d){9,23}[Xx]?(?![\d万亿元%])/g;

/** Eighteen letters and digits, in groups too, in capitals or not: the region stands in digits 3–8. */
const CODE = /(?<![A-Za-z\d])[\dA-Za-z](?:[ -]?[\dA-Za-z]){17}(?![A-Za-z\d])/g;
const CREDIT_CODE = /^[\dA-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}$/;
const IDENTITY = /^\d{17}[\dX]$/;

const plain = (words: string): string => words.replace(/[ ,.-]/g, '');

/** What a run of digits is, by its length and its first digits; null where it may be anything: loans and turnovers stand beside one another too. */
function kindOf(words: string): PersonalKind | null {
  const digits = plain(words).replace(/^\+?86(?=1[3-9]\d{9}$)/, '');
  if (IDENTITY.test(digits.toUpperCase())) return '证件号';
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits)) return '电话';
  if (/^\d{12,}$/.test(words)) return '号码';
  return /^\d{16,19}$/.test(digits) && isCard(digits) ? '号码' : null;
}

/** ISO/IEC 7812: the last digit of a card's number checks the others. */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const times = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return all + (times > 9 ? times - 9 : times);
  }, 0);
  return sum % 10 === 0;
}

/** Telephone numbers, identity and credit codes, and other long numbers, with spaces, in small letters or spelt out in Chinese. */
export function numbersToReach(text: string): readonly PersonalStretch[] {
  const spelt = [...text.matchAll(SPELT)].map(({ 0: words, index }): PersonalStretch => {
    const digits = [...plain(words)].map((c) => DIGITS.get(c) ?? (c === '〇' ? '0' : '1')).join('');
    return { start: index, end: index + words.length, kind: kindOf(digits) ?? '号码' };
  });
  const written = [...text.matchAll(WRITTEN)].flatMap(({ 0: words, index }): readonly PersonalStretch[] => {
    const kind = kindOf(words);
    return kind ? [{ start: index, end: index + words.length, kind }] : [];
  });
  const codes = [...text.matchAll(CODE)].flatMap(({ 0: words, index }): readonly PersonalStretch[] => {
    const code = plain(words).toUpperCase();
    const kind = IDENTITY.test(code) ? '证件号' : CREDIT_CODE.test(code) ? '统一社会信用代码' : null;
    return kind ? [{ start: index, end: index + words.length, kind }] : [];
  });
  return [...codes, ...spelt, ...written];
}
