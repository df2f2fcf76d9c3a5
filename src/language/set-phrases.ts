import { CHINESE_NUMERAL } from './numeral.ts';

/**
 * Phrases that hold a numeral and state no quantity: names of programmes, idioms, ordinals of speech.
 * A phrase belongs here only where no reader could take it for an amount, a rate, a count or a date of a policy.
 */
export const SET_PHRASES: readonly string[] = [
  // programmes and slogans
  '五大行动',
  '破零倍增',
  '十四五',
  '十三五',
  '十五五',
  '三高四新',
  '三个高地',
  '四新',
  '四化',
  '万千百',
  '千企升级',
  '一企一策',
  '一区一战略产业',
  '五链融合',
  '两个一百年',
  '十八大',
  '十九大',
  '二十大',
  '四个重点',
  '一网通办',
  '一点登录',
  '一号认证',
  '一件事一次办',
  '一次办',
  '一件事',
  '多证合一',
  '百强',
  '一把手',
  '一带一路',
  '三年行动',
  '3+3+2',
  '5G',
  '一站式',
  '一对一',
  '一盘棋',
  '三位一体',
  '三农',
  '两重点一重大',
  '两业融合',
  '两化融合',
  '三会',
  '三新',
  '四上企业',
  '百千万',
  // words of speech
  '一次性',
  '一定',
  '一般',
  '一样',
  '一起',
  '一致',
  '一律',
  '一旦',
  '一直',
  '一些',
  '一下',
  '一批',
  '一句话',
  '一系列',
  '一体化',
  '一揽子',
  '统一',
  '唯一',
  '万一',
  '之一',
  '进一步',
  '逐一',
  '一方面',
  '千万别',
  '千万不要',
  '十分',
  '一一',
  '一流',
  '一道',
  '第三方',
  '一遍',
  '一并',
  '同一',
  '任一',
  '每一',
  '单一',
  '一点',
  '一边',
  '四舍五入',
  '一会',
  '一看',
  '一共',
  '独一',
  '第一时间',
  '三方',
  '两者',
  '两地',
  '一体',
  '一线',
  '一同',
  '一切',
  '一行',
  '一举',
  '一贯',
  '一经',
  '一齐',
  '一手',
  '哪一',
];

const BY_FIRST = new Map<string, string[]>();
for (const phrase of SET_PHRASES) {
  const first = phrase.charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), phrase]);
}

/** The longest set phrase that begins at `at` and is not part of a quantity, if any. */
export function setPhraseAt(text: string, at: number): string | undefined {
  let best: string | undefined;
  for (const phrase of BY_FIRST.get(text[at] ?? '') ?? []) {
    if (phrase.length > (best?.length ?? 0) && text.startsWith(phrase, at) && standsAlone(text, at, phrase))
      best = phrase;
  }
  return best;
}

const NUMERAL = new RegExp(`[\\d${CHINESE_NUMERAL}]`);

const UNIT = /^(?:元(?!素)|[%‰])/;

/** 十分之一, 十分钟, 一点五, 三分之一, 统一百元, 每一元: the same characters inside a quantity are no phrase. */
function standsAlone(text: string, at: number, phrase: string): boolean {
  const next = text[at + phrase.length] ?? '';
  if (phrase === '十分') return !/[之钟]/.test(next);
  if (phrase === '一点') return !/[\d零〇一二三四五六七八九两半钟整]/.test(next);
  if (phrase === '之一' && text[at - 1] === '分') return false;
  if (!NUMERAL.test(phrase.at(-1) ?? '')) return true;
  return !NUMERAL.test(next) && !UNIT.test(text.slice(at + phrase.length));
}
