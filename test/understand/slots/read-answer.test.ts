import { describe, expect, it } from 'vitest';
import type { AskedBack, SlotValue } from '../../../src/understand/slots/slot.ts';
import { CITY, NATION, value } from '../../fakes/slots.ts';

describe('a bare reply', () => {
  const answers: readonly [string, AskedBack, SlotValue | undefined][] = [
    ['500万', { fact: '主营业务收入' }, '5000000'],
    ['3.1', { fact: 'LPR' }, '3.1'],
    ['200', { fact: '年飞行小时' }, '200'],
    ['两个', { fact: '单项冠军产品数' }, '2'],
    ['半年', { fact: '贷款年数' }, '0.5'],
    ['是的', { fact: '新认定' }, true],
    ['还没有', { fact: '已成功上市' }, false],
    ['去年', { fact: '小巨人认定年度' }, 2025],
    ['23年', { fact: '小巨人认定年度' }, 2023],
    ['湖南长沙', { fact: '主运行基地' }, '430100'],
    ['研发', { fact: '贷款用途' }, '重大研发'],
    ['通用的', { fact: '机场类型' }, '通用机场'],
    ['有', { fact: '认定称号', names: [CITY] }, { has: [CITY], lacks: [] }],
    ['没有', { fact: '认定称号', names: [CITY] }, { has: [], lacks: [CITY] }],
    ['国家级', { fact: '认定称号', names: [CITY, NATION] }, { has: [NATION], lacks: [] }],
    ['不是，我们是国家级小巨人', { fact: '认定称号', names: [CITY] }, { has: [NATION], lacks: [CITY] }],
    ['500', { fact: '年度贷款总额' }, '5000000'],
    ['两百六到三百一之间', { fact: '年度贷款总额' }, { low: '2600000', high: '3100000' }],
    ['5', { fact: '年度贷款总额' }, undefined],
    ['五百来万吧', { fact: '年度贷款总额' }, { about: '5000000', low: '4500000', high: '5500000' }],
    ['三四个月', { fact: '贷款年数' }, { low: '3个月', high: '4个月' }],
    ['差不多半年', { fact: '贷款年数' }, { about: '0.5', low: '0.45', high: '0.55' }],
    ['一般能补多少？', { fact: '新认定' }, undefined],
  ];
  for (const [text, asked, expected] of answers)
    it(`${text} answers ${asked.fact} with ${JSON.stringify(expected)}`, () => {
      expect(value(text, asked.fact, asked)).toEqual(expected);
    });
});

describe('a figure that is taken back', () => {
  const asked = { fact: '年度贷款总额' };
  it.each([
    ['不是500万，是350万', '3500000'],
    ['搞错了，不是五百万，应该是三百五十万', '3500000'],
    ['贷款不是500万,是800万', '8000000'],
    ['不是300万而是400多万', { about: '4000000', low: '4000000', high: '5000000', beyond: 'both' }],
    ['并非600万，其实是550万', '5500000'],
  ])('%s', (text, expected) => expect(value(text, '年度贷款总额', asked)).toEqual(expected));
});

describe('a figure to calculate with', () => {
  const asked = { fact: '年度贷款总额' };
  it.each([
    ['数还没出来，先照400万算一个', '4000000'],
    ['等会计，就按800万估', '8000000'],
    ['按50万上限', undefined],
  ])('is told by %s', (text, expected) => {
    expect(value(text, '年度贷款总额', asked)).toEqual(expected);
  });
});
