import Big from 'big.js';
import { foldCharacters } from './numeral.ts';
import { scanAt } from './quantity-scan.ts';
import type { Token } from './quantity-token.ts';
import { recently } from './recently.ts';
import { setPhraseAt } from './set-phrases.ts';

/** How the words around a figure limit it. `at-most` is a ceiling (最高, 不超过), `at-least` a floor (以上, 达到), `about` 左右. */
export type Bound = 'exact' | 'at-most' | 'below' | 'at-least' | 'above' | 'about';

/**
 * One quantity of a text. `value` is a decimal string in the base unit (CNY, %, h, t, count, year, month, day, CNY/h …);
 * for `date` an ISO date or part of one (`2022`, `2022-01`, `--01`); for `document` the bracketed year and number; for
 * `ordinal` and `number` the bare number.
 */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly unit: string;
  readonly bound: Bound;
  /** What is counted: 家, 户, 架次; empty otherwise. */
  readonly noun: string;
  /** No exact value stands in the text: 两千来万, 几百万, 500多万. */
  readonly vague: boolean;
  /** Where it is vague: from what to what it may be, in its unit. */
  readonly low?: string;
  readonly high?: string;
  /** The text itself names the unit; 500万 alone is taken for money. */
  readonly stated: boolean;
}

/** A sum of money or a rate: what support is told in. */
export const isSumOrRate = ({ unit }: Pick<Figure, 'unit'>): boolean => /^(?:CNY|%)/.test(unit);

/** Every quantity of `text`, in order, set phrases aside. The one parser: clauses, questions, rules and drafts all go through it. */
export const parseFigures = recently(512, (text): readonly Figure[] => {
  const plain = foldCharacters(text);
  const figures: Figure[] = [];
  let at = 0;
  while (at < plain.length) {
    const phrase = setPhraseAt(plain, at);
    // 一点登录 is a phrase; 一点五万元 is a quantity that goes on where the phrase 一点 ends.
    const found = scanAt(plain, at);
    const isName = (phrase && (found.at(-1)?.end ?? 0) <= at + phrase.length) || isModel(plain, found);
    const tokens = isName ? [] : found;
    for (const token of tokens)
      figures.push({
        ...token,
        text: text.slice(token.start, token.end),
        bound: 'exact',
      });
    at = tokens.at(-1)?.end ?? (phrase ? at + phrase.length : isName ? (found.at(-1)?.end ?? at + 1) : at + 1);
  }
  return boundAround(plain, figures);
});

/** R44, AC311, 米-171: a bare number right behind a letter, or behind who builds it, is a model's name. */
function isModel(text: string, [token, ...more]: readonly Token[]): boolean {
  if (!token || more.length > 0 || token.unit !== 'number') return false;
  const { start, end } = token;
  return /^\d{2,4}$/.test(text.slice(start, end)) && MODEL.test(text.slice(0, start));
}
const MODEL = /(?:(?<![A-Za-z])[A-Za-z]{1,3}|贝尔|米里?|直升?|运|空客|罗宾逊|塞斯纳|西锐|钻石|山河|小鹰|海鸥)[-—]?$/;

const BEFORE: readonly [RegExp, Bound][] = [
  [
    /(?:不\s{0,4}超过|不得超过|未超过|没超过|不高于|不大于|不多于|最高|最多|至多|上限|封顶|顶格|up to|at most|no more than|maximum(?: of)?|≤|<=)[^，,。；;、:：]{0,6}$/i,
    'at-most',
  ],
  [
    /(?:达到或者?超过|[大高多]于或等于|不低于|不少于|不小于|不得低于|至少|最低|最少|起码|at least|no less than|≥|>=)[^，,。；;、:：]{0,4}$/i,
    'at-least',
  ],
  [
    /(?:低于|不足|小于|少于|未达到?|不到|没到|[不没未]满|[不没]够|below|under|less than|<)[^，,。；;、:：\d]{0,2}$/i,
    'below',
  ],
  [/(?:超过|超出|高于|大于|多于|突破|[冲迈越跨]过|冲破|超|above|over|more than|>)[^，,。；;、:：\d]{0,2}$/i, 'above'],
  [/(?:达到?|满|实现)[^，,。；;、:：\d]{0,2}$/, 'at-least'],
  [
    /(?:大约|大概|大致|差不多|约莫?|约摸|估计|估摸着?|接近|将近|近|about|around|approximately|roughly)(?:是|有|在)?\s*$/i,
    'about',
  ],
];
const AFTER: readonly [RegExp, Bound][] = [
  [
    /^\s{0,4}[)）]?\s{0,4}(?:\(不?含\)|（不?含）)?\s{0,4}(?:以内|以下|之内|封顶|为限|为上限|的?上限|(?:\/|每)?年?封顶|or less|at most)/,
    'at-most',
  ],
  [/^\s{0,4}(?:\(含\)|（含）)?\s{0,4}(?:及?以上|起(?![来点飞降])|or more|\+)/, 'at-least'],
  [/^\s*(?:左右|上下|前后|出头|开外|(?:的)?(?:样子|光景))/, 'about'],
  [/^\s*(?:还|都)?(?:不到|不足|没到)(?=[,，。;；!！?？吧了的呢]|一点|$)/, 'below'],
];

/** A share is limited by what stands before its base, brackets aside: 不超过贷款市场报价利率（取当年1月份）的50%. */
const BEFORE_BASE: readonly [RegExp, Bound][] = [
  [/(?:不超过|不得超过|不高于|最高|最多|至多)(?:[^，,。；;、:：\d]|\d{1,4}(?=[年月日])){1,24}的\s*$/, 'at-most'],
  [/(?:不低于|不得低于|不少于|至少)(?:[^，,。；;、:：\d]|\d{1,4}(?=[年月日])){1,24}的\s*$/, 'at-least'],
];
const INCLUDED = /^\s*[（(]含[^）)]{0,4}[）)]/;
const BRACKETED = /[（(][^（）()]*[）)]/g;

/** Gives each figure the limit that the words around it set; 不超过100万元、20万元 limits both. */
function boundAround(plain: string, figures: readonly Figure[]): Figure[] {
  const bounded: Figure[] = [];
  for (const [i, figure] of figures.entries()) {
    const previous = bounded.at(-1);
    const from = Math.max(figures[i - 1]?.end ?? 0, figure.start - 14);
    const before = plain.slice(from, figure.start) + (figure.text.startsWith('近') ? '近' : '');
    const after = plain.slice(figure.end, Math.min(figures[i + 1]?.start ?? plain.length, figure.end + 10));
    const base =
      figure.unit === '%' ? plain.slice(Math.max(0, figure.start - 48), figure.start).replace(BRACKETED, '') : '';
    let bound =
      AFTER.find(([p]) => p.test(after))?.[1] ??
      BEFORE.find(([p]) => p.test(before))?.[1] ??
      BEFORE_BASE.find(([p]) => p.test(base))?.[1] ??
      'exact';
    const listed =
      previous &&
      previous.unit === figure.unit &&
      /^\s*(?:、|和|或|及|，分别|至|到|-|—{1,2}|~)\s*$/.test(plain.slice(previous.end, figure.start));
    if (listed && bound === 'exact' && previous.bound === 'at-most') bound = 'at-most';
    // 突破1亿元（含）: the line itself counts.
    if (INCLUDED.test(after)) bound = bound === 'above' ? 'at-least' : bound === 'below' ? 'at-most' : bound;
    bounded.push({ ...figure, bound });
  }
  return inheritUnits(plain, bounded);
}

/** The first end of a range takes the unit of the second, and its scale where it has none: 1000—2000万元, 3-5%, 一千八到一千九百万. */
function inheritUnits(plain: string, figures: readonly Figure[]): Figure[] {
  return figures.map((figure, i) => {
    const next = figures[i + 1];
    if (!next || next.unit === 'number' || next.unit === 'date' || next.unit === 'document') return figure;
    const bare = figure.unit === 'number' || (next.unit === 'CNY' && isUnscaledSum(figure));
    const gap = plain.slice(figure.end, next.start);
    // 3万还是5万件: what is left open is a count as well.
    if (next.unit === 'count' && figure.unit === 'CNY' && !figure.stated && /^\s*(?:还是|或者?)\s*$/.test(gap))
      return { ...figure, unit: next.unit, noun: next.noun };
    const dropped = placesDropped(plain, figure, next);
    const ranges = /^\s*(?:-|–|—{1,2}|~|至|到)\s*$/.test(gap) || (gap === '、' && dropped !== null);
    if (!bare || !ranges) return figure;
    const scale = /([万亿wW])(?:元|块钱?)?$/.exec(next.text)?.[1];
    const place = /^(?:[\d.]+|[一二两三四五六七八九])([百千])[万亿wW]/.exec(next.text)?.[1] ?? '';
    const times = !scale ? 1 : (scale === '亿' ? 1e8 : 1e4) * ({ 百: 100, 千: 1000 }[place] ?? 1);
    const value = new Big(figure.value).times(times).times(10 ** (dropped ?? 0));
    if (figure.unit !== 'number' && value.gt(next.value)) return figure;
    const taken = { ...figure, unit: next.unit, noun: next.noun };
    if (dropped === null || !next.stated || gap === '、') return { ...taken, value: value.toFixed() };
    // 1-200万元 may mean what it says, as forms write it, or 100万 at its low end, as people do.
    const asWritten = new Big(figure.value).times(scale === '亿' ? 1e8 : 1e4).toFixed();
    return { ...taken, value: asWritten, vague: true, low: asWritten, high: value.toFixed() };
  });
}

/** 贷了5-600万, 大概5、6百万: how many places a digit leaves out that stands before the next higher one; null where it does not. */
function placesDropped(plain: string, figure: Figure, next: Figure): number | null {
  const [first, second] = [/^[1-9]$/.exec(figure.text), /^([1-9])(0{0,3})(?=[百千万亿wW])/.exec(next.text)];
  const inSentence = /\p{Script=Han}$/u.test(plain.slice(0, figure.start));
  if (!first || !second || !inSentence || Number(second[1]) !== Number(first[0]) + 1) return null;
  return second[2]?.length ?? 0;
}

/** 一千八: taken for money for its size alone. */
const isUnscaledSum = ({ unit, stated, text }: Figure): boolean => unit === 'CNY' && !stated && !/[万亿]/.test(text);
