import { describe, expect, it } from 'vitest';
import { citationOf, replyOf } from '../fakes/replies.ts';
import { numbersIn, ungrounded } from './ungrounded.ts';

const CITED = { ...citationOf(1), text: '单个企业每年度最高不超过50万元，按贷款金额的3%给予贴息，连续3年。' };
const loose = (text: string) => ungrounded(replyOf(text, { citations: [CITED] }), '长沙贷款贴息多少');

describe('the judge of figures', () => {
  it.each(['最高不超过50万元[1]。', '按3%贴息，连续3年[1]。', '1. 国家级\n2. 市级', '一次性给予，五大行动'])(
    'passes %s',
    (text) => {
      expect(loose(text)).toEqual([]);
    },
  );

  it.each([
    '再补900万元',
    '再补¥9,000,000',
    '再补九百万元',
    '再补玖佰万元',
    '再补9００万元',
    '补80%',
    '补百分之八十',
    '三倍',
    '2031年12月31日',
    '五十天',
    '9\u200b00万元',
    '𝟗𝟎𝟎万',
    '十五个工作日',
    '50亿元',
    '50%',
    '3%变成30%',
    '一千零八十元',
    '八点五个百分点',
  ])('catches %s', (text) => {
    expect(loose(text).length).toBeGreaterThan(0);
  });

  it('reads numerals in words', () => {
    expect(numbersIn('一千零八十万元').map((n) => n.value)).toEqual([10_800_000]);
    expect(numbersIn('贰佰万元和百分之十五').map((n) => [n.kind, n.value])).toEqual([
      ['money', 2e6],
      ['share', 15],
    ]);
  });
});
